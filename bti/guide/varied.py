"""A guide as it is on one track: texts as a reader has them, demands as a case has them."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from bti.guide.definition import Guide, Level, Step

_TEXTS = ("title", "what", "how", "why", "about")
_PEOPLE = ("who", "tools", "contacts")
_Part = TypeVar("_Part", Step, Level)


def varied(guide: Guide, *, texts: str, demands: str) -> Guide:
    """Give a guide with what is other on a track.

    Args:
        guide: The guide.
        texts: The track whose words, people and tools are read.
        demands: The track whose forms are asked for.
    """
    if not any(_has_variants(level) for level in guide.levels.values()):
        return guide
    levels = {name: _level(level, texts, demands) for name, level in guide.levels.items()}
    return msgspec.structs.replace(guide, levels=levels)


def _has_variants(level: Level) -> bool:
    return bool(level.variants) or any(step.variants for step in level.steps.values())


def _level(level: Level, texts: str, demands: str) -> Level:
    steps = {name: _step(step, texts, demands) for name, step in level.steps.items()}
    return msgspec.structs.replace(_read_as(level, texts), steps=steps, variants={})


def _step(step: Step, texts: str, demands: str) -> Step:
    if not step.variants:
        return step
    asked = step.variants.get(demands)
    forms = step.forms | asked.forms if asked else step.forms
    return msgspec.structs.replace(_read_as(step, texts), forms=forms, variants={})


def _read_as(part: _Part, track: str) -> _Part:
    """Give a part with the texts, people and tools that it has on a track."""
    variant = part.variants.get(track)
    if variant is None:
        return part
    words = {name: getattr(variant, name, "") for name in _TEXTS}
    others = {name: getattr(variant, name, None) for name in _PEOPLE}
    said = {name: value for name, value in words.items() if value}
    said |= {name: value for name, value in others.items() if value is not None}
    return msgspec.structs.replace(part, **said)
