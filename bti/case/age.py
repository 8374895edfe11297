"""How old whom a case is about is on a day: years, months and weeks, and weeks of pregnancy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bti.guide.spans import Span, days_in, later

if TYPE_CHECKING:
    from bti.case.subject import Subject

PREGNANCY = 280
"""Days from the day that pregnancy weeks are counted from to the term: forty weeks."""

_A_WEEK = 7
_MONTHS = 12


def years_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole years; none when no birth date is known."""
    months = months_old(subject, today)
    return None if months is None else months // _MONTHS


def months_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole months; a month that lacks the day is whole on its last."""
    born = subject.born
    if born is None:
        return None
    months = _MONTHS * (today.year - born.year) + today.month - born.month
    return months - (today.day < min(born.day, days_in(today.year, today.month)))


def weeks_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole weeks."""
    return (today - subject.born).days // _A_WEEK if subject.born else None


def pregnancy_week(subject: Subject, today: date) -> int | None:
    """Give the whole weeks of a pregnancy, as they are counted up to forty at term."""
    if subject.kind != "unborn" or subject.term is None:
        return None
    return (PREGNANCY - (subject.term - today).days) // _A_WEEK


def birthday(born: date, age: int) -> date:
    """Give the day on which someone reaches an age: a month that lacks the day ends on its last."""
    return later(born, Span(years=age), lambda _day: True)
