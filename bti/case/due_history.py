"""Deadlines that an event moved: what the older date was, and what it became."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bti.case.calendar import day_of
from bti.case.case import Case
from bti.case.deadlines import Deadline, dues
from bti.case.scope import CaseScope
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Guide


def moved_dates(guide: Guide, before: Case, after: Case, at: datetime) -> Iterator[str]:
    """Say of each deadline that was there before an event and has another date after it.

    A move to another step or round begins deadlines anew; it moves none.
    """
    if (before.stand, before.round.number) != (after.stand, after.round.number):
        return
    known = {one.id: one for one in _dues(guide, before, at)}
    for one in _dues(guide, after, at):
        was = known.get(one.id)
        if was is not None and was.at != one.at:
            yield _moved(one.title, day_of(was.at), day_of(one.at))


def _dues(guide: Guide, case: Case, at: datetime) -> tuple[Deadline, ...]:
    return dues(guide, case, at, CaseScope(guide, case, at).truth)


def _moved(title: str, was: date, now: date) -> str:
    said = f"fra {moment_in_words(was)} til {moment_in_words(now)}"
    return f"Fristen «{title}» ble flyttet {said}"
