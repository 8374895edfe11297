"""Deadlines as people see them: plain values for screens and paper."""

from __future__ import annotations

from datetime import date, datetime

from bti.case.form_views import View


class DueView(View, frozen=True, kw_only=True):
    """A deadline of a case: what, when, and in how many days (negative: over)."""

    case: str
    id: str
    title: str
    at: datetime
    days: int
    where: str = ""
    mine: bool = False
    waits_for: str = ""
    instead_of: date | None = None
