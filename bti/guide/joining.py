"""Several files to one tree: each file holds some of the top keys."""

from __future__ import annotations

from collections.abc import Mapping

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.nodes import Entry, ListNode, MapNode, Node, entries_of, text_of, without
from bti.guide.source import read

SCENARIOS = "scenarios"


def join(files: Mapping[str, str], findings: list[Finding]) -> MapNode | None:
    """Read all files of a guide, in the order of their names, and join them by id."""
    tree: MapNode | None = None
    for name in sorted(files):
        node, faults = read(files[name], name)
        findings.extend(faults)
        top = _top(node, name, findings, is_alone=len(files) == 1, has_faults=bool(faults))
        if top is not None and not _is_another(tree, top, findings):
            tree = top if tree is None else _joined(tree, top, findings)
    return tree


def _is_another(tree: MapNode | None, top: MapNode, findings: list[Finding]) -> bool:
    """Tell whether a file begins a guide of its own; it is said once, and not read as a part."""
    first = entries_of(tree).get("workflow") if tree else None
    second = entries_of(top).get("workflow")
    if first is None or second is None or text_of(first.value) == text_of(second.value):
        return False
    here, there = text_of(second.value), text_of(first.value)
    message = (
        f"Mappen har to veiledere: «{there}» i {first.place.file}, og «{here}» her. Sjekk hver fil "
        "for seg, eller legg dem i hver sin mappe."
    )
    findings.append(finding("dobbel-noekkel", second.place, message))
    return True


def _top(
    node: Node | None, name: str, findings: list[Finding], *, is_alone: bool, has_faults: bool
) -> MapNode | None:
    if isinstance(node, MapNode):
        # Scenarios are beside the guide also when they stand in its file: they never change it.
        return without(node, SCENARIOS)
    if has_faults:
        return None
    if isinstance(node, ListNode) or (node is not None and node.text):
        message = "Filen skal bestå av nøkler med innhold, for eksempel «title: …»."
        findings.append(finding("feil-form", node.place, message))
    elif is_alone:
        message = "Filen er tom. Begynn med «workflow:», «version:», «language:» og «title:»."
        findings.append(finding("tom-fil", Place(name, 1), message))
    return None


def _joined(first: MapNode, second: MapNode, findings: list[Finding]) -> MapNode:
    """Join two maps by key; what stands in both must be maps, else it stands twice."""
    entries = {entry.key: entry for entry in first.entries}
    for entry in second.entries:
        known = entries.get(entry.key)
        if known is None:
            entries[entry.key] = entry
        elif isinstance(known.value, MapNode) and isinstance(entry.value, MapNode):
            inner = _joined(known.value, entry.value, findings)
            entries[entry.key] = Entry(entry.key, known.place, inner)
        else:
            message = (
                f"«{entry.key}» står to ganger: her og i {known.place}. Behold den ene, "
                "eller gi dem hvert sitt navn."
            )
            findings.append(finding("dobbel-noekkel", entry.place, message))
    return MapNode(first.place, tuple(entries.values()))
