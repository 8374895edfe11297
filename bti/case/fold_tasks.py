"""How duties change by events: tasks started, passed on and done, and what is put to arenas."""

from __future__ import annotations

from msgspec.structs import replace

from bti.case import fold_moves
from bti.case.case import Case, OpenTask, Request
from bti.case.events import Recorded, Submitted, TaskDone, TaskPassed, TaskStarted


def started(case: Case, what: TaskStarted, event: Recorded) -> Case:
    """Add a task that waits to be done."""
    task = OpenTask(
        id=what.task,
        title=what.title,
        started=what.moment or event.at,
        who=what.who,
        goes_to=what.goes_to,
        to=what.to,
        due=what.due,
        hidden=what.hidden,
        stays=what.stays,
    )
    after = replace(case, tasks=(*case.tasks, task))
    return fold_moves.done_with(after, f"{what.task} {what.cause}", what.moment)


def passed(case: Case, what: TaskPassed, _event: Recorded) -> Case:
    """Let another person have the task."""
    tasks = tuple(replace(t, to=what.to) if t.id == what.task else t for t in case.tasks)
    return replace(case, tasks=tasks)


def done(case: Case, what: TaskDone, event: Recorded) -> Case:
    """Let a task that is done leave the case; when it was last done is kept."""
    return replace(
        case,
        tasks=tuple(task for task in case.tasks if task.id != what.task),
        tasks_done={**case.tasks_done, what.task: event.at},
    )


def submitted(case: Case, what: Submitted, event: Recorded) -> Case:
    """Keep the newest request to each arena."""
    before = case.requests.get(what.arena)
    request = Request(
        at=event.at,
        by=event.by,
        action=what.action,
        attached=what.attached,
        times=before.times + 1 if before else 1,
    )
    return replace(case, requests={**case.requests, what.arena: request})
