"""The verbs of moving running cases to another guide: planned, carried out, and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from bti.case.actor import PROGRAM
from bti.case.case import Case
from bti.case.migration import Course, hindrances, landing, migrated, undo, unusable
from bti.case.migration_plan import MigrationPlan, MigrationReport, MovedCase, PlannedCase, plan_of
from bti.case.passing import catch_up
from bti.case.people import may
from bti.casework.desk import KIND
from bti.casework.verbs import Verbs, verb
from bti.casework.work import after, recorded
from bti.errors import BadInput
from bti.guide.definition import Guide
from bti.store import Listed, Page, Transaction

BATCH = 50
CHANGED = "Saken er endret siden planen ble laget. Lag en ny plan for den."
_PLAN = msgspec.json.Decoder(MigrationPlan)
_PAGE = 200

_Act = Callable[[Transaction, PlannedCase], MovedCase]


class Migrating(Verbs):
    """What a coordinator does when running cases are to follow another guide."""

    @verb
    def plan_migration(
        self, old: str, new: str, *, steps: Mapping[str, str] | None = None, by: str = ""
    ) -> MigrationPlan:
        """Plan the move of every running case from one edition to another; nothing is changed.

        Args:
            old: the edition that the cases follow, as ``bti@2026.1``.
            new: the published edition they are to follow, of the same guide or another.
            steps: what a step of the old guide is called in the new one, where it is not the same.
            by: who plans it. Each case that is planned for is in the access log.

        Raises:
            NotFound: no such edition is published.
            BadInput: it is the same edition, or a step does not exist; all at once.
        """
        course = self._course(*self._named(old), *self._named(new), dict(steps or {}))
        problems = unusable(course)
        if problems:
            raise BadInput(*problems)
        person, now = self._desk.actor(by).person, self._desk.environment.now()
        cases = tuple(sorted(self._running(course, by), key=lambda case: case.id))
        for case in cases:
            self._desk.log(case.id, person, "plan_migration", "allowed")
        return plan_of(course, now, person, cases)

    @verb
    def migrate(self, plan: MigrationPlan, *, batch: int = BATCH, by: str = "") -> MigrationReport:
        """Move the cases of a plan, so many in each transaction.

        A case that has changed since the plan was made is left as it is, and the report says so.

        Raises:
            NotFound: one of the editions is not in this database.
        """
        course = self._course_of(plan)
        person = self._desk.actor(by).person

        def move(transaction: Transaction, one: PlannedCase) -> MovedCase:
            return self._move(transaction, course, one, person)

        return self._each(plan, batch, move)

    @verb
    def undo_migration(
        self, plan: MigrationPlan, *, batch: int = BATCH, by: str = ""
    ) -> MigrationReport:
        """Move the cases of a plan back, those in which nothing has happened since.

        Raises:
            NotFound: one of the editions is not in this database.
        """
        course = self._course_of(plan)
        person = self._desk.actor(by).person

        def move_back(transaction: Transaction, one: PlannedCase) -> MovedCase:
            return self._move_back(transaction, course, one, person)

        return self._each(plan, batch, move_back)

    def _named(self, edition: str) -> tuple[str, Guide]:
        return self._desk.guides.named(edition)

    def _course_of(self, plan: MigrationPlan) -> Course:
        old, new = plan.old.digest, plan.new.digest
        by_digest = self._desk.guides.by_digest
        return self._course(old, by_digest(old), new, by_digest(new), plan.steps)

    def _course(
        self, old: str, old_guide: Guide, new: str, new_guide: Guide, steps: dict[str, str]
    ) -> Course:
        read_by = self._desk.guides.read_by
        return Course(
            old=old_guide,
            old_digest=old,
            new=new_guide,
            new_digest=new,
            steps=steps,
            linked={**read_by(old), **read_by(new)},
        )

    def _running(self, course: Course, by: str) -> Iterator[Case]:
        """Give the running cases on the old guide, as they stand when time is counted in.

        A case whose existence is nobody's business is there for those who may read it, alone.
        """
        for one in self._listed(course.old_digest):
            stream = self._desk.open_stream(one.key)
            if stream is None:
                continue
            standing = self._desk.standing_of(stream, by)
            guide, case = standing.guide, standing.case
            hidden = guide.access.guardians == "never"
            if not hidden or may(standing.actor, "read", guide, case, standing.now):
                yield self._desk.caught_up(standing).case

    def _listed(self, digest: str) -> Iterator[Listed]:
        page = Page(limit=_PAGE)
        while found := self._desk.store.list_of_digest(KIND, digest, page):
            yield from found
            page = Page(limit=_PAGE, after=found[-1])

    def _each(self, plan: MigrationPlan, batch: int, act: _Act) -> MigrationReport:
        moved: list[MovedCase] = [
            MovedCase(case=one.case, done=False, reason=" ".join(one.hindrances))
            for one in plan.cases
            if not one.lands
        ]
        movable, size = plan.movable, max(1, batch)
        for first in range(0, len(movable), size):
            with self._desk.store.writing() as transaction:
                moved += [act(transaction, one) for one in movable[first : first + size]]
        return MigrationReport(cases=tuple(moved))

    def _move(
        self, transaction: Transaction, course: Course, one: PlannedCase, person: str
    ) -> MovedCase:
        stream = self._desk.store.load(KIND, one.case)
        standing = self._desk.standing(one.case, person) if stream else None
        if stream is None or standing is None or stream.version != one.version:
            return MovedCase(case=one.case, done=False, reason=CHANGED)
        passed = catch_up(standing)
        timely = recorded(standing, passed, PROGRAM.person)
        standing = after(standing, timely)
        if landing(course, standing.case.stand.step) != one.lands or standing.case.closed:
            return MovedCase(case=one.case, done=False, reason=CHANGED)
        in_the_way = tuple(hindrances(course, standing.case))
        if in_the_way:
            return MovedCase(case=one.case, done=False, reason=" ".join(in_the_way))
        new = recorded(standing, (migrated(course, standing.case),), person)
        moved = replace(after(standing, new), guide=course.new)
        self._desk.write(transaction, stream, moved, (*timely, *new))
        return MovedCase(case=one.case, done=True)

    def _move_back(
        self, transaction: Transaction, course: Course, one: PlannedCase, person: str
    ) -> MovedCase:
        stream = self._desk.store.load(KIND, one.case)
        if stream is None:
            return MovedCase(case=one.case, done=False, reason=CHANGED)
        standing = self._desk.standing(one.case, person)
        try:
            undone = undo(standing.case)
        except BadInput as error:
            return MovedCase(case=one.case, done=False, reason=error.message)
        if undone.digest != course.old_digest or standing.case.digest != course.new_digest:
            return MovedCase(case=one.case, done=False, reason=CHANGED)
        new = recorded(standing, (undone,), person)
        back = replace(after(standing, new), guide=course.old)
        self._desk.write(transaction, stream, back, new)
        return MovedCase(case=one.case, done=True)


def plan_as_text(plan: MigrationPlan) -> str:
    """Write a plan as a file that ``plan_from_text`` reads, and that people can look through."""
    return msgspec.json.format(msgspec.json.encode(plan), indent=2).decode() + "\n"


def plan_from_text(text: str, name: str) -> MigrationPlan:
    """Read a plan from a file.

    Raises:
        BadInput: it is no plan.
    """
    try:
        return _PLAN.decode(text)
    except msgspec.DecodeError:
        raise BadInput(
            f"{name} er ikke en flytteplan. Lag en med bti veiledere flytt GAMMEL NY --plan FIL."
        ) from None
