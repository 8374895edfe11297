"""The questions that a move or an action asks: read, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bti.case.case import Asked
from bti.case.events import Answers
from bti.case.forms.entries import read_answers
from bti.case.forms.questions import fields_here
from bti.case.forms.validity import lacking
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet, of_move
from bti.case.standing import Standing
from bti.errors import Reason
from bti.guide.definition import Field


def asked_answers(
    standing: Standing,
    where: str,
    asks: Mapping[str, Field],
    given: Mapping[str, object],
    left: Mapping[str, str] | None = None,
) -> tuple[Answers, tuple[Reason, ...], tuple[Reason, ...]]:
    """Read what was typed in a move; give the answers, the problems, and all that is missing.

    ``where`` is the path of the move in the guide, such as ``avklar.transitions.foelg_med``;
    ``left`` holds the written reasons for questions that may be left with one.
    """
    bare = CaseScope(standing.guide, standing.case, standing.now)
    answers, problems = read_answers(fields_here(asks, bare), given)
    sheet = sheet_of_move(standing, where, asks, answers)
    sheet = replace(sheet, left=dict(left or {}))
    scope = CaseScope(standing.guide, standing.case, standing.now, asked=sheet)
    return answers, problems, lacking(sheet, scope)


def sheet_of_move(
    standing: Standing, where: str, asks: Mapping[str, Field], answers: Answers
) -> Sheet:
    """Give the sheet of a move that is not made, under the name that conditions know it by."""
    asked = Asked(at=standing.now, answers=answers)
    return of_move(_name(where), f"{where}.asks", dict(asks), asked)


def _name(where: str) -> tuple[str, ...]:
    """Give the name that conditions know a move by: its step and itself, or an action alone."""
    parts = tuple(where.split("."))
    if "transitions" in parts[1:]:
        at = parts.index("transitions", 1)
        return (parts[at - 1], *parts[at + 1 :])
    return parts[-1:]
