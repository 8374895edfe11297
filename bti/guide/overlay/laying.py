"""One written tree laid over another: ids join, every piece keeps the place it was written.

What is taken away goes first. A map that is in both keeps the base's place, for there it was first
written; what the overlay says in it has the overlay's.
"""

from __future__ import annotations

from collections.abc import Callable

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.definition import Form, Guide, Step, Strength, Sweep
from bti.guide.following import with_transition
from bti.guide.list_changes import is_change
from bti.guide.merging import alike, merge, plan_inside
from bti.guide.nearest import meant
from bti.guide.nodes import Entry, MapNode, Node, text_of, values_of, without
from bti.guide.overlay.placing import Anchored, arranged, is_ordered, must_stand, taken_out
from bti.guide.overlay.taking import asked, take_away
from bti.guide.plans import Part, Plan

# What names a guide is its own.
HEAD = ("workflow", "version", "extends", "over", "active")
_REMOVING = (Form, Guide, Step, Sweep)


def lay(base: MapNode, own: MapNode, findings: list[Finding]) -> MapNode:
    """Give the base with an overlay laid over it; what cannot be laid is told."""
    base, own = _spelt(base, findings), _spelt(own, findings)
    base = take_away(without(base, *HEAD), asked(base, own), findings)
    laid = _Layer(findings).joined(base, own, Part(Guide))
    return MapNode(own.place, laid.entries)


def _spelt(tree: MapNode, findings: list[Finding]) -> MapNode:
    """Write ``next`` as the transition it is, in every step and kind."""

    def in_register(entry: Entry) -> Entry:
        value = entry.value
        if entry.key == "levels":
            value = _each(value, lambda level: _entries(level, in_register))
        elif entry.key in {"steps", "kinds"}:
            value = _each(value, spelt)
        return Entry(entry.key, entry.place, value)

    def spelt(node: Node) -> Node:
        return with_transition(node, findings) if isinstance(node, MapNode) else node

    whole = _entries(tree, in_register)
    return whole if isinstance(whole, MapNode) else tree


def _entries(node: Node, change: Callable[[Entry], Entry]) -> Node:
    if not isinstance(node, MapNode):
        return node
    return MapNode(node.place, tuple(change(entry) for entry in node.entries))


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    return _entries(node, lambda entry: Entry(entry.key, entry.place, change(entry.value)))


class _Layer:
    """Lays piece over piece, and keeps what is wrong."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings

    def _fault(self, code: str, place: Place, message: str, proposal: str = "") -> None:
        self._findings.append(finding(code, place, message, proposal))

    def _piece(self, base: Node, own: Node, plan: Plan | None) -> Node:
        if is_change(own, plan) or plan == Part(Strength):
            return merge(base, own, plan)
        base, own = alike(base, own, plan)
        if isinstance(base, MapNode) and isinstance(own, MapNode) and not is_change(base, plan):
            return self.joined(base, own, plan)
        return merge(base, own, plan)

    def joined(self, base: MapNode, own: MapNode, plan: Plan | None) -> MapNode:
        """Join two maps by key; new pieces stand where they say."""
        entries = {entry.key: entry for entry in base.entries}
        anchored: list[Anchored] = []
        for entry in self._kept(base, own, plan):
            side, anchor, value = "", None, entry.value
            if is_ordered(plan):
                value, side, anchor = taken_out(value)
            laid = self._laid(entries.get(entry.key), Entry(entry.key, entry.place, value), plan)
            if anchor is not None:
                anchored.append(Anchored(laid, side, anchor))
                entries.pop(entry.key, None)
                continue
            if entry.key not in entries and must_stand(plan):
                self._must_stand(entry, list(entries))
            entries[entry.key] = laid
        order, lost = arranged(entries.values(), anchored)
        for one in lost:
            self._unknown_anchor(one, [entry.key for entry in order])
        return MapNode(base.place, (*order, *(one.entry for one in lost)))

    def _kept(self, base: MapNode, own: MapNode, plan: Plan | None) -> tuple[Entry, ...]:
        """Give what is laid: not what was taken away already, and never the kind of a step."""
        part = plan.type if isinstance(plan, Part) else None
        kind = values_of(own).get("kind") if part is Step else None
        if kind is not None and text_of(kind) != text_of(values_of(base).get("kind")):
            message = (
                "Et steg i grunnutgaven beholder slaget sitt. Ta bort «kind», eller lag et nytt "
                "steg med egen id."
            )
            self._fault("overbygning-slag", kind.place, message)
        gone = {"remove"} if part in _REMOVING else set()
        gone |= {"kind"} if kind is not None else set()
        return tuple(entry for entry in own.entries if entry.key not in gone)

    def _laid(self, below: Entry | None, entry: Entry, plan: Plan | None) -> Entry:
        inside = plan_inside(plan, entry.key)
        if below is None:
            # Pieces name each other also where the base has none: a step's may lie in its kind.
            bare = isinstance(entry.value, MapNode) and not is_change(entry.value, inside)
            if not (bare and is_ordered(inside) and not must_stand(inside)):
                return entry
            below = Entry(entry.key, entry.place, MapNode(entry.value.place, ()))
        value = self._piece(below.value, entry.value, inside)
        place = below.place if isinstance(value, MapNode) else entry.place
        return Entry(entry.key, place, value)

    def _must_stand(self, entry: Entry, others: list[str]) -> None:
        after = others[-1] if others else ""
        message = (
            f"«{entry.key}» er nytt i overbygningen og må si hvor det står. Legg til «after:» "
            "eller «before:» med id-en til det det skal stå ved."
        )
        proposal = f"Skriv «after: {after}» hvis det skal stå sist." if after else ""
        self._fault("mangler-plass", entry.place, message, proposal)

    def _unknown_anchor(self, one: Anchored, others: list[str]) -> None:
        message = (
            f"«{one.anchor.text}» i «{one.side}» står ikke her. Rett id-en. Det må være noe på "
            "samme sted i grunnutgaven, eller noe overbygningen legger til der. Det et steg har "
            "fra slaget sitt, står først og kan ikke nevnes."
        )
        proposal = meant(one.anchor.text, others)
        self._fault("ukjent-plass", one.anchor.place, message, proposal)
