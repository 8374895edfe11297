"""An answer as people read it: ja or nei, a date written out, a choice by its label."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from bti.case.calendar import local
from bti.case.events import Answer
from bti.case.forms.reading import choices_of
from bti.case.paths import OTHER
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Field


def shown(field: Field, answer: Answer, other: str = "") -> str:
    """Say an answer in words; ``other`` is the text beside «annet»."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "ja" if answer else "nei"
    if isinstance(answer, tuple):
        return ", ".join(_choice(field, one, other) for one in answer)
    if field.choices or field.other:
        label = _choice(field, str(answer), other)
        return f"{answer} – {label}" if field.type == "scale" and label != str(answer) else label
    reader = _MOMENTS.get(field.type)
    if reader is not None and isinstance(answer, str):
        return _moment(reader, answer)
    return str(answer).replace(".", ",") if field.type == "decimal" else str(answer)


def _choice(field: Field, choice: str, other: str) -> str:
    label = choices_of(field).get(choice, choice)
    return f"{label}: {other}" if choice == OTHER and other else label


_MOMENTS: dict[str, Callable[[str], date | time]] = {
    "date": date.fromisoformat,
    "datetime": lambda text: local(datetime.fromisoformat(text)),
    "time": time.fromisoformat,
}


def _moment(reader: Callable[[str], date | time], answer: str) -> str:
    try:
        return moment_in_words(reader(answer))
    except ValueError:
        return answer
