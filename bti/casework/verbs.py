"""What all verbs have in common: one command or several in one unit of work, and what was saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from msgspec.structs import replace

from bti.case.events import (
    Answered,
    BatonReturned,
    BatonWithdrawn,
    Moved,
    ProposalLapsed,
    Proposed,
    TaskPassed,
    TaskStarted,
)
from bti.case.people import may, why_not
from bti.casework.desk import KIND
from bti.casework.saved import Saved
from bti.casework.work import Done
from bti.errors import BadInput, Conflict, Denied, NotFound

if TYPE_CHECKING:
    from bti.case.commands import Command
    from bti.case.events import AnyEvent, Recorded
    from bti.case.seen import Seen
    from bti.case.standing import Standing
    from bti.case.views import CaseView
    from bti.casework.desk import Desk
    from bti.errors import BtiError
    from bti.store import Appended, Idempotency


_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")
_HALF_A_SIGN = "Teksten inneholder halve tegn, som ikke kan lagres. Skriv den på nytt."


_NOT_ONCE = (
    "once gjelder det som skrives i en sak, og ikke {name}. Ingenting er gjort. "
    "Kall {name} uten once."
)


def verb(does: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
    """Mark one thing that a person does: it says so in words where a text cannot be kept.

    Python lets a text hold one half of a pair, which no file and no database takes. It fails where
    it is written, which may be anywhere below a verb.
    """
    happens_once = does.__annotations__.get("return") == Saved.__name__

    @wraps(does)
    def answered(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Given:
        if not happens_once:
            _refuse_key(args[0], does.__name__)
        try:
            return does(*args, **kwargs)
        except UnicodeEncodeError:
            # The error holds the text itself, which is nobody else's business.
            raise BadInput(_HALF_A_SIGN) from None

    return answered


def _refuse_key(work: object, name: str) -> None:
    """Say that a key is not kept with this: done twice, it would happen twice."""
    if isinstance(work, Verbs) and work._desk.once:  # noqa: SLF001 - its own verb
        raise BadInput(_NOT_ONCE.format(name=name))


class Verbs:
    """The base of every group of verbs: they share one desk."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk that all verbs work at."""
        self._desk = desk

    def _one(
        self, case: str, command: Command, by: str, action: str, seen: int | None = None
    ) -> Saved:
        return self._once(
            (case, command, by),
            by,
            lambda: self._saved(self._desk.perform(case, command, by, action, seen)),
        )

    def _all(
        self, case: str, commands: Sequence[Command], by: str, action: str, seen: int | None
    ) -> Saved:
        """Perform several commands in one transaction: all of them or none."""
        return self._once(
            (case, tuple(commands), by),
            by,
            lambda: self._saved(self._in_turn(case, commands, by, action, seen)),
        )

    def _in_turn(
        self, case: str, commands: Sequence[Command], by: str, action: str, seen: int | None
    ) -> Done:
        events: list[Recorded] = []
        done = None
        with self._desk.unit(case, by, "write", action) as (transaction, _):
            for number, command in enumerate(commands):
                version = seen if number == 0 else None
                done = self._desk.perform_in(transaction, case, command, by, action, version)
                events.extend(done.events)
        if done is None:
            raise BadInput("Skriv hva som skal endres.")
        return replace(done, events=tuple(events), warnings=())

    def _once(self, request: tuple[object, ...], by: str, work: Callable[[], Saved]) -> Saved:
        """Do what was asked, or say again what was done when it was asked with the same key.

        Raises:
            Conflict: the key was used for something else.
        """
        if not self._desk.once:
            return work()
        from bti.casework.once import idempotency

        command = idempotency(self._desk.once, request, self._desk.environment.now())
        try:
            return self._first_time(command, by, work)
        except Conflict:
            # The same command may have come in twice at once; then the other one is in by now.
            earlier = self._desk.store.earlier(command)
            if earlier is None:
                raise
            return self._again(earlier, by)

    def _first_time(self, command: Idempotency, by: str, work: Callable[[], Saved]) -> Saved:
        refused: BtiError | None = None
        with self._desk.store.once(command) as earlier:
            if earlier is not None:
                return self._again(earlier, by)
            try:
                return work()
            except (Denied, NotFound) as error:
                # The attempt is in the access log, which is kept whatever becomes of the rest.
                refused = error
        raise refused

    def _again(self, earlier: tuple[Appended, ...], by: str) -> Saved:
        """Say what a command did before, and where the case stands now."""
        cases = [one for one in earlier if one.kind == KIND]
        asked, linked = cases[0], cases[1:]
        people = self._desk.people.held()
        standing = self._desk.caught_up(self._desk.standing(asked.key, by, people))
        events = self._desk.history(asked.key)[asked.first - 1 : asked.last]
        done = Done(standing=standing, people=people, events=events)
        return self._saved(done, next((one.key for one in linked if one.first == 1), ""))

    def _saved(self, done: Done, linked: str = "") -> Saved:
        """Say what was saved, where the case stands now, and what is next."""
        from bti.case.sight import sight_of
        from bti.case.words import in_words

        standing, name = done.standing, done.people.name
        seen = self._desk.seen(standing, done.people)
        sight = sight_of(standing)
        seen_events = (sight.event(event.what) for event in done.events)
        told = tuple(event for event in seen_events if event is not None)
        lines = tuple(in_words(standing.guide, event, name) for event in told)
        return Saved(
            what=_own(told, lines) or "Ingenting var nytt.",
            events=lines,
            warnings=done.warnings,
            linked=linked,
            moved=any(isinstance(event, Moved) for event in told),
            draw=partial(_drawn, standing, seen),
            tell=partial(_following, standing, seen),
        )


_FOLLOWING = (TaskStarted, TaskPassed, Proposed, ProposalLapsed, BatonReturned)
"""What came of itself of what a person did."""


def _own(told: Sequence[AnyEvent], lines: Sequence[str]) -> str:
    """Give the line of the last thing that a person did, else of what came last."""
    pairs = zip(told, lines, strict=True)
    own = [line for event, line in pairs if not _follows(event)]
    return next(reversed(own or lines), "")


def _follows(event: AnyEvent) -> bool:
    lost = isinstance(event, BatonWithdrawn) and bool(event.lost)
    calculated = isinstance(event, Answered) and event.calculated
    return isinstance(event, _FOLLOWING) or lost or calculated


def _drawn(standing: Standing, seen: Seen) -> CaseView:
    """Draw a case as it was saved; one without access is told that it is there, and no more."""
    if _reads(standing):
        from bti.case.viewing import case_view

        return case_view(standing, seen)
    from bti.case.outside import outside_view

    return outside_view(standing, seen)


def _following(standing: Standing, seen: Seen, drawn: CaseView | None) -> str:
    """Say what brings a case on as it was saved, to one who has access."""
    if _reads(standing):
        from bti.case.next_step import next_step

        return next_step(standing, seen, drawn.step.ways if drawn else ())
    why = why_not(standing.actor, standing.guide, standing.case, standing.now)
    return why or "Du er ferdig her."


def _reads(standing: Standing) -> bool:
    return may(standing.actor, "read", standing.guide, standing.case, standing.now)


def day(value: date | str | None, label: str) -> date | None:
    """Read a date as people write it.

    Raises:
        BadInput: no such date; the sentence says how to write it.
    """
    if value is None or isinstance(value, date):
        return value
    from bti.case.forms.dates import read_date

    read = read_date(value)
    if isinstance(read, str):
        raise BadInput(f"{label}: {read}")
    return read


def known_day(value: date | str | None, label: str) -> date:
    """Read a date that has to be there.

    Raises:
        BadInput: it is not, or there is no such date.
    """
    read = day(value, label)
    if read is None:
        raise BadInput(f"{label}: Skriv datoen.")
    return read


def answers(given: Mapping[str, object] | None) -> dict[str, object]:
    """Flatten answers, nested or by path, to paths."""
    from bti.case.forms.entries import answers_from

    return answers_from(given or {})
