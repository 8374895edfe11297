"""Stretches of time as a coordinator writes them: ``14 days``, ``1 week + 3 months``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from bti.guide.nearest import nearest

LONGEST_SPAN_TEXT = 200
_LONGEST_CLOSURE = 366

Moment = TypeVar("Moment", date, datetime)


class Span(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A stretch of time, added in this order: years and months, weeks and days, working days."""

    years: Annotated[int, Meta(ge=0, le=100)] = 0
    months: Annotated[int, Meta(ge=0, le=1200)] = 0
    weeks: Annotated[int, Meta(ge=0, le=5200)] = 0
    days: Annotated[int, Meta(ge=0, le=36500)] = 0
    working_days: Annotated[int, Meta(ge=0, le=2500)] = 0


class Unit(Struct, frozen=True, kw_only=True):
    """One unit of time: how it is written in a guide and said in Norwegian."""

    field: str
    one: str
    many: str
    said_one: str
    said_many: str
    most: int


UNITS = (
    Unit(field="years", one="year", many="years", said_one="år", said_many="år", most=100),
    Unit(
        field="months",
        one="month",
        many="months",
        said_one="måned",
        said_many="måneder",
        most=1200,
    ),
    Unit(field="weeks", one="week", many="weeks", said_one="uke", said_many="uker", most=5200),
    Unit(field="days", one="day", many="days", said_one="dag", said_many="dager", most=36500),
    Unit(
        field="working_days",
        one="working day",
        many="working days",
        said_one="arbeidsdag",
        said_many="arbeidsdager",
        most=2500,
    ),
)
_BY_WORD = {word: unit for unit in UNITS for word in (unit.one, unit.many)}
_NORWEGIAN = {word: unit for unit in UNITS for word in (unit.said_one, unit.said_many)} | {
    "virkedag": UNITS[-1],
    "virkedager": UNITS[-1],
    "maaned": UNITS[1],
    "maaneder": UNITS[1],
}
_PART = r"\s*([0-9]+)\s*([^\W\d_]+(?:\s+[^\W\d_]+)*)\s*"


def days_in(year: int, month: int) -> int:
    """Count the days of a month."""
    if month == 12:  # noqa: PLR2004 - the last month has no next one in its year
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


class SpanFault(ValueError):
    """A text that is no stretch of time, with the place in it and what may have been meant.

    The proposal, when there is one, takes the place of the marked characters.
    """

    def __init__(
        self, message: str, *, offset: int, length: int, proposal: str | None = None
    ) -> None:
        """Keep the sentence for the reader and the place for the loader."""
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.length = length
        self.proposal = proposal


def parse_span(text: str) -> Span:
    """Read ``14 days``, ``10 working days`` or a sum such as ``1 week + 3 months``.

    Raises:
        SpanFault: the text is no stretch of time; the message is in Norwegian.
    """
    if len(text) > LONGEST_SPAN_TEXT:
        message = f"Tidsrommet er for langt skrevet. Bruk høyst {LONGEST_SPAN_TEXT} tegn."
        raise SpanFault(message, offset=LONGEST_SPAN_TEXT, length=len(text) - LONGEST_SPAN_TEXT)
    span = Span()
    offset = 0
    for part in text.split("+"):
        span = added(span, _parse_part(part, offset), offset=offset, length=len(part))
        offset += len(part) + 1
    return span


def added(first: Span, second: Span, *, offset: int, length: int) -> Span:
    """Add two spans unit by unit; a sum beyond the limits is a fault at the given place."""
    sums = {unit.field: getattr(first, unit.field) + getattr(second, unit.field) for unit in UNITS}
    for unit in UNITS:
        if sums[unit.field] > unit.most:
            message = f"Tidsrommet er for langt. Bruk høyst {unit.most} {unit.said_many}."
            raise SpanFault(message, offset=offset, length=length)
    return Span(**sums)


def _parse_part(part: str, offset: int) -> Span:
    shape = re.fullmatch(_PART, part)
    start = offset + len(part) - len(part.lstrip())
    if shape is None:
        message = "Skriv et tidsrom som et helt tall og en enhet, for eksempel «2 weeks»."
        raise SpanFault(message, offset=start, length=len(part.strip()))
    number, word = shape[1], " ".join(shape[2].split())
    unit = _BY_WORD.get(word)
    if unit is None:
        raise _unknown_unit(word, offset + shape.start(2), len(shape[2]))
    if len(number) > len(str(unit.most)) or int(number) > unit.most:
        message = f"Tidsrommet er for langt. Bruk høyst {unit.most} {unit.said_many}."
        raise SpanFault(message, offset=start, length=len(number), proposal=str(unit.most))
    return Span(**{unit.field: int(number)})


def _unknown_unit(word: str, offset: int, length: int) -> SpanFault:
    known = "days, working days, weeks, months og years"
    message = f"Jeg kjenner ikke tidsenheten «{word}». Du kan bruke {known}."
    return SpanFault(message, offset=offset, length=length, proposal=_nearest_unit(word))


def _nearest_unit(word: str) -> str | None:
    lowered = word.lower()
    if lowered in _NORWEGIAN:
        return _NORWEGIAN[lowered].many
    return nearest(lowered, _BY_WORD) or None


def span_text(span: Span) -> str:
    """Write a span as a guide does, so that `parse_span` reads it back."""
    parts = [f"{n} {unit.one if n == 1 else unit.many}" for unit, n in _counted(span)]
    return " + ".join(parts) or "0 days"


def span_in_words(span: Span) -> str:
    """Say a span in Norwegian: «2 uker», «3 måneder og 1 uke»."""
    parts = [f"{n} {unit.said_one if n == 1 else unit.said_many}" for unit, n in _counted(span)]
    if not parts:
        return "0 dager"
    *first, last = parts
    return f"{', '.join(first)} og {last}" if first else last


def is_never_longer(first: Span, second: Span) -> bool:
    """Tell whether one span is over no later than another, whatever day they count from.

    In the same units it is seen at once. Else the longest that the first can be is held to the
    shortest that the second can: a working day may have a weekend and holidays round it.
    """
    pairs = zip(_in_three(first), _in_three(second), strict=True)
    return all(one <= other for one, other in pairs) or _most_days(first) <= _least_days(second)


def _in_three(span: Span) -> tuple[int, int, int]:
    """Give months, days and working days: a week is always seven days, and a year twelve months."""
    return span.months + 12 * span.years, span.days + 7 * span.weeks, span.working_days


def _least_days(span: Span) -> int:
    months, days, working = _in_three(span)
    weekends = 2 * ((working - 1) // 5) if working else 0
    return (int(30.4 * months) - 2 if months else 0) + days + working + weekends


def _most_days(span: Span) -> int:
    months, days, working = _in_three(span)
    # Weekends at both ends, and the holidays of an Easter or a May.
    away = 2 * -(-working // 5) + 3 + working // 10 if working else 0
    return (int(30.5 * months) + 1 if months else 0) + days + working + away


def _counted(span: Span) -> list[tuple[Unit, int]]:
    return [(unit, getattr(span, unit.field)) for unit in UNITS if getattr(span, unit.field)]


def later(moment: Moment, span: Span, is_working_day: Callable[[date], bool]) -> Moment:
    """Give the moment that lies a span after this one, at the same time of day.

    A month that lacks the day ends on its last day. What falls outside the calendar's years
    1 to 9999 ends on its first or last day.
    """
    return _shifted(moment, span, 1, is_working_day)


def earlier(moment: Moment, span: Span, is_working_day: Callable[[date], bool]) -> Moment:
    """Give the moment that lies a span before this one, by the same rules as `later`."""
    return _shifted(moment, span, -1, is_working_day)


def _shifted(
    moment: Moment, span: Span, direction: int, is_working_day: Callable[[date], bool]
) -> Moment:
    day = date(moment.year, moment.month, moment.day)
    day = _plus_months(day, direction * (12 * span.years + span.months))
    day = _plus_days(day, direction * (7 * span.weeks + span.days))
    for _ in range(span.working_days):
        day = _next_working_day(day, direction, is_working_day)
    return moment.replace(year=day.year, month=day.month, day=day.day)


def _plus_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = days_in(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def _plus_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _next_working_day(day: date, direction: int, is_working_day: Callable[[date], bool]) -> date:
    # A calendar that is closed for a whole year must not hang the program: the search ends there.
    for _ in range(_LONGEST_CLOSURE):
        day = _plus_days(day, direction)
        if is_working_day(day):
            break
    return day
