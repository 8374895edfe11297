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
    """Find consent forms that are demanded, and keys of a purpose that do not go together."""
    yield from _purposes(written)
    for path, forms in _demanded(written.guide):
        for form_id, strength in forms.items():
            if strength.word == "required" and _is_consent(written.guide, form_id):
                message = (
                    f"Skjemaet «{form_id}» kreves. Den som sier nei, kommer da ikke videre. "
                    "Skriv «or_reason», eller krev «consent: … asked»."
                )
                yield finding("samtykkeskjema", written.place(f"{path}.{form_id}"), message)


def _purposes(written: Written) -> Iterator[Finding]:
    for name, one in written.guide.consents.items():
        for key in ("instead", "at_own_age"):
            if getattr(one, key) and not one.own_from_age:
                message = (
                    f"«{key}» gjelder fra en alder. Skriv alderen i «own_from_age», eller ta bort "
                    f"«{key}»."
                )
                yield finding("motstrid", written.place(f"consents.{name}.{key}"), message)
        if one.at_birth and "unborn" not in written.guide.subjects:
            message = (
                "«at_birth» gjelder barn som ikke er født. Legg til «unborn» i «subjects», eller "
                "ta bort «at_birth»."
            )
            yield finding("motstrid", written.place(f"consents.{name}.at_birth"), message)


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
