"""What a person at a terminal is asked about a way on: which one, and what it needs."""

from __future__ import annotations

import msgspec

from bti.case.views import FieldView, Named, WayView
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
    if way.always or not _may_pass(way, typed, [one.id for one in way.targets] or [""]):
        return typed
    chosen = msgspec.structs.replace(typed, to=typed.to or _target(way))
    if not _may_pass(way, chosen, [chosen.to]):
        return chosen
    return msgspec.structs.replace(
        chosen,
        left={**typed.left, **_left(way, chosen)},
        asked={**typed.asked, **_asked(way, typed)},
        reason=typed.reason or (needed("Hvorfor? ") if way.needs_reason else ""),
    )


def _may_pass(way: WayView, typed: Way, targets: list[str]) -> bool:
    """Tell whether what stands before one of some targets can be left with a reason."""
    return any(
        all(one.may_leave or one.subject in typed.left for one in _before(way, target))
        for target in targets
    )


def _before(way: WayView, target: str) -> list[Reason]:
    """Give what stands before a target; without one, before all of them."""
    return [one for one in way.reasons if one.before(target)]


def _target(way: WayView) -> str:
    if len(way.targets) < 2:  # noqa: PLR2004 - one target is no choice
        return ""
    return choice("Hvor vil du gå?", [(one.id, _with_state(way, one)) for one in way.targets])


def _with_state(way: WayView, target: Named) -> str:
    lacking = len(_before(way, target.id))
    return f"{target.title} (mangler {lacking})" if lacking else target.title


def _left(way: WayView, typed: Way) -> dict[str, str]:
    """Ask whether to go without what is missing, each with a reason; a no leaves it missing."""
    given: dict[str, str] = {}
    for reason in _before(way, typed.to):
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
