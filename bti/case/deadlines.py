"""Deadlines: when something is due, and whom to remind. They warn, they never lock.

One function, ``dues``, computes moments. They are counted in days: what is due on a day can be
done until the day ends in Norway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case.calendar import NOTHING_CLOSED, day_of, end_of_day, start_of_day, working_days
from bti.case.case import Case
from bti.case.due_beside import beside
from bti.case.due_sources import sources
from bti.case.named_days import closed_days, next_meeting
from bti.case.points import FIRST_EVALUATION, day_at, moment_at
from bti.guide.conditions import Truth
from bti.guide.definition import Guide
from bti.guide.moments import Moment, parse_moment
from bti.guide.spans import earlier, later, parse_span

if TYPE_CHECKING:
    from bti.case.due_beside import Beside
    from bti.case.due_sources import Source
    from bti.guide import definition
    from bti.guide.conditions import Verdict
    from bti.guide.definition import Due, Instead

_EVALUATION = ".".join(FIRST_EVALUATION)


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """The day on which a role, or the holder, is to be reminded: the moment it begins."""

    at: datetime
    who: str


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is due: what, when, counted from which point, and by which rule.

    ``id`` is the step's, the deadline's own on a level or the guide, a measure's or a purpose's.
    ``replaced`` is the date that would have held if no other had taken its place, ``waits_for``
    whose answer is waited for, ``who`` the person when it is not the holder, and ``unit`` the unit
    that a consent is for.
    """

    id: str
    title: str
    at: datetime
    point: str
    rule: str
    remind: tuple[Reminder, ...] = ()
    replaced: date | None = None
    waits_for: str = ""
    who: str = ""
    unit: str = ""


class _Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of the dates that a deadline can have."""

    day: date
    point: str
    rule: str


class _Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What dates are computed from."""

    guide: Guide
    case: Case
    now: datetime
    is_working_day: Callable[[date], bool]

    def moment(self, point: str) -> date | None:
        """Give the moment of a point, if it has come to have one."""
        return moment_at(self.guide, self.case, self.now, point)

    def choice(self, due: Due | Instead, of: str, rule: str) -> _Choice | None:
        """Give the date that is written, if it can be told yet."""
        at = parse_moment(due.at) if due.at else Moment(point=of)
        day = day_at(self.guide, self.case, self.now, at.point or of)
        day = moved_by(self.guide, at, day, self.is_working_day)
        if day is None or not (due.at or due.within):
            return None
        if not due.at:
            day = later(day, parse_span(due.within), self.is_working_day)
        return _Choice(day=day, point=at.point or of, rule=rule)


def moved_by(
    guide: Guide, at: Moment, day: date | None, works: Callable[[date], bool]
) -> date | None:
    """Give the day that a moment is on, from the day of its point: moved, or the next meeting."""
    if day is not None and at.arena:
        day = next_meeting(guide, at.arena, day)
    for move in at.moves if day is not None else ():
        shift = earlier if move.back else later
        day = shift(day, move.span, works) if day is not None else None
    return day


def dues(
    guide: Guide,
    case: Case,
    now: datetime,
    truth: Callable[[str], Verdict],
    closed: frozenset[date] = NOTHING_CLOSED,
) -> tuple[Deadline, ...]:
    """Give what is due in a case, the nearest first; nothing is due in a closed one.

    ``truth`` evaluates a condition of the guide in this case. ``closed`` are days on which the unit
    does not work, beside those of its calendar. A point that has no moment yet gives no deadline.
    """
    if case.closed:
        return ()
    shut = closed | closed_days(guide, case, day_of(now))
    reading = _Reading(guide=guide, case=case, now=now, is_working_day=working_days(shut))
    written = tuple(filter(None, (_deadline(reading, s, truth) for s in sources(guide, case))))
    evaluated = {day_of(one.at) for one in written if one.point == _EVALUATION}
    others = (
        _beside(one)
        for one in beside(guide, case, now)
        if not (one.rule == FIRST_EVALUATION[0] and one.day in evaluated)
    )
    return tuple(sorted((*written, *others), key=lambda deadline: deadline.at))


def _beside(one: Beside) -> Deadline:
    told = (Reminder(at=start_of_day(_after(one.day)), who=one.tell),) if one.tell else ()
    return Deadline(
        id=one.id,
        title=one.title,
        at=end_of_day(one.day),
        point="",
        rule=one.rule,
        remind=told,
        who=one.who,
        unit=one.unit,
    )


def _after(day: date) -> date:
    return later(day, parse_span("1 day"), lambda _day: True)


def _deadline(
    reading: _Reading, source: Source, truth: Callable[[str], Verdict]
) -> Deadline | None:
    if source.due.clock:
        # A clock that never pauses counts the days on which the unit alone is closed.
        every_day = working_days(NOTHING_CLOSED)
        reading = msgspec.structs.replace(reading, is_working_day=every_day)
    written = reading.choice(source.due, source.due.of or source.start, source.rule)
    chosen = _instead(reading, source, truth) or written
    if chosen is None or _is_over(reading, source):
        return None
    replaced = written is not None and written.day != chosen.day
    return Deadline(
        id=source.id,
        title=source.title,
        at=end_of_day(chosen.day),
        point=chosen.point,
        rule=chosen.rule,
        remind=tuple(_reminder(reading, chosen.day, one) for one in source.due.remind),
        replaced=written.day if written and replaced else None,
        waits_for=source.due.waits_for,
    )


def _instead(reading: _Reading, source: Source, truth: Callable[[str], Verdict]) -> _Choice | None:
    """Give the first date that holds in place of the written one.

    Unknown takes nothing over, and neither does a date that cannot be told yet: the written one
    goes on warning until there is another.
    """
    for number, instead in enumerate(source.due.instead):
        if truth(instead.when).truth is Truth.YES:
            of = instead.of or source.due.of or source.start
            return reading.choice(instead, of, f"{source.rule}.instead.{number}")
    return None


def _is_over(reading: _Reading, source: Source) -> bool:
    """Tell whether what ends the deadline has come, after the deadline began to run."""
    if not source.due.until:
        return False
    end = reading.moment(source.due.until)
    start = reading.moment(source.due.of or source.start)
    return end is not None and not _before(end, start) and not _before(reading.now, end)


def _before(one: date, other: date | None) -> bool:
    """Compare moments; a date that is known without a time is compared as a day."""
    if other is None:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment


def _reminder(reading: _Reading, day: date, written: definition.Reminder) -> Reminder:
    shift = earlier if written.before else later
    span = parse_span(written.before or written.after)
    return Reminder(at=start_of_day(shift(day, span, reading.is_working_day)), who=written.who)


def next_due(deadlines: Iterable[Deadline]) -> Deadline | None:
    """Give the deadline that comes first."""
    return min(deadlines, key=lambda deadline: deadline.at, default=None)


def overdue(deadline: Deadline, now: datetime) -> bool:
    """Tell whether the day on which something was due has ended."""
    return now > deadline.at


def days_left(at: datetime, now: datetime) -> int:
    """Count the days on the calendar until a moment; none left on the day, negative after it."""
    return (day_of(at) - day_of(now)).days
