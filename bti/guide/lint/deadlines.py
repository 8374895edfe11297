"""Deadlines: what they are counted from, and whether they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from bti.errors import Finding
from bti.guide.asks import ask_at, asking, every_question
from bti.guide.codes import finding
from bti.guide.definition import Due, Field, Guide, Instead
from bti.guide.linked import opened_guides
from bti.guide.moments import parse_moment
from bti.guide.name_types import type_of
from bti.guide.names import field_at
from bti.guide.nearest import meant
from bti.guide.reach import ACTIVE_FROM
from bti.guide.spans import SpanFault
from bti.guide.targets import step_of
from bti.guide.written import Mention, Written

POINTS = (
    "case.opened",
    "level.entered",
    "step.entered",
    "step.left",
    "measures.first_evaluate_by",
    "child.born",
    "child.term",
    ACTIVE_FROM,
)
_ID = re.compile(r"[a-z][a-z0-9_]*")
_STEP_MOMENTS = ("entered", "left")
_LINKED_LENGTH = 3
_NEXT = "next "
_MADE = ("done", "asked")


def deadlines(written: Written) -> Iterator[Finding]:
    """Find deadlines without a start, with two, or counted from what never happens."""
    for mention in written.mentions:
        if mention.meaning == "moment":
            yield from _moment(written.guide, mention)
        elif mention.meaning == "point" and not is_point(written.guide, mention):
            yield _unknown(written.guide, mention)
        elif mention.meaning == "point" and mention.text == ACTIVE_FROM:
            yield _never_comes(mention)
        elif mention.meaning == "waits_for" and not _is_party(written.guide, mention.text):
            yield _nobody(written.guide, mention)
    for path, due in _dues(written.guide):
        yield from _due(written, path, due)


def _moment(guide: Guide, mention: Mention) -> Iterator[Finding]:
    """Check a point that may be moved by spans, or the next meeting."""
    try:
        moment = parse_moment(mention.text)
    except SpanFault as fault:
        proposal = f"Mente du «{fault.proposal}»?" if fault.proposal else ""
        place = mention.node.place_at(fault.offset)
        yield finding("ugyldig-tid", place, fault.message, proposal)
        return
    point = structs.replace(mention, node=structs.replace(mention.node, text=moment.point))
    if moment.arena:
        yield from _meeting(guide, mention, moment.arena)
    elif not is_point(guide, point):
        yield _unknown(guide, point)
    elif moment.point == ACTIVE_FROM:
        yield _never_comes(point)


def _meeting(guide: Guide, mention: Mention, name: str) -> Iterator[Finding]:
    """Check what comes next: an arena, or days of the calendar."""
    known = (*guide.arenas, *guide.calendar)
    if name not in known:
        message = f"Jeg kjenner ikke møteplassen eller dagene «{name}»."
        yield finding("ukjent-arena", mention.place, message, meant(name, known))
    elif name in guide.arenas and not guide.arenas[name].how_often.startswith("at "):
        message = (
            f"Når «{guide.arenas[name].title}» møtes, står ikke i veilederen, så fristen får ingen "
            "dato ennå. Skriv «how_often: at» og dager fra «calendar», så får den det."
        )
        yield finding("leses-bare", mention.place, message)


def _never_comes(mention: Mention) -> Finding:
    message = (
        f"«{ACTIVE_FROM}» leses og skrives ut, men profiler slås ikke på av bti ennå, så fristen "
        "får ingen dato. Noen må følge den opp for hånd."
    )
    return finding("leses-bare", mention.place, message)


def _is_party(guide: Guide, text: str) -> bool:
    """Tell whether somebody is named: by an id, or in words of the guide's own."""
    known = (*guide.roles, *guide.services, *guide.contacts, *guide.arenas)
    return text in known or not _ID.fullmatch(text)


def _nobody(guide: Guide, mention: Mention) -> Finding:
    known = (*guide.roles, *guide.services, *guide.contacts, *guide.arenas)
    message = f"Jeg kjenner ikke «{mention.text}»."
    proposal = meant(mention.text, known)
    if not proposal:
        message += (
            " Skriv id-en til en rolle, tjeneste eller kontakt. Egne ord er flere ord, eller har "
            "stor forbokstav."
        )
    return finding("ukjent-rolle", mention.place, message, proposal)


def is_point(guide: Guide, mention: Mention) -> bool:
    """Tell whether a text names a moment that a deadline can be counted from."""
    if mention.text in POINTS:
        return True
    parts = tuple(mention.text.split("."))
    if len(parts) == 1:
        return False
    if parts[0] == "fact":
        return _is_told(guide, parts[1:])
    if parts[0] == "step":
        parts = (mention.path.split(".")[0], *parts[1:])
    return (
        _is_move(guide, parts)
        or _is_dated(guide, parts)
        or _is_entered(guide, parts)
        or _is_told_by_linked(guide, parts)
    )


def _is_told_by_linked(guide: Guide, parts: tuple[str, ...]) -> bool:
    named = parts[0] == "linked" and len(parts) == _LINKED_LENGTH
    return named and parts[1] in opened_guides(guide)


def _is_told(guide: Guide, parts: tuple[str, ...]) -> bool:
    fact = guide.facts.get(parts[0])
    if fact is None:
        return False
    return parts[1:] == ("told",) or (len(parts) == 1 and fact.type == "date")


def _is_entered(guide: Guide, parts: tuple[str, ...]) -> bool:
    place, *rest = parts
    if place in guide.levels:
        return rest == ["entered"]
    return step_of(guide, place) is not None and len(rest) == 1 and rest[0] in _STEP_MOMENTS


def _is_move(guide: Guide, parts: tuple[str, ...]) -> bool:
    """Tell whether a name is when a move or an action was made: ``done``, or ``asked``."""
    found = asking(guide, parts[:-1])
    if parts[-1] not in _MADE or found is None:
        return False
    return not found.rest and not found.kept_elsewhere


def _is_dated(guide: Guide, parts: tuple[str, ...]) -> bool:
    if parts[-1] == "answered" and _question(guide, parts[:-1]) is not None:
        return True
    field = _question(guide, parts)
    kind = type_of(field) if field else None
    return kind is not None and kind.kind in {"date", "datetime"}


def _question(guide: Guide, parts: tuple[str, ...]) -> Field | None:
    return field_at(guide, parts) or ask_at(guide, parts)


def _unknown(guide: Guide, mention: Mention) -> Finding:
    message = f"Fristen kan ikke regnes fra «{mention.text}»."
    proposal = meant(mention.text, (*POINTS, *_dates(guide)))
    if not proposal:
        message += " Skriv for eksempel «case.opened», «step.entered» eller et datofelt."
    return finding("ukjent-punkt", mention.place, message, proposal)


def _dates(guide: Guide) -> Iterator[str]:
    for fact_id, fact in guide.facts.items():
        yield f"fact.{fact_id}" if fact.type == "date" else f"fact.{fact_id}.told"
    for form_id, form in guide.forms.items():
        for name, field in form.fields.items():
            yield f"{form_id}.{name}{_ending(field)}"
    for path, field in every_question(guide):
        yield f"{'.'.join(path)}{_ending(field)}"


def _ending(field: Field) -> str:
    return "" if field.type in {"date", "datetime"} else ".answered"


def _dues(guide: Guide) -> Iterator[tuple[str, Due]]:
    for name, due in guide.deadlines.items():
        yield f"deadlines.{name}", due
    for level_id, level in guide.levels.items():
        for name, due in level.deadlines.items():
            yield f"{level_id}.deadlines.{name}", due
        for step_id, step in level.steps.items():
            if step.due is not None:
                yield f"{step_id}.due", step.due


def _due(written: Written, path: str, due: Due) -> Iterator[Finding]:
    yield from _start(written, path, due, needs_of=True)
    for number, other in enumerate(due.instead):
        yield from _start(written, f"{path}.instead.{number}", other, needs_of=not due.of)
    for number, reminder in enumerate(due.remind):
        if bool(reminder.before) == bool(reminder.after):
            message = "En påminnelse har enten «before» eller «after». Behold én av dem."
            yield finding("frist", written.place(f"{path}.remind.{number}"), message)


def _start(written: Written, path: str, due: Due | Instead, *, needs_of: bool) -> Iterator[Finding]:
    if path in written.broken:
        return
    place = written.place(path)
    if due.at and (due.within or (due.of and not due.at.startswith(_NEXT))):
        message = "Fristen har både «at» og «within». Behold én av dem."
        keys = {key: written.places.get(f"{path}.{key}") for key in ("at", "within", "of")}
        lines = {key: where for key, where in keys.items() if where}
        if len({(where.file, where.line) for where in lines.values()}) > 1:
            # One of them may be copied by «like» or lie in the kind.
            told = ", ".join(f"«{key}» i {where}" for key, where in lines.items())
            message += f" De er skrevet her: {told}."
        yield finding("frist", place, message)
    elif not due.at and not due.within:
        message = "Fristen mangler tid. Skriv «within» og «of», eller «at»."
        yield finding("frist", place, message)
    elif due.within and not due.of and needs_of:
        message = "Fristen mangler «of». Skriv hva den regnes fra, for eksempel «step.entered»."
        yield finding("frist", place, message)
