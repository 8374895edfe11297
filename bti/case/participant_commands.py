"""What a person can ask for of others in a case: the baton, consents, and taking part."""

from __future__ import annotations

from datetime import date

from bti.case.commands import Command


class OfferBaton(Command, frozen=True, kw_only=True):
    """Offer the baton to a person of a unit; ``roles`` are those the person has today."""

    to: str
    unit: str
    service: str = ""
    roles: frozenset[str] = frozenset()


class AcceptBaton(Command, frozen=True, kw_only=True):
    """Accept the baton that was offered to oneself."""


class Decline(Command, frozen=True, kw_only=True):
    """Say no to what one is asked: to hold the baton, else to take part."""

    reason: str = ""


class WithdrawBaton(Command, frozen=True, kw_only=True):
    """Take an offer of the baton back."""


class KeepBaton(Command, frozen=True, kw_only=True):
    """Decide on this level that the present holder goes on."""


class AskConsent(Command, frozen=True, kw_only=True):
    """Record that consent was asked for."""

    purpose: str
    recipient: str = ""


class AnswerConsent(Command, frozen=True, kw_only=True):
    """Record the same answer of one giver or more."""

    purpose: str
    recipient: str = ""
    givers: tuple[str, ...]
    yes: bool
    valid_until: date | None = None


class WithdrawConsent(Command, frozen=True, kw_only=True):
    """Record that one giver or more take the consent back."""

    purpose: str
    recipient: str = ""
    givers: tuple[str, ...]


class Invite(Command, frozen=True, kw_only=True):
    """Invite a unit, or a person of it, to take part; ``basis`` is another ground than consent."""

    unit: str
    service: str = ""
    person: str = ""
    role: str = ""
    basis: str = ""


class WithdrawInvitation(Command, frozen=True, kw_only=True):
    """Take an invitation back that nobody has said yes to."""

    unit: str
    person: str = ""


class Join(Command, frozen=True, kw_only=True):
    """Answer an invitation with yes."""


class Leave(Command, frozen=True, kw_only=True):
    """Say that one who takes part does so no more."""

    person: str
    unit: str
