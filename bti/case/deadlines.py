"""Deadlines: when something is due, whom to remind, and the rule in words. They warn, never lock.

One function, ``dues``, computes moments. They are counted in days: what is due on a day can be
done until the day ends in Norway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

import msgspec

from bti.case.calendar import NOTHING_CLOSED, day_of, end_of_day, start_of_day, working_days
from bti.case.case import Case
from bti.case.points import (
    FIRST_EVALUATION,
    after_in_words,
    date_in_words,
    day_at,
    moment_at,
    until_in_words,
)
from bti.case.titles import condition_in_words
from bti.guide import definition
from bti.guide.conditions import Truth, Verdict
from bti.guide.definition import Due, Guide, Instead
from bti.guide.spans import earlier, later, parse_span, span_in_words

STEP_ENTERED = "step.entered"
LEVEL_ENTERED = "level.entered"
EVALUATION = "Evaluering"


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """The day on which a role, or the holder, is to be reminded: the moment it begins."""

    at: datetime
    who: str


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is due: what, when, counted from which point, and by which rule.

    ``id`` is the step's, or the deadline's own on a level. ``replaced`` is the date that would
    have held if no other had taken its place.
    """

    id: str
    title: str
    at: datetime
    point: str
    rule: str
    remind: tuple[Reminder, ...] = ()
    replaced: date | None = None


class _Source(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as the guide writes it, with what it is called and counted from there."""

    id: str
    title: str
    due: Due
    rule: str
    start: str


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
        point = due.at or of
        day = day_at(self.guide, self.case, self.now, point)
        if day is None or not (due.at or due.within):
            return None
        if not due.at:
            day = later(day, parse_span(due.within), self.is_working_day)
        return _Choice(day=day, point=point, rule=rule)


def dues(
    guide: Guide,
    case: Case,
    now: datetime,
    truth: Callable[[str], Verdict],
    closed: frozenset[date] = NOTHING_CLOSED,
) -> tuple[Deadline, ...]:
    """Give what is due in a case, the nearest first; nothing is due in a closed one.

    ``truth`` evaluates a condition of the guide in this case, ``closed`` are days on which the
    unit does not work. A point that has no moment yet gives no deadline.
    """
    reading = _Reading(guide=guide, case=case, now=now, is_working_day=working_days(closed))
    found = (_deadline(reading, source, truth) for source in _sources(guide, case))
    return tuple(sorted(filter(None, found), key=lambda deadline: deadline.at))


def _sources(guide: Guide, case: Case) -> Iterator[_Source]:
    level = guide.levels.get(case.stand.level)
    if level is None or case.closed:
        return
    step_id = case.stand.step
    step = level.steps[step_id]
    if step.due:
        yield _Source(
            id=step_id,
            title=_title(step.due, step.title),
            due=step.due,
            rule=f"{step_id}.due",
            start=STEP_ENTERED,
        )
    for deadline_id, due in level.deadlines.items():
        yield _Source(
            id=deadline_id,
            title=_title(due, level.title),
            due=due,
            rule=f"{case.stand.level}.deadlines.{deadline_id}",
            start=LEVEL_ENTERED,
        )


def _title(due: Due, otherwise: str) -> str:
    if due.title:
        return due.title
    return EVALUATION if due.at == ".".join(FIRST_EVALUATION) else otherwise


def _deadline(
    reading: _Reading, source: _Source, truth: Callable[[str], Verdict]
) -> Deadline | None:
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
    )


def _instead(reading: _Reading, source: _Source, truth: Callable[[str], Verdict]) -> _Choice | None:
    """Give the first date that holds in place of the written one.

    Unknown takes nothing over, and neither does a date that cannot be told yet: the written one
    goes on warning until there is another.
    """
    for number, instead in enumerate(source.due.instead):
        if truth(instead.when).truth is Truth.YES:
            of = instead.of or source.due.of or source.start
            return reading.choice(instead, of, f"{source.rule}.instead.{number}")
    return None


def _is_over(reading: _Reading, source: _Source) -> bool:
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


def due_in_words(guide: Guide, due: Due) -> str:
    """Say the rule: «Innen 4 uker etter at saken ble åpnet. Når …, er fristen 1 uke etter …»."""
    if not (due.within or due.at):
        return ""
    sentences = [f"Innen {_date_in_words(guide, due, due.of or STEP_ENTERED)}."]
    sentences += [_instead_in_words(guide, due, instead) for instead in due.instead]
    if due.until:
        sentences.append(f"Fristen gjelder {until_in_words(guide, due.until)}.")
    return " ".join(sentences)


def _instead_in_words(guide: Guide, due: Due, instead: Instead) -> str:
    when = condition_in_words(guide, instead.when)
    date_ = _date_in_words(guide, instead, instead.of or due.of or STEP_ENTERED)
    return f"Når {when}, er fristen {date_}."


def _date_in_words(guide: Guide, due: Due | Instead, of: str) -> str:
    if due.at:
        return date_in_words(guide, due.at)
    return f"{span_in_words(parse_span(due.within))} {after_in_words(guide, of)}"
