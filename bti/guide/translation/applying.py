"""A guide with its texts in another language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from bti.guide.definition import Guide
from bti.guide.plans import Many, Part, Plan, Register
from bti.guide.shorthand import Key
from bti.guide.translation.reading import Translation
from bti.guide.translation.texts import (
    NONE,
    Sayings,
    Words,
    by_words,
    inside,
    is_text,
    texts,
    written,
)
from bti.guide.translation.texts import below as path_below

# The language of a guide, as it is named behind a text that is still in it.
_NAMED = {"nb": "bokmål", "nn": "nynorsk", "en": "English", "se": "davvisámegiella"}

Saying = Callable[[str, Words], Words]


def translated(guide: Guide, translation: Translation, below: Sayings = NONE) -> Guide:
    """Give a guide in another language; a text that is not translated is marked with its own.

    A text that was changed after it was translated counts as not translated. ``below`` is what the
    guide that this one builds on has translated.
    """
    known = translation.valid
    everywhere = {**below, **by_words(texts(guide), known)}
    own = _NAMED[guide.language]

    def said(path: str, words: Words) -> Words:
        found = known.get(path) or everywhere.get(words)
        return found if found is not None else _marked(words, own)

    changed: Guide = _part(Guide, guide, "", said)
    return msgspec.structs.replace(changed, language=translation.language)


def _marked(words: Words, language: str) -> Words:
    if isinstance(words, str):
        return f"{words} [{language}]"
    return tuple(f"{one} [{language}]" for one in words)


def _part(part: type[msgspec.Struct], value: Any, path: str, said: Saying) -> Any:  # noqa: ANN401
    new = {
        slot.name: _value(slot.plan, inner, path_below(path, slot.key), (part, slot.key), said)
        for slot, inner in written(part, value)
    }
    return msgspec.structs.replace(value, **new)


def _value(plan: Plan, value: Any, path: str, key: Key, said: Saying) -> Any:  # noqa: ANN401
    if is_text(plan):
        return said(path, value)
    match plan:
        case Part(type=part):
            return _part(part, value, path, said)
        case Register(item=item):
            return {
                name: _value(item, one, inside(path, name, key), key, said)
                for name, one in value.items()
            }
        case Many(item=item):
            return tuple(_value(item, one, f"{path}.{n}", key, said) for n, one in enumerate(value))
        case _:
            return value
