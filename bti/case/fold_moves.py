"""How a case moves by events: stands, rounds, visits, and what ``back`` can return to."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from bti.case.case import Asked, Behind, Case, Round, Stand, Visit
from bti.case.causes import cause_key
from bti.case.events import Answers, Moved, Recorded
from bti.case.measure_dates import dates_of
from bti.guide.limits import MOST

LONGEST_TRAIL = 50
"""So many moves can be taken back; the row stays bounded however long a case wanders."""


def moved(case: Case, what: Moved, event: Recorded) -> Case:
    """Give the case after a move."""
    after = remember(
        case, f"{what.origin}.{what.transition}", what.asked, what.reason, event, what.moment
    )
    after = replace(after, left=counted(after.left, what.left))
    after = replace(after, proposals=(), silenced=(), put_off=())
    after = done_with(after, what.cause, what.due)
    if what.anytime:
        after = done_again(after, what.transition, event.at)
    if what.emits:
        emitted = {**after.emitted, what.emits: what.moment or event.at}
        after = replace(after, emitted=emitted)
    if what.round == "back":
        return _went_back(after, what, event)
    after = _left_step(after, what.moment or event.at)
    return _entered(after, what, event)


def remember(
    case: Case,
    key: str,
    answers: Answers,
    reason: str,
    event: Recorded,
    moment: datetime | None = None,
) -> Case:
    """Keep the newest answers of a move or an action, by the path conditions know it under."""
    made = Asked(at=moment or event.at, by=event.by, answers=answers, reason=reason)
    return replace(case, made={**case.made, key: made})


def lapse(case: Case, subject: str) -> Case:
    """Drop the proposals of a transition or action that was answered."""
    return replace(case, proposals=tuple(p for p in case.proposals if p.subject != subject))


def done_with(case: Case, cause: str, due: datetime | None) -> Case:
    """Note that a cause of time has had its say; others happen once by themselves."""
    if due is None:
        return case
    return replace(case, done_with=(*case.done_with, cause_key(cause, due)))


def done_again(case: Case, action: str, at: datetime) -> Case:
    """Note one more time that an action was done, for what limits how often it may be."""
    moments = (*case.actions_done.get(action, ()), at)[-MOST:]
    return replace(case, actions_done={**case.actions_done, action: moments})


def counted(counts: dict[str, int], left: dict[str, str]) -> dict[str, int]:
    """Count what was let through with a reason: it shows where the guide does not fit."""
    return {**counts, **{key: counts.get(key, 0) + 1 for key in left}}


def _left_step(case: Case, moment: datetime) -> Case:
    visit = case.visits.get(case.stand.step)
    if visit is None:
        return case
    return replace(case, visits={**case.visits, case.stand.step: replace(visit, left=moment)})


def _entered(case: Case, what: Moved, event: Recorded) -> Case:
    stand = Stand(
        step=what.target,
        level=what.level,
        closing=what.closing,
        entered=what.moment or event.at,
        track=what.track or case.stand.track,
        off_path=what.off_path,
        subject=case.subject.kind,
    )
    visit = None if what.closing else case.visits.get(what.target)
    behind = Behind(stand=case.stand, round=case.round, skipped=what.skipped, visit=visit)
    case = _in_round(case, what, event)
    return replace(
        case,
        stand=stand,
        last_step=case.last_step if what.closing else what.target,
        visits=_visited(case, what, event),
        trail=_trail(case, what, behind),
    )


def _trail(case: Case, what: Moved, behind: Behind) -> tuple[Behind, ...]:
    """Give what ``back`` leads to after a move; from aside it does so also after a closing."""
    if what.closing:
        return case.trail if case.closed else case.aside
    if case.closed:
        return case.trail if what.off_path and what.target == case.last_step else ()
    by_event = bool(what.cause) and not what.off_path
    around = what.round == "new" and what.level == behind.round.level
    if by_event or around:
        return ()
    return (*case.trail, behind)[-LONGEST_TRAIL:]


def _visited(case: Case, what: Moved, event: Recorded) -> dict[str, Visit]:
    moment = what.moment or event.at
    skipped = {step: _skipped(case.visits.get(step), moment) for step in what.skipped}
    visits = {**case.visits, **skipped}
    if not what.closing:
        times = visits[what.target].times + 1 if what.target in visits else 1
        visits[what.target] = Visit(times=times, entered=moment, round=case.round.number)
    return visits


def _skipped(visit: Visit | None, moment: datetime) -> Visit:
    """Mark a step as passed over; that it was visited in an earlier round is kept."""
    return replace(visit or Visit(times=0, entered=moment), skipped=moment)


def _in_round(case: Case, what: Moved, event: Recorded) -> Case:
    """Begin, go on with or take up again a round, as the event says."""
    if what.closing or what.round == "same":
        return case
    if what.round == "resumed":
        paused = {level: kept for level, kept in case.paused.items() if level != what.level}
        return replace(case, round=case.paused[what.level], paused=paused)
    number = case.rounds.get(what.level, 0) + 1
    measures = tuple(m for m in case.measures if m.status == "open")
    stays = what.level == case.round.level and not case.closed
    return replace(
        case,
        round=Round(
            level=what.level,
            number=number,
            since=case.round.since if stays else number,
            began=what.moment or event.at,
            dates=dates_of(measures),
        ),
        rounds={**case.rounds, what.level: number},
        measures=measures,
    )


def _went_back(case: Case, what: Moved, event: Recorded) -> Case:
    """Stand again where the case stood, in the round that was live there, clocks as they were.

    What exists there is settled anew by the track that the case follows, and by whom it is about: a
    change of service and a birth in between act from here.
    """
    behind = case.trail[-1]
    paused = case.paused
    if behind.round.level != case.round.level:
        paused = {**paused, case.round.level: case.round}
    live = case.round if behind.round.level == case.round.level else behind.round
    return replace(
        case,
        stand=replace(
            behind.stand,
            since=event.at,
            subject=case.subject.kind,
            track=what.track or behind.stand.track,
        ),
        round=live,
        paused=paused,
        trail=case.trail[:-1],
        visits=_unskipped(_unvisited(case, behind.visit, event.at), behind.skipped),
        last_step=behind.stand.step,
    )


def _unvisited(case: Case, before: Visit | None, moment: datetime) -> dict[str, Visit]:
    """Give the visits as if the step had not been entered; aside there is no other way on."""
    step = case.stand.step
    if case.stand.off_path:
        return _left_step(case, moment).visits
    kept = {one: visit for one, visit in case.visits.items() if one != step}
    return {**kept, step: before} if before else kept


def _unskipped(visits: dict[str, Visit], steps: tuple[str, ...]) -> dict[str, Visit]:
    """Give the visits as if a move had passed over nothing."""
    kept = {step: visit for step, visit in visits.items() if step not in steps or visit.times}
    return {s: replace(v, skipped=None) if s in steps else v for s, v in kept.items()}
