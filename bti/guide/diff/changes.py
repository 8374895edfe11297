"""Every place where two guides are not the same, found by walking the types of ``definition``.

Nothing is passed over: a key that is added to a type is compared without a word written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import msgspec

from bti.guide import definition as d
from bti.guide.definition import Guide
from bti.guide.diff.difference import Kind
from bti.guide.plans import Part, Register, Slot, slots
from bti.guide.shorthand import ROOTS

Place = tuple[type[msgspec.Struct], str]
"""A type, and the key in it."""

# Compared whole: a strength is one word to whoever reads it.
_WHOLE = (d.Strength,)
# Said by another key: what a guide builds on by the guide it extends.
_FOLLOWS = frozenset(((d.Guide, "built_on"),))


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a guide that has a name: where it is kept, its id, and itself before and now."""

    at: Place
    id: str
    old: Any = None
    new: Any = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something that differs. With a ``slot`` it is a value of a part, else the part itself.

    ``after`` is what something that was moved now stands after.
    """

    kind: Kind
    path: str
    chain: tuple[Spot, ...]
    owner: type[msgspec.Struct] | None = None
    slot: Slot | None = None
    old: Any = None
    new: Any = None
    after: str = ""


def changes(old: Guide, new: Guide) -> Iterator[Change]:
    """Give every difference, in the order of the guide."""
    yield from _part(d.Guide, old, new, "", ())


def _part(
    part: type[msgspec.Struct], old: object, new: object, path: str, chain: tuple[Spot, ...]
) -> Iterator[Change]:
    for slot in slots(part).values():
        before, now = getattr(old, slot.name), getattr(new, slot.name)
        here = _joined(path, slot.key)
        if (part, slot.key) in _FOLLOWS:
            continue
        if (part, slot.key) == (d.Guide, "levels"):
            yield from _levels(before, now)
        elif isinstance(slot.plan, Register) and slot.plan.key != "ages":
            at = (part, slot.key)
            yield from _register(at, slot.plan, before, now, "" if at in ROOTS else here, chain)
        elif isinstance(slot.plan, Part) and slot.plan.type not in _WHOLE:
            yield from _inner(part, slot, slot.plan.type, before, now, here, chain)
        elif _differ(before, now):
            yield _value(part, slot, before, now, here, chain)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _differ(old: object, new: object) -> bool:
    """Compare also the order of maps, which equality leaves out."""
    return bool(msgspec.json.encode(old) != msgspec.json.encode(new))


def _value(
    owner: type[msgspec.Struct],
    slot: Slot,
    old: object,
    new: object,
    path: str,
    chain: tuple[Spot, ...],
) -> Change:
    return Change(kind="changed", path=path, chain=chain, owner=owner, slot=slot, old=old, new=new)


def _inner(
    owner: type[msgspec.Struct],
    slot: Slot,
    part: type[msgspec.Struct],
    old: object,
    new: object,
    path: str,
    chain: tuple[Spot, ...],
) -> Iterator[Change]:
    """Walk a part that has no id; one that came or went is said as a whole."""
    spot = Spot(at=(owner, slot.key), id="", old=old, new=new)
    if old is not None and new is not None:
        yield from _part(part, old, new, path, (*chain, spot))
    elif old is not new:
        yield _came_or_went(path, (*chain, spot))


def _came_or_went(path: str, chain: tuple[Spot, ...]) -> Change:
    kind: Kind = "added" if chain[-1].old is None else "removed"
    return Change(kind=kind, path=path, chain=chain)


def _register(
    at: Place,
    plan: Register,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    path: str,
    chain: tuple[Spot, ...],
) -> Iterator[Change]:
    for name in (*new, *(name for name in old if name not in new)):
        spot = Spot(at=at, id=name, old=old.get(name), new=new.get(name))
        yield from _entry(plan, spot, _joined(path, name), chain)
    yield from _moved(at, old, new, path, chain)


def _entry(plan: Register, spot: Spot, path: str, chain: tuple[Spot, ...]) -> Iterator[Change]:
    inner = (*chain, spot)
    if spot.old is None or spot.new is None:
        yield _came_or_went(path, inner)
    elif isinstance(plan.item, Part) and plan.item.type not in _WHOLE:
        yield from _part(plan.item.type, spot.old, spot.new, path, inner)
    elif _differ(spot.old, spot.new):
        yield Change(kind="changed", path=path, chain=inner, old=spot.old, new=spot.new)


def _moved(
    at: Place,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    path: str,
    chain: tuple[Spot, ...],
) -> Iterator[Change]:
    """Give what stands in another order among what is in both: as few as explain it."""
    before, now = [one for one in old if one in new], [one for one in new if one in old]
    matching = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    kept = {name for block in matching for name in now[block.b : block.b + block.size]}
    for place, name in enumerate(now):
        if name not in kept:
            spot = Spot(at=at, id=name, old=old[name], new=new[name])
            after = now[place - 1] if place else ""
            here = _joined(path, name)
            yield Change(kind="moved", path=here, chain=(*chain, spot), after=after)


def _levels(old: Mapping[str, d.Level], new: Mapping[str, d.Level]) -> Iterator[Change]:
    """Compare levels without their steps, then all steps: a step may go to another level."""
    plan = slots(d.Guide)["levels"].plan
    if isinstance(plan, Register):
        bare = _without_steps(old), _without_steps(new)
        yield from _register((d.Guide, "levels"), plan, *bare, "", ())
    yield from _steps(old, new)


def _without_steps(levels: Mapping[str, d.Level]) -> dict[str, d.Level]:
    return {name: msgspec.structs.replace(level, steps={}) for name, level in levels.items()}


def _steps(old: Mapping[str, d.Level], new: Mapping[str, d.Level]) -> Iterator[Change]:
    at = (d.Level, "steps")
    homes = _homes(old), _homes(new)
    for level in (*new, *(name for name in old if name not in new)):
        here = new[level].steps if level in new else {}
        gone = [s for s in (old[level].steps if level in old else {}) if s not in homes[1]]
        for step in (*here, *gone):
            yield from _step(step, old, new, homes)
        if level in old:
            yield from _moved(at, old[level].steps, here, "", (_level(level, old, new),))


def _homes(levels: Mapping[str, d.Level]) -> dict[str, str]:
    return {step: name for name, level in levels.items() for step in level.steps}


def _level(name: str, old: Mapping[str, d.Level], new: Mapping[str, d.Level]) -> Spot:
    return Spot(at=(d.Guide, "levels"), id=name, old=old.get(name), new=new.get(name))


def _step(
    step: str,
    old: Mapping[str, d.Level],
    new: Mapping[str, d.Level],
    homes: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[Change]:
    was, is_ = homes[0].get(step), homes[1].get(step)
    spot = Spot(
        at=(d.Level, "steps"),
        id=step,
        old=old[was].steps[step] if was is not None else None,
        new=new[is_].steps[step] if is_ is not None else None,
    )
    chain = (_level(is_ if is_ is not None else was or "", old, new), spot)
    if was is None or is_ is None:
        yield _came_or_went(step, chain)
        return
    if was != is_:
        yield Change(kind="moved", path=step, chain=chain, old=was, new=is_)
    yield from _part(d.Step, spot.old, spot.new, step, chain)
