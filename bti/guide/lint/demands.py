"""What transitions demand, against what their step holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide, Requires
from bti.guide.nearest import meant
from bti.guide.nodes import ListNode
from bti.guide.targets import every_step, step_of
from bti.guide.written import Mention, Written

OPENER = "than opener"
_STEP = "than step."


def demands(written: Written) -> Iterator[Finding]:
    """Find demands that a step does not have, and persons that nobody is."""
    for mention in written.mentions:
        if mention.meaning == "demand":
            yield from _demand(written.guide, mention)
        elif mention.meaning == "other_person":
            yield from _other_person(written.guide, mention)
    yield from _of_nothing(written)


def _of_nothing(written: Written) -> Iterator[Finding]:
    """Find demands with an empty list: nobody can meet them, or they demand nothing."""
    for path, node in written.nodes.items():
        if isinstance(node, ListNode) and not node.items and "requires" in path.split("."):
            message = (
                "Listen er tom, så kravet sier ikke hva det krever. Skriv det som kreves, eller ta "
                "bort kravet."
            )
            yield finding("tom-verdi", node.place, message)


def _demand(guide: Guide, mention: Mention) -> Iterator[Finding]:
    known = tuple(_known(guide, mention))
    if mention.text in known:
        return
    message = f"Steget har ikke noe krav «{mention.text}»."
    proposal = meant(mention.text, known)
    if not proposal:
        message += " Skriv id-en til et punkt i sjekklisten eller et skjema på steget."
    yield finding("ukjent-krav", mention.place, message, proposal)


def _known(guide: Guide, mention: Mention) -> Iterable[str]:
    head = mention.path.split(".")[0]
    place = step_of(guide, head) or guide.closings.get(head)
    is_item = ".requires.checklist" in mention.path
    if place is not None:
        return place.checklist if is_item else (*place.checklist, *place.forms)
    levels = (guide.levels[head],) if head in guide.levels else guide.levels.values()
    return (item for one in levels for step in one.steps.values() for item in step.checklist)


def _other_person(guide: Guide, mention: Mention) -> Iterator[Finding]:
    step = mention.text.removeprefix(_STEP)
    if mention.text == OPENER or (step != mention.text and step_of(guide, step)):
        return
    steps = [f"{_STEP}{name}" for name in every_step(guide)]
    message = f"«{mention.text}» sier ikke hvem. Skriv «{OPENER}» eller «{_STEP}» og et steg."
    yield finding("ukjent-krav", mention.place, message, meant(mention.text, (OPENER, *steps)))


def is_empty(requires: Requires) -> bool:
    """Tell whether nothing is demanded."""
    return requires == Requires()
