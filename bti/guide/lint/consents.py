"""Consent: a form to fill in is not the same as to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide, Strength
from bti.guide.lint.moves import all_transitions
from bti.guide.written import Written

_WORD = "samtykke"


def consents(written: Written) -> Iterator[Finding]:
    """Find consent forms that are demanded: they lock out those who refuse."""
    for path, forms in _demanded(written.guide):
        for form_id, strength in forms.items():
            if strength.word == "required" and _is_consent(written.guide, form_id):
                message = (
                    f"Skjemaet «{form_id}» kreves. Den som sier nei, kommer da ikke videre. "
                    "Skriv «or_reason», eller krev «consent: … asked»."
                )
                yield finding("samtykkeskjema", written.place(f"{path}.{form_id}"), message)


def _is_consent(guide: Guide, form: str) -> bool:
    return form in guide.forms and form.startswith(_WORD)


def _demanded(guide: Guide) -> Iterator[tuple[str, Mapping[str, Strength]]]:
    for level_id, level in guide.levels.items():
        yield f"{level_id}.requires.forms", level.requires.forms
        for step_id, step in level.steps.items():
            yield f"{step_id}.forms", step.forms
    for closing_id, closing in guide.closings.items():
        yield f"{closing_id}.forms", closing.forms
    for origin, moves in all_transitions(guide):
        for name, move in moves.items():
            yield f"{origin}.transitions.{name}.requires.forms", move.requires.forms
