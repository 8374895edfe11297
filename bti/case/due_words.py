"""The rules of deadlines in words, as they stand on empty paper: «Innen 4 uker etter at …»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.due_sources import CASE_OPENED, LEVEL_ENTERED, STEP_ENTERED
from bti.case.place_titles import role_title
from bti.case.points import after_in_words, date_in_words, until_in_words
from bti.case.titles import condition_in_words, scope_titles
from bti.guide.conditions.wording import joined, quoted
from bti.guide.durations import duration_in_words, parse_duration
from bti.guide.moments import parse_moment
from bti.guide.spans import parse_span, span_in_words

if TYPE_CHECKING:
    from bti.guide.definition import Due, Guide, Instead, Reminder
    from bti.guide.moments import Moment

__all__ = [
    "CASE_OPENED",
    "LEVEL_ENTERED",
    "STEP_ENTERED",
    "due_in_words",
    "named_due_in_words",
    "scoped_due_in_words",
    "takes_in_words",
]


def due_in_words(guide: Guide, due: Due, start: str = STEP_ENTERED) -> str:
    """Say the rule: «Innen 4 uker etter at saken ble åpnet. Når …, er fristen 1 uke etter …».

    ``start`` is what a span is counted from when nothing is written.
    """
    if not (due.within or due.at):
        return ""
    sentences = [f"Innen {_date_in_words(guide, due, due.of or start)}."]
    sentences += [_instead_in_words(guide, due, instead, start) for instead in due.instead]
    if due.until:
        sentences.append(f"Fristen gjelder {until_in_words(guide, due.until)}.")
    if due.waits_for:
        sentences.append(f"Vi venter på svar fra {party_in_words(guide, due.waits_for)}.")
    if due.clock:
        sentences.append("Dager da tjenesten er stengt, regnes med.")
    sentences += [_reminder_in_words(guide, one) for one in due.remind]
    return " ".join(sentences)


def named_due_in_words(guide: Guide, due: Due) -> str:
    """Say the rule after what the deadline is called."""
    said = f"{due.title}." if due.title else "", scoped_due_in_words(guide, due)
    return " ".join(part for part in said if part)


def scoped_due_in_words(guide: Guide, due: Due) -> str:
    """Say the rule, and whom it is for."""
    tracks = joined([quoted(one) for one in scope_titles(guide, due.only_for)], "og")
    return due_in_words(guide, due) + (f" Bare for {tracks}." if tracks else "")


def _reminder_in_words(guide: Guide, reminder: Reminder) -> str:
    who = role_title(guide, reminder.who)
    span = span_in_words(parse_span(reminder.before or reminder.after))
    return f"{who} blir minnet på det {span} {'før' if reminder.before else 'etter'}."


def party_in_words(guide: Guide, party: str) -> str:
    """Name whose answer is waited for: a role, a service or a contact, or the guide's own words."""
    for register in (guide.roles, guide.services, guide.contacts, guide.arenas):
        found = register.get(party)
        if found is not None:
            return str(found.title)
    return party


def takes_in_words(takes: str) -> str:
    """Say how long a step or a level takes; nothing for nothing."""
    return duration_in_words(parse_duration(takes)) if takes else ""


def _instead_in_words(guide: Guide, due: Due, instead: Instead, start: str) -> str:
    when = condition_in_words(guide, instead.when)
    date_ = _date_in_words(guide, instead, instead.of or due.of or start)
    return f"Når {when}, er fristen {date_}."


def _date_in_words(guide: Guide, due: Due | Instead, of: str) -> str:
    if due.at:
        return _moment_in_words(guide, parse_moment(due.at))
    return f"{span_in_words(parse_span(due.within))} {after_in_words(guide, of)}"


def _meeting(guide: Guide, name: str) -> str:
    named = guide.arenas.get(name)
    if named is not None:
        return f"neste møte i «{named.title}»"
    days = guide.calendar.get(name)
    return f"neste «{days.title if days else name}»"


def _moment_in_words(guide: Guide, moment: Moment) -> str:
    said = _meeting(guide, moment.arena) if moment.arena else date_in_words(guide, moment.point)
    for move in reversed(moment.moves):
        said = f"{span_in_words(move.span)} {'før' if move.back else 'etter'} {said}"
    return said
