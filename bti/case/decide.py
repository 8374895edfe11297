"""The one pure function from a case and a command to events, or to a refusal with all reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from bti.case import (
    baton,
    checklist,
    consents,
    linking,
    measures,
    moving,
    people,
    proposals,
    telling,
)
from bti.case import commands as asked
from bti.case.actor import Actor
from bti.case.case import Case
from bti.case.commands import Command
from bti.case.events import AnyEvent, Recorded
from bti.case.fold import apply
from bti.case.forms import decide_fill
from bti.case.standing import Standing

Decider = Callable[[Standing, Any], tuple[AnyEvent, ...]]


def decide(standing: Standing, command: Command, *, automatic: bool = True) -> tuple[AnyEvent, ...]:
    """Give the events that follow from a command, what they call for included.

    ``automatic`` is false when time has moved the case in this command already: once is enough.

    Raises:
        Refused: with every reason, when the guide does not allow it now.
        BadInput, NotFound: when what was typed cannot be used.
    """
    decided = _DECIDERS[type(command)](standing, command)
    after = replace(standing, case=foreseen(standing.case, decided, standing))
    called = proposals.follow_ups(standing.case, after, decided, automatic=automatic)
    return (*decided, *called)


def foreseen(case: Case, events: tuple[AnyEvent, ...], standing: Standing) -> Case:
    """Give the case as it would be after events that are not recorded yet."""
    for event in events:
        recorded = Recorded(
            number=case.number + 1, at=standing.now, by=standing.actor.person, what=event
        )
        case = apply(case, recorded)
    return case


def catch_up(standing: Standing) -> tuple[AnyEvent, ...]:
    """Give what time calls for before anything else is decided."""
    if standing.case.closed:
        return ()
    return proposals.time_passed(standing)


PROGRAM = Actor(person="bti", name="bti")
"""Who records what time does: no person."""

_DECIDERS: dict[type[Command], Decider] = {
    asked.Tick: checklist.tick,
    asked.Fill: decide_fill,
    asked.Go: moving.go,
    asked.Do: moving.do,
    asked.OfferBaton: baton.offer,
    asked.AnswerBaton: baton.answer,
    asked.WithdrawBaton: baton.withdraw,
    asked.KeepBaton: baton.keep,
    asked.AskConsent: consents.ask,
    asked.AnswerConsent: consents.answer,
    asked.WithdrawConsent: consents.withdraw,
    asked.Invite: people.invite,
    asked.Join: people.join,
    asked.Leave: people.leave,
    asked.AddMeasure: measures.add,
    asked.ChangeMeasure: measures.change,
    asked.EndMeasure: measures.end,
    asked.TellFact: telling.tell,
    asked.HearLinked: linking.hear,
}
