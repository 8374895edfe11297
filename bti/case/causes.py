"""Causes: what a guide can wait for, as it follows from events and from time passing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from bti.case import consents
from bti.case import events as happened
from bti.case.age import birthday
from bti.case.calendar import day_of, end_of_day, start_of_day

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.case.events import AnyEvent
    from bti.case.scope import CaseScope
    from bti.case.standing import Standing

_ROW = r"\.[a-z]*[0-9]+(?=\.|$)"
"""The id of a row, which a guide does not name."""


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """What has come, by the name a guide waits for it under.

    ``due`` is when time brought it, and ``past`` when it was over and done with: a date lasts until
    its day ends, and one that was answered later has come no earlier than its answer. ``partly`` is
    a consent that is lost for one unit while another still has it: duties begin of that, no ways.
    """

    name: str
    due: datetime | None = None
    past: datetime | None = None
    partly: bool = False


def cause_key(cause: str, due: datetime) -> str:
    """Name a cause of time: another date is another cause."""
    return f"{cause} {due.astimezone(UTC).isoformat()}"


def of_event(event: AnyEvent, before: Case, standing: Standing) -> Iterator[Cause]:
    """Give what an event is, seen from the case after it."""
    partly = isinstance(event, happened.ConsentWithdrawn) and consents.is_live(
        standing.guide, standing.case, event.purpose, standing.now
    )
    for name in _NAMES.get(type(event), _nothing)(event, before, standing):
        yield Cause(name=name, partly=partly)


def _nothing(_event: object, _before: Case, _standing: Standing) -> Iterator[str]:
    yield from ()


def _answered(event: happened.Answered, _before: Case, _standing: Standing) -> Iterator[str]:
    given = (path for path, answer in event.answers.items() if answer is not None)
    named = (name for path in given for name in (path, re.sub(_ROW, "", path)))
    yield from dict.fromkeys(f"answered {event.form}.{name}" for name in named)


def _moved(event: happened.Moved, _before: Case, _standing: Standing) -> Iterator[str]:
    """What was asked in a move is answered in it; the step that it leads to may wait for that."""
    way = event.transition
    yield from (f"answered {event.origin}.{way}.{path}" for path in event.asked)
    yield from (f"answered {way}.{path}" for path in (event.asked if event.anytime else ()))


def _born(_event: happened.ChildBorn, before: Case, _standing: Standing) -> Iterator[str]:
    """A date that is mended is no birth."""
    if before.subject.kind == "unborn":
        yield "child_born"


def _told(event: happened.FactTold, before: Case, standing: Standing) -> Iterator[str]:
    """A fact has changed when conditions read something else of it than before."""
    name = ("fact", event.fact)
    was = msgspec.structs.replace(standing, case=before).scope.value(name)
    if was != standing.scope.value(name):
        yield f"fact_changed {event.fact}"


def _asked(event: happened.ActionDone, _before: Case, _standing: Standing) -> Iterator[str]:
    yield from (f"answered {event.action}.{path}" for path in event.asked)


def _finished(event: happened.FormFinished, _before: Case, _standing: Standing) -> Iterator[str]:
    yield f"form_finished {event.form}"


def _consent(event: happened.ConsentAnswered, _before: Case, standing: Standing) -> Iterator[str]:
    """A yes is consent given when nobody else has to say it too."""
    today = day_of(standing.now)
    purpose, recipient = event.purpose, event.recipient
    if event.yes and consents.is_given(standing.guide, standing.case, purpose, recipient, today):
        yield from ("consent_given", f"consent_given {purpose}")


def _withdrawn(
    event: happened.ConsentWithdrawn, _before: Case, _standing: Standing
) -> Iterator[str]:
    yield from ("consent_withdrawn", f"consent_withdrawn {event.purpose}")


def _accepted(event: happened.BatonAccepted, before: Case, _standing: Standing) -> Iterator[str]:
    yield "baton_accepted"
    yield from _to_service(event, before)


def _returned(event: happened.BatonReturned, before: Case, _standing: Standing) -> Iterator[str]:
    yield from _to_service(event, before)


def _to_service(
    event: happened.BatonAccepted | happened.BatonReturned, before: Case
) -> Iterator[str]:
    holder = before.baton.holder
    if event.service != (holder.service if holder else before.home_service):
        yield "service_changed"


def _ended(event: happened.MeasureEnded, _before: Case, _standing: Standing) -> Iterator[str]:
    if event.status == "done":
        yield "measure_done"


def _opened(event: happened.LinkedOpened, _before: Case, _standing: Standing) -> Iterator[str]:
    yield from ("linked_opened", f"linked_opened {event.workflow}")


def _heard(event: happened.LinkedTold, _before: Case, _standing: Standing) -> Iterator[str]:
    if event.emitted:
        yield f"linked_emitted {event.emitted}"
        yield f"linked_emitted {event.workflow} {event.emitted}"
    if event.closed:
        yield from ("linked_closed", f"linked_closed {event.workflow}")


def _called(name: str) -> Callable[[object, Case, Standing], Iterator[str]]:
    return lambda _event, _before, _standing: iter((name,))


_NAMES: dict[type[happened.Event], Callable[[Any, Case, Standing], Iterator[str]]] = {
    happened.Answered: _answered,
    happened.Moved: _moved,
    happened.ActionDone: _asked,
    happened.FormFinished: _finished,
    happened.ConsentAnswered: _consent,
    happened.ConsentWithdrawn: _withdrawn,
    happened.BatonAccepted: _accepted,
    happened.BatonReturned: _returned,
    happened.BatonDeclined: _called("baton_declined"),
    happened.MeasureAdded: _called("measure_added"),
    happened.MeasureEnded: _ended,
    happened.LinkedOpened: _opened,
    happened.LinkedTold: _heard,
    happened.FactTold: _told,
    happened.ChildBorn: _born,
}


def of_time(standing: Standing, waited_for: tuple[str, ...]) -> tuple[Cause, ...]:
    """Give what time has brought of what is waited for, the earliest first."""
    found = (cause for name in dict.fromkeys(waited_for) for cause in _due(standing, name))
    passed = [cause for cause in found if cause.due and cause.due <= standing.now]
    return tuple(sorted(passed, key=lambda cause: cause.due or standing.now))


def _due(standing: Standing, name: str) -> Iterator[Cause]:
    word, _, rest = name.partition(" ")
    if word == "consent_expired":
        yield from _expired(standing, name, rest)
    for moment, past in _MOMENTS[word](standing, rest) if word in _MOMENTS else ():
        yield Cause(name=name, due=moment, past=past)


Moments = Iterator[tuple[datetime, datetime]]
"""When something came, and when it was past."""


def _passed(standing: Standing, what: str) -> Moments:
    from bti.case.deadlines import dues
    from bti.case.task_dues import task_dues

    guide, case, now, scope = standing.guide, standing.case, standing.now, standing.scope
    found = (*dues(guide, case, now, scope.truth), *task_dues(guide, case, now))
    yield from ((one.at, _known(scope, one.point, one.at)) for one in found if one.id == what)


def _reached(standing: Standing, what: str) -> Moments:
    scope = standing.scope
    value = scope.value(tuple(what.split(".")))
    if isinstance(value, datetime):
        yield value, _known(scope, what, value)
    elif isinstance(value, date):
        yield start_of_day(value), _known(scope, what, end_of_day(value))


def _known(scope: CaseScope, name: str, past: datetime) -> datetime:
    """Give when a moment was past, and known to be: not before what it hangs on was answered."""
    answered = scope.value((*name.split("."), "answered")) if name else None
    return max(past, answered) if isinstance(answered, datetime) else past


def _expired(standing: Standing, name: str, purpose: str) -> Iterator[Cause]:
    guide, case, today = standing.guide, standing.case, day_of(standing.now)
    for one in (c for c in case.consents if purpose in ("", c.purpose)):
        last = consents.until(one)
        if last and consents.state_of(guide, case, one, today) == "expired":
            end = end_of_day(last)
            partly = consents.is_live(guide, case, one.purpose, start_of_day(last + timedelta(1)))
            yield Cause(name=name, due=end, past=end, partly=partly)


def _outdated(standing: Standing, fact: str) -> Moments:
    """A fact that runs out has changed: nobody knows it any more."""
    known = standing.case.facts.get(fact)
    if known and known.until and known.until < day_of(standing.now):
        yield end_of_day(known.until), end_of_day(known.until)


def _turned(standing: Standing, age: str) -> Moments:
    """A birthday before the case was opened is no event of it."""
    born = standing.case.subject.born
    if born is not None:
        day = birthday(born, int(age))
        if day > day_of(standing.case.opened):
            yield start_of_day(day), end_of_day(day)


_MOMENTS: dict[str, Callable[[Standing, str], Moments]] = {
    "due_passed": _passed,
    "date_reached": _reached,
    "child_turns": _turned,
    "fact_changed": _outdated,
}


def still_so(standing: Standing, name: str) -> bool:
    """Tell whether what came is so now: a consent that was given can be lost, and given again."""
    word, _, purpose = name.partition(" ")
    if word not in {"consent_given", "consent_withdrawn", "consent_expired"}:
        return True
    guide, case, now = standing.guide, standing.case, standing.now
    purposes = [purpose] if purpose else list(dict.fromkeys(c.purpose for c in case.consents))
    live = [consents.is_live(guide, case, one, now) for one in purposes]
    return any(live) if word == "consent_given" else not all(live)
