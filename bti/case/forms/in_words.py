"""An answer as people read it: ja or nei, a date written out, a choice by its label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from bti.case.calendar import local
from bti.case.events import Answer
from bti.case.forms.reading import choices_of
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Field

NOTHING: Mapping[str, str] = {}


def shown(field: Field, answer: Answer, others: Mapping[str, str] = NOTHING) -> str:
    """Say an answer in words; ``others`` are the texts beside choices."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "ja" if answer else "nei"
    if isinstance(answer, tuple):
        return ", ".join(_choice(field, one, others) for one in answer)
    if field.choices or field.other:
        label = _choice(field, str(answer), others)
        return f"{answer} – {label}" if field.type == "scale" and label != str(answer) else label
    reader = _MOMENTS.get(field.type)
    if reader is not None and isinstance(answer, str):
        return _moment(reader, answer)
    return str(answer).replace(".", ",") if field.type == "decimal" else str(answer)


def _choice(field: Field, choice: str, others: Mapping[str, str]) -> str:
    label = choices_of(field).get(choice, choice)
    return f"{label}: {others[choice]}" if others.get(choice) else label


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
