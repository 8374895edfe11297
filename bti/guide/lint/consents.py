"""Consent: a form to fill in is not the same as to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import ConsentDemand, Guide, Requires, Strength
from bti.guide.targets import places
from bti.guide.written import Written

_WORD = "samtykke"
_EACH = ("each_invited", "each_participating")


def consents(written: Written) -> Iterator[Finding]:
    """Find consent forms that are demanded, and keys of a purpose that do not go together."""
    yield from _purposes(written)
    yield from _recipients(written)
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


def _recipients(written: Written) -> Iterator[Finding]:
    """Find what is demanded of other recipients than those that the purpose is given to."""
    inviting = tuple(_inviting(written.guide))
    for path, wanted in _wanted(written.guide):
        for purpose, demand in wanted.items():
            if demand.of == "unit" and path.startswith(inviting):
                continue
            known = written.guide.consents.get(purpose)
            if known is None or not demand.of or (demand.of in _EACH) == bool(known.per):
                continue
            place = written.place(f"{path}.{purpose}.of")
            yield finding("samtykke-for-hvem", place, *_whom(purpose, demand.of, per=known.per))


def _inviting(guide: Guide) -> Iterator[str]:
    """Give where the actions that invite are written: ``unit`` is the one they invite."""
    for register, actions in (("actions", guide.actions), ("anytime", guide.anytime)):
        yield from (f"{register}.{one}." for one, action in actions.items() if action.invites)


def _whom(purpose: str, whom: str, per: str) -> tuple[str, str]:
    """Say why a demand can never be met, and what to write instead."""
    if per:
        message = (
            f"«{purpose}» har «per: service», og gis til én enhet om gangen. «{whom}» spør etter "
            "ett samtykke som ikke gjelder noen av dem, så kravet blir aldri møtt. Skriv "
            f"{' eller '.join(f'«of: {one}»' for one in _EACH)}."
        )
        return message, f"Mente du «{_EACH[0]}»?"
    message = (
        f"«{purpose}» er ett samtykke for hele saken, og «{whom}» spør etter ett for hver enhet, "
        f"så kravet blir aldri møtt. Ta bort «of», eller skriv «per: service» under «{purpose}» i "
        "«consents»."
    )
    return message, ""


def _wanted(guide: Guide) -> Iterator[tuple[str, Mapping[str, ConsentDemand]]]:
    for path, requires in _required(guide):
        yield f"{path}.requires.consent", requires.consent
    for name, action in guide.actions.items():
        yield f"actions.{name}.consents", action.consents
    for name, action in guide.anytime.items():
        yield f"anytime.{name}.consents", action.consents


def _required(guide: Guide) -> Iterator[tuple[str, Requires]]:
    """Give what is required of a level, a closing, a transition and an action, and where."""
    for level_id, level in guide.levels.items():
        yield level_id, level.requires
    for closing_id, closing in guide.closings.items():
        yield closing_id, closing.requires
    for origin, place in places(guide):
        for name, move in place.transitions.items():
            yield f"{origin}.transitions.{name}", move.requires
    for register, actions in (("actions", guide.actions), ("anytime", guide.anytime)):
        for name, action in actions.items():
            yield f"{register}.{name}", action.requires


def _is_consent(guide: Guide, form: str) -> bool:
    return form in guide.forms and form.startswith(_WORD)


def _demanded(guide: Guide) -> Iterator[tuple[str, Mapping[str, Strength]]]:
    for origin, place in places(guide):
        yield f"{origin}.forms", place.forms
    for path, requires in _required(guide):
        yield f"{path}.requires.forms", requires.forms
