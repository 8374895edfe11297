"""Dates as a terminal shows them."""

from __future__ import annotations

from datetime import date, datetime

from bti.guide.almanac import MONTHS, WEEKDAYS


def short(day: date | datetime | None) -> str:
    """Give `14.12.2026`, or nothing for no date."""
    return f"{day:%d.%m.%Y}" if day else ""


def long(day: date) -> str:
    """Give `lørdag 21. november 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}"


def near(day: date | datetime) -> str:
    """Give `torsdag 26.11.`, for a day within a week."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d.%m.}"


def distance(days: int) -> str:
    """Say how long it is to a day: `om 23 dager`, `i morgen`, `9 dager over`."""
    words = {0: "i dag", 1: "i morgen", -1: "1 dag over"}
    if days in words:
        return words[days]
    return f"om {days} dager" if days > 0 else f"{-days} dager over"
