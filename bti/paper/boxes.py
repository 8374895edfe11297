"""How a field lies on paper: what kind of box, how many empty rows, before or after the talk."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

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


def other_choice(field: FieldView) -> str:
    """Name the choice that stands for what is written beside the others."""
    return field.other_path.rpartition(".")[2] or "annet"


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
    own = row.title if row.title != row.id else ""
    return own or f"{field.label} – nr. {number}"


def never_shared(form: FormView) -> bool:
    """Say whether nothing in a form is shared, so that it is said once and not at each field."""
    asked = [field for field in form.fields if field.type != "note"]
    return bool(asked) and all(field.not_shared for field in asked)


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
    """Find the first of the child's own words, else the first long answer after short ones.

    Purpose, place and time are settled before a talk; what is said in it takes room.
    """
    kinds = [box(field) for field in form.fields]
    voices = [at for at, field in enumerate(form.fields) if field.child_voice]
    short = next((at for at, kind in enumerate(kinds) if kind not in {"note", "area"}), len(kinds))
    long = [at for at, kind in enumerate(kinds) if kind == "area" and at > short]
    notes = next((at for at, kind in enumerate(kinds) if kind != "note"), len(kinds))
    return (voices or long or [notes])[0]


def _empty_row(field: FieldView, number: int) -> RowView:
    last = field.rows[-1] if field.rows and not field.fields else None
    before = f"{field.path}.{last.id}." if last else f"{field.path}."
    pattern = last.fields if last else field.fields
    moved = tuple(_moved(inner, before, f"{field.path}.{number}.") for inner in pattern)
    return RowView(id=f"{number}", fields=moved)


def _moved(field: FieldView, before: str, after: str) -> FieldView:
    """Give an unanswered field of the same kind at another place."""
    return FieldView(
        path=after + field.path.removeprefix(before),
        type=field.type,
        label=field.label,
        hint=field.hint,
        must=field.must,
        asked_when=field.asked_when,
        must_when=field.must_when,
        only_for=field.only_for,
        choices=tuple(_choice_moved(choice, before, after) for choice in field.choices),
        other=field.other,
        other_path=field.other_path and after + field.other_path.removeprefix(before),
        child_voice=field.child_voice,
        not_shared=field.not_shared,
        fields=tuple(_moved(inner, before, after) for inner in field.fields),
        min_rows=field.min_rows,
    )


def _choice_moved(choice: ChoiceView, before: str, after: str) -> ChoiceView:
    path = choice.ask_path and after + choice.ask_path.removeprefix(before)
    return replace(choice, ask_path=path)


def _texts(answer: Answer) -> tuple[str, ...]:
    if answer is None or answer == "":
        return ()
    if isinstance(answer, bool):
        return ("yes",) if answer else ("no",)
    return answer if isinstance(answer, tuple) else (str(answer),)
