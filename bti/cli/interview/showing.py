"""How a question looks at the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.views import FieldView, FormView, WayView
from bti.cli.asking import numbered
from bti.cli.columns import fold
from bti.cli.console import strong
from bti.cli.interview.questions import Question
from bti.cli.interview.replies import DROP, HOW_TO_CHOOSE, options

MUST = {"required": "må", "or_reason": "må, eller grunn", "optional": ""}
HOW = {
    "date": "Skriv en dato: 2026-11-24 eller 24.11.2026.",
    "datetime": "Skriv dato og klokkeslett: 2026-11-24 09.30.",
    "time": "Skriv et klokkeslett: 09.30.",
    "yes_no": "Skriv j for ja eller n for nei.",
    "integer": "Skriv et helt tall.",
    "decimal": "Skriv et tall.",
    **HOW_TO_CHOOSE,
    "scale": "Skriv tallet.",
    "long_text": "Avslutt linjen med \\ for å fortsette på den neste.",
}
KEYS = "Enter hopper over · ? hjelp · < tilbake · - tar bort svaret · Ctrl-C pause"


def opening(form: FormView, case: str) -> Iterator[str]:
    """Show the head of a form: title, stop rule, what to say, and the keys."""
    yield strong(form.title.upper())
    if form.about:
        yield from fold(form.about)
    if form.stop_rule:
        yield from fold(form.stop_rule, first="! ", rest="  ")
    for warning in form.warnings:
        yield from fold(warning, first="! ", rest="  ")
    if form.themes:
        yield from fold(f"Ord du kan bruke: bti veileder {case} {form.id}")
    yield from fold(KEYS)


_DROPS = f" ({DROP} tar bort raden)"


def shown(question: Question, place: int, count: int, *, drops: bool = False) -> Iterator[str]:
    """Show a question: where one is, label, mark, hint, choices and what stands there now."""
    field = question.field
    if question.within:
        yield from fold(f"{question.within}{_DROPS if drops else ''}", first="  ")
    mark = f" ({MUST[field.must]})" if MUST[field.must] else ""
    yield from (strong(one) for one in fold(f"{place} av {count}  {field.label}{mark}"))
    if field.hint:
        yield from fold(field.hint, first="  ")
    if field.type == "scale":
        yield from (f"  {choice.id}  {choice.label}" for choice in field.choices)
    elif field.type == "yes_no":
        yield from ("  j  Ja", "  n  Nei")
    else:
        yield from numbered(options(field))
    yield from _standing(field)


def _standing(field: FieldView) -> Iterator[str]:
    if field.child_voice:
        yield "  Skriv barnets egne ord."
    if field.not_shared:
        yield "  Dette blir ikke delt."
    if field.previous:
        yield from fold(f"Forrige gang: {field.previous}", first="  ", rest="    ")
    if field.state == "answered":
        yield from fold(f"Nå står det: {field.shown}", first="  ", rest="    ")
    elif field.left:
        yield from fold(f"Nå står det uten svar, fordi: {field.left}", first="  ", rest="    ")
    elif field.prefill is not None:
        origin = f" (fra {field.prefill_from})" if field.prefill_from else ""
        proposal = f"Forslag{origin}: {field.prefill}. Skriv = for å bruke det."
        yield from fold(proposal, first="  ", rest="    ")


def help_for(field: FieldView) -> Iterator[str]:
    """Say how this kind of question is answered."""
    yield from fold(HOW.get(field.type, "Skriv med dine egne ord."), first="  ")
    if field.must == "required":
        yield "  Skjemaet blir ikke ferdig uten dette svaret. Du kan hoppe over og svare senere."
    if field.must == "or_reason":
        yield "  Hopper du over, kan du skrive hvorfor."
    yield from fold(KEYS, first="  ")


def notes(field: FieldView) -> Iterator[str]:
    """Show what the guide says to the answer just given."""
    for note in field.notes:
        yield from fold(note, first="  ! ", rest="    ")


def offered(field: FieldView, case: str, ways: tuple[WayView, ...]) -> Iterator[str]:
    """Say what to type for each way that a note beside the answer names."""
    for way in ways:
        if any(f"«{way.title}»" in note for note in field.notes):
            verb = "videre" if way.kind == "transition" else "gjor"
            yield f"    bti {verb} {case} {way.id}"
