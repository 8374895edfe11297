"""How a field lies on paper: what kind of box, how many empty rows, before or after the talk."""

from __future__ import annotations

from typing import Literal

from bti.case.events import Answer
from bti.case.views import CaseView, ChoiceView, FieldView, FormLine, FormView, RowView

Box = Literal["line", "short", "area", "one_of", "many_of", "scale", "note", "group", "rows"]

EMPTY_ROWS = 2

_BOXES: dict[str, Box] = {
    "long_text": "area",
    "integer": "short",
    "decimal": "short",
    "date": "short",
    "datetime": "short",
    "time": "short",
    "yes_no": "one_of",
    "select_one": "one_of",
    "next_move": "one_of",
    "select_multiple": "many_of",
    "scale": "scale",
    "note": "note",
    "group": "group",
    "repeat": "rows",
}
_YES_NO = (ChoiceView(id="yes", label="Ja"), ChoiceView(id="no", label="Nei"))
_HOW_TO_WRITE = {
    "date": "Dag, måned og år",
    "datetime": "Dag, måned, år og klokkeslett",
    "time": "Klokkeslett",
    "integer": "Helt tall",
    "decimal": "Tall",
}


def box(field: FieldView) -> Box:
    """Say what kind of box a field has on paper."""
    if field.type == "scale" and not field.choices:
        return "short"
    return _BOXES.get(field.type, "line")


def choices(field: FieldView) -> tuple[ChoiceView, ...]:
    """Give the choices of a field, also the two of a yes-or-no question."""
    return field.choices or (_YES_NO if field.type == "yes_no" else ())


def how_to_write(field: FieldView) -> str:
    """Say in what form a date, a time or a number is written, where no hint says it."""
    return "" if field.hint else _HOW_TO_WRITE.get(field.type, "")


def rows(field: FieldView) -> tuple[RowView, ...]:
    """Give the rows of a repeat, filled up with empty ones so that there is room to write."""
    wanted = len(field.rows) if field.fixed_rows else max(field.min_rows, EMPTY_ROWS)
    missing = range(len(field.rows) + 1, wanted + 1)
    return field.rows + tuple(_empty_row(field, number) for number in missing)


def row_title(field: FieldView, row: RowView, number: int) -> str:
    """Name a row by its own title, else by its number."""
    return row.title or f"{field.label} – nr. {number}"


def prefilled(field: FieldView) -> str:
    """Give what another form already says, in the words of the choices."""
    labels = {choice.id: choice.label for choice in choices(field)}
    return ", ".join(labels.get(text, text) for text in _texts(field.prefill))


def other_forms(case: CaseView) -> tuple[FormLine, ...]:
    """Give the forms of a case that were begun, apart from those of the step it stands on."""
    here = {form.id for form in case.step.forms}
    return tuple(form for form in case.forms if form.id not in here and form.state != "empty")


def talks_with_child(form: FormView) -> bool:
    """Say whether a form is a talk with a child: then its words are set on violet."""
    return form.child_voice or any(field.child_voice for field in form.fields)


def before_talk(form: FormView) -> tuple[FieldView, ...]:
    """Give the fields that prepare a conversation: those in front of what is said in it."""
    return form.fields[: _talk_begins(form)]


def after_talk(form: FormView) -> tuple[FieldView, ...]:
    """Give the fields that are filled in during the conversation and after it."""
    return form.fields[_talk_begins(form) :]


def _talk_begins(form: FormView) -> int:
    notes = [at for at, field in enumerate(form.fields, 1) if field.type == "note"]
    after_notes = notes[-1] if notes else 0
    voices = [at for at, field in enumerate(form.fields) if field.child_voice]
    later = [at for at in voices if at >= after_notes]
    return later[0] if later else after_notes


def _empty_row(field: FieldView, number: int) -> RowView:
    return RowView(id=f"{number}", fields=field.fields)


def _texts(answer: Answer) -> tuple[str, ...]:
    if answer is None or answer == "":
        return ()
    if isinstance(answer, bool):
        return ("yes",) if answer else ("no",)
    return answer if isinstance(answer, tuple) else (str(answer),)
