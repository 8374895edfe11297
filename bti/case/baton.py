"""The baton: offered, accepted, declined, withdrawn; after the first holder there is always one.

The old holder holds until the new one has accepted (several municipalities' routine; see the
architecture page), so no command here ever leaves a case without the holder it had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.baton_return import decided, fell
from bti.case.events import (
    BatonAccepted,
    BatonDeclined,
    BatonKept,
    BatonOffered,
    BatonWithdrawn,
)
from bti.case.fit_to_hold import unfit
from bti.case.place_titles import people_of, roles_in_words
from bti.case.terms import answer_by
from bti.errors import BadInput, Reason

if TYPE_CHECKING:
    from bti.case.case import Case, Offer
    from bti.case.events import (
        AnyEvent,
    )
    from bti.case.participant_commands import (
        AcceptBaton,
        Decline,
        KeepBaton,
        OfferBaton,
        WithdrawBaton,
    )
    from bti.case.standing import Standing


def offer(standing: Standing, command: OfferBaton) -> tuple[AnyEvent, ...]:
    """Offer the baton; the first holder who takes it oneself holds it at once."""
    baton = standing.case.baton
    if standing.guide.baton is None:
        raise _wrong("Denne veilederen har ingen stafettholder.")
    if baton.holder and (baton.holder.person, baton.holder.unit) == (command.to, command.unit):
        raise _wrong(
            f"{standing.person(command.to)} er alt stafettholder. "
            f"Skriv bti behold {standing.case.id} for å bekrefte det."
        )
    if baton.offer:
        raise _wrong(
            f"Stafettpinnen er alt tilbudt {standing.person(baton.offer.to)}. Vent på svar, "
            f"eller trekk tilbudet med bti tilby {standing.case.id} --withdraw."
        )
    _may_hold(standing, command)
    if fell(standing, command.unit):
        raise _wrong(
            f"Samtykket til {standing.unit(command.unit)} gjelder ikke, så ingen der kan få "
            "stafettpinnen. Be om samtykke på nytt, eller skriv et annet grunnlag: "
            f"bti inviter {standing.case.id} {command.unit} --ground TEKST."
        )
    if baton.holder is None and command.to == standing.actor.person:
        return (BatonAccepted(to=command.to, unit=command.unit, service=command.service),)
    offered = BatonOffered(
        to=command.to,
        unit=command.unit,
        service=command.service,
        answer_by=answer_by(standing.guide, standing.now),
    )
    return (offered,)


def _may_hold(standing: Standing, command: OfferBaton) -> None:
    """Refuse someone who has none of the roles that may hold the baton on this level."""
    guide = standing.guide
    on_level = standing.level.baton.may_hold if standing.level and standing.level.baton else ()
    roles = on_level or (guide.baton.may_hold if guide.baton else ())
    if roles and not command.roles & set(roles):
        known = [role for role in roles if role in guide.roles]
        who = roles_in_words(guide, known, people_of(standing))
        raise _wrong(
            f"Stafettholderen må være {who}. {standing.person(command.to)} har ikke den rollen i "
            f"dag. Gi stillingen med bti katalog stilling {command.to} {known[0]} "
            f"{command.unit or 'ENHET'}, eller tilby stafettpinnen til en som har den.",
            rule=f"{standing.case.stand.level}.baton.may_hold" if on_level else "baton.may_hold",
        )


def is_offered(standing: Standing) -> bool:
    """Tell whether the baton is offered to the person of a standing."""
    offered = standing.case.baton.offer
    return offered is not None and offered.to == standing.actor.person


def accept(standing: Standing, _command: AcceptBaton) -> tuple[AnyEvent, ...]:
    """Accept the baton; only the one it was offered to can."""
    offered = _mine(standing)
    accepted = BatonAccepted(to=offered.to, unit=offered.unit, service=offered.service)
    return (*decided(standing.case), accepted)


def decline(standing: Standing, command: Decline) -> tuple[AnyEvent, ...]:
    """Say no to the baton; only the one it was offered to can."""
    return (BatonDeclined(to=_mine(standing).to, reason=command.reason),)


def _mine(standing: Standing) -> Offer:
    """Give the open offer to the person, or say why there is none."""
    offered, holder = standing.case.baton.offer, standing.case.baton.holder
    if offered is not None and is_offered(standing):
        return offered
    if offered is None and holder and holder.person == standing.actor.person:
        raise _wrong("Du har alt stafettpinnen i denne saken.")
    raise _wrong(_not_offered(standing))


def _not_offered(standing: Standing) -> str:
    """Say to somebody who was not offered the baton who was, or who can offer it."""
    told = "Du har ikke fått tilbud om å være stafettholder i denne saken."
    offered, holder = standing.case.baton.offer, standing.case.baton.holder
    if offered is not None:
        return f"{told} {standing.person(offered.to)} har fått det."
    has_it = standing.person(holder.person if holder else standing.case.opened_by)
    return f"{told} {has_it} har saken nå, og kan tilby deg den."


def withdraw(standing: Standing, _command: WithdrawBaton) -> tuple[AnyEvent, ...]:
    """Take the open offer back."""
    offered = standing.case.baton.offer
    if offered is None:
        raise _wrong("Det er ikke noe åpent tilbud å trekke.")
    return (BatonWithdrawn(to=offered.to),)


def keep(standing: Standing, _command: KeepBaton) -> tuple[AnyEvent, ...]:
    """Decide on this level that the present holder goes on."""
    holder = standing.case.baton.holder
    if holder is None:
        raise _wrong(
            "Saken har ingen stafettholder ennå. "
            f"Tilby stafettpinnen: bti tilby {standing.case.id} PERSON."
        )
    told = unfit(standing, standing.case.stand.level)
    if told:
        raise _wrong(told, rule=f"{standing.case.stand.level}.baton.may_hold")
    return (*decided(standing.case), BatonKept(holder=holder.person))


def _wrong(message: str, *, rule: str = "") -> BadInput:
    return BadInput(Reason(kind="baton", subject="baton", message=message, rule=rule))


def decided_this_level(case: Case) -> bool:
    """Tell whether the holder was decided since the level was entered; a new round asks no more."""
    return case.baton.decided.get(case.round.level, 0) >= case.round.since


def in_own_service(case: Case) -> bool:
    """Tell whether the holder acts from the service that opened the case."""
    holder = case.baton.holder
    if holder is None:
        return False
    return holder.unit == case.home or (
        bool(holder.service) and holder.service == case.home_service
    )
