"""The ways out of a step, and what can be done without leaving it."""

from __future__ import annotations

from typing import Literal

from bti.guide.questions import Field
from bti.guide.requirements import Requires
from bti.guide.shape import Shape
from bti.guide.vocabulary import (
    CarriedPath,
    ConditionText,
    DemandId,
    EventText,
    FormId,
    GuideId,
    Id,
    OwnId,
    ScopeId,
    TargetId,
)


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
    emits: OwnId = ""
    never_blocked: bool = False
    protected: bool = False


class Opens(Shape, frozen=True, kw_only=True):
    """The linked guide that an action opens, and what is carried over."""

    guide: GuideId
    carry: tuple[CarriedPath, ...] = ()


class Action(Shape, frozen=True, kw_only=True):
    """Something done without leaving the step, or (with ``to``) from any step."""

    title: str
    about: str = ""
    opens: Opens | None = None
    to: tuple[TargetId, ...] = ()
    event: EventText = ""
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    asks: dict[Id, Field] = {}
    reason: Literal["", "required", "optional"] = ""
    requires: Requires = Requires()
    form: FormId = ""
    never_blocked: bool = False
    protected: bool = False
    keeps_open: bool = False
