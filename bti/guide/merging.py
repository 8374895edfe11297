"""One piece of a written tree laid over another, by id, and pieces taken away by path."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bti.guide.definition import Strength
from bti.guide.nodes import Entry, MapNode, Node, TextNode
from bti.guide.plans import Part, Plan, Register, slots
from bti.guide.shorthand import bare_key


def merge(base: Node, own: Node, plan: Plan | None) -> Node:
    """Lay one's own piece over a base: keys and ids join, one's own win, lists are replaced.

    A bare text counts as the title it stands for, so that rewording an item keeps its demands.
    """
    if isinstance(plan, Part) and plan.type is Strength:
        return own
    base, own = _alike(base, own, plan)
    if not (isinstance(base, MapNode) and isinstance(own, MapNode)):
        return own
    return _joined(base, own, plan)


def _joined(base: MapNode, own: MapNode, plan: Plan | None) -> MapNode:
    entries = {entry.key: entry for entry in base.entries}
    for entry in own.entries:
        below = entries.get(entry.key)
        value = entry.value
        if below is not None:
            value = merge(below.value, value, _inner(plan, entry.key))
        entries[entry.key] = Entry(entry.key, entry.place, value)
    return MapNode(own.place, tuple(entries.values()))


def _alike(base: Node, own: Node, plan: Plan | None) -> tuple[Node, Node]:
    key = bare_key(plan) if plan is not None else ""
    if key and isinstance(base, MapNode) and isinstance(own, TextNode):
        return base, _spelt_out(own, key)
    if key and isinstance(base, TextNode) and isinstance(own, MapNode):
        return _spelt_out(base, key), own
    return base, own


def _spelt_out(node: TextNode, key: str) -> MapNode:
    return MapNode(node.place, (Entry(key, node.place, node),))


def _inner(plan: Plan | None, key: str) -> Plan | None:
    match plan:
        case Part(type=part):
            slot = slots(part).get(key)
            return slot.plan if slot else None
        case Register(item=item):
            return item
        case _:
            return None


def remove(node: MapNode, paths: Iterable[tuple[str, ...]]) -> tuple[MapNode, set[tuple[str, ...]]]:
    """Take away pieces by path; answer the rest and the paths that led to something."""
    found: set[tuple[str, ...]] = set()
    for path in paths:
        smaller = _without(node, path)
        if smaller is not None:
            node = smaller
            found.add(path)
    return node, found


def _without(node: MapNode, path: tuple[str, ...]) -> MapNode | None:
    first, *rest = path
    entry = next((entry for entry in node.entries if entry.key == first), None)
    if entry is None:
        return None
    if not rest:
        kept = tuple(e for e in node.entries if e is not entry)
        return msgspec.structs.replace(node, entries=kept)
    if not isinstance(entry.value, MapNode):
        return None
    inner = _without(entry.value, tuple(rest))
    if inner is None:
        return None
    changed = Entry(entry.key, entry.place, inner)
    return MapNode(node.place, tuple(changed if e is entry else e for e in node.entries))
