"""Who takes part: invitations, joining and leaving, and who has access on what ground.

``may`` answers every question about access from the participants alone. A participant of another
unit has access only on a live consent for that unit or another recorded ground.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from bti.case import consents
from bti.case.calendar import day_of
from bti.case.employment import WITHOUT_POST, has_left, stands_in
from bti.case.events import (
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    ParticipantJoined,
    ParticipantLeft,
)
from bti.errors import BadInput, Reason
from bti.guide.roles import FAMILY, HOLDER, LEADER, is_bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bti.case.actor import Actor
    from bti.case.case import Case, Participant
    from bti.case.events import AnyEvent
    from bti.case.participant_commands import Decline, Invite, Join, Leave, WithdrawInvitation
    from bti.case.standing import Standing
    from bti.guide.definition import Guide

Doing = Literal["read", "write"]
BATON = "baton"
OF_THE_CASE = ("opener", BATON)
"""Grounds that come of what someone does in the case, and that nobody has written."""


def may(actor: Actor, doing: Doing, guide: Guide, case: Case, at: datetime) -> bool:
    """Tell whether a person may read or write in a case now; deny by default."""
    today = day_of(at)
    if _leads(actor, guide) and not _lost_to_holder(guide, case, today):
        return True
    mine = tuple(_rows_of(actor, guide, case))
    if has_duty(case, actor.person) and (actor.unit or mine):
        return True
    grounded = (p for p in mine if has_ground(guide, case, p, today))
    return any(_covers(actor, guide, case, p, doing) for p in grounded)


def why_not(actor: Actor, guide: Guide, case: Case, at: datetime) -> str:
    """Say why someone who takes part or is invited may not read; others hear nothing."""
    if may(actor, "read", guide, case, at):
        return ""
    if has_left(actor, guide, case):
        return WITHOUT_POST
    if may_join(case, actor):
        return (
            "Du er invitert, og sier ja eller nei først: "
            f"bti bli-med {case.id} eller bti avslaa {case.id}."
        )
    mine = tuple(p for p in _rows_of(actor, guide, case) if p.joined and p.left is None)
    if not any(has_ground(guide, case, one, day_of(at)) for one in mine):
        return _no_ground(guide, case, mine)
    if all(is_bound(guide, one.role, FAMILY) for one in mine):
        return "Veilederen lar ikke barnet og foresatte lese saken."
    from bti.case.place_titles import role_title

    known = " eller ".join(role_title(guide, role).lower() for role in guide.access.roles)
    return (
        f"Du er med, men veilederen lar bare {known} lese saken. Er du det, kan den som har saken, "
        f"gi deg rollen: bti inviter {case.id} ENHET --person DEG --role ROLLE."
    )


def _no_ground(guide: Guide, case: Case, mine: tuple[Participant, ...]) -> str:
    if not mine:
        return ""
    if all(one.basis == BATON for one in mine):
        return "Du har ikke stafettpinnen i saken lenger."
    if not takes_consents(guide):
        return (
            "Du får se saken når den som har saken, skriver grunnlaget for det: "
            f"bti inviter {case.id} ENHET --person DEG --ground TEKST."
        )
    return (
        "Du får se saken når det er gitt samtykke til det, eller når den som har saken, "
        "skriver et annet grunnlag."
    )


def takes_consents(guide: Guide) -> bool:
    """Tell whether a consent can let another unit in; else only a recorded ground does."""
    return any(one.per == "service" for one in guide.consents.values())


def _rows_of(actor: Actor, guide: Guide, case: Case) -> Iterator[Participant]:
    """Give as whom a person takes part, without what was for an employee who is none today."""
    mine = (p for p in case.participants if p.person == actor.person)
    return (one for one in mine if stands_in(actor, guide, one.unit, one.role))


def _leads(actor: Actor, guide: Guide) -> bool:
    """The leader of the holder's unit is let in; to a report only where the guide names leaders."""
    return LEADER in actor.roles and lets_leader_in(guide)


def _lost_to_holder(guide: Guide, case: Case, today: date) -> bool:
    """Tell whether the holder's unit may not read any more: then neither may who leads it."""
    holder = case.baton.holder
    return holder is not None and ground_fell(guide, case, holder.unit, today)


def lets_leader_in(guide: Guide) -> bool:
    """Tell whether the leader of the holder's unit is let in without taking part."""
    return LEADER in guide.access.roles or not (guide.access.roles or guide.access.guardians)


def _is_named(guide: Guide, *roles: str) -> bool:
    """Tell whether one of the roles is let in: all are, unless the guide names those that are."""
    return not guide.access.roles or not {*roles}.isdisjoint(guide.access.roles)


def keeps_out(standing: Standing, person: str, role: str) -> bool:
    """Tell whether a guide keeps someone with a role from reading, so that no duty can be theirs.

    Being given a duty is no way around what the guide says of who reads.
    """
    guide, case = standing.guide, standing.case
    if is_bound(guide, role, FAMILY):
        return guide.access.guardians == "never"
    mine = [one for one in present(case) if one.person == person]
    holder = case.baton.holder
    holds = holder is not None and holder.person == person
    roles = {role, *(one.role for one in mine), *(standing.roles_of(person) or ())}
    is_let_in = _is_named(guide, *roles) or (holds and _is_named(guide, HOLDER))
    return not is_let_in and person != case.opened_by


def has_duty(case: Case, person: str) -> bool:
    """Whoever a task goes to reads and writes as long as it waits, with a post or as family."""
    return any(task.to == person for task in case.tasks)


def has_ground(guide: Guide, case: Case, participant: Participant, today: date) -> bool:
    """Tell whether someone takes part on a ground that holds today: without one nothing is seen."""
    if participant.left is not None or participant.joined is None:
        return False
    if participant.unit == case.home or participant.basis not in {"", BATON}:
        return True
    holds = participant.basis == BATON and _holds(case, participant)
    if holds and not ground_fell(guide, case, participant.unit, today):
        return True
    return unit_has_consent(guide, case, participant.unit, today)


def unit_has_consent(guide: Guide, case: Case, unit: str, today: date) -> bool:
    """Tell whether there is a valid yes for a unit, to whatever purpose."""
    return "given" in _consents_of(guide, case, unit, today)


def ground_fell(guide: Guide, case: Case, unit: str, today: date) -> bool:
    """Tell whether a unit was answered no, or has lost its consent, and has no other ground."""
    if unit == case.home or other_ground(case, unit):
        return False
    states = _consents_of(guide, case, unit, today)
    return "given" not in states and not {"withdrawn", "refused", "expired"}.isdisjoint(states)


def _consents_of(guide: Guide, case: Case, unit: str, today: date) -> set[consents.State]:
    mine = (one for one in case.consents if one.recipient == unit)
    return {consents.state_of(guide, case, one, today) for one in mine}


def _holds(case: Case, participant: Participant) -> bool:
    """The baton gives access as long as it is held."""
    holder = case.baton.holder
    return holder is not None and (holder.person, holder.unit) == (
        participant.person,
        participant.unit,
    )


def _covers(actor: Actor, guide: Guide, case: Case, participant: Participant, doing: Doing) -> bool:
    """Tell whether a role in the case, or of a post, lets someone in; who opened it always is."""
    if not is_bound(guide, participant.role, FAMILY):
        opened = participant.basis == OF_THE_CASE[0]
        holds = _is_named(guide, HOLDER) and _holds(case, participant)
        return opened or holds or _is_named(guide, participant.role, *actor.roles)
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
    """Invite a unit; the invitation may go out before consent and holds no case content.

    To invite again with a role or a ground gives them to one who is invited or takes part.
    """
    for one in standing.case.participants:
        same = (one.unit, one.person) == (command.unit, command.person)
        nothing_new = with_more(one, command.role, command.basis) == one
        if same and one.left is None and nothing_new:
            told = _known_already(standing, one)
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


def _known_already(standing: Standing, one: Participant) -> str:
    """Say of someone who is invited once more how it stands, and what can be typed instead."""
    who, case = _named(standing, one.person, one.unit), standing.case.id
    again = f"bti inviter {case} {one.unit}" + (f" --person {one.person}" if one.person else "")
    if one.joined:
        how = "er alt med i saken."
    else:
        how = (
            f"er alt invitert, og har ikke svart. Svaret er bti bli-med {case} eller "
            f"bti avslaa {case}."
        )
    return f"{who} {how} En rolle eller et grunnlag gir du slik: {again} --role ROLLE."


def with_more(participant: Participant, role: str, basis: str) -> Participant:
    """Give a participant with a role and a written ground; what comes of the case itself stays."""
    own = participant.basis in OF_THE_CASE
    return replace(
        participant,
        role=role or participant.role,
        basis=participant.basis if own else basis or participant.basis,
    )


def withdraw(standing: Standing, command: WithdrawInvitation) -> tuple[AnyEvent, ...]:
    """Take an invitation back that nobody has said yes to."""
    if _there(standing, command).joined:
        who = _named(standing, command.person, command.unit)
        person = f" --person {command.person}" if command.person else ""
        raise BadInput(
            f"{who} er alt med i saken. "
            f"Skal det være slutt: bti gaa-ut {standing.case.id} {command.unit}{person}."
        )
    return (InvitationWithdrawn(person=command.person, unit=command.unit),)


def leave(standing: Standing, command: Leave) -> tuple[AnyEvent, ...]:
    """End a person's taking part; the holder has to hand on the baton first."""
    case = standing.case
    holder = case.baton.holder
    if holder and (holder.person, holder.unit) == (command.person, command.unit):
        raise BadInput(
            f"{standing.person(command.person)} har stafettpinnen, og kan ikke gå ut av saken. "
            f"Gi den videre først: bti tilby {case.id} PERSON."
        )
    if holder is None and command.person == case.opened_by and not case.closed:
        raise BadInput(
            f"{standing.person(command.person)} åpnet saken og har den til noen tar imot "
            f"stafettpinnen, og kan ikke gå ut før. Tilby den: bti tilby {case.id} PERSON."
        )
    if _there(standing, command).joined is None:
        person = f" --person {command.person}" if command.person else ""
        raise BadInput(
            f"{_named(standing, command.person, command.unit)} er invitert, men ikke med i saken. "
            f"Trekk invitasjonen: bti inviter {case.id} {command.unit}{person} --withdraw"
        )
    return (ParticipantLeft(person=command.person, unit=command.unit),)


def _there(standing: Standing, named: Leave | WithdrawInvitation) -> Participant:
    """Find one who takes part or is invited, as named."""
    live = (one for one in standing.case.participants if one.left is None)
    found = next((o for o in live if (o.person, o.unit) == (named.person, named.unit)), None)
    if found is None:
        raise BadInput(
            f"{_named(standing, named.person, named.unit)} er ikke med i saken, og ikke invitert. "
            f"Se aktørene med bti vis {standing.case.id}, og skriv både enheten og personen."
        )
    return found


def _named(standing: Standing, person: str, unit: str) -> str:
    from bti.case.place_titles import someone_in_words

    return someone_in_words(standing, person, unit)


def join(standing: Standing, _command: Join) -> tuple[AnyEvent, ...]:
    """Answer an invitation of one's own, or of one's unit, with yes."""
    one = _open_to(standing)
    joined = ParticipantJoined(
        person=standing.actor.person, unit=one.unit, service=one.service, role=one.role
    )
    return (joined,)


def decline(standing: Standing, command: Decline) -> tuple[AnyEvent, ...]:
    """Answer an invitation with no; who is invited may be invited again."""
    one = _open_to(standing)
    declined = InvitationDeclined(person=one.person, unit=one.unit, reason=command.reason.strip())
    return (declined,)


def _open_to(standing: Standing) -> Participant:
    """Give the invitation that the person of a standing can answer."""
    one = open_invitation(standing.case, standing.actor)
    if one is None:
        raise BadInput(_not_invited(standing))
    return one


def _not_invited(standing: Standing) -> str:
    case, person = standing.case, standing.actor.person
    if any(one.person == person for one in present(case)):
        return f"Du er alt med i saken. Se den med bti vis {case.id}."
    holder = case.baton.holder
    has_it = standing.person(holder.person if holder else case.opened_by)
    return (
        "Du har ingen åpen invitasjon i denne saken. "
        f"{has_it} har saken, og kan invitere: bti inviter {case.id} ENHET --person DEG."
    )


def _is_for(invitation: Participant, actor: Actor) -> bool:
    if invitation.person:
        return invitation.person == actor.person
    return invitation.unit == actor.unit


def may_join(case: Case, actor: Actor) -> bool:
    """Tell whether someone has an open invitation: reason enough to know that the case exists."""
    return open_invitation(case, actor) is not None


def open_invitation(case: Case, actor: Actor) -> Participant | None:
    """Give the first invitation of the person, or of the person's unit, that is not answered."""
    open_ones = (p for p in case.participants if p.joined is None and p.left is None)
    return next((one for one in open_ones if _is_for(one, actor)), None)
