"""The named conditions that something protected leans on: to change them changes it too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from bti.guide.definition import Guide
from bti.guide.plans import Line, slots

_NAME = re.compile(r"[a-z][a-z0-9_]*(?![\w.])")


def leaned_on(guide: Guide, is_protected: Callable[[object], bool]) -> frozenset[str]:
    """Give the conditions that protected parts name, and those that these name in turn."""
    found: set[str] = set()
    waiting = [text for part in _parts(guide) if is_protected(part) for text in _conditions(part)]
    while waiting:
        named = set(_NAME.findall(waiting.pop())) & {*guide.conditions} - found
        found |= named
        waiting += [guide.conditions[name].when for name in named]
    return frozenset(found)


def _parts(value: Any) -> Iterator[msgspec.Struct]:  # noqa: ANN401 - any part of a guide
    if isinstance(value, msgspec.Struct):
        yield value
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _parts(one)


def _conditions(part: msgspec.Struct) -> Iterator[str]:
    for inner in _parts(part):
        for slot in slots(type(inner)).values():
            if isinstance(slot.plan, Line) and slot.plan.meaning == "condition":
                yield getattr(inner, slot.name)
