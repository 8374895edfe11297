"""The ways out of a step, and what can be done without leaving it."""

from typing import Literal

from bti.guide.questions import Field
from bti.guide.requirements import ConsentDemand, Requires
from bti.guide.shape import Shape
from bti.guide.vocabulary import (
    ArenaId,
    CarriedPath,
    ConditionText,
    ConsentId,
    DemandId,
    EventText,
    FormId,
    GuideId,
    Id,
    LimitText,
    OwnId,
    RoleId,
    ScopeId,
    ServiceId,
    TargetId,
    TaskId,
)

NotNow = Literal["here", "this_time"]
"""How long «not now» silences a cause: while the case stays on the step, or this one time."""


class Transition(Shape, frozen=True, kw_only=True):
    """A move out of a step or a closing. It exists only because it is written."""

    title: str = ""
    to: tuple[TargetId, ...] = ()
    hint: str = ""
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    reason: Literal["", "required", "optional"] = ""
    requires: Requires = Requires()
    asks: dict[Id, Field] = {}
    demands: tuple[DemandId, ...] | None = None
    round: Literal["", "new", "same"] = ""
    event: EventText = ""
    automatic: bool = False
    not_now: NotNow = "here"
    emits: OwnId = ""
    never_blocked: bool = False
    protected: bool = False


class Opens(Shape, frozen=True, kw_only=True):
    """The linked guide that an action opens, and what is carried over."""

    guide: GuideId
    carry: tuple[CarriedPath, ...] = ()


class Invites(Shape, frozen=True, kw_only=True):
    """Whom an action invites to the case: a unit of a service, in a role, on a ground."""

    service: ServiceId = ""
    role: RoleId = ""
    ground: str = ""


class Action(Shape, frozen=True, kw_only=True):
    """Something done without leaving the step, or (with ``to``) from any step."""

    title: str
    about: str = ""
    opens: Opens | None = None
    submits_to: ArenaId = ""
    attach: tuple[FormId, ...] = ()
    invites: Invites | None = None
    form: FormId = ""
    then: tuple[TaskId, ...] = ()
    to: tuple[TargetId, ...] = ()
    round: Literal["", "new", "same"] = ""
    event: EventText = ""
    not_now: NotNow = "here"
    by: tuple[RoleId, ...] = ()
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    asks: dict[Id, Field] = {}
    reason: Literal["", "required", "optional"] = ""
    requires: Requires = Requires()
    consents: dict[ConsentId, ConsentDemand] = {}
    limit: LimitText = ""
    never_blocked: bool = False
    protected: bool = False
    keeps_open: bool = False
