"""From a case to the rows for lists, dues and participants: pure, derived again by ``verify``.

Only what may stand in the clear is here: ids, level, step, state, dates, unit, participants.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bti.case.case import Case, Participant
from bti.case.deadlines import Deadline, dues
from bti.case.rows import INVITED, INVITED_UNIT, DueRow, ListRow, ParticipantRow, ProjectionRows
from bti.case.scope import CaseScope
from bti.case.task_dues import task_dues
from bti.guide.definition import Guide

if TYPE_CHECKING:
    from bti.case.search import Mark


def project(guide: Guide, case: Case, now: datetime, mark: Mark | None) -> ProjectionRows:
    """Give every row that a case shows.

    ``mark`` makes the digests that it is found by; without it they are left out.
    """
    due = () if case.closed else dues(guide, case, now, CaseScope(guide, case, now).truth)
    of_tasks = task_dues(guide, case, now)
    return ProjectionRows(
        listed=_listed(case, (*due, *of_tasks)),
        dues=(*_due_rows(case, due), *_task_rows(case, of_tasks)),
        participants=tuple(_participants(case)),
        terms=_terms(case, mark) if mark else (),
    )


def _terms(case: Case, mark: Mark) -> tuple[bytes, ...]:
    # How a name sounds is heard when somebody is given one, and not at each step.
    from bti.case.search import terms

    return terms(case.subject, mark)


def _listed(case: Case, due: tuple[Deadline, ...]) -> ListRow:
    holder = case.baton.holder
    return ListRow(
        workflow=case.workflow,
        digest=case.digest,
        state="closed" if case.closed else "open",
        opened=case.opened,
        updated=case.at,
        level=case.stand.level or None,
        step=None if case.closed else case.stand.step,
        closing=case.stand.step if case.closed else None,
        unit=holder.unit if holder else case.home,
        holder=holder.person if holder else None,
        next_due=min((d.at for d in due), default=None),
    )


def _due_rows(case: Case, due: tuple[Deadline, ...]) -> Iterator[DueRow]:
    who = _responsible(case)
    for deadline in due:
        yield DueRow(id=deadline.id, at=deadline.at, kind="due", who=deadline.who or who)
        for number, reminder in enumerate(deadline.remind, start=1):
            yield DueRow(
                id=f"{deadline.id}.remind.{number}",
                at=reminder.at,
                kind="remind",
                who=reminder.who,
            )


def _task_rows(case: Case, due: tuple[Deadline, ...]) -> Iterator[DueRow]:
    """A task is due for the person or the role it is for; its reminders are that person's too."""
    for deadline in due:
        task = case.task(deadline.id.partition(".")[2])
        to = task.to if task else ""
        who = to or (next(iter(task.who), "") if task else "") or _responsible(case)
        yield DueRow(id=deadline.id, at=deadline.at, kind="task", who=who)
        for number, reminder in enumerate(deadline.remind, start=1):
            yield DueRow(
                id=f"{deadline.id}.remind.{number}",
                at=reminder.at,
                kind="remind",
                who=to or reminder.who,
            )


def _responsible(case: Case) -> str:
    return case.baton.holder.person if case.baton.holder else case.opened_by


def _participants(case: Case) -> Iterator[ParticipantRow]:
    for one in case.participants:
        since = one.joined or one.invited or one.left
        if since and (one.person or not one.joined):
            yield _participant(case, one, since)
    for task in case.tasks:
        if task.to:
            yield ParticipantRow(person=task.to, role="task", basis="law", since=task.started)
    offer = case.baton.offer
    if offer:
        yield ParticipantRow(
            person=offer.to, role="offered", basis="law", since=offer.at, unit=offer.unit
        )


def _participant(case: Case, one: Participant, since: datetime) -> ParticipantRow:
    """Give the row of a person; an invitation to a unit stands under the unit's id."""
    own = one.unit == case.home or bool(one.basis)
    role = one.role if one.joined else INVITED if one.person else INVITED_UNIT
    return ParticipantRow(
        person=one.person or one.unit,
        role=role,
        basis="law" if own else "consent",
        since=since,
        until=one.left,
        unit=one.unit,
    )
