"""Where new pieces of an overlay stand among those of the base: ``after:`` and ``before:``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from bti.guide.definition import Level, Step
from bti.guide.nodes import Entry, MapNode, Node, TextNode, entries_of, without
from bti.guide.plans import Part, Register, slots

KEYS: tuple[Literal["after"], Literal["before"]] = ("after", "before")

# Here the order decides where a case can go, so a new piece must say where it stands.
_MUST = (Level, Step)


class Anchored(msgspec.Struct, frozen=True):
    """A piece that says where it stands: its entry, ``after`` or ``before``, and of what."""

    entry: Entry
    side: str
    anchor: TextNode


def is_ordered(plan: object) -> bool:
    """Tell whether the pieces of a register may say where they stand.

    A piece whose type has a key of that name means something else by it.
    """
    if not (isinstance(plan, Register) and isinstance(plan.item, Part)):
        return False
    return not {*KEYS} & {*slots(plan.item.type)}


def must_stand(plan: object) -> bool:
    """Tell whether a new piece of a register has to say where it stands."""
    return isinstance(plan, Register) and isinstance(plan.item, Part) and plan.item.type in _MUST


def taken_out(value: Node) -> tuple[Node, str, TextNode | None]:
    """Give a piece without what it says about where it stands, and that."""
    if not isinstance(value, MapNode):
        return value, "", None
    entries = entries_of(value)
    for side in KEYS:
        node = entries[side].value if side in entries else None
        if isinstance(node, TextNode) and node.text:
            return without(value, *KEYS), side, node
    return value, "", None


def arranged(
    entries: Iterable[Entry], anchored: Iterable[Anchored]
) -> tuple[tuple[Entry, ...], tuple[Anchored, ...]]:
    """Put pieces beside what they name, and give those that name nothing that is there.

    Pieces after the same one keep the order in which they are written.
    """
    order = list(entries)
    behind: dict[str, list[str]] = {}
    waiting = list(anchored)
    while True:
        keys = [entry.key for entry in order]
        ready = next((one for one in waiting if one.anchor.text in keys), None)
        if ready is None:
            return tuple(order), tuple(waiting)
        waiting.remove(ready)
        place = keys.index(ready.anchor.text)
        if ready.side == "after":
            place = _last(keys, ready.anchor.text, behind) + 1
            behind.setdefault(ready.anchor.text, []).append(ready.entry.key)
        order.insert(place, ready.entry)


def _last(keys: list[str], name: str, behind: dict[str, list[str]]) -> int:
    """Give where the last of those stands that came after a piece, or after one of them."""
    followers = (_last(keys, one, behind) for one in behind.get(name, ()))
    return max((keys.index(name), *followers))
