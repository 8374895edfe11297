"""A plan for moving running cases to another guide, case by case, read before it is done."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bti.case.case import Case
from bti.case.migration import Course, hindrances, landing, lost_steps, migrated
from bti.case.migration_effects import effects


class PlanPart(msgspec.Struct, frozen=True, kw_only=True):
    """What every part of a plan has in common."""


class PlannedEdition(PlanPart, frozen=True, kw_only=True):
    """One end of a plan: a guide and its edition."""

    workflow: str
    title: str
    version: str
    digest: str


class PlannedCase(PlanPart, frozen=True, kw_only=True):
    """What is planned for one case; it holds for the case as it was at ``version`` alone.

    ``lands`` is empty when the case stays where it is, and ``hindrances`` say why.
    """

    case: str
    version: int
    stands: str
    lands: str = ""
    changes: tuple[str, ...] = ()
    hindrances: tuple[str, ...] = ()


class MigrationPlan(PlanPart, frozen=True, kw_only=True):
    """A plan: from which edition to which, what steps are called now, and each running case.

    ``lost`` are the steps of the old guide that have no step in the new one.
    """

    old: PlannedEdition
    new: PlannedEdition
    made: datetime
    made_by: str
    steps: dict[str, str] = {}
    lost: tuple[str, ...] = ()
    cases: tuple[PlannedCase, ...] = ()

    @property
    def movable(self) -> tuple[PlannedCase, ...]:
        """Give the cases that nothing hinders."""
        return tuple(one for one in self.cases if one.lands)


class MovedCase(PlanPart, frozen=True, kw_only=True):
    """What became of one case when the plan was carried out; ``reason`` says why it was left."""

    case: str
    done: bool
    reason: str = ""


class MigrationReport(PlanPart, frozen=True, kw_only=True):
    """What became of every case of a plan."""

    cases: tuple[MovedCase, ...] = ()

    @property
    def done(self) -> tuple[str, ...]:
        """Give the cases that were moved, or moved back."""
        return tuple(one.case for one in self.cases if one.done)

    @property
    def left(self) -> tuple[MovedCase, ...]:
        """Give the cases that were left as they are."""
        return tuple(one for one in self.cases if not one.done)


def plan_of(course: Course, made: datetime, made_by: str, cases: tuple[Case, ...]) -> MigrationPlan:
    """Plan the move of these cases, which all follow the old guide."""
    return MigrationPlan(
        old=_end(course, new=False),
        new=_end(course, new=True),
        made=made,
        made_by=made_by,
        steps=course.steps,
        lost=lost_steps(course),
        cases=tuple(planned(course, case, made) for case in cases),
    )


def _end(course: Course, *, new: bool) -> PlannedEdition:
    guide = course.new if new else course.old
    return PlannedEdition(
        workflow=guide.workflow,
        title=guide.title,
        version=guide.version,
        digest=course.new_digest if new else course.old_digest,
    )


def planned(course: Course, case: Case, now: datetime) -> PlannedCase:
    """Plan the move of one case: where it lands and what changes, or what hinders it."""
    in_the_way = tuple(hindrances(course, case))
    bare = PlannedCase(case=case.id, version=case.number, stands=case.stand.step)
    if in_the_way:
        return msgspec.structs.replace(bare, hindrances=in_the_way)
    changes = effects(course, case, migrated(course, case), now)
    lands = landing(course, case.stand.step)
    return msgspec.structs.replace(bare, lands=lands, changes=changes)
