"""What can happen to those who take part: invited, there, gone, or not coming."""

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
