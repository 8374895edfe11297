"""What goes on beside cases: days of the year, the service level, sections, figures, deviations."""

from typing import Literal

import msgspec

from bti.guide.shape import Shape
from bti.guide.vocabulary import (
    AddressText,
    CadenceText,
    ChannelId,
    DateText,
    DaysText,
    LinkId,
    RoleId,
    ScopeId,
    ShownPath,
    SpanText,
)

Figure = Literal[
    "cases_open",
    "cases_opened",
    "cases_closed",
    "cases_by_level",
    "cases_by_service",
    "days_to_first_measure",
    "rounds",
    "children_heard",
    "guardians_informed",
    "consents",
    "deadlines_kept",
    "reasons_given",
    "coverage",
    "deviations",
]
Deviation = Literal[
    "deadline_passed",
    "consent_missing",
    "child_not_heard",
    "guardians_not_informed",
    "baton_lost",
    "jumped",
    "reason_given",
]
DeviationField = Literal["title", "date", "unit", "event", "severity", "action"]


class Days(Shape, frozen=True, kw_only=True):
    """Days of the year that the municipality names: the first day of school, the holidays."""

    title: str
    days: tuple[DaysText, ...] = ()


class Section(Shape, frozen=True, kw_only=True):
    """A piece of the printed guide besides the steps; ``show`` names what is shown in it."""

    title: str
    text: str = ""
    show: tuple[ShownPath, ...] = ()
    only_for: tuple[ScopeId, ...] = ()


class ServiceLevel(Shape, frozen=True, kw_only=True):
    """Something that the services keep up together: participation, reviews, training, counters."""

    title: str
    about: str = ""
    who: tuple[RoleId, ...] = ()
    how_often: CadenceText = ""
    stale_after: SpanText = ""
    channels: tuple[ChannelId, ...] = ()
    link: LinkId = ""
    count: int | None = None
    checked: DateText = ""


class Resource(Shape, frozen=True, kw_only=True):
    """A programme or material to use, with the days it is valid."""

    title: str
    about: str = ""
    url: AddressText = ""
    start: DateText = msgspec.field(name="from", default="")
    until: DateText = ""
    checked: DateText = ""
    only_for: tuple[ScopeId, ...] = ()


class Deviations(Shape, frozen=True, kw_only=True):
    """What is counted as a deviation, what is told of it, and the quality system it goes to."""

    to: LinkId = ""
    count: tuple[Deviation, ...] = ()
    fields: tuple[DeviationField, ...] = ()


class LevelWord(Shape, frozen=True, kw_only=True):
    """What a level is called: one, several, and the one in question."""

    one: str = "nivå"
    many: str = "nivåer"
    the: str = "nivået"
