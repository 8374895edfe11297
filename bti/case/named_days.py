"""Days that the municipality names in its calendar: when a service is closed, an arena meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bti.guide.calendar import parse_days
from bti.guide.hours import hours_of

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.guide.calendar import Stretch
    from bti.guide.definition import Guide, Service

_YEARS_ON = 3
_LONGEST = 366


def closed_days(guide: Guide, case: Case, now: date) -> frozenset[date]:
    """Give the days on which the service that has the case is closed, by its own calendar."""
    holder = case.baton.holder
    service = guide.services.get(holder.service if holder else case.home_service)
    if service is None or not service.calendar:
        return frozenset()
    years = (case.opened.year - 1, now.year + _YEARS_ON)
    return frozenset(_closed(guide, service, years))


def _closed(guide: Guide, service: Service, years: tuple[int, int]) -> Iterator[date]:
    for name, on_it in service.calendar.items():
        if name in guide.calendar and any(h.kind == "closed" for h in hours_of(on_it.open)):
            yield from days_named(guide.calendar[name].days, years)


@cache
def days_named(written: tuple[str, ...], years: tuple[int, int]) -> tuple[date, ...]:
    """Give every day that is named, in order, those of each year from one to another."""
    stretches = (parse_days(text) for text in written)
    return tuple(sorted({day for one in stretches for day in _days(one, years)}))


def _days(stretch: Stretch, years: tuple[int, int]) -> Iterator[date]:
    if stretch.first is None or stretch.last is None:
        return
    if not stretch.each_year:
        yield from _from_to(stretch.first, stretch.last)
        return
    for year in range(years[0], years[1] + 1):
        over = stretch.last < stretch.first
        yield from _from_to(_in(stretch.first, year), _in(stretch.last, year + over))


def _from_to(first: date, last: date) -> Iterator[date]:
    for number in range(min((last - first).days, _LONGEST) + 1):
        yield first + timedelta(days=number)


def _in(day: date, year: int) -> date:
    """Put a day of each year into one; the 29th of February is the 28th where it is missing."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def next_meeting(guide: Guide, name: str, after: date) -> date | None:
    """Give the first day of an arena, or of named days, that is not before another.

    An arena's days are known when it meets ``at`` days of the calendar.
    """
    from bti.guide.cadence import parse_cadence

    arena = guide.arenas.get(name)
    cadence = parse_cadence(arena.how_often) if arena and arena.how_often else None
    named = guide.calendar.get(cadence.days if cadence else name)
    if named is None:
        return None
    years = (after.year, after.year + _YEARS_ON)
    return next((day for day in days_named(named.days, years) if day >= after), None)
