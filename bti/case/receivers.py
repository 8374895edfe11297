"""Who is to receive a case: those invited to it, and whether they have said yes."""

from __future__ import annotations

from bti.case.case import Participant
from bti.case.demand import Demand
from bti.case.standing import Standing
from bti.guide.definition import ReceiverDemand


def of_receiver(standing: Standing, rule: str, demand: ReceiverDemand) -> Demand:
    """What is demanded of the receiver; where nobody is invited it is not met."""
    case = standing.case
    receivers = _receivers(standing, demand)
    waiting = [one for one in receivers if one.joined is None]
    names = " og ".join(standing.unit(one.unit) for one in waiting)
    return Demand(
        kind="receiver",
        subject="receiver",
        rule=rule,
        hardness=demand.strength,
        met=bool(receivers) and not waiting,
        message=f"Mottakeren har ikke sagt ja ennå: {names}."
        if waiting
        else "Ingen mottaker er invitert ennå.",
        todo=f"bti bli-med {case.id}" if waiting else f"bti inviter {case.id} ENHET",
    )


def _receivers(standing: Standing, demand: ReceiverDemand) -> tuple[Participant, ...]:
    """Give those who were invited and have not left, with the role when one is named."""
    invited = [
        one
        for one in standing.case.participants
        if one.invited and one.left is None and demand.role in ("", one.role)
    ]
    if demand.of == "last_invited":
        invited = sorted(invited, key=lambda one: one.invited or standing.case.opened)[-1:]
    return tuple(invited)
