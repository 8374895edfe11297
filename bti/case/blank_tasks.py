"""A task as it is printed empty: whose it is, by when, and what starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.due_words import named_due_in_words
from bti.case.duty_views import task_told
from bti.case.lines import TaskView
from bti.case.occasions import occasion_in_words
from bti.case.place_titles import role_title
from bti.case.task_dues import STARTED
from bti.case.titles import condition_in_words, scope_titles

if TYPE_CHECKING:
    from bti.guide.definition import Due, Guide, Task


def blank_task(guide: Guide, task_id: str, task: Task) -> TaskView:
    """Give a task as it is printed empty: whose it is, by when, and what starts it."""
    roles = task.goes_to or task.who
    return TaskView(
        id=task_id,
        title=task.title,
        about=task_told(guide, task),
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
