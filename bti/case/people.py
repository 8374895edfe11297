"""Who takes part: invitations, joining and leaving, the baton, and who has access on what ground.

``may`` answers every question about access from the participants alone. A participant of another
unit has access only on a live consent for that unit or another recorded ground.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from bti.case import consents
from bti.case.calendar import day_of
from bti.case.employment import FAMILY, is_bound, stands_in
from bti.case.events import Invited, ParticipantJoined, ParticipantLeft
from bti.errors import BadInput, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bti.case.actor import Actor
    from bti.case.case import Case, Participant
    from bti.case.commands import Invite, Join, Leave
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.guide.definition import Guide

Doing = Literal["read", "write"]
LEADER = "leder"
BATON = "baton"
HOLDER = "holder"
OF_THE_CASE = ("opener", BATON)
"""Grounds that come of what someone does in the case, and that nobody has written."""


def may(actor: Actor, doing: Doing, guide: Guide, case: Case, at: datetime) -> bool:
    """Tell whether a person may read or write in a case now; deny by default."""
    if _leads(actor, guide):
        return True
    mine = tuple(_rows_of(actor, guide, case))
    if _has_duty(actor, case) and (actor.unit or mine):
        return True
    today = day_of(at)
    return any(_has_ground(guide, case, p, today) and _covers(guide, case, p, doing) for p in mine)


def _rows_of(actor: Actor, guide: Guide, case: Case) -> Iterator[Participant]:
    """Give as whom a person takes part, without what was for an employee who is none today."""
    mine = (p for p in case.participants if p.person == actor.person)
    return (one for one in mine if stands_in(actor, guide, one.unit, one.role))


def _leads(actor: Actor, guide: Guide) -> bool:
    """The leader of the holder's unit reads and writes, but a report has its own access."""
    kept = guide.access.guardians == "never" or not _is_named(guide, LEADER)
    return LEADER in actor.roles and not kept


def _is_named(guide: Guide, role: str) -> bool:
    """Tell whether a role is let in: all are, unless the guide names those that are."""
    return not guide.access.roles or role in guide.access.roles


def _has_duty(actor: Actor, case: Case) -> bool:
    """Whoever a task goes to reads and writes as long as it waits, with a post or as family."""
    return any(task.to == actor.person for task in case.tasks)


def _has_ground(guide: Guide, case: Case, participant: Participant, today: date) -> bool:
    if participant.left is not None or participant.joined is None:
        return False
    if participant.unit == case.home or participant.basis not in {"", BATON}:
        return True
    if participant.basis == BATON and _holds(case, participant):
        return True
    live = (c for c in case.consents if c.recipient == participant.unit)
    return any(consents.state_of(guide, case, c, today) == "given" for c in live)


def _holds(case: Case, participant: Participant) -> bool:
    """The baton gives access as long as it is held."""
    holder = case.baton.holder
    return holder is not None and (holder.person, holder.unit) == (
        participant.person,
        participant.unit,
    )


def _covers(guide: Guide, case: Case, participant: Participant, doing: Doing) -> bool:
    """Tell whether what someone does in the case lets them in; whoever opened it always is."""
    if not is_bound(guide, participant.role, FAMILY):
        opened = participant.basis == OF_THE_CASE[0]
        holds = _is_named(guide, HOLDER) and _holds(case, participant)
        return opened or holds or _is_named(guide, participant.role)
    return doing == "read" and guide.access.guardians != "never"


def present(case: Case) -> tuple[Participant, ...]:
    """Give those who take part now."""
    return tuple(p for p in case.participants if p.joined is not None and p.left is None)


def invited_units(case: Case) -> tuple[str, ...]:
    """Give the units with an open or accepted invitation, each once, in the order invited."""
    live = (p for p in case.participants if p.invited is not None and p.left is None)
    return tuple(dict.fromkeys(p.unit for p in live if p.unit != case.home))


def participating_units(case: Case) -> tuple[str, ...]:
    """Give the other units that someone takes part from now, each once."""
    return tuple(dict.fromkeys(p.unit for p in present(case) if p.unit != case.home))


def other_ground(case: Case, unit: str) -> bool:
    """Tell whether a unit takes part on a written ground other than consent."""
    return any(
        p.basis and p.basis not in OF_THE_CASE
        for p in case.participants
        if p.unit == unit and p.left is None
    )


def invite(standing: Standing, command: Invite) -> tuple[AnyEvent, ...]:
    """Invite a unit; the invitation may go out before consent and holds no case content."""
    for one in standing.case.participants:
        same = (one.unit, one.person) == (command.unit, command.person)
        if same and one.left is None:
            told = "Denne er alt invitert eller med i saken. Se aktørene med bti vis."
            raise BadInput(Reason(kind="participant", subject=command.unit, message=told))
    return (
        Invited(
            unit=command.unit,
            service=command.service,
            person=command.person,
            role=command.role,
            basis=command.basis,
        ),
    )


def join(standing: Standing, _command: Join) -> tuple[AnyEvent, ...]:
    """Answer an invitation of one's own, or of one's unit, with yes."""
    actor = standing.actor
    for one in standing.case.participants:
        if _is_for(one, actor) and one.joined is None and one.left is None:
            joined = ParticipantJoined(
                person=actor.person, unit=one.unit, service=one.service, role=one.role
            )
            return (joined,)
    raise BadInput("Du har ingen åpen invitasjon i denne saken. Den som har saken, kan invitere.")


def _is_for(invitation: Participant, actor: Actor) -> bool:
    if invitation.person:
        return invitation.person == actor.person
    return invitation.unit == actor.unit


def may_join(case: Case, actor: Actor) -> bool:
    """Tell whether someone has an open invitation: reason enough to know that the case exists."""
    open_ones = (p for p in case.participants if p.joined is None and p.left is None)
    return any(_is_for(one, actor) for one in open_ones)


def leave(standing: Standing, command: Leave) -> tuple[AnyEvent, ...]:
    """End a person's taking part; the holder has to hand on the baton first."""
    holder = standing.case.baton.holder
    if holder and (holder.person, holder.unit) == (command.person, command.unit):
        raise BadInput(
            "Stafettholderen kan ikke gå ut av saken. Gi stafettpinnen videre først med bti tilby."
        )
    if holder is None and command.person == standing.case.opened_by and not standing.case.closed:
        raise BadInput(
            "Den som åpnet saken, har den til noen tar imot stafettpinnen, og kan ikke gå ut før."
        )
    rows = ((p.person, p.unit) for p in standing.case.participants if p.left is None)
    if (command.person, command.unit) not in rows:
        raise BadInput("Denne er ikke med i saken. Se aktørene med bti vis.")
    return (ParticipantLeft(person=command.person, unit=command.unit),)
