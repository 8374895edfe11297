"""Where a case stands: levels, their steps, the kinds of steps, and closings."""

from typing import Literal

from bti.guide.questions import Item
from bti.guide.requirements import Requires
from bti.guide.shape import Shape, Strength
from bti.guide.times import Due
from bti.guide.vocabulary import (
    ActionId,
    ArenaId,
    ConditionText,
    ConsentId,
    ContactId,
    DecideText,
    FollowUpId,
    FormId,
    Id,
    KindId,
    RoleId,
    ScopeId,
    TakesText,
    ToolId,
    TrackId,
)
from bti.guide.ways import Transition

Phase = Literal["uro", "bekymring", "tiltak", "evaluering"]
MeasureWork = Literal["plan", "follow", "evaluate"]


class Rounds(Shape, frozen=True, kw_only=True):
    """From which round on a level warns, and with what words."""

    warn_after: int = 0
    say: str = ""


class LevelBaton(Shape, frozen=True, kw_only=True):
    """When the holder is decided again on a level: ``before`` or ``within 2 weeks``."""

    may_hold: tuple[RoleId, ...] = ()
    decide: DecideText = ""


class Kind(Shape, frozen=True, kw_only=True):
    """What steps have in common. Its content already lies under each step of the kind."""

    title: str
    phase: Phase


class StepVariant(Shape, frozen=True, kw_only=True):
    """What is other on one track: texts, people and tools instead of the step's, and forms too."""

    title: str = ""
    what: str = ""
    how: str = ""
    why: str = ""
    who: tuple[RoleId, ...] | None = None
    tools: tuple[ToolId, ...] | None = None
    contacts: tuple[ContactId, ...] | None = None
    forms: dict[FormId, Strength] = {}


class LevelVariant(Shape, frozen=True, kw_only=True):
    """What a level is called on one track."""

    title: str = ""
    about: str = ""


class Step(Shape, frozen=True, kw_only=True):
    """A step of a level: what, how, why and who, with what, by when, and the ways on."""

    title: str
    kind: KindId = ""
    what: str = ""
    how: str = ""
    why: str = ""
    who: tuple[RoleId, ...] = ()
    tools: tuple[ToolId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    checklist: dict[Id, Item] = {}
    forms: dict[FormId, Strength] = {}
    consents: tuple[ConsentId, ...] = ()
    measures: tuple[MeasureWork, ...] = ()
    follow_ups: tuple[FollowUpId, ...] = ()
    arena: ArenaId = ""
    due: Due | None = None
    takes: TakesText = ""
    actions: tuple[ActionId, ...] = ()
    transitions: dict[Id, Transition] = {}
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    off_path: bool = False
    variants: dict[TrackId, StepVariant] = {}


class Level(Shape, frozen=True, kw_only=True):
    """How wide the cooperation is, with its steps in the order of the text."""

    title: str
    about: str = ""
    implied: bool = False
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    baton: LevelBaton | None = None
    rounds: Rounds = Rounds()
    requires: Requires = Requires()
    takes: TakesText = ""
    deadlines: dict[Id, Due] = {}
    variants: dict[TrackId, LevelVariant] = {}
    steps: dict[Id, Step] = {}


class Closing(Shape, frozen=True, kw_only=True):
    """A way in which a case ends, with its own demands and the ways to open it again."""

    title: str
    about: str = ""
    quiet: bool = False
    only_for: tuple[ScopeId, ...] = ()
    checklist: dict[Id, Item] = {}
    forms: dict[FormId, Strength] = {}
    requires: Requires = Requires()
    transitions: dict[Id, Transition] = {}
