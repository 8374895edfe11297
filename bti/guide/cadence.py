"""How often, in one grammar: ``every 2 weeks``, ``2-4 per half_year``, ``at skolestart``."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from bti.guide.spans import SpanFault, parse_span, span_in_words

# A period, what it is in many, and how it is said: «hver uke», «i uken».
_PERIODS: dict[str, tuple[str, str, str]] = {
    "day": ("days", "hver dag", "om dagen"),
    "week": ("weeks", "hver uke", "i uken"),
    "month": ("months", "hver måned", "i måneden"),
    "half_year": ("half_years", "hvert halvår", "i halvåret"),
    "year": ("years", "hvert år", "i året"),
}
_MANY = {many: one for one, (many, _, _) in _PERIODS.items()}
_SAID_WORDS = {
    "regularly": "jevnlig",
    "as_needed": "ved behov",
    "undecided": "ikke bestemt ennå",
}
# Compiled when one is read: few commands read any.
_EVERY = r"every (?:(?P<count>[1-9][0-9]?) )?(?P<period>[a-z_]+)"
_PER = r"(?P<least>[1-9][0-9]{0,2})(?:-(?P<most>[1-9][0-9]{0,2}))? per (?P<period>\w+)"
_AT = r"at (?P<days>[a-z][a-z0-9_]*)"
_ONCE = "once within "


class Cadence(msgspec.Struct, frozen=True, kw_only=True):
    """How often something is done.

    ``every``: once in each ``count`` periods. ``per``: from ``least`` to ``most`` times in a
    period. ``at``: on each of the ``days`` of the calendar. ``once``: within a span. The rest are
    words that give no date.
    """

    kind: Literal["every", "per", "at", "once", "regularly", "as_needed", "undecided"]
    count: int = 1
    least: int = 0
    most: int = 0
    period: str = ""
    days: str = ""
    within: str = ""


class CadenceFault(ValueError):
    """A text that does not say how often, with the place in it and what may have been meant."""

    def __init__(self, message: str, offset: int = 0, proposal: str = "") -> None:
        """Keep the sentence for the reader and the place for the loader."""
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.proposal = proposal


def parse_cadence(text: str) -> Cadence:
    """Read how often.

    Raises:
        CadenceFault: the text does not say how often; the message is in Norwegian.
    """
    match text:
        case "regularly" | "as_needed" | "undecided":
            return Cadence(kind=text)
    if text.startswith(_ONCE):
        return _once(text)
    found = re.fullmatch(_AT, text)
    if found is not None:
        return Cadence(kind="at", days=found["days"])
    found = re.fullmatch(_EVERY, text)
    if found is not None:
        return _every(found)
    found = re.fullmatch(_PER, text)
    if found is not None:
        return _per(found)
    message = (
        "Jeg forstår ikke hvor ofte. Skriv «every week», «every 2 weeks», «2 per year», "
        "«2-4 per half_year», «at» og dager fra «calendar», «once within 1 week», «regularly», "
        "«as_needed» eller «undecided»."
    )
    raise CadenceFault(message)


def _once(text: str) -> Cadence:
    within = text.removeprefix(_ONCE)
    try:
        parse_span(within)
    except SpanFault as fault:
        raise CadenceFault(
            fault.message, len(_ONCE) + fault.offset, fault.proposal or ""
        ) from fault
    return Cadence(kind="once", within=within)


def _every(found: re.Match[str]) -> Cadence:
    written, count = found["period"], int(found["count"] or 1)
    period = _MANY.get(written, written)
    _check_period(period, found.start("period"))
    if (written in _MANY) != (count > 1):
        proposal = f"every {count} {_PERIODS[period][0]}" if count > 1 else f"every {period}"
        message = "Tallet og ordet for tidsrommet passer ikke sammen."
        raise CadenceFault(message, found.start("period"), proposal)
    return Cadence(kind="every", count=count, period=period)


def _per(found: re.Match[str]) -> Cadence:
    least, most, period = int(found["least"]), int(found["most"] or found["least"]), found["period"]
    _check_period(period, found.start("period"))
    if most < least:
        message = f"«{least}-{most}» går baklengs. Skriv det minste tallet først."
        raise CadenceFault(message, 0, f"{most}-{least} per {period}")
    return Cadence(kind="per", least=least, most=most, period=period)


def _check_period(period: str, offset: int) -> None:
    if period not in _PERIODS:
        known = "day, week, month, half_year og year"
        message = f"Jeg kjenner ikke tidsrommet «{period}». Bruk {known}."
        raise CadenceFault(message, offset)


def cadence_in_words(cadence: Cadence, days: str = "") -> str:
    """Say how often; ``days`` is what the days of the calendar are called."""
    match cadence.kind:
        case "every":
            return _every_in_words(cadence)
        case "per":
            return _per_in_words(cadence)
        case "at":
            return f"ved {days or cadence.days}"
        case "once":
            return f"én gang innen {span_in_words(parse_span(cadence.within))}"
    return _SAID_WORDS[cadence.kind]


def _every_in_words(cadence: Cadence) -> str:
    said = _PERIODS[cadence.period][1]
    each, _, period = said.partition(" ")
    if cadence.count == 1:
        return said
    if cadence.count == 2:  # noqa: PLR2004 - «annenhver»
        return f"{'annen' if each == 'hver' else 'annet'}{each} {period}"
    return f"{each} {cadence.count}. {period}"


def _per_in_words(cadence: Cadence) -> str:
    within = _PERIODS[cadence.period][2]
    if cadence.least == cadence.most == 1:
        return f"én gang {within}"
    counted = (
        f"{cadence.least}" if cadence.least == cadence.most else (f"{cadence.least}–{cadence.most}")
    )
    return f"{counted} ganger {within}"
