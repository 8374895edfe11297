"""What a guide requires, in words that stand after «Krever:», for those who read it without a case.

Each demand is one phrase. What may be left with a written reason says so, and what hangs on a
condition says when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.consents import INVITED_NOW, whom
from bti.case.place_titles import place_title
from bti.case.titles import condition_in_words
from bti.guide.definition import (
    Action,
    BatonDemand,
    ConditionDemand,
    ConsentDemand,
    DateDemand,
    Guide,
    Level,
    MeasureDemand,
    ReceiverDemand,
    Requires,
    Strength,
    Transition,
)
from bti.guide.limits import limit_in_words, parse_limit
from bti.guide.shape import DemandWord
from bti.guide.targets import places

_OR_REASON = " (eller grunn)"
_OPTIONAL = " (bør)"
ACCEPTED = "stafettholderen har tatt imot"
_BATON = {
    "accepted": ACCEPTED,
    "decided_this_level": "stafettholderen er bestemt på nytt på dette nivået",
    "in_own_service": "stafettholderen er i egen tjeneste",
}
_RECIPIENTS = {
    "each_invited": " for hver tjeneste som er invitert",
    "each_participating": " for hver tjeneste som er med",
    INVITED_NOW: " for enheten som inviteres",
    "unit": "",
    "": "",
}
_MEASURE = {"responsible": "ansvarlig", "evaluate_by": "dato for evaluering"}


def required_in_words(guide: Guide, requires: Requires, *, invites: bool = False) -> Iterator[str]:
    """Say each of the demands, in the order that people meet them; conditions are said apart."""
    for item, strength in requires.checklist.items():
        yield from _if_hard(guide, f"«{_item(guide, item)}» er huket av", strength)
    for form, strength in requires.forms.items():
        begun = "påbegynt" if strength.word == "started" else "ferdig"
        yield from _if_hard(guide, f"«{guide.forms[form].title}» er {begun}", strength)
    yield from _if_hard(guide, "barnet er hørt", requires.child_heard)
    yield from _if_hard(guide, "foresatte er informert", requires.guardians_informed)
    yield from consents_in_words(guide, requires.consent, invites=invites)
    if requires.baton:
        yield _baton(requires.baton)
    if requires.measures:
        yield from measures_in_words(guide, requires.measures)
    for task, strength in requires.tasks_done.items():
        yield from _if_hard(guide, f"oppgaven «{guide.tasks[task].title}» er gjort", strength)
    for level, strength in requires.levels_tried.items():
        yield from _if_hard(guide, f"«{guide.levels[level].title}» er prøvd", strength)
    if requires.new_date:
        yield _new_date(requires.new_date)
    if requires.receiver:
        yield _receiver(guide, requires.receiver)
    yield from _persons(guide, requires)


def of_transition(guide: Guide, transition: Transition) -> Iterator[str]:
    """Say what a transition demands, and which of the step's own demands it leaves out."""
    kept = transition.demands
    if kept == ():
        yield "ingenting av det steget selv krever"
    elif kept:
        named = " og ".join(f"«{_item(guide, one)}»" for one in kept)
        yield f"bare {named} av det steget selv krever"
    yield from required_in_words(guide, transition.requires)


def of_level(guide: Guide, level_id: str, level: Level) -> Iterator[str]:
    """Say what has to be in place before a case enters a level."""
    yield from required_in_words(guide, level.requires)
    first = guide.baton.needed_from if guide.baton else ""
    order = list(guide.levels)
    needed = first in order and order.index(level_id) >= order.index(first)
    if needed or (level.baton and level.baton.decide == "before"):
        yield ACCEPTED


def _if_hard(guide: Guide, words: str, strength: Strength) -> Iterator[str]:
    if strength.when:
        yield f"{words}, når {condition_in_words(guide, strength.when)}"
    elif strength.word != "optional":
        yield words + (_OR_REASON if strength.word == "or_reason" else "")


def _item(guide: Guide, subject: str) -> str:
    """Name a line of a checklist, or a form, by its id."""
    if subject in guide.forms:
        return guide.forms[subject].title
    lists = (place.checklist for _, place in places(guide))
    return next((one[subject].text for one in lists if subject in one), subject)


def of_action(guide: Guide, action: Action) -> Iterator[str]:
    """Say what an action demands, and how often it can be done."""
    if action.by:
        yield roles_in_words(guide, action.by)
    invites = action.invites is not None
    yield from required_in_words(guide, action.requires, invites=invites)
    yield from consents_in_words(guide, action.consents, invites=invites)
    if action.limit:
        yield f"høyst {limit_in_words(parse_limit(action.limit))}"


def consents_in_words(
    guide: Guide, wanted: Mapping[str, ConsentDemand], *, invites: bool = False
) -> Iterator[str]:
    """Say which consents are demanded."""
    for purpose, demand in wanted.items():
        of = whom(guide, purpose, demand, invites=invites)
        yield _consent(guide.consents[purpose].title, demand, of)


def said_condition(guide: Guide, demand: ConditionDemand) -> str:
    """Say a condition that is demanded, and whether a reason may stand instead."""
    return condition_in_words(guide, demand.holds) + _reason(demand.strength)


def _reason(strength: DemandWord) -> str:
    return {"required": "", "or_reason": _OR_REASON, "optional": _OPTIONAL}[strength]


def _new_date(demand: DateDemand) -> str:
    than = ", senere enn den første i runden" if demand.than == "first" else ""
    return (
        f"hvert tiltak som pågår, har fått ny dato for evaluering{than}{_reason(demand.strength)}"
    )


def _receiver(guide: Guide, demand: ReceiverDemand) -> str:
    each = "hver mottaker" if demand.of == "each_invited" else "mottakeren"
    role = f" ({guide.roles[demand.role].title})" if demand.role in guide.roles else ""
    return f"{each}{role} har sagt ja{_reason(demand.strength)}"


def roles_in_words(guide: Guide, roles: tuple[str, ...]) -> str:
    """Say who does something."""
    titles = [guide.roles[one].title if one in guide.roles else "stafettholderen" for one in roles]
    return f"{' eller '.join(titles)} gjør det"


def _consent(title: str, demand: ConsentDemand, of: str) -> str:
    said = "gitt" if demand.state == "given" else "besvart"
    other = ", eller opplysningene deles på et annet lovlig grunnlag" if demand.other_ground else ""
    reason = _reason(demand.strength)
    return f"samtykke til «{title}» er {said}{_RECIPIENTS[of]}{other}{reason}"


def _baton(demand: BatonDemand) -> str:
    return _BATON[demand.state] + _reason(demand.strength)


def measures_in_words(guide: Guide, demand: MeasureDemand) -> Iterator[str]:
    """Say what is demanded of the measures."""
    reason = _reason(demand.strength)
    if demand.at_least:
        count = "ett" if demand.at_least == 1 else str(demand.at_least)
        had = "saken har hatt " if demand.all_done else ""
        yield f"{had}minst {count} tiltak{reason}"
    if demand.each_has:
        named = " og ".join(_measure_field(guide, name) for name in demand.each_has)
        yield f"hvert tiltak har {named}{reason}"
    if demand.all_done:
        yield f"ingen tiltak pågår{reason}"
    if demand.owned_by:
        yield f"egen tjeneste eier alle tiltak som pågår{reason}"


def _measure_field(guide: Guide, name: str) -> str:
    field = guide.measures.fields.get(name)
    return _MEASURE.get(name) or (f"«{field.label}»" if field else name)


def _persons(guide: Guide, requires: Requires) -> Iterator[str]:
    if requires.role:
        yield roles_in_words(guide, requires.role.one_of) + _reason(requires.role.strength)
    if requires.other_person:
        path = requires.other_person.who.removeprefix("than ").strip()
        step = path.removeprefix("step.")
        done = "åpnet saken" if path == "opener" else f"gjorde «{place_title(guide, step)}»"
        reason = _reason(requires.other_person.strength)
        yield f"en annen gjør det enn den som {done}{reason}"
