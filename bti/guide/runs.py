"""What is done for everyone on a list: sweeps, follow-ups, and the lists themselves."""

from typing import Literal

import msgspec

from bti.guide.questions import Item
from bti.guide.registers import Access
from bti.guide.shape import Shape
from bti.guide.times import Due
from bti.guide.vocabulary import (
    CadenceText,
    ChannelId,
    ConditionText,
    CoverageText,
    FormId,
    Id,
    ListId,
    OfferingId,
    OwnId,
    RoleId,
    ScopeId,
    SpanText,
    TaskId,
)
from bti.guide.ways import Opens


class PersonList(Shape, frozen=True, kw_only=True):
    """Whom a run goes over (YAML: under ``lists``); ``from`` says where the names come from."""

    title: str
    about: str = ""
    source: Literal["", "host", "service", "role", "cases"] = msgspec.field(name="from", default="")
    by: OwnId = ""
    when: ConditionText = ""
    confidential: tuple[RoleId, ...] = ()


class Tries(Shape, frozen=True, kw_only=True):
    """How often one tries, by how many channels, and what follows when nobody is reached."""

    times: int
    channels: int = 0
    tell: RoleId = ""
    then: tuple[TaskId, ...] = ()


class Outcome(Shape, frozen=True, kw_only=True):
    """What a row can come to. Only what opens a case leaves a trace after ``keep``."""

    title: str
    about: str = ""
    offers: tuple[OfferingId, ...] = ()
    opens: Opens | None = None


class Coverage(Shape, frozen=True, kw_only=True):
    """How large a part is to be reached, split by what, and shown to whom."""

    target: CoverageText
    by: tuple[OwnId, ...] = ()
    show: tuple[RoleId, ...] = ()


class Sweep(Shape, frozen=True, kw_only=True):
    """A run over a list in which each row is assessed."""

    title: str
    about: str = ""
    listed: ListId = msgspec.field(name="list")
    who: tuple[RoleId, ...] = ()
    form: FormId = ""
    how_often: CadenceText = ""
    stale_after: SpanText = ""
    due: Due | None = None
    tries: Tries | None = None
    channels: tuple[ChannelId, ...] = ()
    outcomes: dict[Id, Outcome] = {}
    coverage: Coverage | None = None
    access: Access = Access()
    keep: SpanText = ""


class FollowUp(Shape, frozen=True, kw_only=True):
    """Contact that recurs: with everyone on a list, or with the child of a case on a step."""

    title: str
    about: str = ""
    listed: ListId = msgspec.field(name="list", default="")
    who: tuple[RoleId, ...] = ()
    how_often: CadenceText
    stale_after: SpanText = ""
    form: FormId = ""
    checklist: dict[Id, Item] = {}
    channels: tuple[ChannelId, ...] = ()
    tries: Tries | None = None
    only_for: tuple[ScopeId, ...] = ()
