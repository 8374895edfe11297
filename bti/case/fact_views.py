"""Facts from outside as people see them: plain values for screens and paper."""

from __future__ import annotations

from datetime import date, datetime

from bti.case.form_views import View


class FactView(View, frozen=True, kw_only=True):
    """A fact of a case: what is told, when and by whom, and who can tell."""

    id: str
    title: str
    value: str = ""
    told: datetime | None = None
    by: str = ""
    until: date | None = None
    outdated: bool = False
    tellers: str = ""
    said: str = ""


class GuideFact(View, frozen=True, kw_only=True):
    """A fact of a printed guide: what can be told, by whom, for how long, and what is assumed."""

    id: str
    title: str
    about: str = ""
    answer: str = ""
    not_shared: bool = False
    tellers: str = ""
    valid_for: str = ""
    assumed: str = ""
    only_for: tuple[str, ...] = ()
