"""What a person typed to a question, read as an answer or as a wish to go elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.forms.dates import read_date
from bti.case.forms.reading import NO, YES
from bti.case.views import FieldView
from bti.cli.asking import chosen

OTHER = "annet"
HOW_TO_CHOOSE = {
    "select_one": "Skriv nummeret eller ordet.",
    "select_multiple": "Skriv ett eller flere numre med komma mellom.",
}
BACK, HELP, CLEAR, DROP, PROPOSED = "<", "?", "-", "--", "="


def options(field: FieldView) -> list[tuple[str, str]]:
    """Give the choices of a field, with «annet» last where one may write one's own."""
    given = [(choice.id, choice.label) for choice in field.choices]
    if field.other and OTHER not in dict(given):
        given.append((OTHER, "Annet (skriv selv)"))
    return given


def as_typed(field: FieldView, typed: str) -> str:
    """Turn numbers and labels into the ids of choices; other answers stay as they were typed."""
    known = options(field)
    if field.type == "select_multiple":
        parts = [part.strip() for part in typed.replace(";", ",").split(",") if part.strip()]
        if len(parts) == 1 and all(word.isdecimal() for word in parts[0].split()):
            parts = parts[0].split()
        return ",".join(chosen(part, known) or part for part in parts)
    # On a scale the number that is typed is the answer itself.
    if field.type == "scale" or not known:
        return typed
    return chosen(typed, known) or typed


def unreadable(field: FieldView, answer: str) -> str:
    """Say why an answer cannot be read as what the field asks for; empty when it can."""
    if field.type == "yes_no":
        return "" if answer.lower() in YES + NO else "Skriv j for ja eller n for nei."
    if field.type == "date":
        read = read_date(answer)
        return read if isinstance(read, str) else ""
    return not_offered(field, answer)


def not_offered(field: FieldView, answer: str) -> str:
    """Say what was typed that the list does not have; empty when it has it all."""
    if field.type not in {"select_one", "select_multiple"}:
        return ""
    known = {id_ for id_, _ in options(field)}
    strange = [part for part in answer.split(",") if part not in known]
    if not strange:
        return ""
    return f"«{strange[0]}» står ikke i lista. {HOW_TO_CHOOSE[field.type]}"


def asks_more(field: FieldView, answer: str) -> Iterator[tuple[str, str]]:
    """Give where a text is written beside what was chosen, and what is asked there."""
    chosen_ids = answer.split(",")
    for choice in field.choices:
        if choice.ask and choice.id in chosen_ids:
            yield choice.ask_path, choice.ask
    asked = any(choice.ask and choice.id == OTHER for choice in field.choices)
    if field.other and field.other_path and OTHER in chosen_ids and not asked:
        yield field.other_path, "Skriv hva:"
