"""Dates that do not exist, spans that cannot be read, and when a holder is decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bti.errors import Finding
from bti.guide.cadence import CadenceFault, parse_cadence
from bti.guide.calendar import DaysFault, is_day, parse_days
from bti.guide.codes import finding
from bti.guide.durations import parse_duration
from bti.guide.limits import LimitFault, parse_limit
from bti.guide.spans import SpanFault, parse_span
from bti.guide.written import Mention, Written

_NO_DATE = ("unknown", "undecided")
_WITHIN = "within "


def times(written: Written) -> Iterator[Finding]:
    """Find every date and span that cannot be meant."""
    for mention in written.mentions:
        check = _CHECKS.get(mention.meaning)
        if check is not None:
            yield from check(mention)


def _date(mention: Mention) -> Iterator[Finding]:
    if mention.text in _NO_DATE or is_day(mention.text):
        return
    message = f"Datoen «{mention.text}» finnes ikke. Skriv år, måned og dag slik: 2026-11-01."
    yield finding("ugyldig-dato", mention.place, message)


def _span(mention: Mention, before: int = 0) -> Iterator[Finding]:
    try:
        parse_span(mention.text[before:])
    except SpanFault as fault:
        yield _told("ugyldig-tid", mention, fault, before)


def _told(code: str, mention: Mention, fault: SpanFault | CadenceFault, before: int = 0) -> Finding:
    proposal = f"Mente du «{fault.proposal}»?" if fault.proposal else ""
    place = mention.node.place_at(before + fault.offset)
    return finding(code, place, fault.message, proposal)


def _takes(mention: Mention) -> Iterator[Finding]:
    try:
        parse_duration(mention.text)
    except SpanFault as fault:
        yield _told("ugyldig-tid", mention, fault)


def _decide(mention: Mention) -> Iterator[Finding]:
    if mention.text == "before":
        return
    if mention.text.startswith(_WITHIN):
        yield from _span(mention, len(_WITHIN))
        return
    message = "Skriv «before», eller «within» og et tidsrom, for eksempel «within 2 weeks»."
    yield finding("ugyldig-tid", mention.place, message)


def _cadence(mention: Mention) -> Iterator[Finding]:
    try:
        parse_cadence(mention.text)
    except CadenceFault as fault:
        yield _told("hvor-ofte", mention, fault)


def _days(mention: Mention) -> Iterator[Finding]:
    try:
        parse_days(mention.text)
    except DaysFault as fault:
        yield finding("kalender", mention.node.place_at(fault.offset), fault.message)


def _limit(mention: Mention) -> Iterator[Finding]:
    try:
        parse_limit(mention.text)
    except LimitFault as fault:
        yield finding("ugyldig-tid", mention.place, str(fault))


_CHECKS: dict[str, Callable[[Mention], Iterator[Finding]]] = {
    "cadence": _cadence,
    "date": _date,
    "days": _days,
    "span": _span,
    "decide": _decide,
    "takes": _takes,
    "limit": _limit,
}
