"""Opening hours as a coordinator writes them: ``mon-fri 08:00-15:30``, ``outside vakt``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from bti.guide.almanac import WEEKDAYS

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = "|".join(_DAYS)
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00"
# Compiled when one is read: few commands read any.
_WEEKLY = (
    rf"(?:(?P<first>{_DAY})(?:-(?P<last>{_DAY}))?|(?P<word>every_day|holidays))"
    rf"(?: (?P<start>{_CLOCK})-(?P<end>{_CLOCK}))?"
)
_OUTSIDE = "outside "
WHOLE_DAY = 24 * 60


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """When someone answers.

    ``weekly`` is on these ``days`` (Monday is 0) from ``start`` to ``end``, in minutes; an end that
    is not later runs into the next day. ``on_holidays`` and ``only_holidays`` are what is said of
    public holidays: unless something is said, they are closed.
    """

    kind: Literal["weekly", "always", "closed", "unknown", "outside"]
    other: str = ""
    days: tuple[int, ...] = ()
    start: int = 0
    end: int = WHOLE_DAY
    on_holidays: bool = False
    only_holidays: bool = False


class HoursFault(ValueError):
    """A text that is no opening hours, with what to write instead."""

    def __init__(self, message: str, offset: int = 0) -> None:
        """Keep the sentence and the place in the text."""
        super().__init__(message)
        self.message = message
        self.offset = offset


def parse_hours(text: str) -> Iterator[Hours]:
    """Read one or more opening hours, with a comma between them.

    Raises:
        HoursFault: the text is no opening hours; the message is in Norwegian.
    """
    offset = 0
    for part in text.split(","):
        yield _one(part.strip(), offset + len(part) - len(part.lstrip()))
        offset += len(part) + 1


def hours_of(texts: Iterable[str]) -> tuple[Hours, ...]:
    """Read the opening hours of something that was checked when the guide was loaded."""
    return tuple(hours for text in texts for hours in parse_hours(text))


def _one(text: str, offset: int) -> Hours:
    match text:
        case "always" | "closed" | "unknown":
            return Hours(kind=text)
    if text.startswith(_OUTSIDE):
        return Hours(kind="outside", other=text.removeprefix(_OUTSIDE).strip())
    found = re.fullmatch(_WEEKLY, text)
    if found is None:
        message = (
            "Åpningstiden kan ikke leses. Skriv «mon-fri 08:00-15:30», «every_day 10:00-22:00», "
            "«holidays 10:00-14:00», «always», «closed», «unknown» eller «outside» og en annen "
            "kontakt."
        )
        raise HoursFault(message, offset)
    return _weekly(found, offset)


def _weekly(found: re.Match[str], offset: int) -> Hours:
    start, end = _minutes(found["start"] or "00:00"), _minutes(found["end"] or "24:00")
    if start == end:
        message = f"Åpningstiden begynner og slutter {found['start']}. Rett klokkeslettet."
        raise HoursFault(message, offset + found.start("start"))
    word = found["word"]
    return Hours(
        kind="weekly",
        days=tuple(range(7)) if word else _span_of_days(found["first"], found["last"]),
        start=start,
        end=end,
        on_holidays=bool(word),
        only_holidays=word == "holidays",
    )


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _span_of_days(first: str, last: str | None) -> tuple[int, ...]:
    """Give the days from one to another, over the weekend when the last comes before the first."""
    start, end = _DAYS.index(first), _DAYS.index(last or first)
    return tuple((start + number) % 7 for number in range((end - start) % 7 + 1))


def hours_in_words(hours: Hours) -> str:
    """Say when someone answers; of another's hours and of what is unknown, say nothing."""
    match hours.kind:
        case "always":
            return "hele døgnet"
        case "closed":
            return "stengt"
        case "weekly":
            return _days_in_words(hours) + _clock_in_words(hours)
    return ""


def _days_in_words(hours: Hours) -> str:
    if hours.only_holidays:
        return "helligdager"
    if hours.on_holidays:
        return "alle dager, også helligdager"
    first, last = WEEKDAYS[hours.days[0]], WEEKDAYS[hours.days[-1]]
    return first if first == last else f"{first}–{last}"


def _clock_in_words(hours: Hours) -> str:
    if hours.start == 0 and hours.end == WHOLE_DAY:
        return ""
    return f" kl. {_clock(hours.start)}–{_clock(hours.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"
