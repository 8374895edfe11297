"""Dates and times as people write and read them in Norway."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from bti.case.calendar import local
from bti.guide.almanac import MONTHS
from bti.guide.spans import days_in

EARLIEST, LATEST = 1900, 2199
"""Years outside these are slips of the finger."""

HOW_DATE = "Skriv datoen slik: 2026-11-12 eller 12.11.2026."
HOW_TIME = "Skriv klokkeslettet slik: 14.30."
HOW_MOMENT = "Skriv dato og klokkeslett slik: 2026-11-12 14.30."

_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DOTTED = r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})"
_WORDED = r"([0-9]{1,2})\.?\s+([a-zæøå]+)\.?\s+([0-9]{4})"
_TIME = r"(?:kl\.?\s*)?([0-9]{1,2})(?:[.:]([0-9]{2}))?(?::[0-9]{2}(?:\.[0-9]+)?)?"
_SPLIT = r"[T\s,]+(?=(?:kl\.?\s*)?[0-9]{1,2}(?:[.:][0-9:.]+)?(?:Z|[+-][0-9:]+)?$)"


def read_date(text: str) -> date | str:
    """Read a date, or give the sentence that says what is wrong with it."""
    parts = _parts(text.strip().lower())
    if parts is None:
        return HOW_DATE
    year, month, day = parts
    if not EARLIEST <= year <= LATEST:
        return f"Årstallet må ligge mellom {EARLIEST} og {LATEST}. {HOW_DATE}"
    if not 1 <= month <= len(MONTHS) or not day:
        return f"Den datoen finnes ikke. {HOW_DATE}"
    last = days_in(year, month)
    if day > last:
        near = date(year, month, last)
        written = f"{near.isoformat()} eller {near.day}.{near.month}.{near.year}"
        return f"{day}. {MONTHS[month - 1]} finnes ikke. Skriv datoen slik: {written}."
    return date(year, month, day)


def _parts(text: str) -> tuple[int, int, int] | None:
    if found := re.fullmatch(_ISO, text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(_DOTTED, text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := re.fullmatch(_WORDED, text):
        month = _month(found[2])
        return (int(found[3]), month, int(found[1])) if month else None
    return None


def _month(word: str) -> int:
    fits = [n for n, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return fits[0] if len(fits) == 1 and len(word) >= len("mai") else 0


def read_time(text: str) -> time | str:
    """Read a time of day, or give the sentence that says what is wrong with it."""
    found = re.fullmatch(_TIME, text.strip().lower())
    if found is None:
        return HOW_TIME
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - the clock
        return f"Det klokkeslettet finnes ikke. {HOW_TIME}"
    return time(hour, minute)


def read_moment(text: str) -> datetime | str:
    """Read a date with a time of day, by the clocks in Norway unless it says otherwise."""
    exact = _exact(text.strip())
    if exact is not None:
        return exact
    written = re.split(_SPLIT, text.strip(), maxsplit=1)
    if len(written) == 1:
        return HOW_MOMENT
    day, clock = read_date(written[0]), read_time(written[1])
    if isinstance(day, str):
        return day
    if isinstance(clock, str):
        return clock
    return local(datetime.combine(day, clock))


def _exact(text: str) -> datetime | None:
    """Read what a program wrote, which names its zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    fits = moment.tzinfo is not None and EARLIEST <= moment.year <= LATEST
    return local(moment) if fits else None
