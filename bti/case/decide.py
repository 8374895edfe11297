"""The one pure function from a case and a command to events, or to a refusal with all reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from bti.case import baton_return, closed, proposals
from bti.case.commands import Command
from bti.case.events import AnyEvent
from bti.case.foreseeing import foreseen
from bti.case.standing import Standing
from bti.homes import found

Decider = Callable[[Standing, Any], tuple[AnyEvent, ...]]


def decide(standing: Standing, command: Command) -> tuple[AnyEvent, ...]:
    """Give the events that follow from a command, what they call for included.

    Raises:
        Refused: with every reason, when the guide does not allow it now.
        BadInput, NotFound: when what was typed cannot be used.
    """
    closed.refuse(standing, command)
    decided = decider(type(command))(standing, command)
    after = foreseen(standing, decided)
    of_itself = (*_anew(after), *baton_return.returned(after))
    new = (*decided, *of_itself)
    after = foreseen(after, of_itself)
    return (*new, *proposals.follow_ups(standing.case, after, new))


def _anew(standing: Standing) -> tuple[AnyEvent, ...]:
    """Give what finished forms come out as now, when it hangs on what has just happened."""
    if not any(copy.finished for copies in standing.case.forms.values() for copy in copies):
        return ()
    from bti.case.forms.calculations import recalculated

    return tuple(recalculated(standing))


@cache
def decider(kind: type[Command]) -> Decider:
    """Give what decides a kind of command."""
    return cast("Decider", found(_DECIDERS[kind.__name__]))


_DECIDERS: dict[str, str] = {
    "Tick": "bti.case.checklist.tick",
    "Fill": "bti.case.forms.allowed.fill",
    "Go": "bti.case.moving.go",
    "Do": "bti.case.moving.do",
    "OfferBaton": "bti.case.baton.offer",
    "AcceptBaton": "bti.case.baton.accept",
    "Decline": "bti.case.declining.decline",
    "WithdrawBaton": "bti.case.baton.withdraw",
    "KeepBaton": "bti.case.baton.keep",
    "AskConsent": "bti.case.consents.ask",
    "AnswerConsent": "bti.case.consents.answer",
    "WithdrawConsent": "bti.case.consents.withdraw",
    "Invite": "bti.case.people.invite",
    "WithdrawInvitation": "bti.case.people.withdraw",
    "Join": "bti.case.people.join",
    "Leave": "bti.case.people.leave",
    "AddMeasure": "bti.case.measures.add",
    "ChangeMeasure": "bti.case.measures.change",
    "EndMeasure": "bti.case.measures.end",
    "Born": "bti.case.birth.born",
    "SetTerm": "bti.case.birth.set_term",
    "TellFact": "bti.case.telling.tell",
    "HearLinked": "bti.case.linking.hear",
    "DoTask": "bti.case.tasks.do_task",
    "StartTasks": "bti.case.tasks.start_elsewhere",
}
"""Where each kind of command is decided: of all there are, a person gives one at a time."""
