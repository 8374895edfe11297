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

    Pieces beside the same one keep the order in which they are written.
    """
    waiting = list(anchored)
    beside: dict[tuple[str, str], list[Anchored]] = {}
    for one in waiting:
        beside.setdefault((one.side, one.anchor.text), []).append(one)
    order: list[Entry] = []
    placed: set[str] = set()
    for entry in entries:
        _place(entry, beside, order, placed)
    return tuple(order), tuple(one for one in waiting if one.entry.key not in placed)


def _place(
    entry: Entry,
    beside: dict[tuple[str, str], list[Anchored]],
    order: list[Entry],
    placed: set[str],
) -> None:
    """Write a piece with all that stands before and after it, however long the chain."""
    stack: list[tuple[Entry, bool]] = [(entry, False)]
    while stack:
        one, is_ready = stack.pop()
        if is_ready:
            order.append(one)
            continue
        placed.add(one.key)
        before = [(a.entry, False) for a in beside.get(("before", one.key), ())]
        after = [(a.entry, False) for a in beside.get(("after", one.key), ())]
        stack.extend(reversed([*before, (one, True), *after]))
