"""What the municipality has to offer: services, their channels, and offers with their grounds."""

from typing import Literal

import msgspec

from bti.guide.shape import Shape
from bti.guide.times import Due
from bti.guide.vocabulary import (
    ChannelId,
    ConditionText,
    ContactId,
    DateText,
    DayId,
    FormId,
    Id,
    OfferingId,
    OpenText,
    OwnId,
    RoleId,
    ScopeId,
    ServiceId,
    SpanText,
)


class Channel(Shape, frozen=True, kw_only=True):
    """A way to be in touch, and whether what a case is about may be said there."""

    title: str
    about: str = ""
    case_content: bool = False


class Capacity(Shape, frozen=True, kw_only=True):
    """How much a service can take on (YAML: ``is``), and the day it said so."""

    state: Literal["high", "normal", "low", "full"] = msgspec.field(name="is")
    said: DateText = ""


class ExceptionAssessment(Shape, frozen=True, kw_only=True):
    """The form in which each child is assessed for an exception while a service is suspended."""

    form: FormId
    who: tuple[RoleId, ...] = ()
    due: Due | None = None


class OpenOn(Shape, frozen=True, kw_only=True):
    """What is open on certain days of the calendar, and for whom."""

    open: tuple[OpenText, ...] = ()
    eligible: tuple[OwnId, ...] = ()


class Service(Shape, frozen=True, kw_only=True):
    """A service: what it can contribute, how it is reached, and how it stands."""

    title: str
    about: str = ""
    contributes: str = ""
    who: tuple[RoleId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    channels: tuple[ChannelId, ...] = ()
    open: tuple[OpenText, ...] = ()
    calendar: dict[DayId, OpenOn] = {}
    answer_within: SpanText = ""
    capacity: Capacity | None = None
    state: Literal["", "running", "digital", "reduced", "suspended"] = ""
    exception: ExceptionAssessment | None = None
    offers: tuple[OfferingId, ...] = ()
    only_for: tuple[ScopeId, ...] = ()


class Ground(Shape, frozen=True, kw_only=True):
    """A ground for an offer. Any one is enough, and none refuses by itself."""

    title: str
    when: ConditionText = ""


class Offering(Shape, frozen=True, kw_only=True):
    """Something that a service offers (YAML: under ``offers``)."""

    title: str
    about: str = ""
    services: tuple[ServiceId, ...] = ()
    eligible: dict[Id, Ground] = {}
    open: tuple[OpenText, ...] = ()
    calendar: dict[DayId, OpenOn] = {}
    channels: tuple[ChannelId, ...] = ()
    place: str = ""
    form: FormId = ""
    only_for: tuple[ScopeId, ...] = ()
