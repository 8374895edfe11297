"""What a person at a terminal is asked about a way on: which one, and what it needs."""

from __future__ import annotations

import msgspec

from bti.case.views import FieldView, WayView
from bti.cli import console
from bti.cli.asking import asked_day, choice, line, needed, yes_no
from bti.cli.columns import fold
from bti.cli.interview.questions import Question
from bti.cli.interview.replies import HELP, as_typed, unreadable
from bti.cli.interview.showing import help_for, shown
from bti.cli.screens.case import actions, state, transitions
from bti.cli.session import Session
from bti.cli.way import Way
from bti.errors import Reason


def ask_for_way(session: Session, case: str) -> str:
    """Ask which way on."""
    return _ask(transitions(session.daily.show(case, by=session.by).step), "Hvilken vei?")


def ask_for_action(session: Session, case: str) -> str:
    """Ask which action."""
    return _ask(actions(session.daily.show(case, by=session.by).step), "Hva vil du gjøre?")


def _ask(ways: list[WayView], question: str) -> str:
    return choice(question, [(way.id, f"{way.title} ({state(way)})") for way in ways])


def with_child(typed: Way) -> Way:
    """Ask which child a case that is opened from a group is about; an empty answer names none."""
    if typed.child:
        return typed
    child = line("Barnets navn (Enter når det ikke er ett barn): ")
    asked = child and not typed.born
    born = asked_day("Fødselsdato (Enter hvis du ikke vet): ") if asked else typed.born
    return msgspec.structs.replace(typed, child=child, born=born or "")


def completed(way: WayView, typed: Way) -> Way:
    """Ask for what a way needs and was not typed; nothing when nobody may be kept waiting."""
    if way.always:
        return typed
    if not all(reason.may_leave or reason.subject in typed.left for reason in way.reasons):
        return typed
    return msgspec.structs.replace(
        typed,
        to=typed.to or _target(way),
        left={**typed.left, **_left(way, typed)},
        asked={**typed.asked, **_asked(way, typed)},
        reason=typed.reason or (needed("Hvorfor? ") if way.needs_reason else ""),
    )


def _target(way: WayView) -> str:
    if len(way.targets) < 2:  # noqa: PLR2004 - one target is no choice
        return ""
    return choice("Hvor vil du gå?", [(one.id, one.title) for one in way.targets])


def _left(way: WayView, typed: Way) -> dict[str, str]:
    """Ask whether to go without what is missing, each with a reason; a no leaves it missing."""
    given: dict[str, str] = {}
    for reason in way.reasons:
        if reason.subject not in typed.left and _wants_to_leave(reason):
            given[reason.subject] = needed("  Skriv grunnen: ")
    return given


def _wants_to_leave(reason: Reason) -> bool:
    console.write([f"Mangler: {reason.message}"])
    return yes_no("Vil du gå videre uten?")


def _asked(way: WayView, typed: Way) -> dict[str, str]:
    answers: dict[str, str] = {}
    for place, field in enumerate(way.asks, start=1):
        name = field.path.rpartition(".")[2]
        if name in typed.asked or field.path in typed.asked:
            continue
        console.write(["", *shown(Question(path=field.path, field=field), place, len(way.asks))])
        answer = _answer(field)
        if answer:
            answers[name] = answer
    return answers


def _answer(field: FieldView) -> str:
    """Ask until the answer can be used: told at the end, it would cost all that was typed."""
    while True:
        typed = needed("> ") if field.must == "required" else line("> ")
        if typed == HELP:
            console.write(help_for(field))
            continue
        answer = as_typed(field, typed)
        objection = unreadable(field, answer) if answer else ""
        if not objection:
            return answer
        console.write(fold(objection, first="  "))
