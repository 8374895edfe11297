"""Ids: one space for what can be a target, one for tools, one for the ways out of a step."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.arenas import ARENA_HAS_ANSWERED
from bti.guide.codes import finding
from bti.guide.conditions import RESERVED
from bti.guide.definition import Closing, Guide, Step
from bti.guide.names import HEADS
from bti.guide.plans import slots
from bti.guide.roles import HOLDER, OPENER
from bti.guide.targets import SUBJECTS, WORDS, every_step, places
from bti.guide.written import Declaration, Written

_TARGETS = {
    "Guide.levels": "nivået",
    "Level.steps": "steget",
    "Guide.closings": "avslutningen",
    "Guide.kinds": "slaget",
}
_TOOLS = {
    "Guide.forms": "skjemaet",
    "Guide.links": "lenken",
    "Guide.contacts": "kontakten",
    "Guide.arenas": "møteplassen",
}

# Words that would be read as something else where an id of the register is used.
_RESERVED: dict[str, frozenset[str]] = {
    **dict.fromkeys(_TARGETS, frozenset((*WORDS, *HEADS, *RESERVED))),
    "Guide.forms": frozenset((*HEADS, *RESERVED)),
    "Guide.conditions": frozenset((*HEADS, *RESERVED)),
    "Guide.roles": frozenset((HOLDER, OPENER)),
    "Guide.tracks": frozenset(SUBJECTS),
    "Guide.consents": frozenset(("of", "or", "strength")),
    "Arena.answers": frozenset((ARENA_HAS_ANSWERED,)),
    **dict.fromkeys(("Transition.asks", "Action.asks"), frozenset(("done", "asked"))),
    "Step.transitions": frozenset(("visited", "entered", "left")),
}


def ids(written: Written) -> Iterator[Finding]:
    """Find ids that two things share, and ids that mean something else."""
    yield from _shared(written, _TARGETS)
    yield from _shared(written, _TOOLS)
    yield from _ways_out(written)
    for declaration in written.declarations:
        if _is_reserved(declaration):
            message = (
                f"«{declaration.id}» har en fast mening i språket og kan ikke være id her. "
                "Velg et annet ord."
            )
            yield finding("reservert-id", declaration.place, message)


def has_ambiguous_targets(written: Written) -> bool:
    """Tell whether one id is two targets: then nobody can say where a way leads."""
    return any(_shared(written, _TARGETS))


def _shared(written: Written, nouns: dict[str, str]) -> Iterator[Finding]:
    first: dict[str, Declaration] = {}
    for declaration in written.declarations:
        if declaration.register not in nouns:
            continue
        known = first.setdefault(declaration.id, declaration)
        if known.place != declaration.place:
            message = (
                f"Id-en «{declaration.id}» brukes også av {nouns[known.register]} på linje "
                f"{known.place.line}. Gi en av dem en annen id."
            )
            yield finding("dobbel-id", declaration.place, message)


def _ways_out(written: Written) -> Iterator[Finding]:
    for step_id, step in every_step(written.guide).items():
        for number, action in enumerate(step.actions):
            if action in step.transitions:
                message = (
                    f"Steget har både en overgang og en handling med id-en «{action}». "
                    "Gi en av dem en annen id."
                )
                place = written.place(f"{step_id}.actions.{number}")
                yield finding("dobbel-id", place, message)
    for origin, written_there in places(written.guide):
        yield from _always_there(written, origin, written_there)


def _always_there(written: Written, place_id: str, place: Step | Closing) -> Iterator[Finding]:
    """Find ways of a step or a closing with the id of something that can be done from anywhere."""
    actions = place.actions if isinstance(place, Step) else ()
    known = (way for way in actions if way in written.guide.actions)
    for way in (*place.transitions, *known):
        if way in written.guide.anytime:
            message = (
                f"«{way}» står også under «anytime», og kan gjøres fra hvert steg. "
                "Gi en av dem en annen id."
            )
            kind = "transitions" if way in place.transitions else "actions"
            yield finding("dobbel-id", written.place(f"{place_id}.{kind}.{way}"), message)


def _is_reserved(declaration: Declaration) -> bool:
    if declaration.id in _RESERVED.get(declaration.register, ()):
        return True
    # Paths begin with these ids, so a top key must stay free for what stands under it.
    return declaration.register in _TARGETS and declaration.id in slots(Guide)
