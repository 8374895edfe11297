"""How often something can be done: ``2 per year``, ``1 per round``, ``3 per 12 months``."""

from __future__ import annotations

import re

import msgspec

from bti.guide.spans import SpanFault, parse_span, span_in_words

MOST = 50
"""A limit so high limits nothing, and the moments it counts are kept in the case row."""

_SAID: dict[str, str] = {
    "day": "om dagen",
    "week": "i uken",
    "month": "i måneden",
    "half_year": "i halvåret",
    "year": "i året",
    "round": "i hver runde",
    "case": "i saken",
}
PERIODS = tuple(_SAID)
_WRITTEN = r"([0-9]{1,3}) per ([a-z0-9_ ]+)"
_WRONG = (
    "Skriv hvor mange ganger, «per» og en tid, for eksempel «2 per year», «1 per round» "
    f"eller «3 per 12 months». Tallet er fra 1 til {MOST}."
)


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """So many times in a period of the calendar or of the case, or in any span of this length."""

    count: int
    per: str

    @property
    def is_span(self) -> bool:
        """Tell whether it counts backwards from now, and not by the calendar."""
        return self.per not in PERIODS


class LimitFault(ValueError):
    """A text that is no limit; the message is in Norwegian."""


def parse_limit(text: str) -> Limit:
    """Read a limit.

    Raises:
        LimitFault: the text is none.
    """
    found = re.fullmatch(_WRITTEN, " ".join(text.split()))
    if found is None or not 1 <= int(found[1]) <= MOST:
        raise LimitFault(_WRONG)
    limit = Limit(count=int(found[1]), per=found[2])
    if limit.is_span:
        try:
            parse_span(limit.per)
        except SpanFault as fault:
            raise LimitFault(_WRONG) from fault
    return limit


def limit_in_words(limit: Limit) -> str:
    """Say a limit: «2 ganger i året»."""
    count = "én gang" if limit.count == 1 else f"{limit.count} ganger"
    if limit.is_span:
        return f"{count} på {span_in_words(parse_span(limit.per))}"
    return f"{count} {_SAID[limit.per]}"
