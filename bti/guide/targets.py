"""Where a transition leads: words such as ``next``, ``back`` and kinds resolved to steps.

``back`` and ``last_step`` depend on what has happened in a case; they resolve here to every step
that could be meant, and the case chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from bti.guide.definition import Guide, Level, Step

DYNAMIC = ("back", "last_step")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A step (with its level) or a closing that a word leads to; ``word`` is what was written."""

    id: str
    level: str = ""
    closing: bool = False
    word: str
    dynamic: bool = False


def exists(only_for: tuple[str, ...], track: str) -> bool:
    """Tell whether something exists on a track; without ``only_for`` it exists everywhere."""
    return not only_for or track in only_for


def level_of(guide: Guide, step: str) -> str:
    """Give the id of the level where a step is written, or nothing."""
    return next((level_id for level_id, level in guide.levels.items() if step in level.steps), "")


def step_of(guide: Guide, step: str) -> Step | None:
    """Give a step by its id, wherever it is written."""
    return next((level.steps[step] for level in guide.levels.values() if step in level.steps), None)


def steps_in_order(guide: Guide, track: str = "") -> tuple[tuple[str, str], ...]:
    """Give (level, step) ids in the order of the text, only those that exist on the track."""
    return tuple(
        (level_id, step_id)
        for level_id, level in guide.levels.items()
        if exists(level.only_for, track)
        for step_id, step in level.steps.items()
        if exists(step.only_for, track)
    )


def targets(guide: Guide, origin: str, words: tuple[str, ...], track: str = "") -> tuple[Target, ...]:
    """Resolve the words of a ``to`` written at an origin (a step or a closing), in order.

    A word that leads nowhere on this track gives no target; ``lint`` says so at load.
    """
    return tuple(target for word in words for target in _resolve(guide, origin, word, track))


def _resolve(guide: Guide, origin: str, word: str, track: str) -> Iterator[Target]:
    if word in DYNAMIC:
        for level, step in steps_in_order(guide, track):
            yield Target(id=step, level=level, word=word, dynamic=True)
    elif word in guide.closings:
        yield Target(id=word, closing=True, word=word)
    else:
        step = _step_for(guide, origin, word, track)
        if step:
            yield Target(id=step, level=level_of(guide, step), word=word)


def _step_for(guide: Guide, origin: str, word: str, track: str) -> str:
    if word == "here":
        return origin
    if word == "next":
        return _next_step(guide, origin, track)
    if word in guide.levels:
        return _first(guide.levels[word], track)
    if word in guide.kinds:
        return _first_of_kind(guide, origin, word, track)
    step = step_of(guide, word)
    return word if step is not None and exists(step.only_for, track) else ""


def _first(level: Level, track: str) -> str:
    on_path = (
        step_id
        for step_id, step in level.steps.items()
        if exists(step.only_for, track) and not step.off_path
    )
    return next(on_path, "")


def _first_of_kind(guide: Guide, origin: str, kind: str, track: str) -> str:
    level = guide.levels.get(level_of(guide, origin))
    of_kind = (
        step_id
        for step_id, step in (level.steps.items() if level else ())
        if step.kind == kind and exists(step.only_for, track)
    )
    return next(of_kind, "")


def _next_step(guide: Guide, origin: str, track: str) -> str:
    """Pass what does not exist or stands off the path; a closed door is never passed."""
    order = [step for _, step in steps_in_order(guide, track)]
    if origin not in order:
        return ""
    after = order[order.index(origin) + 1 :]
    return next((step for step in after if not _off_path(guide, step)), "")


def _off_path(guide: Guide, step: str) -> bool:
    found = step_of(guide, step)
    return found is not None and found.off_path
