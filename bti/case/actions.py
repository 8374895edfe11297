"""What an action does without leaving the step: each thing it is written to do is an event."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case import tasks
from bti.case.attempt import Way
from bti.case.commands import Do, Fill
from bti.case.events import ActionDone, Answers, AnyEvent, LinkedOpened, Submitted
from bti.case.forms.copies import copy_to_fill
from bti.case.forms.filling import decide_fill
from bti.case.participant_commands import Invite
from bti.case.people import invite
from bti.case.standing import Standing
from bti.errors import Reason
from bti.guide.definition import Action, Invites


def done(
    standing: Standing, chosen: Way, command: Do, answers: Answers, left: dict[str, str]
) -> tuple[AnyEvent, ...]:
    """Record an action. What is never blocked leaves nothing in this case at all."""
    action = chosen.written
    if not isinstance(action, Action) or action.never_blocked:
        return ()
    proposal = standing.case.proposal(chosen.id)
    happened = ActionDone(
        action=chosen.id,
        reason=command.reason.strip(),
        asked=answers,
        left=left,
        linked=command.linked,
        cause=proposal.cause if proposal else "",
        due=proposal.due if proposal else None,
    )
    return (happened, *_what_it_does(standing, chosen.id, action, command))


def _what_it_does(
    standing: Standing, action_id: str, action: Action, command: Do
) -> Iterator[AnyEvent]:
    if action.opens:
        yield LinkedOpened(
            case=command.linked,
            workflow=action.opens.guide,
            action=action_id,
            keeps_open=action.keeps_open,
        )
    if action.submits_to:
        attached = tuple(_attached(standing, action.attach))
        yield Submitted(arena=action.submits_to, action=action_id, attached=attached)
    if action.invites:
        yield from invite(standing, _invitation(action.invites, command))
    if action.form:
        yield from _begun(standing, action.form)
    yield from tasks.started(standing, action.then, cause=action_id)


def _attached(standing: Standing, forms: tuple[str, ...]) -> Iterator[str]:
    """Name the newest copy of each form that goes with a request, written or begun."""
    for form in forms:
        number = standing.case.copies.get(form, 0)
        if number:
            yield f"{form}.{number}"


def _invitation(invites: Invites, command: Do) -> Invite:
    return Invite(
        unit=command.unit,
        service=command.service,
        person=command.person,
        role=invites.role,
        basis=invites.ground,
    )


def _begun(standing: Standing, form: str) -> tuple[AnyEvent, ...]:
    """Begin the form that the action is about, unless there is a copy to write in."""
    begin = Fill(form=form, finish="no")
    begins = copy_to_fill(standing, begin)[2]
    return decide_fill(standing, begin) if begins else ()


def no_unit(standing: Standing, chosen: Way, command: Do) -> tuple[Reason, ...]:
    """Say that an action that invites has to be told which unit, of the right service."""
    invites = getattr(chosen.written, "invites", None)
    if invites is None or (command.unit and invites.service in ("", command.service)):
        return ()
    known = standing.guide.services.get(invites.service)
    of_service = f" i «{known.title}»" if known else ""
    return (
        Reason(
            kind="unit",
            subject="unit",
            message=f"Skriv hvilken enhet{of_service} som skal inviteres.",
            todo=f"bti gjor {standing.case.id} {chosen.id} --unit ENHET",
            rule=f"{chosen.where}.invites",
        ),
    )
