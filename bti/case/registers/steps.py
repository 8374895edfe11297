"""What a step says of consents, measures, recurring contact and arenas."""

from __future__ import annotations

from bti.case.register_views import Particular
from bti.case.registers import said
from bti.guide.cadence import cadence_in_words, parse_cadence
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide, Step

_WORK = {"plan": "planlegg tiltak", "follow": "følg tiltakene", "evaluate": "evaluer tiltakene"}


def step_particulars(guide: Guide, step: Step) -> tuple[Particular, ...]:
    """Give the lines that stand at the head of a step."""
    return said.particulars(
        said.particular("Spør om samtykke til", *(guide.consents[c].title for c in step.consents)),
        said.particular("Tiltak", joined([_WORK[work] for work in step.measures], "og")),
        said.particular("Kontakt som gjentas", *(_follow_up(guide, f) for f in step.follow_ups)),
        said.particular("Møteplass", _arena(guide, step.arena)),
    )


def _follow_up(guide: Guide, name: str) -> str:
    one = guide.follow_ups[name]
    return f"{one.title} ({_often(guide, one.how_often)})"


def _arena(guide: Guide, name: str) -> str:
    if not name:
        return ""
    one = guide.arenas[name]
    return f"{one.title} ({_often(guide, one.how_often)})" if one.how_often else one.title


def _often(guide: Guide, text: str) -> str:
    cadence = parse_cadence(text)
    return cadence_in_words(cadence, said.days_title(guide, cadence.days))
