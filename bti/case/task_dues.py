"""When tasks are due: counted from when they were started, unless they say from what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from bti.case.calendar import day_of, end_of_day, is_working_day, start_of_day
from bti.case.deadlines import Deadline, Reminder, moved_by
from bti.case.points import day_at
from bti.case.scope import CaseScope
from bti.guide.conditions import Truth
from bti.guide.moments import Moment, parse_moment
from bti.guide.spans import earlier, later, parse_span

if TYPE_CHECKING:
    from bti.case.case import Case, OpenTask
    from bti.guide.definition import Due, Guide, Instead

STARTED = "task.started"
LINKED = "linked"


def task_dues(guide: Guide, case: Case, now: datetime) -> tuple[Deadline, ...]:
    """Give what is due of the tasks that wait, the nearest first; after a loss nothing is."""
    ending = guide.closings.get(case.stand.step) if case.closed else None
    if ending is not None and ending.quiet:
        return ()
    waiting = case.waiting_tasks
    found = [due for task in waiting if (due := _due(guide, case, now, task)) is not None]
    return tuple(sorted(found, key=lambda due: due.at))


def due_id(task: str) -> str:
    """Give the id of a task's deadline, which no step and no deadline of a level can have."""
    return f"task.{task}"


def _due(guide: Guide, case: Case, now: datetime, task: OpenTask) -> Deadline | None:
    if task.due is None:
        return None
    chosen = _instead(guide, case, now, task) or task.due
    of = chosen.of or task.due.of or STARTED
    at = parse_moment(chosen.at) if chosen.at else Moment(point=of)
    day = _day(guide, case, now, task, at.point or of)
    day = moved_by(guide, at, day, is_working_day)
    if day is None:
        return None
    if not chosen.at:
        day = later(day, parse_span(chosen.within), is_working_day) if chosen.within else day
    return Deadline(
        id=due_id(task.id),
        title=task.title,
        at=end_of_day(day),
        point=chosen.at or of,
        rule=f"tasks.{task.id}.due",
        remind=tuple(_reminders(task.due, day)),
        waits_for=task.due.waits_for,
    )


def _instead(guide: Guide, case: Case, now: datetime, task: OpenTask) -> Instead | None:
    """Give the first date that takes over; one of another guide's task knows nothing here."""
    if task.due is None or task.id not in guide.tasks:
        return None
    scope = CaseScope(guide, case, now)
    holds = (one for one in task.due.instead if scope.truth(one.when).truth is Truth.YES)
    return next(holds, None)


def _day(guide: Guide, case: Case, now: datetime, task: OpenTask, point: str) -> date | None:
    """Give the day of a point; what the case has told itself is a point under its guide's name."""
    if point == STARTED:
        return day_of(task.started)
    head, _, rest = point.partition(".")
    workflow, _, emitted = rest.partition(".")
    if head == LINKED and workflow == case.workflow:
        told = case.emitted.get(emitted)
        return day_of(told) if told else None
    return day_at(guide, case, now, point)


def _reminders(due: Due, day: date) -> Iterator[Reminder]:
    for written in due.remind:
        shift = earlier if written.before else later
        moved = shift(day, parse_span(written.before or written.after), is_working_day)
        yield Reminder(at=start_of_day(moved), who=written.who)
