"""The written tree to a complete one: implied level, ``next``, ``like`` and kinds.

The order is the language's: ``like`` copies the written target, ``remove`` comes before one's own
keys, and the content of the kind lies under the step. Every node keeps the place it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined
from bti.guide.definition import Form, Kind, Step, Sweep
from bti.guide.following import Path, path_in_step, with_transition
from bti.guide.list_changes import is_change, items_of
from bti.guide.merging import merge, remove
from bti.guide.nearest import meant
from bti.guide.nodes import (
    Entry,
    ListNode,
    MapNode,
    Node,
    TextNode,
    entries_of,
    text_of,
    values_of,
    without,
)
from bti.guide.plans import Line, Many, Part
from bti.guide.shorthand import MADE, MERGED
from bti.guide.variant_lists import with_whole_lists
from bti.guide.varied import TEXTS as VARIED_TEXTS

LONGEST_CHAIN = 20
IMPLIED_LEVEL = "steg"

# Whose pieces may be ``like`` another of their register: the type, and its noun.
_STEPS = (Step, "steget")
_ALIKE: Mapping[str, tuple[type[msgspec.Struct], str]] = {
    "forms": (Form, "skjemaet"),
    "sweeps": (Sweep, "gjennomgangen"),
}

_KIND_CONTENT = frozenset(MERGED[Kind])
_LAID = _KIND_CONTENT - {"also"}


class _Copied(msgspec.Struct, frozen=True):
    """A resolved piece: what it takes away from its kind, and what it has not found to take."""

    node: MapNode
    removed: frozenset[Path]
    unmet: Mapping[Path, Node]


class Resolved(msgspec.Struct, frozen=True):
    """The complete tree, the ids whose ``like`` leads nowhere, and kinds under further steps."""

    tree: MapNode
    broken: frozenset[str]
    spread: frozenset[str]


def resolve(tree: MapNode, findings: list[Finding]) -> Resolved:
    """Give the tree in which every step holds all that belongs to it."""
    broken: set[str] = set()
    tree = _with_levels(tree, findings)
    kinds = values_of(values_of(tree).get("kinds"))
    written = _written_steps(tree, findings)
    likes = _Likes(written, "steps", findings)
    copied = likes.resolved()
    laid = _Kinds(kinds, findings)
    under = laid.under(copied)
    whole = {key: with_whole_lists(step) for key, step in under.items()}
    tree = _replace_steps(tree, whole)
    for register in _ALIKE:
        tree = _replace_register(tree, register, findings, broken)
    spread = frozenset(kind for kinds in laid.also.values() for kind in kinds)
    broken |= likes.broken
    return Resolved(_replace(tree, "kinds", _bare_kinds), frozenset(broken), spread)


def _with_levels(tree: MapNode, findings: list[Finding]) -> MapNode:
    """Put steps without levels into the one level that they imply."""
    top = entries_of(tree)
    steps = top.get("steps")
    if steps is None:
        return tree
    if "levels" in top:
        message = "Veilederen har både «levels» og «steps». Flytt stegene inn under et nivå."
        findings.append(finding("steg-utenfor", steps.place, message))
        return without(tree, "steps")
    title = top["title"].value if "title" in top else TextNode(steps.place, IMPLIED_LEVEL)
    level = MapNode(
        steps.place,
        (
            Entry("title", steps.place, title),
            Entry("implied", steps.place, TextNode(steps.place, "yes", MADE)),
            Entry("steps", steps.place, steps.value),
        ),
    )
    levels = MapNode(steps.place, (Entry(IMPLIED_LEVEL, steps.place, level),))
    entry = Entry("levels", steps.place, levels)
    return MapNode(tree.place, tuple(entry if e is steps else e for e in tree.entries))


def _written_steps(tree: MapNode, findings: list[Finding]) -> dict[str, MapNode]:
    steps: dict[str, MapNode] = {}
    for level in values_of(values_of(tree).get("levels")).values():
        for key, node in values_of(values_of(level).get("steps")).items():
            if isinstance(node, TextNode) and node.text:
                node = MapNode(node.place, (Entry("title", node.place, node),))  # noqa: PLW2901
            if isinstance(node, MapNode):
                steps.setdefault(key, with_transition(node, findings))
    return steps


class _Likes:
    """Resolves ``like`` and ``remove`` in one register, each piece once."""

    def __init__(
        self, written: Mapping[str, MapNode], register: str, findings: list[Finding]
    ) -> None:
        self.written = written
        part, self.noun = _STEPS if register == "steps" else _ALIKE[register]
        self.plan = Part(part)
        self.findings = findings
        self.done: dict[str, _Copied] = {}
        self.broken: set[str] = set()

    def resolved(self) -> dict[str, _Copied]:
        for key in self.written:
            self._resolve(key)
        return {key: self.done[key] for key in self.written}

    def _resolve(self, key: str) -> None:
        """Follow a chain of ``like`` to its end, then lay the pieces over each other."""
        chain: list[str] = []
        target: str | None = key
        while target is not None and target not in self.done:
            if target in chain or len(chain) > LONGEST_CHAIN:
                self._refuse_circle(chain, target)
                break
            chain.append(target)
            target = self._target(target)
        for name in reversed(chain):
            self._lay(name, chain)

    def _target(self, key: str) -> str | None:
        node = values_of(self.written[key]).get("like")
        if node is None:
            return None
        name = text_of(node)
        if name in self.written:
            return name
        message = (
            f"Jeg kjenner ikke {self.noun} «{name}» i «like». Rett id-en, eller ta bort linjen."
        )
        if not name:
            message = "«like» skal være én id. Skriv id-en, eller ta bort linjen."
        proposal = meant(name, self.written)
        self.broken.add(key)
        self.findings.append(finding("ukjent-like", node.place, message, proposal))
        return None

    def _refuse_circle(self, chain: list[str], target: str) -> None:
        node = values_of(self.written[chain[-1]])["like"]
        self.broken.update(chain)
        if target in chain:
            circle = " → ".join([*chain[chain.index(target) :], target])
            message = f"«like» går i ring: {circle}. La ett av dem stå med eget innhold."
        else:
            message = f"«like» går i mer enn {LONGEST_CHAIN} ledd. Vis til et tidligere ledd."
        self.findings.append(finding("sirkel-like", node.place, message))

    def _lay(self, key: str, chain: list[str]) -> None:
        own = self.written[key]
        target = text_of(values_of(own).get("like"))
        is_circle = target in chain[: chain.index(key)]
        base = None if is_circle else self.done.get(target)
        asked = {path_in_step(text_of(item)): item for item in _items(values_of(own).get("remove"))}
        node, removed, found = without(own, "like", "remove"), frozenset(asked), set[Path]()
        if base is not None:
            rest, found = remove(base.node, asked)
            self._tell_varied(rest, node)
            merged = merge(rest, node, self.plan)
            node = merged if isinstance(merged, MapNode) else node
            removed |= base.removed
        unmet = {p: item for p, item in asked.items() if p not in found and not _made(item)}
        self.done[key] = _Copied(node, removed, unmet)

    def _tell_varied(self, below: MapNode, own: MapNode) -> None:
        """Tell of texts of one's own that a copied variant goes before on a track."""
        for key in (key for key in VARIED_TEXTS if key in values_of(own)):
            tracks = tuple(_variants_with(key, below) - _variants_with(key, own))
            if tracks:
                named = joined([f"«{one}»" for one in sorted(tracks)], "og")
                message = (
                    f"«{key}» gjelder ikke på sporet {named}: der går varianten foran, og den er "
                    f"kopiert med «like». Skriv «{key}» i «variants» her også, eller ta varianten "
                    "bort med «remove»."
                )
                self.findings.append(finding("kopiert-variant", values_of(own)[key].place, message))


def _variants_with(key: str, step: MapNode) -> set[str]:
    """Give the tracks on which a variant of a step says a text."""
    written = values_of(values_of(step).get("variants"))
    return {track for track, variant in written.items() if key in values_of(variant)}


def _made(node: Node) -> bool:
    return isinstance(node, TextNode) and node.style == MADE


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, MapNode) and is_change(node, Many(Line())):
        return items_of(values_of(node).get("add"))
    return node.items if isinstance(node, ListNode) else () if node is None else (node,)


class _Kinds:
    """Lays the content of kinds under steps."""

    def __init__(self, kinds: Mapping[str, Node], findings: list[Finding]) -> None:
        self.findings = findings
        self.content: dict[str, MapNode] = {}
        self.also: dict[str, list[str]] = {}
        for key, node in kinds.items():
            if isinstance(node, MapNode):
                inner = with_transition(node, findings)
                content = tuple(e for e in inner.entries if e.key in _LAID)
                self.content[key] = MapNode(inner.place, content)
                for item in _items(values_of(node).get("also")):
                    self.also.setdefault(text_of(item), []).append(key)
        self.items = [i for node in kinds.values() for i in _items(values_of(node).get("also"))]

    def under(self, steps: Mapping[str, _Copied]) -> dict[str, MapNode]:
        for item in self.items:
            if text_of(item) not in steps:
                name = text_of(item)
                message = f"Jeg kjenner ikke steget «{name}» i «also». Rett det, eller ta det bort."
                proposal = meant(name, steps)
                self.findings.append(finding("ukjent-steg", item.place, message, proposal))
        return {key: self._laid(key, copied) for key, copied in steps.items()}

    def _laid(self, key: str, copied: _Copied) -> MapNode:
        own = values_of(copied.node)
        names = [text_of(own.get("kind")), *self.also.get(key, ())]
        base: Node | None = None
        for name in names:
            content = self.content.get(name)
            if content is not None:
                base = content if base is None else _extended(base, content)
        node, found = copied.node, set[Path]()
        if isinstance(base, MapNode):
            base, found = remove(base, copied.removed)
            merged = merge(base, node, Part(Step))
            node = merged if isinstance(merged, MapNode) else node
        _refuse_unmet(copied, found, self.findings)
        return node


def _extended(base: Node, more: Node) -> Node:
    """Add a kind's content after what is there; where both say something, the first stands."""
    return merge(merge(base, more, Part(Step)), base, Part(Step))


def _refuse_unmet(copied: _Copied, found: set[Path], findings: list[Finding]) -> None:
    for path, item in copied.unmet.items():
        if path not in found:
            message = (
                f"«{text_of(item)}» finnes ikke i det steget bygger på. "
                "Ta bort linjen, eller rett stien."
            )
            findings.append(finding("ukjent-remove", item.place, message))


def _replace_steps(tree: MapNode, steps: Mapping[str, MapNode]) -> MapNode:
    def in_steps(node: Node) -> Node:
        return _each(node, lambda entry: steps.get(entry.key, entry.value))

    def in_level(entry: Entry) -> Node:
        if isinstance(entry.value, MapNode):
            return _replace(entry.value, "steps", in_steps)
        return entry.value

    return _replace(tree, "levels", lambda levels: _each(levels, in_level))


def _replace_register(
    tree: MapNode, register: str, findings: list[Finding], broken: set[str]
) -> MapNode:
    return _replace(tree, register, lambda node: _copied(register, node, findings, broken))


def _copied(register: str, node: Node, findings: list[Finding], broken: set[str]) -> Node:
    written = {k: v for k, v in values_of(node).items() if isinstance(v, MapNode)}
    if not any("like" in values_of(piece) for piece in written.values()):
        return node
    likes = _Likes(written, register, findings)
    copied = likes.resolved()
    broken.update(f"{register}.{key}" for key in likes.broken)
    for piece in copied.values():
        _refuse_unmet(piece, set(), findings)
    return _each(node, lambda entry: copied[entry.key].node if entry.key in copied else entry.value)


def _bare_kinds(node: Node) -> Node:
    """Keep of a kind what is its own; the rest now lies under its steps."""

    def bare(entry: Entry) -> Node:
        if not isinstance(entry.value, MapNode):
            return entry.value
        kept = tuple(e for e in entry.value.entries if e.key not in _KIND_CONTENT)
        return MapNode(entry.value.place, kept)

    return _each(node, bare)


def _each(node: Node, change: Callable[[Entry], Node]) -> Node:
    if not isinstance(node, MapNode):
        return node
    entries = tuple(Entry(e.key, e.place, change(e)) for e in node.entries)
    return MapNode(node.place, entries)


def _replace(tree: MapNode, key: str, change: Callable[[Node], Node]) -> MapNode:
    entries = tuple(
        Entry(e.key, e.place, change(e.value)) if e.key == key else e for e in tree.entries
    )
    return MapNode(tree.place, entries)
