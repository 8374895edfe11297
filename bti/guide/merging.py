"""One piece of a written tree laid over another, by id, and pieces taken away by path."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bti.guide.definition import Guide, Kind, Level, Step, Strength
from bti.guide.list_changes import changed, is_change
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode
from bti.guide.plans import Line, Many, Part, Plan, Register, slots
from bti.guide.shorthand import MADE, bare_key
from bti.guide.spreading import spread_by

# Lists that merging takes away before types are read.
_LISTS = frozenset(("also", "remove"))


def merge(base: Node, own: Node, plan: Plan | None) -> Node:
    """Lay one's own piece over a base: keys and ids join, one's own win, lists are replaced.

    A bare text counts as the title it stands for, so that rewording an item keeps its demands. A
    list that says what to add and remove changes the one below.
    """
    if isinstance(own, MapNode) and is_change(own, plan):
        return changed(base, own)
    if isinstance(plan, Part) and plan.type is Strength:
        return own
    base, own = alike(base, own, plan)
    if not (isinstance(base, MapNode) and isinstance(own, MapNode)):
        return own
    return _joined(base, own, plan)


def _joined(base: MapNode, own: MapNode, plan: Plan | None) -> MapNode:
    entries = {entry.key: entry for entry in base.entries}
    for entry in own.entries:
        below = entries.get(entry.key)
        value = entry.value
        if below is not None:
            value = merge(below.value, value, plan_inside(plan, entry.key))
        entries[entry.key] = Entry(entry.key, entry.place, value)
    return MapNode(own.place, tuple(entries.values()))


def alike(base: Node, own: Node, plan: Plan | None) -> tuple[Node, Node]:
    """Spell out a bare text where a map stands on the other side."""
    if isinstance(plan, Register):
        return _in_register(base, plan), _in_register(own, plan)
    key = bare_key(plan) if plan is not None else ""
    if key and isinstance(base, MapNode) and isinstance(own, TextNode):
        return base, _spelt_out(own, key)
    if key and isinstance(base, TextNode) and isinstance(own, MapNode):
        return _spelt_out(base, key), own
    return base, own


def _in_register(node: Node, plan: Register) -> Node:
    """Spell out a list of ids that are required, and what holds for each id of a map."""
    if isinstance(node, MapNode):
        return spread_by(plan, node)
    if isinstance(node, ListNode) and plan.item == Part(Strength):
        ids = (item for item in node.items if isinstance(item, TextNode))
        made = (Entry(i.text, i.place, TextNode(i.place, "required", MADE)) for i in ids)
        return MapNode(node.place, tuple(made))
    return node


def _spelt_out(node: TextNode, key: str) -> MapNode:
    return MapNode(node.place, (Entry(key, node.place, node),))


def plan_inside(plan: Plan | None, key: str) -> Plan | None:
    """Give the plan of what stands under a key, those that merging takes away included."""
    match plan:
        case Part(type=part):
            return _slot_plan(part, key)
        case Register(item=item):
            return item
        case _:
            return None


def _slot_plan(part: type[msgspec.Struct], key: str) -> Plan | None:
    home: type[msgspec.Struct] = part
    if part is Kind and key not in slots(Kind):
        home = Step
    elif part is Guide and key == "steps":
        home = Level
    slot = slots(home).get(key)
    if slot is not None:
        return slot.plan
    return Many(Line()) if key in _LISTS else None


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
