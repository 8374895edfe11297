"""Opening a case on an entry of its guide."""

from __future__ import annotations

from datetime import date, datetime

from bti.case.actor import Actor
from bti.case.birth import BORN, term_problems
from bti.case.calendar import day_of
from bti.case.commands import Open
from bti.case.entering import entered, is_free, may_enter
from bti.case.events import AnyEvent, CaseOpened
from bti.case.place_titles import People
from bti.case.standing import nobody
from bti.case.subject import Subject
from bti.case.titles import scope_titles
from bti.case.tracks import track_for
from bti.errors import BadInput, NotFound
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide
from bti.guide.nearest import alike
from bti.guide.targets import exists, level_of, step_of, steps_in_order

OLDEST_SUBJECT = 25
"""Barnevernsloven § 1-2 lets measures go on to 25; nobody older is a subject of a guide."""


def open_case(
    guide: Guide, actor: Actor, now: datetime, command: Open, people: People = nobody
) -> tuple[AnyEvent, ...]:
    """Give the event that opens a case, or say everything that is wrong with what was typed.

    ``people`` gives who has a role where the opener works, for a refusal to name.

    Raises:
        BadInput: what was typed cannot be used. NotFound: there is no such entry.
        Refused: the guide says that a case comes from others than this.
    """
    problems = []
    if command.origin is None:
        today = day_of(now)
        problems = subject_problems(command.subject, today)
    if command.subject.kind not in guide.subjects:
        problems.append("Denne veilederen kan ikke brukes for en slik sak.")
    if problems:
        raise BadInput(*problems)
    _in_a_unit(guide, actor, command)
    track = track_for(guide, actor.service)
    sibling = command.origin is not None and command.origin.action == BORN
    step = command.entry if sibling else _entry(guide, actor, command, track)
    came = entered(guide, actor, command, step, people)
    opened = CaseOpened(
        case=command.case,
        workflow=guide.workflow,
        digest=command.digest,
        subject=command.subject,
        unit=actor.unit,
        service=actor.service,
        step=step,
        level=level_of(guide, step),
        track=track,
        role=came.role,
        entered_by=came.on_behalf_of,
        origin=command.origin,
        carried=command.carried,
        never_blocked=command.never_blocked,
        named=command.named,
    )
    return (opened,)


def _in_a_unit(guide: Guide, actor: Actor, command: Open) -> None:
    """Refuse a case of no unit: nobody there leads it, and nobody could ever see it.

    Raises:
        BadInput: whoever opens it works nowhere, and has not said where it is to go.
    """
    first = command.entry or next(iter(guide.entries), "")
    if not actor.unit and not is_free(guide, command, first):
        entry = f" --entry {command.entry}" if command.entry else ""
        told = f" --fra {command.entered_by}" if command.entered_by else ""
        raise BadInput(
            "Du har ingen stilling, så ingen i kommunen ville sett saken. Skriv hvilken enhet den "
            f"skal til: bti ny {guide.workflow}{entry}{told} --unit ENHET."
        )


def subject_problems(subject: Subject, today: date) -> list[str]:
    """Say everything that is wrong with what was typed of whom a case is about."""
    return [
        *_name(subject),
        *_born(subject.born, today),
        *term_problems(subject.term, today),
    ]


def _name(subject: Subject) -> list[str]:
    name = subject.name.strip()
    if not name:
        return ["Skriv navnet på barnet, eller initialene."]
    if not name.isprintable():
        return ["Navnet har tegn som ikke kan vises. Skriv det på nytt."]
    digits = sum(letter.isdigit() for letter in name)
    if digits >= 6:  # noqa: PLR2004 - a birth date with no words around it has six digits
        return ["Skriv bare navn eller initialer. Fødselsnummer skal ikke stå her."]
    return []


def _born(born: date | None, today: date) -> list[str]:
    if born is None:
        return []
    if born > today:
        return ["Fødselsdatoen ligger fram i tid. Sjekk datoen."]
    if today.year - born.year > OLDEST_SUBJECT:
        return ["Fødselsdatoen er for langt tilbake for denne veilederen. Sjekk datoen."]
    return []


def entries_for(guide: Guide, track: str, subject: str) -> list[str]:
    """Give the steps that a case can begin on, of those that exist on the track and for it."""
    here = [step for _, step in steps_in_order(guide, track, subject)]
    begun = guide.entries
    if not begun.keys() & {*here}:
        return here[:1]
    return [one for one, e in begun.items() if one in here and exists(e.only_for, track, subject)]


def _elsewhere(guide: Guide, entry: str) -> str:
    """Say for what an entry is there, when it is not for everyone; nothing of any other step."""
    step = step_of(guide, entry)
    if entry not in guide.entries or step is None:
        return ""
    level = guide.levels[level_of(guide, entry)]
    asked = (guide.entries[entry].only_for, step.only_for, level.only_for)
    only_for = scope_titles(guide, next((one for one in asked if one), ()))
    return f" her, for den er bare for {joined(list(only_for), 'og')}" if only_for else ""


def _entry(guide: Guide, actor: Actor, command: Open, track: str) -> str:
    """Give the step to begin on, among those that exist for the opener's track and the subject.

    Without a choice it is the first that the case can come in by.
    """
    entry, subject = command.entry, command.subject.kind
    begun = guide.entries
    if not steps_in_order(guide, track, subject):
        raise BadInput("Denne veilederen har ingen steg for tjenesten din.")
    known = entries_for(guide, track, subject)
    if not known:
        raise BadInput(
            "Ingen sak kan begynne her for tjenesten din og den saken gjelder. "
            "Velg en annen veileder, eller spør den som har skrevet den."
        )
    if not entry:
        # Nobody begins a report by chance, because nothing else was open to them.
        usual = (one for one in known[1:] if one in begun and not begun[one].never_blocked)
        ways = (one for one in (known[0], *usual) if may_enter(guide, actor, command, one))
        return next(ways, known[0])
    if entry not in known:
        near = alike(entry, known)
        why = _elsewhere(guide, entry)
        raise NotFound(
            f"En sak kan ikke begynne på «{entry}»{why}. Den kan begynne på: {', '.join(known)}.",
            near,
        )
    return entry
