"""Phases with a shortest time: leaving one earlier is possible, and people are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from bti.case.calendar import day_of, is_working_day
from bti.guide.conditions.wording import moment_in_words
from bti.guide.durations import parse_duration
from bti.guide.spans import later, span_in_words
from bti.guide.targets import Target, step_of

if TYPE_CHECKING:
    from bti.case.events import RoundChange
    from bti.case.standing import Standing


def too_early(standing: Standing, target: Target, change: RoundChange | str) -> Iterator[str]:
    """Say of a move that it leaves the step, or its level, before their shortest time is over.

    To step aside leaves neither: the case comes back to where it stood.
    """
    case, step, level = standing.case, standing.step, standing.level
    aside = step_of(standing.guide, target.id)
    if step is None or level is None or change == "back" or (aside and aside.off_path):
        return
    if target.id != case.stand.step:
        yield from _said(standing, step.title, step.takes, case.stand.entered)
    leaves = target.closing or target.level != case.round.level or change == "new"
    if leaves:
        yield from _said(standing, level.title, level.takes, case.round.began)


def _said(standing: Standing, title: str, takes: str, entered: datetime) -> Iterator[str]:
    shortest = parse_duration(takes).shortest if takes else None
    if shortest is None:
        return
    first = earliest(takes, entered)
    if first is not None and day_of(standing.now) < first:
        span = span_in_words(shortest)
        yield f"«{title}» skal vare minst {span}, til {moment_in_words(first)}."


def earliest(takes: str, entered: datetime) -> date | None:
    """Give the day on which the shortest time of a phase is over."""
    shortest = parse_duration(takes).shortest if takes else None
    return later(day_of(entered), shortest, is_working_day) if shortest else None
