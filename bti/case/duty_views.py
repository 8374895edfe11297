"""Tasks and requests to arenas as paper and screen may see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.deadlines import days_left
from bti.case.due_views import DueView
from bti.case.due_words import named_due_in_words
from bti.case.lines import RequestView, TaskView
from bti.case.occasions import occasion_in_words
from bti.case.place_titles import arena_title, place_title, role_title
from bti.case.sight import sight_of
from bti.case.task_dues import STARTED, due_id, task_dues
from bti.case.tasks import is_for
from bti.case.titles import condition_in_words, scope_titles, titled
from bti.guide.conditions.wording import joined
from bti.guide.definition import Action

if TYPE_CHECKING:
    from bti.case.case import OpenTask, Request
    from bti.case.place_titles import Namer
    from bti.case.standing import Standing
    from bti.guide.definition import Due, Guide, Invites, Opens, Task, Transition


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
    return _told(guide, guide.tasks[task.id]) if task.id in guide.tasks else ""


def _told(guide: Guide, task: Task) -> str:
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
            mine=is_for(standing, seen[one.id]),
        )
        for one in found
        if one.id in seen
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


def blank_task(guide: Guide, task_id: str, task: Task) -> TaskView:
    """Give a task as it is printed empty: whose it is, by when, and what starts it."""
    roles = task.goes_to or task.who
    return TaskView(
        id=task_id,
        title=task.title,
        about=_told(guide, task),
        who=tuple(role_title(guide, role) for role in roles),
        rule=named_due_in_words(guide, _counted(task.due)) if task.due else "",
        starts_when=_starts_when(guide, task_id, task),
        only_for=scope_titles(guide, task.only_for),
        hidden=task.hidden,
        one_person=bool(task.goes_to),
        stays=bool(task.after_closing),
    )


def _counted(due: Due) -> Due:
    """Give a deadline with the point it counts from when none is written."""
    return due if due.of or due.at else replace(due, of=STARTED)


def _starts_when(guide: Guide, task_id: str, task: Task) -> str:
    """Say what starts a task: an event, or the actions that bring it along."""
    actions = (*guide.actions.values(), *guide.anytime.values())
    by = [f"«{action.title}» gjøres" for action in actions if task_id in action.then]
    event = occasion_in_words(guide, task.event)
    said = " eller ".join((*([event] if event else ()), *by))
    when = condition_in_words(guide, task.when)
    return f"{said}, og {when}" if said and when else said or when


def does_in_words(guide: Guide, written: Action | Transition) -> tuple[str, ...]:
    """Say what an action does beside being recorded."""
    return tuple(_does(guide, written)) if isinstance(written, Action) else ()


def _does(guide: Guide, action: Action) -> Iterator[str]:
    if action.opens:
        yield opens_in_words(guide, action.opens)
    if action.keeps_open:
        yield "denne saken kan ikke avsluttes før den andre er det"
    if action.submits_to:
        forms = " og ".join(f"«{guide.forms[form].title}»" for form in action.attach)
        attached = f", med {forms} vedlagt" if forms else ""
        yield f"sender saken til {arena_title(guide, action.submits_to)}{attached}"
    if action.invites:
        yield f"inviterer {_invited(guide, action.invites)}"
    if action.form:
        yield f"begynner på skjemaet «{guide.forms[action.form].title}»"
    for task in action.then:
        yield f"setter i gang oppgaven «{guide.tasks[task].title}»"


def opens_in_words(guide: Guide, opens: Opens) -> str:
    """Say which guide the linked case follows, and what is carried over to it."""
    carried = joined([titled(guide, path) for path in opens.carry], "og")
    along = f", og tar med {carried}" if carried else ""
    return f"åpner en sak for seg etter veilederen «{opens.guide}»{along}"


def _invited(guide: Guide, invites: Invites) -> str:
    service = guide.services.get(invites.service)
    who = f"en enhet i «{service.title}»" if service else "en enhet"
    role = f" som {role_title(guide, invites.role).lower()}" if invites.role else ""
    ground = f", med dette grunnlaget: {invites.ground}" if invites.ground else ""
    return f"{who}{role}{ground}"
