"""Keys that stand among the ids of a map and hold for each of them."""

from __future__ import annotations

from functools import cache

from bti.guide.nodes import Entry, MapNode, TextNode
from bti.guide.plans import Plan, slots
from bti.guide.shorthand import SPREAD


def spread(entries: tuple[Entry, ...], shared: tuple[str, ...]) -> tuple[Entry, ...]:
    """Move keys that stand among ids into the map of each id."""
    common = tuple(entry for entry in entries if entry.key in shared)
    if not common:
        return entries
    return tuple(_with(entry, common) for entry in entries if entry.key not in shared)


def _with(entry: Entry, common: tuple[Entry, ...]) -> Entry:
    node = entry.value
    if isinstance(node, TextNode):
        node = MapNode(node.place, (Entry("state", node.place, node),))
    if not isinstance(node, MapNode):
        return entry
    own = {inner.key for inner in node.entries}
    more = tuple(inner for inner in common if inner.key not in own)
    return Entry(entry.key, entry.place, MapNode(node.place, (*node.entries, *more)))


def spread_by(plan: Plan | None, node: MapNode) -> MapNode:
    """Do so where a map of this sort has such keys: before two are laid over each other."""
    shared = next((keys for of, keys in _spreading() if of == plan), ())
    return MapNode(node.place, spread(node.entries, shared)) if shared else node


@cache
def _spreading() -> tuple[tuple[Plan, tuple[str, ...]], ...]:
    return tuple((slots(part)[key].plan, keys) for (part, key), keys in SPREAD.items())
