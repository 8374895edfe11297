"""Where people meet: arenas with their members, and meetings held by a valid risk assessment."""

from typing import Literal

from bti.guide.registers import Text
from bti.guide.shape import Shape, Strength
from bti.guide.vocabulary import (
    CadenceText,
    ChoiceId,
    ChosenPath,
    ConditionText,
    ConsentId,
    FormId,
    Id,
    RoleId,
    ScopeId,
    ServiceId,
    SpanText,
)

ARENA_HAS_ANSWERED = "answered"
"""After ``arena.x``: whether what was last sent there is answered."""


class Member(Shape, frozen=True, kw_only=True):
    """Someone who sits in an arena: always, or ``when`` a request calls for it."""

    title: str
    role: RoleId = ""
    service: ServiceId = ""
    when: ConditionText = ""
    may_decline: bool = False
    status: Literal["", "proposed"] = ""
    only_for: tuple[ScopeId, ...] = ()


class Arena(Shape, frozen=True, kw_only=True):
    """A standing meeting place between services, with a history of its own."""

    title: str
    about: str = ""
    led_by: RoleId = ""
    called_by: tuple[RoleId, ...] = ()
    members: tuple[Member, ...] = ()
    open: bool = False
    may_decline: bool = False
    status: Literal["", "proposed"] = ""
    cases: tuple[Literal["none", "anonymous", "with_consent", "other_ground"], ...] = ()
    consents: tuple[ConsentId, ...] = ()
    form: FormId = ""
    how_often: CadenceText = ""
    stale_after: SpanText = ""
    booked_ahead: SpanText = ""
    cancel_when: Literal["", "empty", "decided"] = ""
    agenda: tuple[str, ...] = ()
    answers: dict[Id, Text] = {}
    only_for: tuple[ScopeId, ...] = ()


class Meeting(Shape, frozen=True, kw_only=True):
    """A sort of meeting: in person or not follows a valid risk assessment, or a reason."""

    title: str
    about: str = ""
    risk: ChosenPath
    valid_for: SpanText = ""
    services: tuple[ServiceId, ...] = ()
    in_person: dict[ChoiceId, Strength] = {}
