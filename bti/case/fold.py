"""Folding events into a case: ``apply`` takes one, ``fold`` a whole history.

Each kind of event has one small function here or beside its noun; none can refuse, since what is
recorded has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from msgspec.structs import replace

from bti.case import events as happened
from bti.case import fold_moves
from bti.case.birth import BORN
from bti.case.case import Case, Linked, Measure, Proposal, Round, Stand, Tick, Told, Visit
from bti.case.events import Event, Recorded
from bti.case.measure_dates import dates_of
from bti.homes import found

Applier = Callable[[Case, Any, Recorded], Case]


def fold(events: Iterable[Recorded]) -> Case | None:
    """Fold a history into the case it leads to; an empty history leads to none."""
    case: Case | None = None
    for event in events:
        case = apply(case, event)
    return case


def apply(case: Case | None, event: Recorded) -> Case:
    """Give the case after one more event."""
    if isinstance(event.what, happened.CaseOpened):
        return _opened(event.what, event)
    if case is None:
        message = f"event {event.number} comes before the case was opened"
        raise ValueError(message)
    after = applier(type(event.what))(case, event.what, event)
    # What a migration can be undone to is kept until the next event, whatever that is.
    before = replace(case, before=None) if isinstance(event.what, happened.Migrated) else None
    return replace(after, number=event.number, at=event.at, before=before)


@cache
def applier(kind: type[Event]) -> Applier:
    """Give what folds a kind of event."""
    return _HERE.get(kind) or cast("Applier", found(_ELSEWHERE[kind]))


def _opened(what: happened.CaseOpened, event: Recorded) -> Case:
    begun = Case(
        id=what.case,
        workflow=what.workflow,
        digest=what.digest,
        subject=what.subject,
        opened=event.at,
        opened_by=event.by,
        home=what.unit,
        home_service=what.service,
        origin=what.origin,
        carried=what.carried,
        never_blocked=what.never_blocked,
        named=what.named,
        number=event.number,
        at=event.at,
        stand=Stand(step=what.step, level=what.level, entered=event.at, track=what.track),
        round=Round(level=what.level, number=1, began=event.at),
        rounds={what.level: 1},
        last_step=what.step,
        visits={what.step: Visit(times=1, entered=event.at)},
    )
    joined = happened.ParticipantJoined(
        person=event.by, unit=what.unit, service=what.service, role=what.role, basis="opener"
    )
    return applier(happened.ParticipantJoined)(begun, joined, event)


def _ticked(case: Case, what: happened.Ticked, event: Recorded) -> Case:
    ticks = {**case.round.ticks, f"{what.step}.{what.item}": Tick(at=event.at, by=event.by)}
    return replace(case, round=replace(case.round, ticks=ticks))


def _unticked(case: Case, what: happened.Unticked, _event: Recorded) -> Case:
    key = f"{what.step}.{what.item}"
    ticks = {k: tick for k, tick in case.round.ticks.items() if k != key}
    return replace(case, round=replace(case.round, ticks=ticks))


def _measure_added(case: Case, what: happened.MeasureAdded, event: Recorded) -> Case:
    measure = Measure(
        id=what.measure,
        what=what.what,
        goal=what.goal,
        responsible=what.responsible,
        contributors=what.contributors,
        place=what.place,
        start=what.start,
        evaluate_by=what.evaluate_by,
        service=what.service,
        fields=what.fields,
        added=event.at,
    )
    return replace(
        case,
        measures=(*case.measures, measure),
        measure_count=case.measure_count + 1,
        round=replace(
            case.round,
            dates={**case.round.dates, **dates_of([measure])},
            added=(*case.round.added, what.measure),
        ),
    )


def _measure_changed(case: Case, what: happened.MeasureChanged, _event: Recorded) -> Case:
    names = ("what", "goal", "responsible", "place", "start", "evaluate_by", "service")
    given = {name: getattr(what, name) for name in names if getattr(what, name) is not None}

    def changed(measure: Measure) -> Measure:
        return replace(measure, **given, fields={**measure.fields, **what.fields})

    after = _with_measure(case, what.measure, changed)
    if what.measure not in case.round.added:
        return after
    first = {**dates_of(after.measures), **case.round.dates}
    return replace(after, round=replace(case.round, dates=first))


def _measure_ended(case: Case, what: happened.MeasureEnded, event: Recorded) -> Case:
    return _with_measure(
        case, what.measure, lambda measure: replace(measure, status=what.status, ended=event.at)
    )


def _with_measure(case: Case, measure: str, change: Callable[[Measure], Measure]) -> Case:
    return replace(case, measures=tuple(change(m) if m.id == measure else m for m in case.measures))


def _child_born(case: Case, what: happened.ChildBorn, _event: Recorded) -> Case:
    """Turn the subject into a child; what exists where the case stands was settled before.

    The case of a sibling stands from its start where a child does.
    """
    subject = replace(
        case.subject, kind="child", born=what.born, name=what.name or case.subject.name
    )
    sibling = case.origin is not None and case.origin.action == BORN
    stand = replace(case.stand, subject="child" if sibling else case.subject_here)
    return replace(case, subject=subject, stand=stand, siblings=(*case.siblings, *what.siblings))


def _term_set(case: Case, what: happened.TermSet, _event: Recorded) -> Case:
    return replace(case, subject=replace(case.subject, term=what.term))


def _fact_told(case: Case, what: happened.FactTold, event: Recorded) -> Case:
    facts = {one: told for one, told in case.facts.items() if one != what.fact}
    if what.value is not None:
        facts[what.fact] = Told(
            value=what.value, at=event.at, by=event.by, until=what.until, host=what.host
        )
    return replace(case, facts=facts)


def _linked_opened(case: Case, what: happened.LinkedOpened, event: Recorded) -> Case:
    linked = Linked(
        case=what.case,
        workflow=what.workflow,
        opened=event.at,
        action=what.action,
        keeps_open=what.keeps_open,
    )
    return replace(case, linked=(*case.linked, linked))


def _linked_told(case: Case, what: happened.LinkedTold, event: Recorded) -> Case:
    def told(linked: Linked) -> Linked:
        emitted = {**linked.emitted, what.emitted: event.at} if what.emitted else linked.emitted
        return replace(
            linked,
            emitted=emitted,
            given={**linked.given, **what.given},
            told=event.number if what.emitted or what.given else linked.told,
            closed=event.at if what.closed else None,
        )

    return replace(
        case, linked=tuple(told(one) if one.case == what.case else one for one in case.linked)
    )


def _action_done(case: Case, what: happened.ActionDone, event: Recorded) -> Case:
    case = fold_moves.remember(case, what.action, what.asked, what.reason, event)
    case = fold_moves.done_again(case, what.action, event.at)
    case = replace(case, left=fold_moves.counted(case.left, what.left))
    case = replace(case, named=(*case.named, *what.named))
    case = fold_moves.done_with(case, what.cause, what.due)
    return fold_moves.lapse(case, what.action)


def _proposed(case: Case, what: happened.Proposed, event: Recorded) -> Case:
    proposal = Proposal(subject=what.subject, cause=what.cause, at=event.at, due=what.due)
    return replace(case, proposals=(*case.proposals, proposal))


def _silenced(case: Case, what: happened.ProposalSilenced, _event: Recorded) -> Case:
    case = fold_moves.lapse(case, what.subject)
    case = replace(case, put_off=(*case.put_off, what.cause))
    if what.due is None and not what.once:
        return replace(case, silenced=(*case.silenced, what.cause))
    return fold_moves.done_with(case, what.cause, what.due)


def _lapsed(case: Case, what: happened.ProposalLapsed, _event: Recorded) -> Case:
    case = fold_moves.lapse(case, what.subject)
    return replace(case, put_off=(*case.put_off, what.cause)) if what.came else case


_HERE: dict[type[Event], Applier] = {
    happened.Ticked: _ticked,
    happened.Unticked: _unticked,
    happened.MeasureAdded: _measure_added,
    happened.MeasureChanged: _measure_changed,
    happened.MeasureEnded: _measure_ended,
    happened.ChildBorn: _child_born,
    happened.TermSet: _term_set,
    happened.FactTold: _fact_told,
    happened.ActionDone: _action_done,
    happened.LinkedOpened: _linked_opened,
    happened.LinkedTold: _linked_told,
    happened.Proposed: _proposed,
    happened.ProposalSilenced: _silenced,
    happened.ProposalLapsed: _lapsed,
}
_ELSEWHERE: dict[type[Event], str] = {
    happened.FormBegun: "bti.case.fold_forms.begun",
    happened.Answered: "bti.case.fold_forms.answered",
    happened.FormFinished: "bti.case.fold_forms.finished",
    happened.Moved: "bti.case.fold_moves.moved",
    happened.BatonOffered: "bti.case.fold_people.offered",
    happened.BatonAccepted: "bti.case.fold_people.accepted",
    happened.BatonReturned: "bti.case.fold_people.returned",
    happened.BatonDeclined: "bti.case.fold_people.declined",
    happened.BatonWithdrawn: "bti.case.fold_people.withdrawn",
    happened.BatonKept: "bti.case.fold_people.kept",
    happened.ConsentAsked: "bti.case.fold_people.consent_asked",
    happened.ConsentAnswered: "bti.case.fold_people.consent_answered",
    happened.ConsentWithdrawn: "bti.case.fold_people.consent_withdrawn",
    happened.Invited: "bti.case.fold_people.invited",
    happened.ParticipantJoined: "bti.case.fold_people.joined",
    happened.ParticipantLeft: "bti.case.fold_people.left",
    happened.InvitationDeclined: "bti.case.fold_people.left",
    happened.InvitationWithdrawn: "bti.case.fold_people.uninvited",
    happened.Submitted: "bti.case.fold_tasks.submitted",
    happened.TaskStarted: "bti.case.fold_tasks.started",
    happened.TaskPassed: "bti.case.fold_tasks.passed",
    happened.TaskDone: "bti.case.fold_tasks.done",
    happened.EditionTaken: "bti.case.fold_editions.edition_taken",
    happened.Migrated: "bti.case.fold_editions.migrated",
    happened.MigrationUndone: "bti.case.fold_editions.undone",
}
"""What folds the events that stand beside their noun; few kinds come in one command."""
