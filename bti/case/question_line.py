"""A question in one line, where there is no box to answer it in."""

from __future__ import annotations

from collections.abc import Iterable

from bti.case.form_views import ChoiceView, FieldView
from bti.guide.conditions.wording import joined, quoted

KINDS = {
    "scale": "et tall på en skala",
    "yes_no": "ja eller nei",
    "integer": "et helt tall",
    "decimal": "et tall",
    "date": "en dato",
    "datetime": "dato og klokkeslett",
    "time": "et klokkeslett",
    "person": "en person",
    "unit": "en enhet",
    "file": "en fil",
}
"""What kind of answer is given where there are no choices; words are what one expects anyway."""

SEVERAL = "flere kan velges"
_MUST = {"required": "må", "or_reason": "må, eller grunn", "started": "må begynnes", "optional": ""}


def question_line(field: FieldView) -> str:
    """Say a question: its choices, when it is asked, how hard, and who may see the answer."""
    notes = (
        choices_line(field.choices) or KINDS.get(field.type, ""),
        SEVERAL if field.type == "select_multiple" else "",
        f"når {field.asked_when}" if field.asked_when else "",
        how_hard(field.must, field.must_when),
        tracks(field.only_for),
        "barnets stemme" if field.child_voice else "",
        "deles ikke" if field.not_shared else "",
        f"bare {joined(list(field.confidential), 'og')} får se dette" if field.confidential else "",
    )
    inner = " ".join(question_line(one) for one in _inside(field))
    said = (noted(field.label, notes), field.hint, *field.said, inner)
    return " ".join((*(part for part in said if part), *field.notes))


def how_hard(must: str, when: str) -> str:
    """Say how hard something is asked for, or when it is; nothing where it is free to leave."""
    return f"må når {when}" if when else _MUST[must]


def noted(title: str, notes: Iterable[str]) -> str:
    """Put the notes there are after a title."""
    inside = "; ".join(note for note in notes if note)
    return f"{title} ({inside})" if inside else title


def choices_line(choices: Iterable[ChoiceView]) -> str:
    """Name the choices, with what is asked of whoever makes one, and whom it is for."""
    return " / ".join(_choice(choice) for choice in choices)


def _choice(choice: ChoiceView) -> str:
    inside = ", ".join(part for part in (choice.ask, tracks(choice.only_for)) if part)
    return f"{choice.label} ({inside})" if inside else choice.label


def tracks(only_for: Iterable[str]) -> str:
    """Say for which tracks something is; nothing where it is for all."""
    named = joined([quoted(one) for one in only_for], "og")
    return f"bare for {named}" if named else ""


def _inside(field: FieldView) -> tuple[FieldView, ...]:
    return field.rows[0].fields if field.rows else field.fields
