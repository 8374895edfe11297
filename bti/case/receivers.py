"""Who is to receive a case: those invited to it, and whether they have said yes."""

from __future__ import annotations

from bti.case.case import Participant
from bti.case.demand import Demand
from bti.case.standing import Standing
from bti.guide.definition import ReceiverDemand


def of_receiver(standing: Standing, rule: str, demand: ReceiverDemand) -> Demand:
    """What is demanded of the receiver; where nobody is invited it is not met."""
    receivers = _receivers(standing, demand)
    lacking = [one for one in receivers if one.joined is None or one.left]
    return Demand(
        kind="receiver",
        subject="receiver",
        rule=rule,
        hardness=demand.strength,
        met=bool(receivers) and not lacking,
        message=_message(standing, lacking),
        todo=_todo(standing, lacking),
    )


def _message(standing: Standing, lacking: list[Participant]) -> str:
    if not lacking:
        return "Ingen mottaker er invitert ennå."
    names = " og ".join(standing.unit(one.unit) for one in lacking)
    (first, *_) = lacking
    if first.left is None:
        return f"Mottakeren har ikke sagt ja ennå: {names}."
    if first.joined:
        return f"Mottakeren er ikke med i saken lenger: {names}."
    return f"Mottakeren har sagt nei: {names}."


def _todo(standing: Standing, lacking: list[Participant]) -> str:
    """Give what to type: who has said no, or left, can be invited again, or another be."""
    waits = any(one.left is None for one in lacking)
    return f"bti bli-med {standing.case.id}" if waits else f"bti inviter {standing.case.id} ENHET"


def _receivers(standing: Standing, demand: ReceiverDemand) -> tuple[Participant, ...]:
    """Give those who were invited, with the role when one is named.

    Who was invited last is so also after a no: a yes from someone before is about something else.
    Of each who is invited, those who have said no or have left are none any more.
    """
    invited = [
        one for one in standing.case.participants if one.invited and demand.role in ("", one.role)
    ]
    if demand.of == "last_invited":
        return tuple(sorted(invited, key=lambda one: one.invited or standing.case.opened)[-1:])
    return tuple(one for one in invited if one.left is None)
