"""Terms that begin when something is said: an offer of the baton, a consent."""

from __future__ import annotations

from datetime import date, datetime

from bti.case.calendar import day_of, end_of_day, is_working_day
from bti.guide.definition import Consent, Guide
from bti.guide.spans import later, parse_span


def answer_by(guide: Guide, now: datetime) -> datetime | None:
    """Give when an offer of the baton made now has to be answered, if the guide says so."""
    if guide.baton is None or not guide.baton.answer_within:
        return None
    return end_of_day(_after(now, guide.baton.answer_within))


def valid_until(consent: Consent, now: datetime) -> date | None:
    """Give the last day of a consent given now, if the guide sets an end."""
    return _after(now, consent.valid_for) if consent.valid_for else None


def _after(now: datetime, span: str) -> date:
    return later(day_of(now), parse_span(span), is_working_day)
