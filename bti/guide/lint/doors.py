"""Doors that can never open where they stand: once a child is born, or before a case has begun."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.conditions.expressions import (
    Choice,
    Comparison,
    Expression,
    In,
    Is,
    operands_of,
    references,
)
from bti.guide.conditions.possible import CanTest, can_hold
from bti.guide.definition import Entry, Guide
from bti.guide.names import field_at
from bti.guide.targets import Target, every_step, level_of, step_of
from bti.guide.written import Written

_WEEK = ("child", "pregnancy_week")
_SUBJECT = ("case", "subject")


def opens_for_child(guide: Guide, when: str) -> bool:
    """Tell whether a door can open once the child is born: no week of a pregnancy is known then."""
    return not when or can_hold(when, _of_child, _named(guide))


def leads_child_in(guide: Guide, origin: str, target: Target) -> bool:
    """Tell whether the doors of what a way leads to can open for a child that is born."""
    step = step_of(guide, target.id)
    doors = [step.when] if step else []
    if step and target.level != level_of(guide, origin):
        doors.append(guide.levels[target.level].when)
    return all(opens_for_child(guide, when) for when in doors)


def _named(guide: Guide) -> dict[str, str]:
    return {name: one.when for name, one in guide.conditions.items()}


def _of_child(test: Expression, wanted: bool) -> bool:  # noqa: FBT001 - as conditions ask
    paths = references(test)
    if _WEEK in paths:
        return isinstance(test, Is) and not wanted
    if _SUBJECT in paths:
        return _says_child(test) == wanted
    return True


def _says_child(test: Expression) -> bool:
    """Tell what a test of whom a case is about comes to for a child."""
    named = [one.id for one in operands_of(test) if isinstance(one, Choice)]
    if isinstance(test, In):
        return any(isinstance(one, Choice) and one.id == "child" for one in test.items)
    if isinstance(test, Comparison) and named:
        return ("child" in named) == (test.operator == "==")
    return isinstance(test, Is) and test.state == "answered"


def doors(written: Written) -> Iterator[Finding]:
    """Find entries that no case can begin on: their door waits for an answer nobody has given."""
    guide = written.guide
    first = next(iter(every_step(guide)), "")
    for name, entry in (guide.entries or {first: Entry()}).items():
        step, level = step_of(guide, name), level_of(guide, name)
        if step is None or entry.never_blocked or guide.linked_from:
            continue
        for path, when in ((name, step.when), (level, guide.levels[level].when)):
            if when and not can_hold(when, _before(guide), _named(guide)):
                message = (
                    f"Ingen sak kan begynne på «{name}»: døra på «{path}» venter på et svar, og "
                    "ingenting er besvart når saken åpnes. Flytt «when» til veiene som leder dit, "
                    f"eller ta «{name}» bort fra «entries»."
                )
                yield finding("stengt-inngang", written.place(f"{path}.when"), message)


def _before(guide: Guide) -> CanTest:
    """Give what tests can come to before anything is answered."""

    def can_test(test: Expression, wanted: bool) -> bool:  # noqa: FBT001 - as conditions ask
        asked = any(len(p) > 1 and field_at(guide, p) is not None for p in references(test))
        if not asked:
            return True
        return isinstance(test, Is) and (test.state == "not_asked") == wanted

    return can_test
