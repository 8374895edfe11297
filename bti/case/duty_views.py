"""Tasks and requests to arenas as paper and screen may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.deadlines import days_left
from bti.case.due_views import DueView
from bti.case.due_words import party_in_words
from bti.case.lines import RequestView, TaskLine, TaskView
from bti.case.place_titles import arena_title, place_title, role_title
from bti.case.sight import sight_of
from bti.case.task_dues import due_id, task_dues
from bti.case.tasks import is_for

if TYPE_CHECKING:
    from bti.case.case import OpenTask, Request
    from bti.case.place_titles import Namer
    from bti.case.standing import Standing
    from bti.guide.definition import Guide, Task


def task_views(standing: Standing, name: Namer) -> tuple[TaskView, ...]:
    """Give the tasks that wait, as far as the person may know of them."""
    due = {d.id: d.at for d in task_dues(standing.guide, standing.case, standing.now)}
    return tuple(
        TaskView(
            id=task.id,
            title=task.title,
            about=_about(standing.guide, task),
            who=_whose(standing.guide, task, name),
            mine=is_for(standing, task),
            due=due.get(due_id(task.id)),
            hidden=task.hidden,
        )
        for task in _seen(standing)
    )


def _seen(standing: Standing) -> tuple[OpenTask, ...]:
    sight = sight_of(standing)
    waiting = standing.case.waiting_tasks
    return tuple(one for one in waiting if not sight.cut and one.id not in sight.hidden)


def _about(guide: Guide, task: OpenTask) -> str:
    return task_told(guide, guide.tasks[task.id]) if task.id in guide.tasks else ""


def task_told(guide: Guide, task: Task) -> str:
    """Say what a task is about, and which form belongs to it."""
    form = f"Skjema: «{guide.forms[task.form].title}»." if task.form in guide.forms else ""
    return " ".join(part for part in (task.about, form) if part)


def _whose(guide: Guide, task: OpenTask, name: Namer) -> tuple[str, ...]:
    if task.to:
        return (name(task.to),)
    return tuple(role_title(guide, role) for role in task.who)


def task_due_views(standing: Standing) -> tuple[DueView, ...]:
    """Give when the tasks that wait are due, the nearest first."""
    seen = {due_id(task.id): task for task in _seen(standing)}
    case = standing.case
    found = task_dues(standing.guide, case, standing.now)
    return tuple(
        DueView(
            case=case.id,
            id=one.id,
            title=one.title,
            at=one.at,
            days=days_left(one.at, standing.now),
            where=place_title(standing.guide, case.stand.step),
            mine=is_for(standing, seen[one.id]) and not one.waits_for,
            waits_for=party_in_words(standing.guide, one.waits_for),
        )
        for one in found
        if one.id in seen
    )


def own_without_due(standing: Standing) -> tuple[TaskLine, ...]:
    """Give the tasks without a date that wait for the person: no deadline says that they do."""
    dated = {one.id for one in task_dues(standing.guide, standing.case, standing.now)}
    where = place_title(standing.guide, standing.case.stand.step)
    return tuple(
        TaskLine(case=standing.case.id, id=task.id, title=task.title, where=where)
        for task in _seen(standing)
        if due_id(task.id) not in dated and is_for(standing, task)
    )


def request_views(standing: Standing, name: Namer) -> tuple[RequestView, ...]:
    """Give what was last sent to each arena."""
    return tuple(
        _request(standing.guide, arena, request, name)
        for arena, request in standing.case.requests.items()
    )


def _request(guide: Guide, arena: str, request: Request, name: Namer) -> RequestView:
    forms = (one.rpartition(".")[0] for one in request.attached)
    return RequestView(
        id=arena,
        title=arena_title(guide, arena),
        sent=request.at,
        by=name(request.by),
        attached=tuple(guide.forms[form].title for form in forms if form in guide.forms),
        times=request.times,
    )
