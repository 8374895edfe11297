"""What was answered in a move or an action, as paper and screen may see it."""

from __future__ import annotations

from datetime import datetime

from bti.case.form_views import View


class AnswerView(View, frozen=True, kw_only=True):
    """A question, and the answer as text for people."""

    path: str
    label: str
    shown: str
    child_voice: bool = False
    not_shared: bool = False


class CarriedView(View, frozen=True, kw_only=True):
    """Answers that came along from another case, given in a form, a move or an action there."""

    id: str
    title: str
    answers: tuple[AnswerView, ...]


class AskedView(View, frozen=True, kw_only=True):
    """The newest answers that were given in a way on or an action, by its title."""

    id: str
    title: str
    at: datetime
    answers: tuple[AnswerView, ...]
