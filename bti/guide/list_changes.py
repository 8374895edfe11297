"""``{add: […], remove: […]}``: a list said by how it differs from the one it is laid over."""

from __future__ import annotations

from bti.errors import Place
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, text_of, values_of
from bti.guide.plans import Many, Plan
from bti.guide.shorthand import NOTHING

KEYS = ("add", "remove")
_NO_ITEMS = frozenset(NOTHING.values())


def is_change(node: Node, plan: Plan | None) -> bool:
    """Tell whether a list is said by what to add and take away."""
    if not (isinstance(plan, Many) and isinstance(node, MapNode) and node.entries):
        return False
    return all(entry.key in KEYS for entry in node.entries)


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Give the items of a list, also where one thing stands alone, or a word that says none."""
    match node:
        case ListNode(items=items):
            return items
        case TextNode(text=text) if text and text not in _NO_ITEMS:
            return (node,)
        case _:
            return ()


def changed(base: Node, change: MapNode) -> Node:
    """Lay a change over a list, or over another change.

    What was to be taken away and is not there stays as a change, so that it is told when it is
    read.
    """
    below = values_of(base)
    is_list = not isinstance(base, MapNode)
    items = items_of(base) if is_list else items_of(below.get("add"))
    asked = items_of(values_of(change).get("remove"))
    gone = {text_of(item) for item in asked}
    kept = tuple(item for item in items if not text_of(item) or text_of(item) not in gone)
    there = {text_of(item) for item in items}
    unmet = tuple(item for item in asked if not text_of(item) or text_of(item) not in there)
    new = tuple(
        item
        for item in items_of(values_of(change).get("add"))
        if not text_of(item) or text_of(item) not in {text_of(one) for one in kept}
    )
    left = (*items_of(below.get("remove")), *unmet)
    if is_list and not left:
        return ListNode(base.place, (*kept, *new))
    return _change(base.place, (*kept, *new), left)


def _change(place: Place, add: tuple[Node, ...], remove: tuple[Node, ...]) -> MapNode:
    lists = (("add", add), ("remove", remove))
    return MapNode(place, tuple(Entry(k, place, ListNode(place, v)) for k, v in lists if v))
