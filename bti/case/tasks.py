"""Tasks: duties that an action or an event starts, each done once by somebody.

One with ``goes_to`` is a person's own: the first with one of the roles today who is not named in
the case and whom the guide lets read. When that person comes to be named, or no longer has the
role, it goes to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import naming
from bti.case.causes import cause_key
from bti.case.events import ActionDone, TaskDone, TaskPassed, TaskStarted
from bti.case.people import keeps_out
from bti.case.place_titles import people_of, roles_in_words
from bti.case.tracks import exists
from bti.errors import BadInput, NotFound, Reason
from bti.guide.nearest import alike

if TYPE_CHECKING:
    from bti.case.case import OpenTask
    from bti.case.causes import Cause
    from bti.case.duty_commands import DoTask, StartTasks
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.guide.definition import Guide, Task


def started(
    standing: Standing,
    ids: tuple[str, ...],
    *,
    guide: Guide | None = None,
    cause: str = "",
    named: tuple[str, ...] = (),
) -> Iterator[TaskStarted]:
    """Start tasks of a guide; one that waits already is not started again."""
    written = (guide or standing.guide).tasks
    for task in ids:
        if standing.case.task(task) is None and exists(written[task].only_for, standing.case):
            yield _begun(standing, task, written[task], cause, named)


def _begun(
    standing: Standing, task_id: str, task: Task, cause: str, named: tuple[str, ...]
) -> TaskStarted:
    return TaskStarted(
        task=task_id,
        title=task.title,
        who=task.who,
        goes_to=task.goes_to,
        to=_assigned(standing, task.goes_to, named) if task.goes_to else "",
        due=task.due,
        hidden=task.hidden,
        stays=task.after_closing == "stays",
        cause=cause,
    )


def _assigned(standing: Standing, roles: tuple[str, ...], named: tuple[str, ...] = ()) -> str:
    """Give whose a duty is: where nobody else can have it, it is whoever opened the case."""
    return next(_can_have(standing, roles, named), standing.case.opened_by)


def _can_have(
    standing: Standing, roles: tuple[str, ...], named: tuple[str, ...] = ()
) -> Iterator[str]:
    """Give who can have a duty, in turn: who is not named, and whom the guide lets read."""
    known = naming.named(standing, named)
    for role in roles:
        for one in standing.people(role):
            if not known.has(one) and not keeps_out(standing, one.id, role):
                yield one.id


def called_for(standing: Standing, causes: tuple[Cause, ...]) -> Iterator[TaskStarted]:
    """Start each task that waits for one of the causes; one of time has its say once."""
    for task_id, task in standing.guide.tasks.items():
        cause = next((one for one in causes if task.event and one.name == task.event), None)
        waits = standing.case.task(task_id) is not None
        if cause is None or waits or not exists(task.only_for, standing.case):
            continue
        if cause.due and own_key(task_id, cause) in standing.case.done_with:
            continue
        if standing.scope.holds(task.when):
            begun = _begun(standing, task_id, task, cause.name, ())
            yield replace(begun, moment=cause.due)


def own_key(task: str, cause: Cause) -> str:
    """Name a cause of time as one task knows it."""
    return cause_key(f"{task} {cause.name}", cause.due) if cause.due else ""


def passed_on(standing: Standing) -> Iterator[TaskPassed]:
    """Pass on each duty whose person is named, kept out, or in none of its roles any more."""
    for task in standing.case.tasks:
        if task.goes_to and task.to not in _can_have(standing, task.goes_to):
            person = _assigned(standing, task.goes_to)
            if person != task.to:
                yield TaskPassed(task=task.id, title=task.title, to=person, hidden=task.hidden)


def do_task(standing: Standing, command: DoTask) -> tuple[AnyEvent, ...]:
    """Say that a task is done, for one whose it is.

    Raises:
        NotFound: no such task waits for the person.
        BadInput: it is somebody else's, or its form is not written.
    """
    here = standing.case.waiting_tasks
    mine = {task.id: task for task in here if may_know(task, standing.actor.person)}
    task = mine.get(command.task)
    if task is None:
        near = alike(command.task, mine)
        have = ", ".join(mine) or "ingen"
        raise NotFound(
            f"Det er ingen oppgave «{command.task[:60]}» å gjøre her. Oppgavene er: {have}.", near
        )
    if not is_for(standing, task):
        roles = roles_in_words(standing.guide, task.who, people_of(standing))
        whom = standing.person(task.to) if task.to else roles
        told = f"Oppgaven «{task.title}» skal gjøres av {whom}."
        raise BadInput(Reason(kind="task", subject=task.id, message=told))
    note = command.note.strip()
    done = TaskDone(task=task.id, title=task.title, note=note, to=task.to, hidden=task.hidden)
    return (done,)


def may_know(task: OpenTask | TaskStarted | TaskPassed | TaskDone, person: str) -> bool:
    """Tell whether someone may know of a task: a hidden one is known to whoever it is for."""
    return not task.hidden or task.to in ("", person)


def is_for(standing: Standing, task: OpenTask) -> bool:
    """Tell whether the person may do a task: it is theirs, or they have a role it asks for."""
    if task.to:
        return task.to == standing.actor.person
    return not task.who or bool(standing.actor.roles & set(task.who))


def start_elsewhere(standing: Standing, command: StartTasks) -> tuple[AnyEvent, ...]:
    """Record in the opened case the action that opened it, with the tasks it starts."""
    action = command.guide.anytime.get(command.action) or command.guide.actions[command.action]
    named = tuple(naming.of_asked(action.asks, command.asked))
    done = ActionDone(
        action=command.action,
        title=action.title,
        asked=command.asked,
        reason=command.reason.strip(),
        named=named,
    )
    begun = started(standing, action.then, guide=command.guide, cause=command.action, named=named)
    return (done, *begun)
