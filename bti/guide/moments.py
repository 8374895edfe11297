"""The moments a guide writes after ``at``: a point, moved by spans, or the next meeting."""

from __future__ import annotations

import re

import msgspec

from bti.guide.spans import Span, SpanFault, parse_span

NEXT = "next"
_PARTS = r"(\s[+-]\s)"


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One span that a point is moved by, onwards or back."""

    span: Span
    back: bool = False


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A point with the spans it is moved by, or (``arena``) the next meeting of an arena."""

    point: str = ""
    moves: tuple[Moved, ...] = ()
    arena: str = ""


def parse_moment(text: str) -> Moment:
    """Read ``form.date``, ``child.term - 12 weeks`` or ``next ressursteam``.

    Raises:
        SpanFault: what the point is moved by is no stretch of time.
    """
    word, _, rest = text.strip().partition(" ")
    if word == NEXT and rest:
        return Moment(arena=rest.strip())
    point, *parts = re.split(_PARTS, text.strip())
    moves = []
    offset = len(point)
    for sign, written in zip(parts[::2], parts[1::2], strict=True):
        offset += len(sign)
        moves.append(Moved(span=_span(written, offset), back="-" in sign))
        offset += len(written)
    return Moment(point=point.strip(), moves=tuple(moves))


def _span(written: str, offset: int) -> Span:
    try:
        return parse_span(written)
    except SpanFault as fault:
        raise SpanFault(
            fault.message,
            offset=offset + fault.offset,
            length=fault.length,
            proposal=fault.proposal,
        ) from None
