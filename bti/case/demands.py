"""What a step, a transition, a level or a closing demands: one value for each, met or not.

Every reason for a refusal, every «mangler 2» on a screen and every ``why`` comes from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import consents, people, person_demands
from bti.case.calendar import day_of
from bti.case.demand import Demand, Hardness, hardness, unsure
from bti.case.forms.progress import counts, form_met, live_copy
from bti.case.forms.validity import missing_answers
from bti.case.tracks import exists
from bti.guide.conditions import Truth
from bti.guide.targets import every_step

if TYPE_CHECKING:
    from bti.case.forms.progress import Counted
    from bti.case.scope import CaseScope
    from bti.case.standing import Standing
    from bti.guide.conditions import Verdict
    from bti.guide.definition import (
        BatonDemand,
        ConditionDemand,
        ConsentDemand,
        Item,
        Requires,
        Strength,
    )

__all__ = ["Demand", "Hardness", "hardness"]


def of_step(standing: Standing, scope: CaseScope) -> Iterator[Demand]:
    """What the live step (or closing) demands of every way out that a person takes."""
    if standing.step:
        where = standing.case.stand.step
        yield from of_checklist(standing, scope, where, standing.step.checklist)
        yield from of_forms(standing, scope, f"{where}.forms", standing.step.forms)


def of_checklist(
    standing: Standing, scope: CaseScope, where: str, items: dict[str, Item]
) -> Iterator[Demand]:
    """What the lines of a checklist demand, those that are asked now."""
    for item_id, item in items.items():
        if asked(item, standing, scope):
            yield Demand(
                kind="item",
                subject=item_id,
                rule=f"{where}.checklist.{item_id}",
                hardness=hardness(item.required, scope),
                met=f"{where}.{item_id}" in standing.case.round.ticks,
                message=f"«{item.text}» er ikke huket av.{unsure(item.required, scope)}",
                todo=f"bti huk {standing.case.id} {item_id}",
            )


def asked(item: Item, standing: Standing, scope: CaseScope) -> bool:
    """Tell whether a line of a checklist exists on the case's track and is asked now."""
    if not exists(item.only_for, standing.case):
        return False
    return not item.relevant or scope.truth(item.relevant).truth is Truth.YES


def of_forms(
    standing: Standing, scope: CaseScope, rule: str, forms: dict[str, Strength]
) -> Iterator[Demand]:
    """What is demanded of forms: finished, or begun."""
    for form, strength in forms.items():
        if not exists(standing.guide.forms[form].only_for, standing.case):
            continue
        hard = hardness(strength, scope)
        started = hard == "started"
        yield Demand(
            kind="form",
            subject=form,
            rule=f"{rule}.{form}",
            hardness="required" if started else hard,
            met=form_met(standing.guide, standing.case, form, started=started),
            message=_form_message(standing, form, started=started) + unsure(strength, scope),
            todo=f"bti fyll {standing.case.id} {form}",
        )


def _form_message(standing: Standing, form: str, *, started: bool) -> str:
    title = standing.guide.forms[form].title
    copy = live_copy(standing.guide, standing.case, form)
    if started or copy is None:
        return f"Skjemaet «{title}» er ikke {'påbegynt' if started else 'fylt ut'}."
    count = len(missing_answers(standing.guide, standing.case, form, copy, standing.now))
    return f"Skjemaet «{title}» er påbegynt, men ikke ferdig. Svar som mangler: {count}."


def of_requires(
    standing: Standing,
    scope: CaseScope,
    where: str,
    requires: Requires,
    invites: str | None = None,
) -> Iterator[Demand]:
    """What a ``requires`` written at a place demands, in the order that people meet it."""
    rule = f"{where}.requires"
    yield from _items(standing, scope, rule, requires)
    yield from of_forms(standing, scope, f"{rule}.forms", requires.forms)
    yield from _truths(standing, scope, rule, requires)
    yield from of_consents(standing, f"{rule}.consent", requires.consent, invites)
    if requires.baton:
        yield of_baton(standing, f"{rule}.baton", requires.baton)
    if requires.measures:
        from bti.case.measure_demands import of_measures

        yield from of_measures(standing, f"{rule}.measures", requires.measures)
    yield from _tasks_done(standing, scope, f"{rule}.tasks_done", requires.tasks_done)
    yield from _levels_tried(standing, scope, f"{rule}.levels_tried", requires.levels_tried)
    if requires.new_date:
        from bti.case.measure_demands import of_new_dates

        yield from of_new_dates(standing, f"{rule}.new_date", requires.new_date)
    if requires.receiver:
        from bti.case.receivers import of_receiver

        yield of_receiver(standing, f"{rule}.receiver", requires.receiver)
    yield from person_demands.of_persons(standing, rule, requires)
    if requires.when:
        yield _condition(scope, f"{rule}.when", requires.when)


def _items(standing: Standing, scope: CaseScope, rule: str, requires: Requires) -> Iterator[Demand]:
    """Lines of the checklist here, or of the step that has them."""
    for item, strength in requires.checklist.items():
        place, written = _written_item(standing, item)
        hard = hardness(strength, scope)
        for demand in of_checklist(standing, scope, place, {item: written} if written else {}):
            yield replace(demand, hardness=hard, rule=f"{rule}.checklist.{item}")


def _written_item(standing: Standing, item: str) -> tuple[str, Item | None]:
    here = standing.step or standing.closing
    if here and item in here.checklist:
        return standing.case.stand.step, here.checklist[item]
    steps = every_step(standing.guide).items()
    found = ((one, step.checklist[item]) for one, step in steps if item in step.checklist)
    return next(found, ("", None))


def _truths(
    standing: Standing, scope: CaseScope, rule: str, requires: Requires
) -> Iterator[Demand]:
    case = standing.case.id
    truths: tuple[tuple[Counted, Strength, str], ...] = (
        ("child_heard", requires.child_heard, "Barnet er ikke hørt i denne runden."),
        (
            "guardians_informed",
            requires.guardians_informed,
            "Det er ikke skrevet ned at foresatte er informert.",
        ),
    )
    for truth, strength, message in truths:
        hard = hardness(strength, scope)
        if hard == "optional":
            continue
        form = next((f for f, v in standing.guide.forms.items() if v.counts_as == truth), "")
        yield Demand(
            kind=truth,
            subject=truth,
            rule=f"{rule}.{truth}",
            hardness=hard,
            met=counts(standing.guide, standing.case, truth) is not None,
            message=message + unsure(strength, scope),
            todo=f"bti fyll {case} {form}" if form else "",
        )


def _tasks_done(
    standing: Standing, scope: CaseScope, rule: str, tasks: dict[str, Strength]
) -> Iterator[Demand]:
    """A task is done when it was, and does not wait to be done again."""
    case = standing.case
    for task, strength in tasks.items():
        waits = case.task(task) is not None
        yield Demand(
            kind="task",
            subject=task,
            rule=f"{rule}.{task}",
            hardness=hardness(strength, scope),
            met=task in case.tasks_done and not waits,
            message=f"Oppgaven «{standing.guide.tasks[task].title}» er ikke gjort."
            + unsure(strength, scope),
            todo=f"bti oppgave {case.id} {task}" if waits else _begins(standing, task),
        )


def _begins(standing: Standing, task: str) -> str:
    """Give the words to type for what lets a task begin, when it is done from here."""
    guide, step = standing.guide, standing.step
    here = {one: guide.actions[one] for one in (step.actions if step else ())}
    for action_id, action in (*here.items(), *guide.anytime.items()):
        if task in action.then and exists(action.only_for, standing.case):
            return f"bti gjor {standing.case.id} {action_id}"
    return ""


def _levels_tried(
    standing: Standing, scope: CaseScope, rule: str, levels: dict[str, Strength]
) -> Iterator[Demand]:
    for level, strength in levels.items():
        yield Demand(
            kind="level",
            subject=level,
            rule=f"{rule}.{level}",
            hardness=hardness(strength, scope),
            met=standing.case.rounds_on(level) > 0,
            message=f"«{standing.guide.levels[level].title}» er ikke prøvd ennå.",
        )


def of_consents(
    standing: Standing,
    rule: str,
    wanted: dict[str, ConsentDemand],
    invites: str | None = None,
    ground: str = "",
) -> Iterator[Demand]:
    """What is demanded of consents, purpose for purpose.

    ``invites`` is the unit that an action invites, empty when it is not chosen yet: a consent of a
    unit at a time is that unit's. ``ground`` is what it is invited on, where that is not consent.
    """
    for purpose, demand in wanted.items():
        whom = consents.whom(standing.guide, purpose, demand, invites=invites is not None)
        units = _recipients(standing, whom)
        if whom == consents.INVITED_NOW:
            units = (invites or _ready(standing, purpose, demand),)
        found = _consent(standing, f"{rule}.{purpose}", purpose, demand, units)
        holds = ground and demand.other_ground and whom in ("", consents.INVITED_NOW)
        yield replace(found, met=True) if holds else found


def _ready(standing: Standing, purpose: str, demand: ConsentDemand) -> str:
    """Give a unit that could be invited: one with the consent that is not invited yet."""
    invited = people.invited_units(standing.case)
    others = (c.recipient for c in standing.case.consents if c.purpose == purpose)
    units = (one for one in others if one and one not in invited)
    return next((one for one in units if _has_consent(standing, purpose, one, demand)), "")


def _consent(
    standing: Standing, rule: str, purpose: str, demand: ConsentDemand, units: tuple[str, ...]
) -> Demand:
    lacking = [unit for unit in units if not _has_consent(standing, purpose, unit, demand)]
    title = standing.guide.consents[purpose].title
    case = standing.case.id
    if not units:
        message = "Ingen tjeneste er invitert ennå."
        todo = f"bti inviter {case} ENHET"
    else:
        per_unit = bool(standing.guide.consents[purpose].per)
        unknown = " for enheten som skal inviteres" if per_unit and "" in lacking else ""
        message = f"Samtykke til «{title}» mangler{unknown or _for_units(standing, lacking)}."
        message += _why_not(standing, purpose, lacking) if demand.state == "given" else ""
        unit = "ENHET" if unknown else next(iter(lacking), "")
        todo = f"bti samtykke {case} {purpose}" + (f" --unit {unit}" if unit else "")
    return Demand(
        kind="consent",
        subject=purpose,
        rule=rule,
        hardness=demand.strength,
        met=bool(units) and not lacking,
        message=message,
        todo=todo,
    )


def _why_not(standing: Standing, purpose: str, units: list[str]) -> str:
    """Say how it stands with each unit: by its name where there are several."""
    guide, case, today = standing.guide, standing.case, day_of(standing.now)
    said = {unit: consents.why_not_given(guide, case, purpose, unit, today) for unit in units}
    several = len(units) > 1
    return "".join(
        f" {standing.unit(unit)}: {why}" if several else f" {why}"
        for unit, why in said.items()
        if why
    )


def _for_units(standing: Standing, units: list[str]) -> str:
    named = [standing.unit(unit) for unit in units if unit]
    return f" for {' og '.join(named)}" if named else ""


def _recipients(standing: Standing, whom: str) -> tuple[str, ...]:
    if whom == "each_invited":
        return people.invited_units(standing.case)
    if whom == "each_participating":
        return people.participating_units(standing.case)
    return ("",)


def _has_consent(standing: Standing, purpose: str, unit: str, demand: ConsentDemand) -> bool:
    if demand.other_ground and unit and people.other_ground(standing.case, unit):
        return True
    if demand.state == "asked":
        return consents.is_asked(standing.case, purpose, unit)
    today = day_of(standing.now)
    return consents.is_given(standing.guide, standing.case, purpose, unit, today)


def _take(standing: Standing) -> str:
    """Give the words to type for whom the baton is offered to; nobody else can take it."""
    offer, case = standing.case.baton.offer, standing.case.id
    return f"bti ta-imot {case}" if offer and offer.to == standing.actor.person else ""


def of_baton(standing: Standing, rule: str, demand: BatonDemand) -> Demand:
    """What is demanded of the baton."""
    from bti.case.baton import decided_this_level, in_own_service
    from bti.case.fit_to_hold import unfit

    told = unfit(standing, standing.case.stand.level)
    case = standing.case
    holder = case.baton.holder
    met, message, todo = {
        "accepted": (
            holder is not None,
            "Ingen har tatt imot stafettpinnen ennå."
            if case.baton.offer is None
            else "Stafettpinnen er tilbudt, men ikke tatt imot ennå.",
            f"bti tilby {case.id} PERSON" if case.baton.offer is None else _take(standing),
        ),
        "decided_this_level": (
            holder is not None and decided_this_level(case) and not told,
            told or "Det er ikke avgjort hvem som er stafettholder på dette nivået.",
            f"{'' if told else f'bti behold {case.id}   eller   '}bti tilby {case.id} PERSON",
        ),
        "in_own_service": (
            in_own_service(case),
            "Stafettholderen må være i egen tjeneste.",
            f"bti tilby {case.id} PERSON",
        ),
    }[demand.state]
    return Demand(
        kind="baton",
        subject="baton",
        rule=rule,
        hardness=demand.strength,
        met=met,
        message=message,
        todo=todo,
    )


def _condition(scope: CaseScope, rule: str, demand: ConditionDemand) -> Demand:
    """A condition that is required; one that may be left is left by the word ``when``."""
    door = of_door(scope, rule, demand.holds)
    leavable = demand.strength == "or_reason"
    return replace(door, hardness=demand.strength, subject="when" if leavable else door.subject)


def of_door(scope: CaseScope, rule: str, when: str) -> Demand:
    """A door: open only while its condition surely holds."""
    verdict = scope.truth(when)
    return Demand(
        kind="door",
        subject=rule.rpartition(".")[0],
        rule=rule,
        met=verdict.truth is Truth.YES,
        message=_explained(scope, when, verdict),
        todo=_finds_out(scope, verdict),
    )


def _explained(scope: CaseScope, when: str, verdict: Verdict) -> str:
    """Say why a door is as it is; what nobody knows yet is called by the title of its condition."""
    told = scope.explain(verdict)
    named = scope.guide.conditions.get(when)
    if named is None or verdict.truth is not Truth.UNKNOWN:
        return told
    return f"«{named.title}» er {told[:1].lower()}{told[1:]}"


def _finds_out(scope: CaseScope, verdict: Verdict) -> str:
    """Give the words to type for the form that answers what a condition does not know."""
    unknown = (atom.path for atom in verdict.atoms if atom.truth is Truth.UNKNOWN)
    forms = (path[0] for path in unknown if path and scope.shown(path))
    form = next((one for one in forms if _is_written(scope, one)), "")
    return f"bti fyll {scope.case.id} {form}" if form else ""


def _is_written(scope: CaseScope, form: str) -> bool:
    written = scope.guide.forms.get(form)
    return written is not None and exists(written.only_for, scope.case)
