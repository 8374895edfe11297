"""The doors that a case meets when it begins: those of the step it begins on, and of its level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bti.case.actor import Actor
from bti.case.birth import BORN
from bti.case.commands import Open
from bti.case.demands import of_door
from bti.case.entering import is_free, may_enter
from bti.case.events import CaseOpened, Recorded
from bti.case.fold import apply
from bti.case.opening import entries_for, open_case
from bti.case.place_titles import People
from bti.case.standing import Standing, nobody
from bti.case.tracks import as_read
from bti.errors import Reason, Refused
from bti.guide.definition import Guide
from bti.guide.targets import step_of


def opened_through_doors(
    guide: Guide, actor: Actor, now: datetime, command: Open, people: People = nobody
) -> CaseOpened:
    """Give the event that opens a case where the doors are open.

    Without a choice of entry it is the first with open doors. Nothing stands in front of what
    protects a child, and a case that another one opens is let in by the action there.

    Raises:
        Refused: a door is closed, or a case comes from others; with why.
    """
    opened = _opened(guide, actor, now, command, people)
    if is_free(guide, command, opened.step) or _is_sibling(command):
        return opened
    closed = _closed(guide, actor, now, opened)
    if not closed:
        return opened
    for other in () if command.entry else _others(guide, actor, command, opened):
        instead = _opened(guide, actor, now, _at(command, other), people)
        if not _closed(guide, actor, now, instead):
            return instead
    raise Refused(f"«{guide.title}» kan ikke åpnes slik.", closed)


def _opened(guide: Guide, actor: Actor, now: datetime, command: Open, people: People) -> CaseOpened:
    (opened,) = open_case(guide, actor, now, command, people)
    assert isinstance(opened, CaseOpened)  # noqa: S101 - for the type: that is what opening is
    return opened


def _at(command: Open, entry: str) -> Open:
    from msgspec.structs import replace

    return replace(command, entry=entry)


def _is_sibling(command: Open) -> bool:
    return command.origin is not None and command.origin.action == BORN


def _others(guide: Guide, actor: Actor, command: Open, opened: CaseOpened) -> Iterator[str]:
    """Give the other entries that the case can come in by; nobody begins a report by chance."""
    for one in entries_for(guide, opened.track, command.subject.kind):
        entry = guide.entries.get(one)
        usual = entry is not None and not entry.never_blocked
        if one != opened.step and usual and may_enter(guide, actor, command, one):
            yield one


def _closed(guide: Guide, actor: Actor, now: datetime, opened: CaseOpened) -> tuple[Reason, ...]:
    """Give the doors that are closed to a case as it begins."""
    step, level = step_of(guide, opened.step), guide.levels[opened.level]
    doors = {opened.step: step.when if step else "", opened.level: level.when}
    if not any(doors.values()):
        return ()
    case = apply(None, Recorded(number=1, at=now, by=actor.person, what=opened))
    read = as_read(guide, case, actor.service)
    scope = Standing(guide=read, case=case, now=now, actor=actor).scope
    met = (of_door(scope, f"{place}.when", when) for place, when in doors.items() if when)
    return tuple(door.reason() for door in met if not door.met)
