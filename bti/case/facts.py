"""What conditions may ask of a case outside its forms: ``case.level``, ``child.age`` and others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case import age, consents, told
from bti.case.calendar import day_of, local
from bti.case.case import Case
from bti.case.typed import shaped, typed
from bti.guide.arenas import ARENA_HAS_ANSWERED
from bti.guide.conditions import Missing
from bti.guide.definition import Field, Guide
from bti.guide.facts import as_field
from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.case.case import Consent, Measure, Participant
    from bti.case.events import Answers
    from bti.guide.conditions import Path, Row, Value

_NO_FIELD = Field()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A case at one moment, seen from the step and level where a condition is written."""

    guide: Guide
    case: Case
    now: datetime
    step: str = ""
    level: str = ""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A row whose values are known by one name each."""

    values: dict[str, Value]

    def value(self, path: Path) -> Value | None:
        """Give the value of a name in the row."""
        return self.values.get(".".join(path))

    def previous(self, path: Path) -> None:
        """Know of no earlier copy."""

    def latest(self, path: Path) -> None:
        """Know of no newest copy."""

    def rows(self, path: Path) -> None:
        """Hold no rows."""


def fact(facts: Facts, path: Path) -> Value | None:
    """Give the value of a name, or None when it is no name of the case's."""
    reader = _READERS.get(path[0])
    return reader(facts, path[1:]) if reader else None


def _of_case(facts: Facts, path: Path) -> Value | None:
    case = facts.case
    holder = case.baton.holder
    values: dict[str, Value] = {
        "level": case.stand.level or Missing.NOT_APPLICABLE,
        "step": case.stand.step,
        "track": case.stand.track or Missing.NOT_APPLICABLE,
        "service": (holder.service if holder else case.home_service) or Missing.NOT_ANSWERED,
        "round": case.round.number,
        "opened": local(case.opened),
        "home": case.home,
        "home_service": case.home_service or Missing.NOT_ANSWERED,
        "subject": case.subject.kind,
        "closed": case.closed,
    }
    return values.get(".".join(path))


def _of_child(facts: Facts, path: Path) -> Value | None:
    subject, today = facts.case.subject, day_of(facts.now)
    unborn = subject.kind == "unborn"
    after: dict[Path, Value | None] = {
        ("born",): subject.born,
        ("age",): age.years_old(subject, today),
        ("months",): age.months_old(subject, today),
        ("weeks",): age.weeks_old(subject, today),
    }
    before: dict[Path, Value | None] = {
        ("term",): subject.term,
        ("pregnancy_week",): age.pregnancy_week(subject, today),
    }
    if path not in {*after, *before}:
        return None
    known = {**after, **before}[path]
    if known is not None:
        return known
    return Missing.NOT_ANSWERED if unborn == (path in before) else Missing.NOT_APPLICABLE


def _of_level(facts: Facts, path: Path) -> Value | None:
    *named, what = path or ("",)
    level = named[0] if named else facts.level or facts.case.round.level
    if level not in facts.guide.levels:
        return None
    live = facts.case.round
    entered = live.began if live.level == level else None
    return _one_of(what, rounds=facts.case.rounds_on(level), entered=_moment(entered))


def _of_step(facts: Facts, path: Path) -> Value | None:
    *named, what = path or ("",)
    step = named[0] if named else facts.step or facts.case.stand.step
    if step_of(facts.guide, step) is None:
        return None
    visit = facts.case.visits.get(step)
    return _one_of(
        what,
        visited=visit is not None and visit.times > 0,
        entered=_moment(visit.entered if visit and not visit.skipped else None),
        left=_moment(visit.left if visit else None),
    )


def _one_of(what: str, **values: Value) -> Value | None:
    return values.get(what)


def _moment(moment: datetime | None) -> Value:
    return Missing.NOT_APPLICABLE if moment is None else local(moment)


def _of_consent(facts: Facts, path: Path) -> Value | None:
    """Tell whether a purpose is asked for, or given, by anyone to anyone."""
    if len(path) != 2 or path[0] not in facts.guide.consents:  # noqa: PLR2004 - consent.x.given
        return None
    states = [_state(facts, one) for one in facts.case.consents if one.purpose == path[0]]
    answered = any(one.answers for one in facts.case.consents if one.purpose == path[0])
    return _one_of(path[1], asked=answered, given="given" in states)


def _state(facts: Facts, consent: Consent) -> str:
    """Give how a consent stands; one that only some have answered is still asked for."""
    state = consents.state_of(facts.guide, facts.case, consent, day_of(facts.now))
    return "asked" if state == "partly" else state


def _of_fact(facts: Facts, path: Path) -> Value | None:
    """Give what was told from outside; not told, or told too long ago, it is what is assumed."""
    written = facts.guide.facts.get(path[0]) if path else None
    if written is None:
        return None
    known = told.standing_now(facts.case, path[0], day_of(facts.now))
    if path[1:]:
        return _one_of(".".join(path[1:]), told=_moment(known.at if known else None))
    value = known.value if known else told.assumed(written)
    return Missing.NOT_TOLD if value is None else typed(as_field(written), value)


def _of_measures(facts: Facts, path: Path) -> Value | None:
    if path != ("first_evaluate_by",):
        return None
    dates = (m.evaluate_by for m in facts.case.measures if m.status == "open")
    return min((day for day in dates if day), default=Missing.NOT_ANSWERED)


def _of_linked(facts: Facts, path: Path) -> Value | None:
    """Give what a linked case told: of several on one guide, the one that told it last."""
    guide, name = path[0] if path else "", ".".join(path[1:])
    same = [one for one in facts.case.linked if one.workflow == guide]
    gave = [one for one in same if name in one.given]
    if gave:
        return shaped(max(gave, key=lambda one: one.told).given[name])
    heard = [one.emitted[name] for one in same if name in one.emitted]
    return _moment(max(heard)) if heard else Missing.NOT_ASKED


def _of_arena(facts: Facts, path: Path) -> Value | None:
    """Tell what an arena has answered the case. No answer is kept yet, so none is known."""
    arena = facts.guide.arenas.get(path[0]) if path else None
    if arena is None:
        return None
    missing = Missing.NOT_ANSWERED if path[0] in facts.case.requests else Missing.NOT_ASKED
    answers: dict[str, Value] = dict.fromkeys(arena.answers, missing)
    return _one_of(".".join(path[1:]), **answers | {ARENA_HAS_ANSWERED: False})


_READERS: dict[str, Callable[[Facts, Path], Value | None]] = {
    "case": _of_case,
    "child": _of_child,
    "level": _of_level,
    "step": _of_step,
    "consent": _of_consent,
    "fact": _of_fact,
    "measures": _of_measures,
    "linked": _of_linked,
    "arena": _of_arena,
}


def rows(facts: Facts, path: Path) -> Sequence[Row] | None:
    """Give the rows that a name of the case's stands for."""
    case = facts.case
    match path:
        case ("measures",):
            return tuple(measure_row(facts.guide, one) for one in case.measures)
        case ("measures", "open"):
            live = (one for one in case.measures if one.status == "open")
            return tuple(measure_row(facts.guide, one) for one in live)
        case ("consents",):
            return tuple(_consent_row(facts, one) for one in case.consents)
        case ("participants",):
            return tuple(_participant_row(one) for one in case.participants)
        case _:
            return None


def measure_row(guide: Guide, measure: Measure) -> Told:
    """Give a measure as a row: its core and the guide's own fields."""
    values: dict[str, Value] = {
        "what": measure.what,
        "goal": measure.goal or Missing.EMPTY,
        "responsible": measure.responsible or Missing.EMPTY,
        "contributors": ", ".join(measure.contributors) or Missing.EMPTY,
        "service": measure.service or Missing.EMPTY,
        "place": measure.place or Missing.EMPTY,
        "status": measure.status,
        "start": measure.start or Missing.EMPTY,
        "evaluate_by": measure.evaluate_by or Missing.EMPTY,
    }
    return Told(values={**_answered(guide.measures.fields, measure.fields), **values})


def _answered(fields: dict[str, Field], answers: Answers) -> dict[str, Value]:
    none = dict.fromkeys(fields, Missing.NOT_ASKED)
    return none | {path: typed(fields.get(path, _NO_FIELD), a) for path, a in answers.items()}


def _consent_row(facts: Facts, consent: Consent) -> Told:
    units = {one.unit: one.service for one in facts.case.participants}
    return Told(
        values={
            "purpose": consent.purpose,
            "recipient": consent.recipient or Missing.NOT_APPLICABLE,
            "service": units.get(consent.recipient) or Missing.NOT_APPLICABLE,
            "state": _state(facts, consent),
            "until": consents.until(consent) or Missing.NOT_APPLICABLE,
        }
    )


def _participant_row(participant: Participant) -> Told:
    present = "present" if participant.joined else "invited"
    return Told(
        values={
            "person": participant.person or Missing.EMPTY,
            "unit": participant.unit,
            "service": participant.service or Missing.EMPTY,
            "role": participant.role or Missing.EMPTY,
            "state": "left" if participant.left else present,
        }
    )
