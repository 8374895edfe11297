"""A guide written out in the normal form of its language, a line at a time, each with its path.

What kinds, ``like`` and overlays brought lies where it counts. Read as a file, the lines give the
same guide again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from bti.guide.definition import Guide, Level, Strength
from bti.guide.plans import Flag, Line, Many, Number, Part, Plan, Register, Slot, Word, slots
from bti.guide.shorthand import HIDDEN, NOTHING, ROOTS, YES, Key

# What may begin a text without quotes, and what may not stand in it.
_PLAIN = re.compile(r"[\w«(§+].*")
_SPECIAL = re.compile(r":(\s|$)|\s#|\s$")
_STEP = "  "


class Row(msgspec.Struct, frozen=True):
    """A line: how deep it stands, its text, and the path of the piece that it is or begins."""

    depth: int
    text: str
    path: str

    def __str__(self) -> str:
        """Give the line as it stands in a file."""
        return _STEP * self.depth + self.text


def written_out(guide: Guide) -> Iterator[Row]:
    """Write out a whole guide."""
    yield from _part(Guide, guide, "", 0)


def step_written_out(guide: Guide, step: str) -> Iterator[Row]:
    """Write out one step with all that it holds, or nothing when there is no such step."""
    for level in guide.levels.values():
        if step in level.steps:
            yield from _value(slots(Level)["steps"].plan, {step: level.steps[step]}, "", 0, _STEPS)


_STEPS: Key = (Level, "steps")


def _part(part: type[msgspec.Struct], value: object, path: str, depth: int) -> Iterator[Row]:
    for slot in slots(part).values():
        inner = getattr(value, slot.name)
        key = (part, slot.key)
        if key in HIDDEN or (not slot.required and inner == slot.default):
            continue
        if key == (Guide, "levels") and any(level.implied for level in inner.values()):
            level = next(iter(inner.values()))
            yield from _slot(_STEPS, slots(Level)["steps"], level.steps, path, depth)
        else:
            yield from _slot(key, slot, inner, path, depth)


def _slot(key: Key, slot: Slot, value: Any, path: str, depth: int) -> Iterator[Row]:  # noqa: ANN401
    inner = f"{path}.{slot.key}" if path else slot.key
    yield from _entry(slot.key, slot.plan, value, inner, depth, key)


def _entry(
    name: str,
    plan: Plan,
    value: Any,  # noqa: ANN401 - as many types as there are plans
    path: str,
    depth: int,
    key: Key,
) -> Iterator[Row]:
    short = _short(plan, value, key)
    if short is not None:
        yield Row(depth, f"{name}: {short}", path)
        return
    yield Row(depth, f"{name}:", path)
    yield from _value(plan, value, path, depth + 1, key)


def _value(
    plan: Plan,
    value: Any,  # noqa: ANN401 - as many types as there are plans
    path: str,
    depth: int,
    key: Key,
) -> Iterator[Row]:
    match plan:
        case Register(item=item):
            for name, one in value.items():
                inner = name if key in ROOTS or not path else f"{path}.{name}"
                yield from _entry(name, item, one, inner, depth, key)
        case Many(item=item):
            for number, one in enumerate(value):
                yield from _item(item, one, f"{path}.{number}", depth, key)
        case Part(type=part):
            yield from _part(part, value, path, depth)


def _item(plan: Plan, value: object, path: str, depth: int, key: Key) -> Iterator[Row]:
    short = _short(plan, value, key)
    if short is not None:
        yield Row(depth, f"- {short}", path)
        return
    lines = list(_value(plan, value, path, 0, key))
    for number, line in enumerate(lines):
        mark = "- " if number == 0 else _STEP
        indent = _STEP * line.depth
        yield Row(depth, f"{mark}{indent}{line.text}", line.path)


def _short(plan: Plan, value: Any, key: Key) -> str | None:  # noqa: ANN401
    """Give what stands on the same line as its key, or nothing when it has lines of its own."""
    match plan:
        case Line() | Word():
            return quoted(str(value))
        case Number():
            return str(value)
        case Flag():
            return YES.get(key, "yes") if value else "no"
        case Part(type=part) if part is Strength:
            return _strength(value)
        case Many(item=Line() | Word()):
            return _list(value, key)
        case Many() | Register():
            return None if value else "[]" if isinstance(plan, Many) else "{}"
        case Part(type=part):
            return None if any(_part(part, value, "", 0)) else "{}"


def _strength(strength: Strength) -> str:
    if not strength.when:
        return strength.word
    word = "" if strength.word == "required" else f"word: {strength.word}, "
    return f"{{{word}when: {quoted(strength.when, in_flow=True)}}}"


def _list(values: tuple[str, ...], key: Key) -> str:
    if not values and key in NOTHING:
        return NOTHING[key]
    return f"[{', '.join(quoted(value, in_flow=True) for value in values)}]"


def quoted(text: str, *, in_flow: bool = False) -> str:
    """Give a text as YAML reads it back, in quotes where it would be read as something else."""
    plain = _PLAIN.fullmatch(text) is not None and _SPECIAL.search(text) is None
    if plain and not (in_flow and any(mark in text for mark in ",[]{}")):
        return text
    return json.dumps(text, ensure_ascii=False)
