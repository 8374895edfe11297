"""How old whom a case is about is on a day: years, months and weeks, and weeks of pregnancy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bti.guide.spans import days_in

if TYPE_CHECKING:
    from bti.case.subject import Subject

PREGNANCY = 280
"""Days from the day that pregnancy weeks are counted from to the term: forty weeks."""

_A_WEEK = 7


def years_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole years; none when no birth date is known."""
    born = subject.born
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def months_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole months."""
    if subject.born is None:
        return None
    months = 12 * (today.year - subject.born.year) + today.month - subject.born.month
    return months - (today.day < subject.born.day)


def weeks_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole weeks."""
    return (today - subject.born).days // _A_WEEK if subject.born else None


def pregnancy_week(subject: Subject, today: date) -> int | None:
    """Give the whole weeks of a pregnancy, as they are counted up to forty at term."""
    if subject.kind != "unborn" or subject.term is None:
        return None
    return (PREGNANCY - (subject.term - today).days) // _A_WEEK


def birthday(born: date, age: int) -> date:
    """Give the day on which someone reaches an age; born on 29 February, the day after the 28th."""
    year = born.year + age
    leap = (born.month, born.day) == (2, 29) and days_in(year, 2) < born.day
    return date(year, 3, 1) if leap else born.replace(year=year)
