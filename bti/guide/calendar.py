"""Days that a municipality names: ``2026-08-17``, ``2027-03-22 to 2027-03-29``, ``08-01``."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bti.guide.conditions.wording import moment_in_words

# Known without being written: what everyone in Norway calls by the same name.
KNOWN_DAYS = {"easter": "påske", "christmas": "jul", "holidays": "helligdager"}

_UNDECIDED = "undecided"
_LEAP_YEAR = 2024
_EACH_YEAR = r"[0-9]{2}-[0-9]{2}"
_TO = " to "


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Days from one to another, once or ``each_year``; or days that are not decided yet."""

    first: date | None = None
    last: date | None = None
    each_year: bool = False


class DaysFault(ValueError):
    """A text that is no days, with what to write instead."""

    def __init__(self, message: str, offset: int = 0) -> None:
        """Keep the sentence and the place in the text."""
        super().__init__(message)
        self.message = message
        self.offset = offset


def parse_days(text: str) -> Stretch:
    """Read days.

    Raises:
        DaysFault: the text is no days, or days that run backwards; the message is in Norwegian.
    """
    if text == _UNDECIDED:
        return Stretch()
    written, _, until = text.partition(_TO)
    each_year = re.fullmatch(_EACH_YEAR, written) is not None
    first = _day(written, 0, each_year=each_year)
    last = _day(until, len(written) + len(_TO), each_year=each_year) if until else first
    if last < first and not each_year:
        message = f"Dagene går baklengs: {last} kommer før {first}. Skriv den første dagen først."
        raise DaysFault(message, len(written) + len(_TO))
    return Stretch(first=first, last=last, each_year=each_year)


def _day(text: str, offset: int, *, each_year: bool) -> date:
    full = f"{_LEAP_YEAR}-{text}" if each_year else text
    try:
        day = date.fromisoformat(full)
    except ValueError:
        day = None
    if day is None or day.isoformat() != full:
        message = (
            f"«{text}» er ingen dag. Skriv 2026-08-17, 2026-08-17 to 2026-08-20, 08-17 for hvert "
            "år, eller «undecided»."
        )
        raise DaysFault(message, offset)
    return day


def is_day(text: str) -> bool:
    """Tell whether a text is one day that exists."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def day_in_words(text: str) -> str:
    """Say a day that is written in figures; ``unknown`` and the like stand as they are."""
    try:
        return moment_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def stretch_in_words(stretch: Stretch) -> str:
    """Say days: «17. august 2026», «fra 22. mars 2027 til 29. mars 2027», «1. august hvert år»."""
    if stretch.first is None or stretch.last is None:
        return ""
    first, last = (_said(day, each_year=stretch.each_year) for day in (stretch.first, stretch.last))
    said = first if first == last else f"fra {first} til {last}"
    return f"{said} hvert år" if stretch.each_year else said


def _said(day: date, *, each_year: bool) -> str:
    said = moment_in_words(day)
    return said.rpartition(" ")[0] if each_year else said
