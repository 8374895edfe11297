"""Which texts a guide has, by path: what is no id, condition, span or word of the language.

That follows from the types: a text without a meaning is a text of the guide's own, for people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from bti.guide.definition import Guide
from bti.guide.plans import Line, Many, Part, Plan, Register, Slot, parts, slots
from bti.guide.shorthand import ROOTS, Key

Words: TypeAlias = str | tuple[str, ...]
"""A text, or a list of them that belongs together."""

Sayings: TypeAlias = Mapping[Words, Words]
"""What texts are called in another language, wherever they stand."""

NONE: Sayings = {}
_OWN = Line()


def texts(guide: Guide) -> dict[str, Words]:
    """Give every text of a guide by its path, in the order of the guide."""
    return dict(_part(Guide, guide, ""))


def _part(part: type[msgspec.Struct], value: object, path: str) -> Iterator[tuple[str, Words]]:
    for slot, inner in written(part, value):
        yield from _value(slot.plan, inner, below(path, slot.key), (part, slot.key))


def _value(
    plan: Plan,
    value: Any,  # noqa: ANN401 - as many types as there are plans
    path: str,
    key: Key,
) -> Iterator[tuple[str, Words]]:
    if is_text(plan):
        yield path, value
        return
    match plan:
        case Part(type=part):
            yield from _part(part, value, path)
        case Register(item=item):
            for name, one in value.items():
                yield from _value(item, one, inside(path, name, key), key)
        case Many(item=item):
            for number, one in enumerate(value):
                yield from _value(item, one, f"{path}.{number}", key)


def written(part: type[msgspec.Struct], value: object) -> Iterator[tuple[Slot, Any]]:
    """Give what holds texts in a part, without the words that the program has for all guides."""
    for slot in slots(part).values():
        inner = getattr(value, slot.name)
        if inner and inner != slot.default and holds_texts(slot.plan):
            yield slot, inner


def below(path: str, key: str) -> str:
    """Give the path of a key of a part."""
    return f"{path}.{key}" if path else key


def inside(path: str, name: str, key: Key) -> str:
    """Give the path of an id in a register; some are known by their id alone."""
    return name if key in ROOTS else below(path, name)


def is_text(plan: Plan) -> bool:
    """Tell whether something is a text for people, or a list of such texts."""
    return plan == _OWN or (isinstance(plan, Many) and plan.item == _OWN)


def holds_texts(plan: Plan) -> bool:
    """Tell whether there are texts for people in something."""
    if is_text(plan):
        return True
    while isinstance(plan, Many | Register):
        plan = plan.item
        if is_text(plan):
            return True
    return isinstance(plan, Part) and plan.type in _WITH_TEXTS


def _with_texts() -> frozenset[type[msgspec.Struct]]:
    found: set[type[msgspec.Struct]] = set()
    known = -1
    while known != len(found):
        known = len(found)
        found |= {p for p in parts() if any(_leads(s.plan, found) for s in slots(p).values())}
    return frozenset(found)


def _leads(plan: Plan, found: set[type[msgspec.Struct]]) -> bool:
    while not is_text(plan) and isinstance(plan, Many | Register):
        plan = plan.item
    return is_text(plan) or (isinstance(plan, Part) and plan.type in found)


_WITH_TEXTS = _with_texts()


def is_made(path: str) -> bool:
    """Tell whether a title may be one that the program gave: that of where ``next`` leads."""
    return re.search(r"transitions\.[^.]+\.title$", path) is not None


def mark(words: Words) -> str:
    """Give a short mark of a text, by which a changed one is known."""
    whole = words if isinstance(words, str) else "\n".join(words)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def by_words(found: Mapping[str, Words], chosen: Mapping[str, Words]) -> dict[Words, Words]:
    """Give what each text is called in the other language; where it stands first counts."""
    said: dict[Words, Words] = {}
    for path, words in found.items():
        if path in chosen:
            said.setdefault(words, chosen[path])
    return said
