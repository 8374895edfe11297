"""Lists in ``variants`` that say how they differ from the step's own: written out in full."""

from __future__ import annotations

from bti.guide.definition import Step
from bti.guide.list_changes import changed, is_change
from bti.guide.nodes import Entry, ListNode, MapNode, Node, values_of
from bti.guide.plans import slots

KEY = "variants"


def with_whole_lists(step: MapNode) -> MapNode:
    """Give a step in which each list of a variant is whole, laid over the step's own."""
    own = values_of(step)
    if KEY not in own:
        return step
    return MapNode(
        step.place,
        tuple(
            Entry(e.key, e.place, _variants(e.value, own)) if e.key == KEY else e
            for e in step.entries
        ),
    )


def _variants(node: Node, own: dict[str, Node]) -> Node:
    if not isinstance(node, MapNode):
        return node
    return MapNode(
        node.place, tuple(Entry(e.key, e.place, _one(e.value, own)) for e in node.entries)
    )


def _one(node: Node, own: dict[str, Node]) -> Node:
    if not isinstance(node, MapNode):
        return node
    return MapNode(node.place, tuple(_entry(entry, own) for entry in node.entries))


def _entry(entry: Entry, own: dict[str, Node]) -> Entry:
    slot = slots(Step).get(entry.key)
    node = entry.value
    if slot is None or not isinstance(node, MapNode) or not is_change(node, slot.plan):
        return entry
    below = own.get(entry.key, ListNode(node.place, ()))
    return Entry(entry.key, entry.place, changed(below, node))
