"""How long a phase takes: a shortest and a longest time, as a coordinator writes them."""

from __future__ import annotations

import re

import msgspec

from bti.guide.spans import Span, SpanFault, parse_span, span_in_words

# Compiled when one is read: few commands read any.
_RANGE = r"(?P<low>[0-9]{1,5})\s*[-–]\s*(?P<high>[0-9]{1,5})\s+(?P<unit>\D+)"
_BETWEEN = " to "
_BOUNDS = {"at least ": "shortest", "at most ": "longest"}


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """The shortest and the longest time of a step or a level; either may be left open."""

    shortest: Span | None = None
    longest: Span | None = None


def parse_duration(text: str) -> Duration:
    """Read ``1-2 weeks``, ``10 days to 3 weeks``, ``at least 1 week`` or ``2 weeks``.

    One time alone is the longest.

    Raises:
        SpanFault: it is no time; the message is in Norwegian.
    """
    for words, bound in _BOUNDS.items():
        if text.startswith(words):
            return Duration(**{bound: _span(text, len(words))})
    shape = re.fullmatch(_RANGE, text.strip())
    if shape:
        return _ordered(text, f"{shape['low']} {shape['unit']}", f"{shape['high']} {shape['unit']}")
    first, between, last = text.partition(_BETWEEN)
    if between:
        return _ordered(text, first, last)
    return Duration(longest=_span(text, 0))


def _span(text: str, before: int) -> Span:
    try:
        return parse_span(text[before:])
    except SpanFault as fault:
        raise SpanFault(
            fault.message,
            offset=before + fault.offset,
            length=fault.length,
            proposal=fault.proposal,
        ) from None


def _ordered(text: str, low: str, high: str) -> Duration:
    shortest, longest = (_bound(text, one) for one in (low, high))
    if _days(shortest) > _days(longest):
        message = "Den korteste tiden er lengre enn den lengste. Skriv den korteste først."
        raise SpanFault(message, offset=0, length=len(text))
    return Duration(shortest=shortest, longest=longest)


def _bound(text: str, written: str) -> Span:
    try:
        return parse_span(written)
    except SpanFault as fault:
        raise SpanFault(fault.message, offset=0, length=len(text), proposal=None) from None


def _days(span: Span) -> float:
    """Give about how many days a span is, to tell the shorter of two."""
    months = 12 * span.years + span.months
    return 30.4 * months + 7 * span.weeks + span.days + 1.4 * span.working_days


def duration_in_words(duration: Duration) -> str:
    """Say a duration in Norwegian: «fra 1 uke til 2 uker», «minst 1 uke», «høyst 2 uker»."""
    low = span_in_words(duration.shortest) if duration.shortest else ""
    high = span_in_words(duration.longest) if duration.longest else ""
    if low and high:
        return f"fra {low} til {high}"
    return f"minst {low}" if low else f"høyst {high}"
