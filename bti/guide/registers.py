"""What a guide names once and refers to by id: roles, contacts, purposes, conditions."""

from typing import Literal

import msgspec

from bti.guide.questions import Choice, Field
from bti.guide.shape import Shape
from bti.guide.vocabulary import (
    AddressText,
    ChoiceId,
    ConditionText,
    ContactId,
    DateText,
    EmailText,
    Id,
    LevelId,
    OpenText,
    PhoneText,
    RoleId,
    ScopeId,
    ServiceId,
    SpanText,
)


class Text(Shape, frozen=True, kw_only=True):
    """A title with an optional explanation."""

    title: str
    about: str = ""


class Role(Shape, frozen=True, kw_only=True):
    """A role in the case; ``bound`` ties it to a person of the case (YAML: ``is``).

    A jump counts the demands of the step that is left, unless ``jump_demands`` says none.
    """

    title: str
    bound: Literal["guardian", "child", "opener", ""] = msgspec.field(name="is", default="")
    may_jump: bool = False
    jump_demands: Literal["step", "nothing"] = "step"


class Active(Shape, frozen=True, kw_only=True):
    """When a profile is meant to be switched on; ``undecided`` where no day is set."""

    start: DateText = msgspec.field(name="from", default="")
    to: DateText = ""
    by: RoleId = ""


class Track(Shape, frozen=True, kw_only=True):
    """A variant inside one guide that follows a service."""

    title: str
    service: ServiceId = ""


class Entry(Shape, frozen=True, kw_only=True):
    """A step where a case may begin; ``never_blocked`` what protects a child, begun alone."""

    title: str = ""
    entered_by: tuple[RoleId, ...] = ()
    never_blocked: bool = False
    only_for: tuple[ScopeId, ...] = ()


class Tell(Shape, frozen=True, kw_only=True):
    """Whom to tell when an offered baton is not answered."""

    tell: RoleId


class Baton(Shape, frozen=True, kw_only=True):
    """Who may hold the baton, from which level one is needed, and how fast an offer is answered."""

    title: str = "Stafettholder"
    may_hold: tuple[RoleId, ...] = ()
    needed_from: LevelId = ""
    answer_within: SpanText = ""
    unanswered: Tell | None = None


class AskAgain(Shape, frozen=True, kw_only=True):
    """How soon consent is asked for anew when the child has come of age for it, or is born."""

    ask_within: SpanText


class Consent(Shape, frozen=True, kw_only=True):
    """A purpose that consent is asked for: who gives it, from what age, for how long.

    From ``own_from_age`` the child says yes too; with ``instead`` the child alone.
    """

    title: str
    about: str = ""
    per: Literal["", "service"] = ""
    given_by: Literal["both_guardians", "one_guardian"] = "both_guardians"
    own_from_age: int = 0
    instead: bool = False
    at_own_age: AskAgain | None = None
    at_birth: AskAgain | None = None
    basis: str = ""
    valid_for: SpanText = ""
    confirmed_by: RoleId = ""
    only_for: tuple[ScopeId, ...] = ()


class Condition(Shape, frozen=True, kw_only=True):
    """A named condition with a title that people read."""

    title: str
    when: ConditionText


class Contact(Shape, frozen=True, kw_only=True):
    """Someone to ring or write to.

    ``see`` says in words where the way stands, ``ask_at`` which other contact knows it.
    """

    title: str
    about: str = ""
    phone: PhoneText = ""
    email: EmailText = ""
    url: AddressText = ""
    see: str = ""
    ask_at: ContactId = ""
    area: str = ""
    open: tuple[OpenText, ...] = ()
    otherwise: ContactId = ""
    checked: DateText = ""
    missing: Literal["", "fill_in"] = ""
    show: tuple[Literal["every_page", "acute", "child"], ...] = ()
    only_for: tuple[ScopeId, ...] = ()


class Link(Shape, frozen=True, kw_only=True):
    """A page elsewhere."""

    title: str
    url: AddressText = ""
    about: str = ""
    checked: DateText = ""
    missing: Literal["", "fill_in"] = ""
    only_for: tuple[ScopeId, ...] = ()


class MeasurePlaces(Shape, frozen=True, kw_only=True):
    """Where a measure can be carried out."""

    label: str = "Hvor"
    choices: dict[ChoiceId, Choice] = {}


class Measures(Shape, frozen=True, kw_only=True):
    """What the guide adds to the built-in core of a measure."""

    place: MeasurePlaces = MeasurePlaces()
    fields: dict[Id, Field] = {}


class Access(Shape, frozen=True, kw_only=True):
    """Who is kept from reading: guardians, and those in the case who have none of the roles."""

    guardians: Literal["", "never"] = ""
    roles: tuple[RoleId, ...] = ()
