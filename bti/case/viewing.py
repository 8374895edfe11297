"""A case as one person may see it: the view that every screen, paper and export starts from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from bti.case import consents, demands
from bti.case.age import years_old
from bti.case.answered import answered_views
from bti.case.calendar import day_of
from bti.case.case import Case, Measure, Participant
from bti.case.checklist import items
from bti.case.contacts import acute_contacts, step_contacts
from bti.case.due_showing import due_views
from bti.case.duty_views import request_views, task_views
from bti.case.employment import holder_left
from bti.case.fact_showing import fact_views
from bti.case.fit_to_hold import unfit
from bti.case.form_lines import step_forms, written_forms
from bti.case.forms.field_views import field_views
from bti.case.forms.progress import child_heard_on
from bti.case.people import has_duty, has_ground
from bti.case.place_titles import place_title, role_title
from bti.case.scope import CaseScope
from bti.case.seen import Seen
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.subject import GROUP
from bti.case.tracks import exists
from bti.case.views import (
    CarriedView,
    CaseView,
    ConsentView,
    HeadView,
    ItemView,
    LevelView,
    MeasureView,
    Must,
    Named,
    ParticipantView,
    StationState,
    StationView,
    StepView,
    Taking,
)
from bti.case.way_showing import way_views
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Strength
from bti.guide.numbering import level_number, step_number
from bti.guide.targets import level_of


def case_view(standing: Standing, seen: Seen) -> CaseView:
    """Give the case as the person may see it."""
    case, guide = standing.case, standing.guide
    holder = case.baton.holder
    cut = sight_of(standing).cut
    quiet = standing.closing is not None and standing.closing.quiet
    carried, origin = _came_along(standing, seen)
    step = step_view(standing, seen)
    return CaseView(
        id=case.id,
        workflow=case.workflow,
        guide_title=guide.title,
        language=guide.language,
        edition=guide.version,
        trial=seen.trial,
        subject=_subject(case, standing.now),
        name=_name(case),
        home=seen.unit(case.home),
        opened=case.opened,
        version=case.number,
        closed=case.closed,
        quiet=quiet,
        step=step,
        entered=case.stand.entered,
        round=case.round.number,
        round_warning=_round_warning(standing),
        levels=tuple(_levels(standing)),
        holder_title=guide.baton.title if guide.baton else "",
        holder=seen.name(holder.person) if holder else "",
        holder_unit=seen.unit(holder.unit) if holder else "",
        holder_since=holder.since if holder else None,
        offer=seen.name(case.baton.offer.to) if case.baton.offer else "",
        leader=seen.leader,
        holder_left="" if cut else _holder_told(standing, seen),
        child_heard=None if cut or quiet else child_heard_on(guide, case),
        dues=due_views(standing, seen.name),
        consents=tuple(_consents(standing, seen)),
        measures=tuple(measure_view(standing, m, seen) for m in case.measures),
        facts=tuple(fact_views(standing, seen.name, asks=not quiet)),
        carried=carried,
        origin=origin,
        answers=tuple(answered_views(standing)),
        tasks=task_views(standing, seen.name),
        requests=() if cut else request_views(standing, seen.name),
        participants=tuple(_participant(standing, p, seen) for p in case.participants),
        forms=tuple(written_forms(standing)),
        linked=() if cut else tuple(_linked(case, seen)),
        contacts=step.head.contacts,
    )


def head(standing: Standing, seen: Seen) -> HeadView:
    """Give what stands at the head of a loose paper of the case."""
    return HeadView(
        language=standing.guide.language,
        guide_title=standing.guide.title,
        edition=standing.guide.version,
        case=standing.case.id,
        trial=seen.trial,
        contacts=acute_contacts(standing.guide, standing.now),
    )


def _came_along(standing: Standing, seen: Seen) -> tuple[tuple[CarriedView, ...], Named | None]:
    """Give what the case began with from another one, and the name of that."""
    if not standing.case.carried:
        return (), None
    # Most cases begin with nothing, and wait for none of this.
    from bti.case.carrying import carried_views, origin_view

    carried = tuple(carried_views(standing, seen))
    return carried, origin_view(standing, seen) if carried else None


def _linked(case: Case, seen: Seen) -> Iterator[Named]:
    """Give the cases that hang together with this one: opened from it, or of those born with it."""
    yield from (
        Named(id=one.case, title=seen.guides.get(one.workflow, one.workflow)) for one in case.linked
    )
    yield from (Named(id=one, title="Søsken") for one in case.siblings)


def _name(case: Case) -> str:
    """Give the name of whom the case is about; a group without one is told by that it is one."""
    named = case.subject.name
    return "" if case.subject.kind == "group" and named == GROUP else named


def _subject(case: Case, now: datetime) -> str:
    """Say what the case is about without naming anyone: ``Barn, 7 år``."""
    if case.subject.kind == "unborn":
        term = case.subject.term
        return "Ufødt barn" + (f", termin {moment_in_words(term)}" if term else "")
    if case.subject.kind == "group":
        return GROUP
    age = years_old(case.subject, day_of(now))
    return "Barn" if age is None else f"Barn, {age} år"


def _round_warning(standing: Standing) -> str:
    level = standing.guide.levels.get(standing.case.round.level)
    if level is None or not level.rounds.warn_after:
        return ""
    late = standing.case.round.number > level.rounds.warn_after
    return level.rounds.say if late else ""


def step_view(standing: Standing, seen: Seen) -> StepView:
    """Give the step where the case stands; a closing is shown as a step without work."""
    case, guide = standing.case, standing.guide
    on_ways = way_views(standing, seen)
    if standing.closing:
        return StepView(
            id=case.stand.step,
            title=standing.closing.title,
            number="",
            level="",
            level_title="",
            level_number="",
            what=standing.closing.about,
            ways=on_ways,
            head=head(standing, seen),
        )
    from bti.case.step_texts import step_text

    return replace(
        step_text(guide, case.stand.step),
        contacts=step_contacts(guide, step.contacts, standing.now)
        if (step := standing.step)
        else (),
        checklist=tuple(_items(standing, seen)),
        forms=tuple(step_forms(standing)),
        ways=on_ways,
        head=head(standing, seen),
    )


def _items(standing: Standing, seen: Seen) -> Iterator[ItemView]:
    case = standing.case
    scope = CaseScope(standing.guide, case, standing.now)
    for (where, item_id), item in items(standing).items():
        if where != case.stand.step:
            continue
        tick = case.round.ticks.get(f"{where}.{item_id}")
        yield ItemView(
            id=item_id,
            text=item.text,
            hint=item.hint,
            must=_must(item.required, scope),
            done=tick.at if tick else None,
            by=seen.name(tick.by) if tick else "",
        )


def _must(strength: Strength, scope: CaseScope) -> Must:
    hard = demands.hardness(strength, scope)
    return "required" if hard == "started" else hard


def _levels(standing: Standing) -> Iterator[LevelView]:
    """The levels with their stations, as far as they exist on the case's track."""
    guide, case = standing.guide, standing.case
    for level_id, level in guide.levels.items():
        if not exists(level.only_for, case):
            continue
        stations = tuple(
            _station(standing, step_id)
            for step_id, step in level.steps.items()
            if exists(step.only_for, case) and not step.off_path
        )
        here = level_id == case.stand.level
        done = case.rounds_on(level_id) > 0
        yield LevelView(
            id=level_id,
            title=level.title,
            number=level_number(guide, level_id),
            word=guide.level_word.one,
            state="here" if here else "done" if done else "ahead",
            stations=stations,
        )


def _station(standing: Standing, step_id: str) -> StationView:
    case = standing.case
    return StationView(
        id=step_id,
        title=place_title(standing.guide, step_id),
        number=step_number(standing.guide, step_id),
        state=_station_state(case, step_id, level_of(standing.guide, step_id)),
    )


def _station_state(case: Case, step_id: str, level: str) -> StationState:
    """A step of an earlier round of the live level is ahead again."""
    visit = case.visits.get(step_id)
    if step_id == case.stand.step:
        return "here"
    if visit is None:
        return "ahead"
    live = level == case.round.level
    if visit.skipped:
        return "ahead" if live and visit.skipped < case.round.began else "skipped"
    return "ahead" if live and visit.round != case.round.number else "done"


def _consents(standing: Standing, seen: Seen) -> Iterator[ConsentView]:
    guide, case = standing.guide, standing.case
    today = day_of(standing.now)
    for consent in case.consents:
        yield ConsentView(
            id=consent.purpose,
            title=guide.consents[consent.purpose].title,
            recipient=seen.unit(consent.recipient) if consent.recipient else "",
            state=consents.state_of(guide, case, consent, today),
            until=consents.until(consent),
            givers=tuple(consents.GIVERS[a.giver] for a in consent.answers if a.yes),
            waits_for=consents.still_missing(guide, case, consent, today),
        )
    asked = {c.purpose for c in case.consents}
    for purpose, written in guide.consents.items():
        if purpose not in asked:
            yield ConsentView(id=purpose, title=written.title, state="not_asked")


def measure_view(standing: Standing, measure: Measure, seen: Seen) -> MeasureView:
    """Give a measure with its fields."""
    from bti.case.forms.former import former_page

    places = standing.guide.measures.place.choices
    fields = sight_of(standing).fields(standing.guide.measures.fields)
    services = standing.guide.services
    return MeasureView(
        id=measure.id,
        what=measure.what,
        goal=measure.goal,
        responsible=seen.name(measure.responsible) if measure.responsible else "",
        place=places[measure.place].label if measure.place in places else measure.place,
        service=services[measure.service].title if measure.service in services else "",
        start=measure.start,
        evaluate_by=measure.evaluate_by,
        status=measure.status,
        fields=(
            *field_views(standing, "measures", fields, measure.fields),
            *former_page(measure, sight_of(standing).may_see),
        ),
    )


def _participant(standing: Standing, one: Participant, seen: Seen) -> ParticipantView:
    return ParticipantView(
        person=one.person,
        name=seen.name(one.person) if one.person else "",
        unit=seen.unit(one.unit),
        role=role_title(standing.guide, one.role) if one.role else "",
        state=_taking(standing, one),
    )


def _holder_told(standing: Standing, seen: Seen) -> str:
    """Say why the baton has to go on: the holder works here no more, or may not hold it here."""
    if seen.holder_left:
        return holder_left(standing.case, standing.guide)
    return unfit(standing, standing.case.stand.level)


def _taking(standing: Standing, one: Participant) -> Taking:
    """Tell how someone takes part; without a ground that holds today, without seeing the case."""
    if one.left:
        return "left" if one.joined else "not_joined"
    if not one.joined:
        return "invited"
    sees = has_ground(standing.guide, standing.case, one, day_of(standing.now))
    return "present" if sees or has_duty(standing.case, one.person) else "no_access"
