"""What a finished form changes about the measures that its rows are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bti.case.case import Case
from bti.case.events import Answer, AnyEvent, MeasureChanged, MeasureEnded
from bti.case.forms.questions import Question
from bti.guide.fields import ENDING


def updates(
    case: Case, asked: Iterable[Question], answers: dict[str, Answer], changed: Iterable[str]
) -> Iterator[AnyEvent]:
    """Give what follows for the open measures from the answers that were written."""
    paths = frozenset(changed)
    for question in asked:
        measure = case.measure(question.row.rpartition(".")[2])
        answer = answers.get(question.path)
        writes = question.field.updates and question.asked and question.path in paths
        if not writes or measure is None or measure.status != "open" or answer is None:
            continue
        yield from _update(question.field.updates, measure.id, str(answer))


def _update(what: str, measure: str, answer: str) -> Iterator[AnyEvent]:
    if what == "measure.evaluate_by":
        yield MeasureChanged(measure=measure, evaluate_by=date.fromisoformat(answer))
    elif ENDING.get(answer) == "stopped":
        yield MeasureEnded(measure=measure, status="stopped")
    elif ENDING.get(answer) == "done":
        yield MeasureEnded(measure=measure, status="done")
