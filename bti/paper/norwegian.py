"""Dates, days and phone numbers as Norwegian readers expect them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bti.guide.almanac import MONTHS

_OSLO = ZoneInfo("Europe/Oslo")
_SERVICE_NUMBER = re.compile(r"8\d{7}")
_ORDINARY_NUMBER = re.compile(r"\d{8}")
_HELPLINE = re.compile(r"\d{6}")
_COUNTRY = re.compile(r"(\+47|0047)(\d{8})")
_LEVEL_IN_TITLE = re.compile(r"\w+ (\w+)\b[\s:.–-]*")


def day(value: date | datetime) -> str:
    """Give ``1. september 2027``; a time is read in Norway's zone first."""
    local = _local(value) if isinstance(value, datetime) else value
    return f"{local.day}. {MONTHS[local.month - 1]} {local.year}"


def said_day(text: str) -> str:
    """Give a day that is written in figures (``2027-09-01``) in words, and other text as it is."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def moment(value: datetime) -> str:
    """Give ``1. september 2027 kl. 14.00``."""
    return f"{day(value)} kl. {_local(value):%H.%M}"


def in_days(days: int) -> str:
    """Say how long it is until a deadline, or how long it is over."""
    near = {0: "i dag", 1: "i morgen", -1: "1 dag over tiden"}
    if days in near:
        return near[days]
    return f"om {days} dager" if days > 0 else f"{-days} dager over tiden"


def phone(number: str) -> str:
    """Group a phone number: pairs, 800 33 321, 116 111, and short numbers unbroken."""
    digits = re.sub(r"[\s.-]", "", number)
    if abroad := _COUNTRY.fullmatch(digits):
        return f"+47 {phone(abroad[2])}"
    if _SERVICE_NUMBER.fullmatch(digits):
        return f"{digits[:3]} {digits[3:5]} {digits[5:]}"
    if _ORDINARY_NUMBER.fullmatch(digits):
        return " ".join(digits[at : at + 2] for at in range(0, 8, 2))
    if _HELPLINE.fullmatch(digits):
        return f"{digits[:3]} {digits[3:]}"
    return number


def dialled(number: str) -> str:
    """Give the digits that a phone dials, with the leading plus if there is one."""
    plus = "+" if number.strip().startswith("+") else ""
    return plus + re.sub(r"\D", "", number)


def capital(word: str) -> str:
    """Begin a sentence with a word."""
    return word[:1].upper() + word[1:]


def level_name(number: str, title: str, word: str = "nivå") -> str:
    """Name a level by number and title, once: a title may say ``Nivå 0`` by itself."""
    said = _LEVEL_IN_TITLE.match(title)
    if not number or (said and said[1] == number):
        return title
    return f"{capital(word)} {number} {title}".rstrip()


def level_title(number: str, title: str) -> str:
    """Give a level's title without the number that stands beside it on a badge."""
    said = _LEVEL_IN_TITLE.match(title)
    return (title[said.end() :] or title) if said and said[1] == number else title


def level_word(number: str, word: str = "nivå") -> str:
    """Say a level's number aloud, for those who do not see its badge."""
    return f"{capital(word)} {number}: " if number else ""


def shade(number: str) -> int:
    """Place a level's number or letter on the scale of four shades, from light to dark."""
    if number.isdecimal():
        return min(int(number), 3)
    first = number[:1].lower()
    return min(max(ord(first) - ord("a"), 0), 3) if first.isalpha() else 0


def _local(value: datetime) -> datetime:
    return value.astimezone(_OSLO)
