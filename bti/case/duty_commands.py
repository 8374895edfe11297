"""What is asked for beside the steps of a case: tasks, measures, and what comes from outside."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bti.case.commands import Command, Given
from bti.case.events import Answers
from bti.guide.definition import Guide


class DoTask(Command, frozen=True, kw_only=True):
    """Say that a task is done."""

    task: str
    note: str = ""


class StartTasks(Command, frozen=True, kw_only=True):
    """Let the tasks of another guide's action begin in the case that it opened.

    Sent by the program, never by a person.
    """

    guide: Guide
    action: str
    asked: Answers = {}
    reason: str = ""


class AddMeasure(Command, frozen=True, kw_only=True):
    """Agree on a measure; ``measure`` is its id in the case (``t1``)."""

    measure: str = ""
    what: str
    goal: str = ""
    responsible: str = ""
    contributors: tuple[str, ...] = ()
    place: str = ""
    start: date | None = None
    evaluate_by: date | None = None
    service: str = ""
    fields: Given = {}


class ChangeMeasure(Command, frozen=True, kw_only=True):
    """Change what is given of an open measure."""

    measure: str
    what: str | None = None
    goal: str | None = None
    responsible: str | None = None
    place: str | None = None
    start: date | None = None
    evaluate_by: date | None = None
    service: str | None = None
    fields: Given = {}


class EndMeasure(Command, frozen=True, kw_only=True):
    """Say that a measure is done, or stopped with a reason."""

    measure: str
    status: Literal["done", "stopped"] = "done"
    reason: str = ""


class Born(Command, frozen=True, kw_only=True):
    """Say that the child was born, or mend the date; ``siblings`` are the ids of new cases."""

    born: date
    name: str = ""
    siblings: tuple[str, ...] = ()


class SetTerm(Command, frozen=True, kw_only=True):
    """Mend the day that an unborn child is expected."""

    term: date


class TellFact(Command, frozen=True, kw_only=True):
    """Tell a fact from outside the case; ``host`` when the program bti is part of tells it.

    Without a value what was told is taken back, and nothing is known of it any more.
    """

    fact: str
    value: object = None
    until: date | None = None
    host: bool = False


class HearLinked(Command, frozen=True, kw_only=True):
    """Take in what a linked case told. Sent by the program, never by a person."""

    case: str
    workflow: str
    emitted: str = ""
    given: Answers = {}
    closed: bool = False
