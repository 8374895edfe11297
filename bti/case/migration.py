"""Moving a running case to another guide: what hinders it, and the event that does it.

A case keeps its step by id; a step that is called otherwise, or that is gone, is named by the
coordinator. Nothing is thought up: where the case cannot be placed, it stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from bti.case.actor import Actor
from bti.case.attempt import ways
from bti.case.case import Case
from bti.case.events import Migrated, MigrationUndone, Recorded
from bti.case.fold import apply
from bti.case.forms.former import without_question
from bti.case.place_titles import place_title
from bti.case.rebinding import Former, Renamed
from bti.case.standing import Standing
from bti.errors import BadInput
from bti.guide.definition import Guide
from bti.guide.nearest import meant
from bti.guide.targets import exists, level_of, step_of, steps_in_order


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """From which guide to which, each with its digest, and the steps that are called otherwise.

    ``linked`` are the other guides that either reads answers of, as far as they are known.
    """

    old: Guide
    old_digest: str
    new: Guide
    new_digest: str
    steps: dict[str, str] = {}
    linked: Mapping[str, Guide] = {}


def unusable(course: Course) -> tuple[str, ...]:
    """Give all that is wrong with the names of steps, one sentence each."""
    problems: list[str] = []
    if course.old_digest == course.new_digest:
        problems.append("Dette er samme utgave. Velg to utgaver som er forskjellige.")
    for old, new in course.steps.items():
        for guide, step in ((course.old, old), (course.new, new)):
            if step_of(guide, step) is None:
                known = [one for _, one in steps_in_order(guide, None)]
                edition = f"«{guide.title}», utgave {guide.version},"
                near = meant(step, known)
                problems.append(f"{edition} har ikke steget «{step}». {near}".rstrip())
    return tuple(problems)


def lost_steps(course: Course) -> tuple[str, ...]:
    """Give the old steps that have no step in the new guide, in the order of the text."""
    every = (step for _, step in steps_in_order(course.old, None))
    return tuple(step for step in every if not landing(course, step))


def landing(course: Course, step: str) -> str:
    """Give the step of the new guide that a case on an old step lands on, or nothing."""
    named = course.steps.get(step, step)
    return named if step_of(course.new, named) else ""


def hindrances(course: Course, case: Case) -> Iterator[str]:
    """Give every reason why a case cannot be moved, in sentences."""
    new, step = course.new, landing(course, case.stand.step)
    if case.closed:
        yield "Saken er avsluttet."
    elif not step:
        title = place_title(course.old, case.stand.step)
        yield f"Steget «{title}» finnes ikke i den nye. Si hvor saken skal stå."
    elif not _exists(new, case, step):
        yield f"Steget «{place_title(new, step)}» finnes ikke for denne saken i den nye."
    if case.subject.kind not in new.subjects:
        yield "Den nye er ikke for den saken gjelder."
    if case.stand.track and case.stand.track not in new.tracks:
        yield f"Sporet «{case.stand.track}» finnes ikke i den nye."
    yield from _unknown("Rollen", {p.role for p in case.participants}, course.old.roles, new.roles)
    yield from _unknown("Tjenesten", _services(case), course.old.services, new.services)
    purposes = {consent.purpose for consent in case.consents}
    yield from _unknown("Samtykket", purposes, course.old.consents, new.consents)


def _exists(guide: Guide, case: Case, step: str) -> bool:
    level = guide.levels[level_of(guide, step)]
    asked = (level.only_for, level.steps[step].only_for)
    return all(exists(only_for, case.stand.track, case.subject_here) for only_for in asked)


def _services(case: Case) -> set[str]:
    holder = case.baton.holder
    own = {case.home_service, holder.service if holder else ""}
    return own | {p.service for p in case.participants if p.left is None}


def _unknown(
    noun: str, used: set[str], old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[str]:
    for one in sorted(used):
        if one in old and one not in new:
            yield f"{noun} «{one}» er i bruk i saken, og finnes ikke i den nye."


def migrated(course: Course, case: Case) -> Migrated:
    """Give the event that moves a case that nothing hinders."""
    step = landing(course, case.stand.step)
    renamed = _renamed(course)
    level = level_of(course.new, step)
    visits = _off_path(course.new, step)
    stays = visits or level == renamed.level(case.round.level)
    event = Migrated(
        workflow=course.new.workflow,
        digest=course.new_digest,
        step=step,
        level=level,
        round="same" if stays else "new",
        renamed=renamed,
        former=tuple(_former(course, case)),
    )
    return replace(event, lapsed=tuple(_lapsed(course, case, event)))


def _off_path(guide: Guide, step: str) -> bool:
    written = step_of(guide, step)
    return bool(written and written.off_path)


def _renamed(course: Course) -> Renamed:
    levels = {
        old: new for old in course.old.levels if (new := _level(course, old)) not in {"", old}
    }
    names = Renamed(steps=course.steps, levels=levels)
    return replace(names, out_of_reach=tuple(_out_of_reach(course, names)))


def _level(course: Course, old: str) -> str:
    """Give the level of the new guide that an old one goes on as: by its id, else by its steps."""
    if old in course.new.levels:
        return old
    landed = (landing(course, step) for step in course.old.levels[old].steps)
    return next((level_of(course.new, step) for step in landed if step), "")


def _out_of_reach(course: Course, names: Renamed) -> Iterator[str]:
    for level, step in steps_in_order(course.old, None):
        landed = landing(course, step)
        if not landed or level_of(course.new, landed) != names.level(level):
            yield step


def _former(course: Course, case: Case) -> Iterator[Former]:
    """Give the answers without a question. A form that is gone keeps its copies as they are."""
    for form_id, copies in case.forms.items():
        old, new = course.old.forms.get(form_id), course.new.forms.get(form_id)
        if old is None or new is None:
            continue
        for copy in copies:
            for one in without_question(old.fields, new.fields, copy.answers):
                private = one.private or old.share == "never"
                yield replace(one, form=form_id, copy=copy.number, private=private)
    asked, now = course.old.measures.fields, course.new.measures.fields
    for measure in case.measures:
        for one in without_question(asked, now, measure.fields):
            yield replace(one, measure=measure.id)


def _lapsed(course: Course, case: Case, event: Migrated) -> Iterator[str]:
    """Give the ways that proposed themselves and are not there any more, or wait for nothing."""
    after = Standing(guide=course.new, case=foreseen(case, event), now=case.at, actor=NOBODY)
    waits = {way.id for way in ways(after) if way.written.event}
    for one in case.proposals:
        if one.subject not in waits:
            yield one.subject


NOBODY = Actor(person="", name="")


def foreseen(case: Case, event: Migrated) -> Case:
    """Give the case as it would be after it is moved."""
    return apply(case, Recorded(number=case.number + 1, at=case.at, by="", what=event))


def undo(case: Case) -> MigrationUndone:
    """Give the event that undoes a move to another guide.

    Raises:
        BadInput: the case was not moved, or something has happened in it since.
    """
    if case.before is None:
        raise BadInput("Saken er ikke nettopp flyttet, eller noe har skjedd i den siden.")
    return MigrationUndone(digest=case.before.digest)
