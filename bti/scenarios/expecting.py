"""Holding a case against what a scenario expects when its play is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bti.case.standing import Standing
from bti.case.views import CaseFile, FieldView
from bti.errors import Denied, NotFound
from bti.guide.roles import HOLDER
from bti.scenarios.format import Expectation, Scenario
from bti.scenarios.playing import NotAsWritten, Scene
from bti.scenarios.results import Failure
from bti.scenarios.seen import without_rows


def unmet(scene: Scene, scenario: Scenario) -> Iterator[Failure]:
    """Give every expectation that the case does not meet, each with its line."""
    expect = scenario.expect
    found = (*_of_case(scene, "", expect), *_reminded(scene, expect))
    of_linked = (
        ("linked", f"Saken på «{guide}»: {message}")
        for guide, one in expect.linked.items()
        for _, message in _of_case(scene, guide, one)
    )
    for key, message in (*found, *of_linked):
        yield Failure(place=scenario.expect_places.get(key, scenario.place), message=message)


def _of_case(scene: Scene, workflow: str, expect: Expectation) -> Iterator[tuple[str, str]]:
    """Give what the first case, or the newest opened on a guide, does not meet."""
    try:
        scene.enter(workflow)
    except NotAsWritten as wrong:
        yield "linked", str(wrong)
        return
    yield from _stand(scene.trial.standing(scene.case, scene.opener), expect)
    yield from _papers(scene, expect)


def _stand(standing: Standing, expect: Expectation) -> Iterator[tuple[str, str]]:
    case = standing.case
    holder = case.baton.holder.person if case.baton.holder else "none"
    is_now: dict[str, object] = {
        "step": "" if case.closed else case.stand.step,
        "closing": case.stand.step if case.closed else "",
        "level": case.stand.level,
        "round": case.round.number,
        "track": case.stand.track,
        "subject": case.subject.kind,
        "holder": holder,
    }
    for key, value in is_now.items():
        wanted = getattr(expect, key)
        if wanted is not None and wanted != value:
            yield key, f"Ventet {key} «{wanted}», men saken har «{value or 'ingen'}»."
    proposed = {one.subject for one in case.proposals}
    if expect.proposed is not None and proposed != set(expect.proposed):
        now = ", ".join(sorted(proposed)) or "ingenting"
        yield "proposed", f"Det som er foreslått, er {now}."
    waiting = {one.id for one in case.waiting_tasks}
    if expect.tasks is not None and waiting != set(expect.tasks):
        now = ", ".join(sorted(waiting)) or "ingen"
        yield "tasks", f"Oppgavene som venter, er {now}."


def _reminded(scene: Scene, expect: Expectation) -> Iterator[tuple[str, str]]:
    if expect.reminded is None:
        return
    reminded = scene.reminded()
    if reminded != {scene.person(one) for one in expect.reminded}:
        now = ", ".join(sorted(reminded)) or "ingen"
        yield "reminded", f"De som er blitt minnet på noe, er {now}."


def _papers(scene: Scene, expect: Expectation) -> Iterator[tuple[str, str]]:
    reader = scene.person(expect.by or HOLDER)
    try:
        file = scene.trial.file(scene.case, by=reader)
    except (Denied, NotFound):
        # A case that is a secret answers as one that is not there.
        yield from _unseen(expect, reader)
        return
    dues = {one.id: one.at.date() for one in file.case.dues}
    for due, day in expect.due.items():
        if dues.get(due) != day:
            yield "due", f"Fristen «{due}» er {dues.get(due) or 'ikke satt'}, ikke {day or 'none'}."
    yield from (("carried", told) for told in _carried(scene, expect))
    printed = set(_printed(file))
    for one in expect.printed:
        if one not in printed:
            yield "printed", f"«{one}» står ikke i utskriften av saken."
    visible = {*_visible(msgspec.to_builtins(file)), *_fields(file)}
    secret = any(linked in visible for linked in scene.linked if linked.startswith("B-"))
    for one in expect.hidden:
        if one in visible or secret:
            yield "hidden", f"«{one}» synes i saken, men skulle være skjult."


def _unseen(expect: Expectation, reader: str) -> Iterator[tuple[str, str]]:
    """Say what somebody without access should have seen; all that should be hidden is."""
    for key in ("due", "printed"):
        if getattr(expect, key):
            yield key, f"«{reader}» har ikke tilgang til saken, og ser ingenting av den."


def _carried(scene: Scene, expect: Expectation) -> Iterator[str]:
    """Say where a case that was opened from this one brought along otherwise than expected."""
    for guide, wanted in expect.carried.items():
        opened = scene.newest(guide)
        if opened is None:
            yield f"Ingen sak på «{guide}» er åpnet fra denne."
            continue
        along = {
            without_rows(f"{first}.{path}")
            for first, answers in opened.carried.items()
            for path, answer in answers.items()
            if answer is not None
        }
        if not _same(along, wanted):
            now, then = (", ".join(sorted(one)) or "ingenting" for one in (along, wanted))
            yield f"Saken på «{guide}» fikk med seg {now}, ikke {then}."


def _same(along: set[str], wanted: tuple[str, ...]) -> bool:
    """Tell whether each answer lies at or under a wanted path, and each of these has one."""
    under = [{path for path in wanted if f"{one}.".startswith(f"{path}.")} for one in along]
    return all(under) and set(wanted) == set().union(*under)


def _printed(file: CaseFile) -> Iterator[str]:
    """Give the forms that are printed, and each field with an answer, without its rows."""
    for form in file.forms:
        yield form.id
        yield from (f"{form.id}.{path}" for path in _answered(form.fields, ""))


def _fields(file: CaseFile) -> Iterator[str]:
    """Give the path of each field that is asked in a form, answered or not, without its rows."""
    waiting = [(form.id, field) for form in file.forms for field in form.fields]
    while waiting:
        before, field = waiting.pop()
        if field.state == "not_relevant":
            continue
        path = f"{before}.{field.path.rpartition('.')[2]}"
        yield path
        rows = (inner for row in field.rows for inner in row.fields)
        waiting += [(path, inner) for inner in (*field.fields, *rows)]


def _answered(fields: tuple[FieldView, ...], before: str) -> Iterator[str]:
    for field in fields:
        path = f"{before}{field.path.rpartition('.')[2]}"
        if field.state == "answered":
            yield path
        yield from _answered(field.fields, f"{path}.")
        for row in field.rows:
            yield from _answered(row.fields, f"{path}.")


def _visible(value: object) -> Iterator[str]:
    """Give every word by itself that stands anywhere in the case file."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _visible(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _visible(inner)
    elif isinstance(value, str):
        yield value
