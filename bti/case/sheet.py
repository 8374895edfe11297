"""A sheet: questions that are answered together, with what is answered so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case.case import Asked, Case, Copy
from bti.case.events import Answers
from bti.guide.asks import Asking
from bti.guide.definition import Field, Form

if TYPE_CHECKING:
    from bti.guide.conditions import Path


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a form, or what a move asks.

    ``name`` is what conditions call it (``undringsnotat``, ``avklar.foelg_med``), ``rule`` the path
    in the guide where its fields stand. ``at`` is when a move was made.
    """

    name: tuple[str, ...]
    rule: str
    fields: dict[str, Field]
    answers: Answers = {}
    left: dict[str, str] = {}
    answered: dict[str, datetime] = {}
    number: int = 0
    finished: datetime | None = None
    at: datetime | None = None
    live: bool = True


def of_copy(form_id: str, form: Form, copy: Copy | None) -> Sheet:
    """Give the sheet of a copy, or of a form that is not begun."""
    rule = f"forms.{form_id}.fields"
    if copy is None:
        return Sheet(name=(form_id,), rule=rule, fields=form.fields)
    return Sheet(
        name=(form_id,),
        rule=rule,
        fields=form.fields,
        answers=copy.answers,
        left=copy.left,
        answered=copy.answered,
        number=copy.number,
        finished=copy.finished,
    )


def of_move(name: tuple[str, ...], rule: str, fields: dict[str, Field], asked: Asked) -> Sheet:
    """Give the sheet of what a move or an action asks."""
    answered = dict.fromkeys(asked.answers, asked.at)
    return Sheet(
        name=name,
        rule=rule,
        fields=fields,
        answers=asked.answers,
        answered=answered,
        at=asked.at,
    )


def times_made(case: Case, found: Asking) -> Iterator[tuple[Path, Asked]]:
    """Give each time that is kept of a move or an action, the newest first, by what it is kept as.

    One that leads on is kept as a move from each step where it was done.
    """
    last = found.name[-1]
    own = ".".join(found.name)
    kept = (
        (tuple(key.split(".")), made)
        for key, made in case.made.items()
        if key == own or (found.leads_on and len(found.name) == 1 and key.endswith(f".{last}"))
    )
    yield from sorted(kept, key=lambda one: one[1].at, reverse=True)
