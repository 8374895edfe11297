"""The one pure function from a case and a command to events, or to a refusal with all reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bti.case import (
    baton,
    baton_return,
    birth,
    checklist,
    closed,
    consents,
    linking,
    measures,
    moving,
    people,
    proposals,
    tasks,
    telling,
)
from bti.case import commands as asked
from bti.case.commands import Command
from bti.case.events import AnyEvent
from bti.case.foreseeing import foreseen
from bti.case.place_titles import people_of, roles_in_words
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.errors import BadInput, Reason, Refused

Decider = Callable[[Standing, Any], tuple[AnyEvent, ...]]


def decide(standing: Standing, command: Command) -> tuple[AnyEvent, ...]:
    """Give the events that follow from a command, what they call for included.

    Raises:
        Refused: with every reason, when the guide does not allow it now.
        BadInput, NotFound: when what was typed cannot be used.
    """
    closed.refuse(standing, command)
    decided = _DECIDERS[type(command)](standing, command)
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


def _fill(standing: Standing, command: asked.Fill) -> tuple[AnyEvent, ...]:
    """Fill in a form that this person may see, and where nobody is named who must not be."""
    from bti.case.forms.filling import decide_fill

    form = standing.guide.forms.get(command.form)
    if form is not None and not sight_of(standing).form(command.form):
        raise Refused(
            f"«{form.title}» er ikke for deg å fylle ut.", (_only_for(standing, command),)
        )
    if form is not None and form.anonymous:
        from bti.case.forms.anonymity import naming

        problems = tuple(naming(standing, form, dict(command.answers)))
        if problems:
            raise BadInput(*problems)
    return decide_fill(standing, command)


def _decline(standing: Standing, command: asked.Decline) -> tuple[AnyEvent, ...]:
    """Say no to the baton when it is offered, else to an invitation: one word for both."""
    if people.may_join(standing.case, standing.actor) and not baton.is_offered(standing):
        return people.decline(standing, command)
    return baton.decline(standing, command)


def _only_for(standing: Standing, command: asked.Fill) -> Reason:
    form = standing.guide.forms[command.form]
    roles = roles_in_words(standing.guide, form.confidential, people_of(standing))
    return Reason(
        kind="role",
        subject=command.form,
        message=f"Skjemaet er bare for {roles}." if roles else "Skjemaet deles ikke.",
        rule=f"forms.{command.form}.confidential",
    )


_DECIDERS: dict[type[Command], Decider] = {
    asked.Tick: checklist.tick,
    asked.Fill: _fill,
    asked.Go: moving.go,
    asked.Do: moving.do,
    asked.OfferBaton: baton.offer,
    asked.AcceptBaton: baton.accept,
    asked.Decline: _decline,
    asked.WithdrawBaton: baton.withdraw,
    asked.KeepBaton: baton.keep,
    asked.AskConsent: consents.ask,
    asked.AnswerConsent: consents.answer,
    asked.WithdrawConsent: consents.withdraw,
    asked.Invite: people.invite,
    asked.WithdrawInvitation: people.withdraw,
    asked.Join: people.join,
    asked.Leave: people.leave,
    asked.AddMeasure: measures.add,
    asked.ChangeMeasure: measures.change,
    asked.EndMeasure: measures.end,
    asked.Born: birth.born,
    asked.SetTerm: birth.set_term,
    asked.TellFact: telling.tell,
    asked.HearLinked: linking.hear,
    asked.DoTask: tasks.do_task,
    asked.StartTasks: tasks.start_elsewhere,
}
