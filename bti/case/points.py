"""Points in time that a guide counts from: where each lies in a case, and what people call it.

Every deadline is counted in days, so a point counts as the day it falls on.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bti.case import titles
from bti.case.calendar import day_of
from bti.case.scope import CaseScope
from bti.case.sheet import times_made
from bti.guide.asks import asking
from bti.guide.conditions.values import Said
from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.guide.asks import Asking
    from bti.guide.conditions import Path
    from bti.guide.definition import Guide

STEP = "step"
LEVEL = "level"
FIRST_EVALUATION = ("measures", "first_evaluate_by")


def day_at(guide: Guide, case: Case, now: datetime, point: str) -> date | None:
    """Give the day a point falls on, or nothing as long as it has no moment."""
    moment = moment_at(guide, case, now, point)
    return day_of(moment) if isinstance(moment, datetime) else moment


def moment_at(guide: Guide, case: Case, now: datetime, point: str) -> date | None:
    """Give the moment of a point, or its day when no more than a date is known of it."""
    *first, last = path = _from_step(case, tuple(point.split(".")))
    found = asking(guide, path[:-1]) if last in {"done", "asked"} else None
    if found is not None and not found.rest:
        return _made(case, found)
    if last in {"entered", "left"} and len(first) == 1:
        place = first[0]
        if place == LEVEL or place in guide.levels:
            return _of_level(case, place, last)
        if step_of(guide, place) is not None:
            return _of_step(case, place, last)
    value = CaseScope(guide, case, now).value(path)
    return value if isinstance(value, date) else None


def _from_step(case: Case, path: Path) -> Path:
    """Give the full name of what is named from the step where the case stands."""
    return (case.stand.step, *path[1:]) if path[0] == STEP else path


def _of_level(case: Case, level: str, what: str) -> datetime | None:
    """Give when the level's live round began: deadlines belong to the round."""
    live = level in {LEVEL, case.round.level}
    return case.round.began if live and what == "entered" else None


def _of_step(case: Case, step: str, what: str) -> datetime | None:
    if step == case.stand.step:
        # The stand and not the visit: after ``back`` the clocks are as they were.
        return case.stand.entered if what == "entered" else None
    visit = case.visits.get(step)
    if visit is None or visit.skipped:
        return None
    return visit.entered if what == "entered" else visit.left


def _made(case: Case, found: Asking) -> datetime | None:
    """Give when a move or an action was made last; a move that ``back`` took back was not."""
    here = case.stand
    return next(
        (
            made.at
            for path, made in times_made(case, found)
            if len(path) == 1 or path[0] != here.step or made.at <= here.entered
        ),
        None,
    )


def after_in_words(guide: Guide, point: str) -> str:
    """Say from when a span is counted: «etter at saken ble åpnet»."""
    path = tuple(point.split("."))
    event = _event(guide, path)
    if event is None:
        return f"etter {_date(guide, path)}"
    return f"etter at {event.subject} {event.was}"


def until_in_words(guide: Guide, point: str) -> str:
    """Say how long something lasts: «til «Gå videre» er valgt»."""
    path = tuple(point.split("."))
    event = _event(guide, path)
    if event is None:
        return f"til {_date(guide, path)}"
    return f"til {event.subject} {event.has_been}"


def date_in_words(guide: Guide, point: str) -> str:
    """Say which date a point is: «datoen i «Følg med til»»."""
    path = tuple(point.split("."))
    event = _event(guide, path)
    if event is None:
        return _date(guide, path)
    return f"dagen {event.subject} {event.was}"


class _Event(msgspec.Struct, frozen=True):
    """Something that happens, as a clause in the past and in the perfect."""

    subject: str
    was: str
    has_been: str


_FIXED: dict[str, _Event] = {
    "task.started": _Event("oppgaven", "begynte", "har begynt"),
    "case.opened": _Event("saken", "ble åpnet", "er åpnet"),
    "child.born": _Event("barnet", "ble født", "er født"),
    "level.entered": _Event("nivået", "begynte", "har begynt"),
    "step.entered": _Event("steget", "begynte", "har begynt"),
    "step.left": _Event("steget", "var ferdig", "er ferdig"),
}
_SAID: dict[str, tuple[str, str]] = {
    "entered": ("begynte", "har begynt"),
    "left": ("var ferdig", "er ferdig"),
    "done": ("ble valgt", "er valgt"),
    "asked": ("ble besvart", "er besvart"),
    "answered": ("ble besvart", "er besvart"),
    "told": ("ble opplyst", "er opplyst"),
}


_ACTION_DONE = ("ble gjort", "er gjort")


def _event(guide: Guide, path: Path) -> _Event | None:
    """Give the event that a point is, or nothing when it is a date someone has set."""
    name = ".".join(path)
    if name == "level.entered":
        return replace(_FIXED[name], subject=guide.level_word.the)
    if name in _FIXED:
        return _FIXED[name]
    if path[0] == "linked":
        return _Event("beskjeden fra den tilknyttede saken", "kom", "er kommet")
    if path[0] == STEP and path[-1] == "done":
        return _Event("valget i dette steget", "ble gjort", "er gjort")
    if path[-1] not in _SAID:
        return None
    way = asking(guide, path[:-1])
    if way is not None and not way.rest:
        return _of_way(guide, way, path[-1])
    return _Event(f"«{_title(guide, path)}»", *_SAID[path[-1]])


def _of_way(guide: Guide, way: Asking, what: str) -> _Event:
    """Say when a move was chosen, an action done, or what either asks answered."""
    title = titles.way_title(guide, way.name)
    if what == "asked":
        return _Event(f"spørsmålene i «{title}»", *_SAID[what])
    is_done = len(way.name) == 1 and what == "done" and not way.leads_on
    return _Event(f"«{title}»", *(_ACTION_DONE if is_done else _SAID[what]))


def _title(guide: Guide, path: Path) -> str:
    named = path[:-1]
    if len(named) == 1:
        kind = LEVEL if named[0] in guide.levels else STEP
        return titles.title(guide, (kind, *named, path[-1])) or named[0]
    return titles.title(guide, named) or ".".join(named)


def _date(guide: Guide, path: Path) -> str:
    if path == FIRST_EVALUATION:
        return "den første datoen for evaluering av tiltakene"
    if path[0] == STEP:
        return "datoen som settes i dette steget"
    title = titles.title(guide, path) or ".".join(path)
    return title if isinstance(title, Said) else f"datoen i «{title}»"
