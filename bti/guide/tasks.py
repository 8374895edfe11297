"""Tasks: one-off duties, each of somebody, done once and then out of the way."""

from typing import Literal

from bti.guide.shape import Shape
from bti.guide.times import Due
from bti.guide.vocabulary import ConditionText, EventText, FormId, RoleId, ScopeId


class Task(Shape, frozen=True, kw_only=True):
    """A duty that an event or an action starts.

    Anyone with a role of ``who`` may do it. With ``goes_to`` it is one person's: the first of the
    roles that somebody has today who is not named in the case. ``hidden`` from everyone else.
    """

    title: str
    about: str = ""
    who: tuple[RoleId, ...] = ()
    goes_to: tuple[RoleId, ...] = ()
    due: Due | None = None
    event: EventText = ""
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    form: FormId = ""
    hidden: bool = False
    after_closing: Literal["", "stays"] = ""
    protected: bool = False
