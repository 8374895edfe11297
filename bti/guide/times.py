"""When something is due: spans of a point, what may take their place, and reminders."""

from typing import Literal

from bti.guide.shape import Shape
from bti.guide.vocabulary import (
    ConditionText,
    MomentText,
    PointText,
    RoleId,
    ScopeId,
    SpanText,
    WaitsForText,
)


class Reminder(Shape, frozen=True, kw_only=True):
    """A reminder ``before`` or ``after`` a due moment, to a role or the holder."""

    who: RoleId
    before: SpanText = ""
    after: SpanText = ""


class Instead(Shape, frozen=True, kw_only=True):
    """Another deadline that takes over while its condition holds."""

    when: ConditionText
    within: SpanText = ""
    of: PointText = ""
    at: MomentText = ""


class Due(Shape, frozen=True, kw_only=True):
    """A deadline: ``within`` a span ``of`` a point, or ``at`` a point. It warns, it never locks.

    ``waits_for`` names whose answer is waited for: then the delay is not the holder's own.
    """

    title: str = ""
    within: SpanText = ""
    of: PointText = ""
    at: MomentText = ""
    until: PointText = ""
    instead: tuple[Instead, ...] = ()
    remind: tuple[Reminder, ...] = ()
    waits_for: WaitsForText = ""
    clock: Literal["", "never_pauses"] = ""
    protected: bool = False
    only_for: tuple[ScopeId, ...] = ()
