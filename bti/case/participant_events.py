"""What can happen to those who take part, and to the baton that one of them holds."""

from datetime import datetime

from bti.case.event import Event


class Invited(Event, frozen=True, kw_only=True, tag="invited"):
    """A unit, with or without a named person, was invited. No case content went out.

    Of one who is invited or takes part already it gives the role and the ground that it says.
    """

    unit: str
    service: str = ""
    person: str = ""
    role: str = ""
    basis: str = ""


class ParticipantJoined(Event, frozen=True, kw_only=True, tag="participant_joined"):
    """A person takes part from now on, with a role, in a unit, on a ground."""

    person: str
    unit: str
    service: str = ""
    role: str = ""
    basis: str = ""


class ParticipantLeft(Event, frozen=True, kw_only=True, tag="participant_left"):
    """A person no longer takes part."""

    person: str
    unit: str


class InvitationWithdrawn(Event, frozen=True, kw_only=True, tag="invitation_withdrawn"):
    """An invitation that nobody had said yes to was taken back."""

    person: str
    unit: str


class InvitationDeclined(Event, frozen=True, kw_only=True, tag="invitation_declined"):
    """An invitation was answered with no, for a unit by someone there."""

    person: str
    unit: str
    reason: str = ""


class BatonOffered(Event, frozen=True, kw_only=True, tag="baton_offered"):
    """The baton was offered to a person of a unit; the old holder still holds it."""

    to: str
    unit: str
    service: str = ""
    answer_by: datetime | None = None


class BatonAccepted(Event, frozen=True, kw_only=True, tag="baton_accepted"):
    """The offered person accepted and holds the baton from now on."""

    to: str
    unit: str
    service: str = ""


class BatonReturned(Event, frozen=True, kw_only=True, tag="baton_returned"):
    """The baton went back by itself from the unit ``lost``, which has no ground any more."""

    to: str
    unit: str
    service: str = ""
    lost: str


class BatonDeclined(Event, frozen=True, kw_only=True, tag="baton_declined"):
    """The offered person said no; the old holder still holds the baton."""

    to: str
    reason: str = ""


class BatonWithdrawn(Event, frozen=True, kw_only=True, tag="baton_withdrawn"):
    """The offer was taken back before it was answered.

    ``lost`` is the unit it was made to when that has no ground any more, and nobody took it back.
    """

    to: str
    lost: str = ""


class BatonKept(Event, frozen=True, kw_only=True, tag="baton_kept"):
    """It was decided on this level that the holder goes on."""

    holder: str
