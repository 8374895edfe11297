"""What is due by the guide: the step's own deadline, those that span steps, and longest times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from bti.case.points import FIRST_EVALUATION
from bti.case.tracks import exists
from bti.guide.definition import Due
from bti.guide.durations import parse_duration
from bti.guide.spans import span_text

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.guide.definition import Guide, Level, Step

CASE_OPENED = "case.opened"
LEVEL_ENTERED = "level.entered"
STEP_ENTERED = "step.entered"
EVALUATION = "Evaluering"
DECIDE = "Bestem hvem som er stafettholder"
_WITHIN = "within "


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as the guide writes it, with what it is called and counted from there."""

    id: str
    title: str
    due: Due
    rule: str
    start: str


def sources(guide: Guide, case: Case) -> Iterator[Source]:
    """Give every deadline that the guide writes for where the case stands.

    Deadlines of a level belong to its round, so they run on while a step off the path is visited.
    """
    here = guide.levels.get(case.stand.level)
    level = guide.levels.get(case.round.level)
    found: list[Source] = []
    if here is not None:
        found += _of_step(case.stand.step, here.steps[case.stand.step])
    if level is not None:
        found += _of_level(case, case.round.level, level)
    found += [
        _source(one, due, guide.title, f"deadlines.{one}", CASE_OPENED)
        for one, due in guide.deadlines.items()
    ]
    return (one for one in found if exists(one.due.only_for, case))


def _of_step(step_id: str, step: Step) -> Iterator[Source]:
    if step.due:
        yield _source(step_id, step.due, step.title, f"{step_id}.due", STEP_ENTERED)
    yield from _longest(step_id, step.title, step.takes, STEP_ENTERED)


def _of_level(case: Case, level_id: str, level: Level) -> Iterator[Source]:
    for one, due in level.deadlines.items():
        rule = f"{level_id}.deadlines.{one}"
        yield _source(one, due, level.title, rule, LEVEL_ENTERED)
    yield from _longest(level_id, level.title, level.takes, LEVEL_ENTERED)
    decide = level.baton.decide if level.baton else ""
    undecided = case.baton.decided.get(level_id, 0) < case.round.since
    if decide.startswith(_WITHIN) and undecided:
        due = Due(title=DECIDE, within=decide.removeprefix(_WITHIN), of=LEVEL_ENTERED)
        yield _source(f"{level_id}.baton", due, DECIDE, f"{level_id}.baton.decide", LEVEL_ENTERED)


def _longest(place: str, title: str, takes: str, start: str) -> Iterator[Source]:
    """Give the longest time of a phase; over it, people are told, and nothing is locked."""
    longest = parse_duration(takes).longest if takes else None
    if longest is not None:
        due = Due(within=span_text(longest), of=start)
        yield _source(f"{place}.takes", due, title, f"{place}.takes", start)


def _source(one: str, due: Due, otherwise: str, rule: str, start: str) -> Source:
    evaluates = due.at == ".".join(FIRST_EVALUATION)
    title = due.title or (EVALUATION if evaluates else otherwise)
    return Source(id=one, title=title, due=due, rule=rule, start=start)
