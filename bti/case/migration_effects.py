"""What becomes different for one case when it is moved to another guide, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bti.case.attempt import ways
from bti.case.calendar import day_of
from bti.case.case import Case
from bti.case.deadlines import dues
from bti.case.events import Migrated
from bti.case.lacking import lacks
from bti.case.migration import NOBODY, Course, foreseen
from bti.case.place_titles import place_title
from bti.case.scope import CaseScope
from bti.case.standing import Standing
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Guide


def effects(course: Course, case: Case, event: Migrated, now: datetime) -> tuple[str, ...]:
    """Give all that is other than before: place, ways, demands, deadlines, forms and answers."""
    before = _standing(course, course.old, case, now)
    after = _standing(course, course.new, foreseen(case, event), now)
    return (
        *_place(course, case, event),
        *_ways(before, after),
        *_demands(before, after),
        *_dues(before, after),
        *_forms(course, case),
        *_answers(course, event),
    )


def _standing(course: Course, guide: Guide, case: Case, now: datetime) -> Standing:
    return Standing(guide=guide, case=case, now=now, actor=NOBODY, linked=course.linked)


def _place(course: Course, case: Case, event: Migrated) -> Iterator[str]:
    was, now = place_title(course.old, case.stand.step), place_title(course.new, event.step)
    if was != now:
        moved = event.step != case.stand.step
        said = f"Saken går fra «{was}» til «{now}»." if moved else f"«{was}» heter nå «{now}»."
        yield said
    if event.round == "new":
        yield f"En ny runde begynner på «{course.new.levels[event.level].title}»."


def _ways(before: Standing, after: Standing) -> Iterator[str]:
    old = {way.id: way.title for way in ways(before)}
    new = {way.id: way.title for way in ways(after)}
    yield from (f"Ny vei: {title}." for way, title in new.items() if way not in old)
    yield from (f"Veien er borte: {title}." for way, title in old.items() if way not in new)


def _demands(before: Standing, after: Standing) -> Iterator[str]:
    """Name what is missing for some way on, and was not before."""
    known = {(kind, subject) for kind, subject, _ in _lacking(before)}
    told: set[tuple[str, str]] = set()
    for kind, subject, message in _lacking(after):
        if (kind, subject) not in known | told:
            told.add((kind, subject))
            yield f"Nytt krav: {message}"


def _lacking(standing: Standing) -> Iterator[tuple[str, str, str]]:
    for way in ways(standing):
        for move in way.moves or (None,):
            for demand in lacks(standing, way, move):
                yield demand.kind, demand.subject, demand.message


def _dues(before: Standing, after: Standing) -> Iterator[str]:
    old, new = _dates(before), _dates(after)
    for title, at in new.items():
        was, now = old.get(title), moment_in_words(day_of(at))
        if was is None:
            yield f"Ny frist: {title}, {now}."
        elif day_of(was) != day_of(at):
            yield f"Fristen «{title}» flyttes fra {moment_in_words(day_of(was))} til {now}."
    for title, at in old.items():
        if title not in new:
            yield f"Fristen «{title}», {moment_in_words(day_of(at))}, faller bort."


def _dates(standing: Standing) -> dict[str, datetime]:
    truth = CaseScope(standing.guide, standing.case, standing.now).truth
    return {d.title: d.at for d in dues(standing.guide, standing.case, standing.now, truth)}


def _forms(course: Course, case: Case) -> Iterator[str]:
    for form in case.forms:
        if form in course.old.forms and form not in course.new.forms:
            title = course.old.forms[form].title
            yield f"Skjemaet «{title}» finnes ikke lenger. Det som er skrevet, står i saksmappen."


def _answers(course: Course, event: Migrated) -> Iterator[str]:
    for one in event.former:
        form = course.new.forms.get(one.form)
        where = f" i «{form.title}»" if form else f" i tiltak {one.measure}"
        yield f"Svaret på «{one.label}»{where} har ikke felt lenger, og står under «Tidligere»."
