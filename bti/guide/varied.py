"""A guide as it is on one track: texts as a reader has them, demands as a case has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from bti.guide.definition import Guide, Level, Step
from bti.guide.titles import is_named_by_target

TEXTS = ("title", "what", "how", "why", "about")
"""The texts that a variant can say otherwise."""
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
    renamed = dict(_renamed(guide, levels))
    levels = {name: _named(level, renamed) for name, level in levels.items()}
    return msgspec.structs.replace(guide, levels=levels)


def _renamed(guide: Guide, levels: Mapping[str, Level]) -> Iterator[tuple[str, str]]:
    """Give the titles of steps that are others here, each with the one it is now."""
    now: dict[str, set[str]] = {}
    for name, level in guide.levels.items():
        for step_id, step in level.steps.items():
            now.setdefault(step.title, set()).add(levels[name].steps[step_id].title)
    # Several steps of one title that part here leave it open which is meant.
    for title, titles in now.items():
        if len(titles) == 1 and title not in titles:
            yield title, titles.pop()


def _named(level: Level, renamed: Mapping[str, str]) -> Level:
    """Let ways that bear the title of the step they lead to bear the one that it has here."""
    if not renamed:
        return level
    steps = {name: _with_ways_named(step, renamed) for name, step in level.steps.items()}
    return msgspec.structs.replace(level, steps=steps)


def _with_ways_named(step: Step, renamed: Mapping[str, str]) -> Step:
    made = {
        way: msgspec.structs.replace(move, title=renamed[move.title])
        for way, move in step.transitions.items()
        if move.title in renamed and is_named_by_target(way, move)
    }
    return msgspec.structs.replace(step, transitions=step.transitions | made) if made else step


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
    words = {name: getattr(variant, name, "") for name in TEXTS}
    others = {name: getattr(variant, name, None) for name in _PEOPLE}
    said = {name: value for name, value in words.items() if value}
    said |= {name: value for name, value in others.items() if value is not None}
    return msgspec.structs.replace(part, **said)
