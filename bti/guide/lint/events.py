"""Events: the closed list of what can propose a move, each with what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bti.errors import Finding
from bti.guide.asks import ask_at, every_question
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.linked import opened_guides
from bti.guide.names import field_at
from bti.guide.nearest import meant
from bti.guide.reach import ARENA_ANSWERED
from bti.guide.written import Mention, Written

_WORD = re.compile(r"[a-z][a-z0-9_]*( [a-z][a-z0-9_]*)?")

ALONE = (
    "measure_added",
    "measure_done",
    "child_born",
    "service_changed",
    "baton_accepted",
    "baton_declined",
)


def _forms(guide: Guide, name: str) -> bool:
    return name in guide.forms


def _fields(guide: Guide, name: str) -> bool:
    path = tuple(name.split("."))
    return len(path) > 1 and (field_at(guide, path) or ask_at(guide, path)) is not None


def _dates(guide: Guide, name: str) -> bool:
    path = tuple(name.split("."))
    field = (field_at(guide, path) or ask_at(guide, path)) if len(path) > 1 else None
    return field is not None and field.type in {"date", "datetime"}


def _dues(guide: Guide, name: str) -> bool:
    levels = guide.levels.values()
    if name in guide.deadlines or name in (*phases(guide), *_task_dues(guide)):
        return True
    return any(
        (name in level.steps and level.steps[name].due is not None) or name in level.deadlines
        for level in levels
    )


def _task_dues(guide: Guide) -> Iterator[str]:
    """Give the dues of tasks; a hidden one would be told of by what waits for it."""
    due = (name for name, task in guide.tasks.items() if task.due and not task.hidden)
    yield from (f"task.{name}" for name in due)


def phases(guide: Guide) -> Iterator[str]:
    """Give the name under which the longest time of each step and level falls due."""
    for level_id, level in guide.levels.items():
        timed = {level_id: level.takes, **{one: step.takes for one, step in level.steps.items()}}
        yield from (f"{one}.takes" for one, takes in timed.items() if takes)


def _guides(guide: Guide, name: str) -> bool:
    return name in opened_guides(guide)


def _facts(guide: Guide, name: str) -> bool:
    return name in guide.facts


def _consents(guide: Guide, name: str) -> bool:
    return name in guide.consents


def _arenas(guide: Guide, name: str) -> bool:
    return name in guide.arenas


def _emitted(_guide: Guide, name: str) -> bool:
    # What another guide emits is known only there.
    return _WORD.fullmatch(name) is not None


def _age(_guide: Guide, name: str) -> bool:
    return name.isdecimal() and len(name) <= 2  # noqa: PLR2004 - ages have two digits


_WITH_DUE = (
    "Etter «due_passed» skal det stå et steg eller en frist med dato, eller «task.» og en oppgave "
    "med frist som ikke er skjult."
)
# What follows the event: whether it must, the check of it, and what to say when it fails.
NAMED: dict[str, tuple[bool, Callable[[Guide, str], bool], str]] = {
    "form_finished": (True, _forms, "Etter «form_finished» skal det stå et skjema."),
    "answered": (True, _fields, "Etter «answered» skal det stå «skjema.felt»."),
    "due_passed": (True, _dues, _WITH_DUE),
    "date_reached": (True, _dates, "Etter «date_reached» skal det stå et datofelt: «skjema.felt»."),
    "linked_opened": (False, _guides, "Etter «linked_opened» skal det stå en veileder som åpnes."),
    "linked_closed": (False, _guides, "Etter «linked_closed» skal det stå en veileder som åpnes."),
    "linked_emitted": (True, _emitted, "Etter «linked_emitted» skal det stå hva som meldes."),
    "consent_given": (False, _consents, "Etter «consent_given» kan det stå et formål."),
    "consent_withdrawn": (False, _consents, "Etter «consent_withdrawn» kan det stå et formål."),
    "consent_expired": (False, _consents, "Etter «consent_expired» kan det stå et formål."),
    "fact_changed": (True, _facts, "Etter «fact_changed» skal det stå en opplysning."),
    ARENA_ANSWERED: (True, _arenas, "Etter «arena_answered» skal det stå en møteplass."),
    "child_turns": (True, _age, "Etter «child_turns» skal det stå en alder, for eksempel 15."),
}


def events(written: Written) -> Iterator[Finding]:
    """Find events that the language does not know, and events about what is not there."""
    for mention in written.mentions:
        if mention.meaning == "event":
            yield from _event(written.guide, mention)


def _event(guide: Guide, mention: Mention) -> Iterator[Finding]:
    word, _, rest = mention.text.partition(" ")
    if word not in ALONE and word not in NAMED:
        message = f"Jeg kjenner ikke hendelsen «{word}»."
        proposal = meant(word, (*NAMED, *ALONE))
        message += "" if proposal else f" Velg en av disse: {', '.join((*NAMED, *ALONE))}."
        yield finding("ukjent-hendelse", mention.place, message, proposal)
    elif word not in NAMED and rest:
        message = f"Etter «{word}» skal det ikke stå noe. Ta bort «{rest}»."
        yield finding("ukjent-hendelse", mention.node.place_at(len(word) + 1), message)
    elif word in NAMED:
        needed, is_known, said = NAMED[word]
        if (needed or rest) and not is_known(guide, rest):
            place = mention.node.place_at(len(word) + 1 if rest else 0)
            yield finding("ukjent-hendelse", place, said, meant(rest, _known(guide, word)))
        elif word == ARENA_ANSWERED:
            message = f"«{word}» leses og skrives ut, men kommer ikke ennå. Veien må ha en til."
            yield finding("leses-bare", mention.place, message)


def _known(guide: Guide, word: str) -> Iterable[str]:
    """Give what can stand after the event."""
    _, is_known, _ = NAMED[word]
    return (name for name in _names(guide) if is_known(guide, name))


def _names(guide: Guide) -> Iterator[str]:
    yield from (*guide.consents, *guide.arenas)
    yield from (*guide.forms, *guide.facts)
    yield from sorted(opened_guides(guide))
    for form_id, form in guide.forms.items():
        yield from (f"{form_id}.{name}" for name in form.fields)
    yield from (".".join(name) for name, _ in every_question(guide))
    yield from (*guide.deadlines, *phases(guide), *_task_dues(guide))
    for level in guide.levels.values():
        yield from level.deadlines
        yield from level.steps
