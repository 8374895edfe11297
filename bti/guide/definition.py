"""The frozen types of a guide: one declaration for memory, storage and schema.

A value of these types is a guide in normal form: kinds and ``like`` are laid under their steps,
shorthands are spelt out. It holds no places; those are kept beside it by path (see ``places``).
Ids are stable and ASCII; all texts are in the guide's own language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.guide.questions import Choice, Field, FieldType, Form, Item, Note, Repeat, Theme
from bti.guide.requirements import BatonDemand, ConsentDemand, MeasureDemand, Requires
from bti.guide.shape import Shape, Strength, StrengthWord
from bti.guide.vocabulary import (
    ActionId,
    CarriedPath,
    ChoiceId,
    ConditionText,
    ContactId,
    DateText,
    DecideText,
    DemandId,
    EventText,
    FormId,
    GivenPath,
    GuideId,
    Id,
    KindId,
    LevelId,
    MomentText,
    OpenText,
    PointText,
    RoleId,
    ScopeId,
    ServiceId,
    SpanText,
    StepId,
    TargetId,
    ToolId,
)

__all__ = [
    "Access",
    "Action",
    "Baton",
    "BatonDemand",
    "Choice",
    "Closing",
    "Condition",
    "Consent",
    "ConsentDemand",
    "Contact",
    "Due",
    "Entry",
    "Field",
    "FieldType",
    "Form",
    "Guide",
    "Id",
    "Instead",
    "Item",
    "Kind",
    "Level",
    "LevelBaton",
    "Link",
    "MeasureDemand",
    "MeasurePlaces",
    "Measures",
    "Note",
    "Opens",
    "Phase",
    "Reminder",
    "Repeat",
    "Requires",
    "Role",
    "Rounds",
    "Shape",
    "Step",
    "Strength",
    "StrengthWord",
    "Tell",
    "Text",
    "Theme",
    "Track",
    "Transition",
]

Phase = Literal["uro", "bekymring", "tiltak", "evaluering"]


class Text(Shape, frozen=True, kw_only=True):
    """A title with an optional explanation."""

    title: str
    about: str = ""


class Role(Shape, frozen=True, kw_only=True):
    """A role in the case; ``bound`` ties it to a person of the case (YAML: ``is``)."""

    title: str
    bound: Literal["guardian", "child", "opener", ""] = msgspec.field(name="is", default="")
    may_jump: bool = False


class Track(Shape, frozen=True, kw_only=True):
    """A variant inside one guide that follows a service."""

    title: str
    service: ServiceId = ""


class Entry(Shape, frozen=True, kw_only=True):
    """A step where a case may begin."""

    title: str = ""


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


class LevelBaton(Shape, frozen=True, kw_only=True):
    """When the holder is decided again on a level: ``before`` or ``within 2 weeks``."""

    may_hold: tuple[RoleId, ...] = ()
    decide: DecideText = ""


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
    """A deadline: ``within`` a span ``of`` a point, or ``at`` a point. It warns, it never locks."""

    title: str = ""
    within: SpanText = ""
    of: PointText = ""
    at: MomentText = ""
    until: PointText = ""
    instead: tuple[Instead, ...] = ()
    remind: tuple[Reminder, ...] = ()
    clock: Literal["", "never_pauses"] = ""


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
    emits: Id = ""
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
    due: Due | None = None
    actions: tuple[ActionId, ...] = ()
    transitions: dict[Id, Transition] = {}
    when: ConditionText = ""
    only_for: tuple[ScopeId, ...] = ()
    off_path: bool = False


class Kind(Shape, frozen=True, kw_only=True):
    """What steps have in common. Its content already lies under each step of the kind."""

    title: str
    phase: Phase


class Rounds(Shape, frozen=True, kw_only=True):
    """From which round on a level warns, and with what words."""

    warn_after: int = 0
    say: str = ""


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
    deadlines: dict[Id, Due] = {}
    steps: dict[Id, Step] = {}


class Closing(Shape, frozen=True, kw_only=True):
    """A way in which a case ends, with its own demands and the ways to open it again."""

    title: str
    about: str = ""
    checklist: dict[Id, Item] = {}
    forms: dict[FormId, Strength] = {}
    transitions: dict[Id, Transition] = {}


class Consent(Shape, frozen=True, kw_only=True):
    """A purpose that consent is asked for: who gives it, from what age, for how long."""

    title: str
    about: str = ""
    per: Literal["", "service"] = ""
    given_by: Literal["both_guardians", "one_guardian"] = "both_guardians"
    own_from_age: int = 0
    basis: str = ""
    valid_for: SpanText = ""


class Condition(Shape, frozen=True, kw_only=True):
    """A named condition with a title that people read."""

    title: str
    when: ConditionText


class Contact(Shape, frozen=True, kw_only=True):
    """Someone to ring or write to."""

    title: str
    phone: str = ""
    url: str = ""
    open: OpenText = ""
    otherwise: ContactId = ""
    checked: DateText = ""
    missing: Literal["", "fill_in"] = ""
    show: tuple[Literal["every_page", "acute", "child"], ...] = ()


class Link(Shape, frozen=True, kw_only=True):
    """A page elsewhere."""

    title: str
    url: str = ""
    about: str = ""
    checked: DateText = ""
    missing: Literal["", "fill_in"] = ""


class MeasurePlaces(Shape, frozen=True, kw_only=True):
    """Where a measure can be carried out."""

    label: str = "Hvor"
    choices: dict[ChoiceId, Choice] = {}


class Measures(Shape, frozen=True, kw_only=True):
    """What the guide adds to the built-in core of a measure."""

    place: MeasurePlaces = MeasurePlaces()
    fields: dict[Id, Field] = {}


class Access(Shape, frozen=True, kw_only=True):
    """Who is kept from reading cases of this guide."""

    guardians: Literal["", "never"] = ""


class Guide(Shape, frozen=True, kw_only=True):
    """A whole guide in normal form. Printed empty it is the handlingsveileder."""

    workflow: Id
    version: str
    language: Literal["nb", "nn", "en", "se"]
    title: str
    about: str = ""
    reviewed: DateText = ""
    subjects: tuple[Literal["child", "unborn", "group"], ...] = ("child",)
    tracks: dict[Id, Track] = {}
    entries: dict[StepId, Entry] = {}
    entered_by: tuple[RoleId, ...] = ()
    roles: dict[Id, Role] = {}
    baton: Baton | None = None
    kinds: dict[Id, Kind] = {}
    services: dict[Id, Text] = {}
    contacts: dict[Id, Contact] = {}
    contact_order: tuple[ContactId, ...] = ()
    links: dict[Id, Link] = {}
    consents: dict[Id, Consent] = {}
    conditions: dict[Id, Condition] = {}
    measures: Measures = Measures()
    levels: dict[Id, Level] = {}
    actions: dict[Id, Action] = {}
    anytime: dict[Id, Action] = {}
    closings: dict[Id, Closing] = {}
    forms: dict[Id, Form] = {}
    access: Access = Access()
    linked_from: tuple[GuideId, ...] = ()
    gives: tuple[GivenPath, ...] = ()
