"""The frozen types of a guide: one declaration for memory, storage and schema.

A value of these types is a guide in normal form: kinds and ``like`` are laid under their steps,
shorthands are spelt out. It holds no places; those are kept beside it by path (see ``places``).
Ids are stable and ASCII; all texts are in the guide's own language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.guide.vocabulary import (
    ActionId,
    Ages,
    CalculationText,
    CarriedPath,
    ChoiceId,
    ConditionText,
    ConsentId,
    ConstraintText,
    ContactId,
    DateText,
    DecideText,
    DemandId,
    EventText,
    ForeignPath,
    FormId,
    GivenPath,
    GuideId,
    Id,
    KindId,
    LevelId,
    MeasureDatePath,
    MeasureFieldId,
    MomentText,
    OfferId,
    OpenText,
    OtherPersonText,
    OwnFieldId,
    PointText,
    RoleId,
    RowsPath,
    ScopeId,
    ServiceId,
    SpanText,
    StepId,
    TargetId,
    ToolId,
)

Phase = Literal["uro", "bekymring", "tiltak", "evaluering"]
StrengthWord = Literal["required", "or_reason", "optional", "started"]
FieldType = Literal[
    "text",
    "long_text",
    "integer",
    "decimal",
    "date",
    "datetime",
    "time",
    "yes_no",
    "select_one",
    "select_multiple",
    "scale",
    "person",
    "unit",
    "file",
    "note",
    "group",
    "repeat",
    "next_move",
]


class Shape(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What every part of a guide has in common: frozen, named arguments, unknown keys refused."""


class Strength(Shape, frozen=True, kw_only=True):
    """How hard a demand is: a word, or ``when`` with a condition read at each attempt."""

    word: StrengthWord = "optional"
    when: ConditionText = ""


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


class Choice(Shape, frozen=True, kw_only=True):
    """One choice of a field."""

    label: str
    only_for: tuple[ScopeId, ...] = ()


class Note(Shape, frozen=True, kw_only=True):
    """A text shown beside a field while its condition holds; ``offer`` names an action or tool."""

    when: ConditionText
    text: str
    offer: OfferId = ""


class Repeat(Shape, frozen=True, kw_only=True):
    """How often a group of fields is answered, or for each of which rows."""

    min: int = 0
    max: int = 0
    for_each: RowsPath = ""


class Field(Shape, frozen=True, kw_only=True):
    """A question of a form, a transition or a measure. Words are XLSForm's."""

    type: FieldType = "text"
    label: str = ""
    hint: str = ""
    required: Strength = Strength()
    relevant: ConditionText = ""
    constraint: ConstraintText = ""
    constraint_message: str = ""
    calculation: CalculationText = ""
    choices: dict[ChoiceId, Choice] = {}
    other: bool = False
    counts_as: Literal["", "child_heard", "guardians_informed"] = ""
    prefill: ForeignPath = ""
    share: Literal["", "never"] = ""
    protected: bool = False
    only_for: tuple[ScopeId, ...] = ()
    notes: tuple[Note, ...] = ()
    fields: dict[Id, Field] = {}
    repeat: Repeat | None = None
    updates: Literal["", "measure.status", "measure.evaluate_by"] = ""


class Theme(Shape, frozen=True, kw_only=True):
    """A theme of a conversation: a prompt to the adult, and words to say by age (``3-9``)."""

    title: str
    adult: str = ""
    say: dict[Ages, tuple[str, ...]] = {}


class Form(Shape, frozen=True, kw_only=True):
    """A form or conversation form of the guide."""

    title: str
    about: str = ""
    copies: Literal["one", "per_round", "many"] = "one"
    held: OwnFieldId = ""
    counts_as: Literal["", "child_heard", "guardians_informed"] = ""
    stop_rule: str = ""
    after: tuple[FormId, ...] = ()
    after_is: Literal["stop", "warn"] = "warn"
    compare_with: Literal["", "previous"] = ""
    share: Literal["", "never"] = ""
    only_for: tuple[ScopeId, ...] = ()
    fields: dict[Id, Field] = {}
    themes: dict[Id, Theme] = {}


class Item(Shape, frozen=True, kw_only=True):
    """One line of a checklist: a result that one can see."""

    text: str
    hint: str = ""
    required: Strength = Strength()
    relevant: ConditionText = ""
    protected: bool = False
    only_for: tuple[ScopeId, ...] = ()


class ConsentDemand(Shape, frozen=True, kw_only=True):
    """That a purpose is asked for or given, by whom, or left on another lawful ground."""

    state: Literal["asked", "given"]
    of: Literal["each_invited", "each_participating", "unit", ""] = ""
    other_ground: bool = msgspec.field(name="or", default=False)
    strength: StrengthWord = "required"


class MeasureDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the measures."""

    at_least: int = 0
    each_has: tuple[MeasureFieldId, ...] = ()
    all_done: bool = False
    owned_by: Literal["", "own_service"] = ""
    strength: StrengthWord = "required"


class BatonDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the baton."""

    state: Literal["accepted", "decided_this_level", "in_own_service"]
    strength: StrengthWord = "required"


class Requires(Shape, frozen=True, kw_only=True):
    """The closed list of what a transition, level or closing may demand."""

    forms: dict[FormId, Strength] = {}
    checklist: tuple[DemandId, ...] = ()
    consent: dict[ConsentId, ConsentDemand] = {}
    baton: BatonDemand | None = None
    measures: MeasureDemand | None = None
    child_heard: Strength = Strength()
    guardians_informed: Strength = Strength()
    role: RoleId = ""
    other_person: OtherPersonText = ""
    levels_tried: tuple[LevelId, ...] = ()
    new_date: MeasureDatePath = ""
    when: ConditionText = ""


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
