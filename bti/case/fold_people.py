"""How people change by events: the baton, participants and consents."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from bti.case.case import (
    Baton,
    Case,
    Consent,
    ConsentAnswer,
    Holder,
    Offer,
    Participant,
)
from bti.case.events import (
    BatonAccepted,
    BatonDeclined,
    BatonKept,
    BatonOffered,
    BatonReturned,
    BatonWithdrawn,
    ConsentAnswered,
    ConsentAsked,
    ConsentWithdrawn,
    InvitationDeclined,
    InvitationWithdrawn,
    Invited,
    ParticipantJoined,
    ParticipantLeft,
    Recorded,
)
from bti.case.people import BATON, with_more


def offered(case: Case, what: BatonOffered, event: Recorded) -> Case:
    """Add the offer; the old holder still holds."""
    offer = Offer(
        to=what.to,
        unit=what.unit,
        service=what.service,
        by=event.by,
        at=event.at,
        answer_by=what.answer_by,
    )
    return replace(case, baton=replace(case.baton, offer=offer))


def accepted(case: Case, what: BatonAccepted, event: Recorded) -> Case:
    """Make the accepter the holder, decided on the live level, and a participant.

    No move before it can be taken back; off the path one still leads to where that was entered.
    """
    return _held(case, what, event, _decided(case))


def returned(case: Case, what: BatonReturned, event: Recorded) -> Case:
    """Give the baton back; who holds it on the live level has to be decided anew."""
    undecided = {k: v for k, v in case.baton.decided.items() if k != case.round.level}
    return _held(case, what, event, undecided)


def _held(
    case: Case, what: BatonAccepted | BatonReturned, event: Recorded, decided: dict[str, int]
) -> Case:
    holder = Holder(
        person=what.to,
        unit=what.unit,
        service=what.service,
        since=event.at,
        level=case.round.level,
        round=case.round.number,
    )
    baton = Baton(holder=holder, earlier=_earlier(case.baton, holder), decided=decided)
    joining = ParticipantJoined(person=what.to, unit=what.unit, service=what.service, basis=BATON)
    return replace(joined(case, joining, event), baton=baton, trail=case.aside)


def _earlier(baton: Baton, now: Holder) -> tuple[Holder, ...]:
    """Give those who held the baton before, without the one who holds it now."""
    held = (*baton.earlier, *((baton.holder,) if baton.holder else ()))
    newest = {(one.person, one.unit): one for one in held}
    newest.pop((now.person, now.unit), None)
    return tuple(newest.values())


def declined(case: Case, _what: BatonDeclined, _event: Recorded) -> Case:
    """Drop the offer and count the no."""
    return replace(case, baton=replace(case.baton, offer=None, declined=case.baton.declined + 1))


def withdrawn(case: Case, _what: BatonWithdrawn, _event: Recorded) -> Case:
    """Drop the offer."""
    return replace(case, baton=replace(case.baton, offer=None))


def kept(case: Case, _what: BatonKept, _event: Recorded) -> Case:
    """Note that the holder was decided again on the live level."""
    return replace(case, baton=replace(case.baton, decided=_decided(case)))


def _decided(case: Case) -> dict[str, int]:
    return {**case.baton.decided, case.round.level: case.round.number}


def invited(case: Case, what: Invited, event: Recorded) -> Case:
    """Add an invitation of a unit, or of a person of a unit; one that is there is added to."""
    if any(_is_live(one, what.person, what.unit) for one in case.participants):
        return _with_live(
            case, what.person, what.unit, lambda one: with_more(one, what.role, what.basis)
        )
    participant = Participant(
        person=what.person,
        unit=what.unit,
        service=what.service,
        role=what.role,
        basis=what.basis,
        invited=event.at,
    )
    return replace(case, participants=(*case.participants, participant))


def _is_live(one: Participant, person: str, unit: str) -> bool:
    return (one.person, one.unit) == (person, unit) and one.left is None


def joined(case: Case, what: ParticipantJoined, event: Recorded) -> Case:
    """Let the person take part: by an open invitation of the unit, or anew."""

    def present(participant: Participant) -> Participant:
        return replace(
            participant,
            person=what.person,
            joined=participant.joined or event.at,
            left=None,
            role=what.role or participant.role,
            basis=participant.basis or what.basis,
        )

    place = _place_for(case, what)
    if place is None:
        new = Participant(
            person=what.person,
            unit=what.unit,
            service=what.service,
            role=what.role,
            basis=what.basis,
            joined=event.at,
        )
        return replace(case, participants=(*case.participants, new))
    return replace(
        case,
        participants=tuple(
            present(one) if index == place else one for index, one in enumerate(case.participants)
        ),
    )


def _place_for(case: Case, what: ParticipantJoined) -> int | None:
    """Find the person's live row in the unit, an invitation to anyone there, or an old row."""
    same_unit = [(n, one) for n, one in enumerate(case.participants) if one.unit == what.unit]
    mine = [(n, one) for n, one in same_unit if one.person == what.person]
    anyone = [n for n, one in same_unit if not one.person and one.left is None]
    live = [n for n, one in mine if one.left is None]
    return next(iter((*live, *anyone, *(n for n, _ in mine))), None)


def left(
    case: Case,
    what: ParticipantLeft | InvitationDeclined,
    event: Recorded,
) -> Case:
    """End the person's taking part in the unit, or an invitation there."""
    return _with_live(case, what.person, what.unit, lambda one: replace(one, left=event.at))


def uninvited(case: Case, what: InvitationWithdrawn, event: Recorded) -> Case:
    """Take an invitation back: it is as if it had not been sent, and who said no is another."""
    return _with_live(
        case, what.person, what.unit, lambda one: replace(one, invited=None, left=event.at)
    )


def _with_live(
    case: Case, person: str, unit: str, change: Callable[[Participant], Participant]
) -> Case:
    rows = (change(one) if _is_live(one, person, unit) else one for one in case.participants)
    return replace(case, participants=tuple(rows))


def consent_asked(case: Case, what: ConsentAsked, event: Recorded) -> Case:
    """Add the purpose for the recipient, unless it stands there already."""
    if any((c.purpose, c.recipient) == (what.purpose, what.recipient) for c in case.consents):
        return case
    consent = Consent(purpose=what.purpose, recipient=what.recipient, asked=event.at)
    return replace(case, consents=(*case.consents, consent))


def consent_answered(case: Case, what: ConsentAnswered, event: Recorded) -> Case:
    """Put the giver's answer in the place of an earlier one."""
    asked = ConsentAsked(purpose=what.purpose, recipient=what.recipient)
    answer = ConsentAnswer(
        giver=what.giver,
        yes=what.yes,
        at=event.at,
        valid_until=what.valid_until,
        basis=what.basis,
    )

    def answered(consent: Consent) -> Consent:
        others = tuple(a for a in consent.answers if a.giver != what.giver)
        return replace(consent, answers=(*others, answer))

    return _with_consent(consent_asked(case, asked, event), what.purpose, what.recipient, answered)


def consent_withdrawn(case: Case, what: ConsentWithdrawn, event: Recorded) -> Case:
    """Mark the giver's yes as taken back."""

    def taken_back(consent: Consent) -> Consent:
        return replace(
            consent,
            answers=tuple(
                replace(a, withdrawn=event.at) if a.giver == what.giver else a
                for a in consent.answers
            ),
        )

    return _with_consent(case, what.purpose, what.recipient, taken_back)


def _with_consent(
    case: Case, purpose: str, recipient: str, change: Callable[[Consent], Consent]
) -> Case:
    return replace(
        case,
        consents=tuple(
            change(c) if (c.purpose, c.recipient) == (purpose, recipient) else c
            for c in case.consents
        ),
    )
