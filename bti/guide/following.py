"""``next: x`` written as the ordinary transition that it is."""

from __future__ import annotations

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.merging import merge
from bti.guide.nodes import Entry, MapNode, entries_of, text_of, values_of, without

Path = tuple[str, ...]


def with_transition(node: MapNode, findings: list[Finding]) -> MapNode:
    """Give a step or kind whose ``next`` is the transition ``neste``."""
    entries = entries_of(node)
    following = entries.get("next")
    if following is None:
        return node
    written = entries.get("transitions")
    if "neste" in values_of(written.value if written else None):
        message = (
            "Steget har både «next» og overgangen «neste». Behold den ene: «next: x» er "
            "overgangen «neste»."
        )
        findings.append(finding("dobbel-noekkel", following.place, message))
        return without(node, "next")
    place = following.place
    move = MapNode(place, (Entry("to", place, following.value),))
    made = MapNode(place, (Entry("neste", place, move),))
    if written is not None and text_of(written.value):
        return without(node, "next")
    whole = made if written is None else merge(written.value, made, None)
    entry = Entry("transitions", written.place if written else place, whole)
    rest = without(node, "next", "transitions")
    return MapNode(rest.place, (*rest.entries, entry))


def path_in_step(text: str) -> Path:
    """Give a path below a step, where ``next`` is the transition that it stands for."""
    return spelt_out(tuple(text.split(".")))


def spelt_out(path: Path) -> Path:
    """Give a path whose first part may be ``next``."""
    return ("transitions", "neste", *path[1:]) if path[0] == "next" else path
