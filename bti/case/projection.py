"""From a case to the rows for lists, dues and participants: pure, derived again by ``verify``.

Only what may stand in the clear is here: ids, level, step, state, dates, unit, participants.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bti.case.case import Case, Participant
from bti.case.deadlines import Deadline, dues
from bti.case.rows import DueRow, ListRow, ParticipantRow, ProjectionRows
from bti.case.scope import CaseScope
from bti.case.search import Mark, terms
from bti.guide.definition import Guide


def project(guide: Guide, case: Case, now: datetime, mark: Mark) -> ProjectionRows:
    """Give every row that a case shows; ``mark`` makes the digests that it is found by."""
    due = () if case.closed else dues(guide, case, now, CaseScope(guide, case, now).truth)
    return ProjectionRows(
        listed=_listed(case, due),
        dues=tuple(_due_rows(case, due)),
        participants=tuple(_participants(case)),
        terms=terms(case.subject, mark),
    )


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
    who = case.baton.holder.person if case.baton.holder else case.opened_by
    for deadline in due:
        yield DueRow(id=deadline.id, at=deadline.at, kind="due", who=who)
        for number, reminder in enumerate(deadline.remind, start=1):
            yield DueRow(
                id=f"{deadline.id}.remind.{number}",
                at=reminder.at,
                kind="remind",
                who=reminder.who,
            )


def _participants(case: Case) -> Iterator[ParticipantRow]:
    for one in case.participants:
        since = one.joined or one.invited
        if one.person and since:
            yield _participant(case, one, since)
    offer = case.baton.offer
    if offer:
        yield ParticipantRow(
            person=offer.to, role="offered", basis="law", since=offer.at, unit=offer.unit
        )


def _participant(case: Case, one: Participant, since: datetime) -> ParticipantRow:
    own = one.unit == case.home or bool(one.basis)
    role = one.role if one.joined else "invited"
    return ParticipantRow(
        person=one.person,
        role=role,
        basis="law" if own else "consent",
        since=since,
        until=one.left,
        unit=one.unit,
    )
