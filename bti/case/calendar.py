"""Days in Norway: which day a moment falls on, when a day ends, and when people are at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from bti.case.public_holidays import DAYS

OSLO = ZoneInfo("Europe/Oslo")
NOTHING_CLOSED: frozenset[date] = frozenset()
_LAST_SECOND = time(23, 59, 59)
_SATURDAY = 5


def day_of(moment: datetime) -> date:
    """Give the day that a moment falls on in Norway."""
    return local(moment).date()


def local(moment: datetime) -> datetime:
    """Give a moment by the clocks in Norway; one without a zone was read off those clocks."""
    if moment.utcoffset() is None:
        return moment.replace(tzinfo=OSLO)
    return moment.astimezone(OSLO)


def start_of_day(day: date) -> datetime:
    """Give the first moment of a day in Norway."""
    return datetime.combine(day, time.min, tzinfo=OSLO)


def end_of_day(day: date) -> datetime:
    """Give the last second of a day in Norway: what is due that day can be done until then."""
    return datetime.combine(day, _LAST_SECOND, tzinfo=OSLO)


def is_public_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday; the table holds the years 2020 to 2045."""
    return f"{day:%m-%d}" in _holidays(day.year)


def is_working_day(day: date, closed: frozenset[date] = NOTHING_CLOSED) -> bool:
    """Tell whether people are at work: no weekend, no public holiday, no day the unit is closed."""
    return day.weekday() < _SATURDAY and not is_public_holiday(day) and day not in closed


def working_days(closed: frozenset[date]) -> Callable[[date], bool]:
    """Give the question `is_working_day` for a unit with days of its own when it is closed."""
    return lambda day: is_working_day(day, closed)


@cache
def _holidays(year: int) -> frozenset[str]:
    return frozenset(DAYS.get(year, "").split())
