"""The frozen types of a guide: one declaration for memory, storage and schema.

A value of these types is a guide in normal form: kinds and ``like`` are laid under their steps,
shorthands are spelt out. It holds no places; those are kept beside it by path (see ``places``).
Ids are stable and ASCII; all texts are in the guide's own language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Id = str
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


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a guide has in common: frozen, named arguments, unknown keys refused."""


class Strength(Shape, kw_only=True):
    """How hard a demand is: a word, or ``when`` with a condition read at each attempt."""

    word: StrengthWord = "optional"
    when: str = ""


class Text(Shape, kw_only=True):
    """A title with an optional explanation."""

    title: str
    about: str = ""


class Role(Shape, kw_only=True):
    """A role in the case; ``bound`` ties it to a person of the case (YAML: ``is``)."""

    title: str
    bound: Literal["guardian", "child", "opener", ""] = msgspec.field(name="is", default="")
    may_jump: bool = False


class Track(Shape, kw_only=True):
    """A variant inside one guide that follows a service."""

    title: str
    service: Id = ""


class Entry(Shape, kw_only=True):
    """A step where a case may begin."""

    title: str = ""


class Tell(Shape, kw_only=True):
    """Whom to tell when an offered baton is not answered."""

    tell: Id


class Baton(Shape, kw_only=True):
    """Who may hold the baton, from which level one is needed, and how fast an offer is answered."""

    title: str = "Stafettholder"
    may_hold: tuple[Id, ...] = ()
    needed_from: Id = ""
    answer_within: str = ""
    unanswered: Tell | None = None


class LevelBaton(Shape, kw_only=True):
    """When the holder is decided again on a level: ``before`` or ``within 2 weeks``."""

    may_hold: tuple[Id, ...] = ()
    decide: str = ""


class Reminder(Shape, kw_only=True):
    """A reminder ``before`` or ``after`` a due moment, to a role or the holder."""

    who: Id
    before: str = ""
    after: str = ""


class Instead(Shape, kw_only=True):
    """Another deadline that takes over while its condition holds."""

    when: str
    within: str = ""
    of: str = ""
    at: str = ""


class Due(Shape, kw_only=True):
    """A deadline: ``within`` a span ``of`` a point, or ``at`` a point. It warns, it never locks."""

    title: str = ""
    within: str = ""
    of: str = ""
    at: str = ""
    until: str = ""
    instead: tuple[Instead, ...] = ()
    remind: tuple[Reminder, ...] = ()
    clock: Literal["", "never_pauses"] = ""


class Choice(Shape, kw_only=True):
    """One choice of a field."""

    label: str
    only_for: tuple[Id, ...] = ()


class Note(Shape, kw_only=True):
    """A text shown beside a field while its condition holds; ``offer`` names an action or tool."""

    when: str
    text: str
    offer: Id = ""


class Repeat(Shape, kw_only=True):
    """How often a group of fields is answered, or for each of which rows."""

    min: int = 0
    max: int = 0
    for_each: str = ""


class Field(Shape, kw_only=True):
    """A question of a form, a transition or a measure. Words are XLSForm's."""

    type: FieldType = "text"
    label: str = ""
    hint: str = ""
    required: Strength = Strength()
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    calculation: str = ""
    choices: dict[Id, Choice] = {}
    other: bool = False
    counts_as: Literal["", "child_heard", "guardians_informed"] = ""
    prefill: str = ""
    share: Literal["", "never"] = ""
    protected: bool = False
    only_for: tuple[Id, ...] = ()
    notes: tuple[Note, ...] = ()
    fields: dict[Id, Field] = {}
    repeat: Repeat | None = None
    updates: Literal["", "measure.status", "measure.evaluate_by"] = ""


class Theme(Shape, kw_only=True):
    """A theme of a conversation: a prompt to the adult, and words to say by age (``3-9``)."""

    title: str
    adult: str = ""
    say: dict[str, tuple[str, ...]] = {}


class Form(Shape, kw_only=True):
    """A form or conversation form of the guide."""

    title: str
    about: str = ""
    copies: Literal["one", "per_round", "many"] = "one"
    held: Id = ""
    counts_as: Literal["", "child_heard", "guardians_informed"] = ""
    stop_rule: str = ""
    after: tuple[Id, ...] = ()
    after_is: Literal["stop", "warn"] = "warn"
    compare_with: Literal["", "previous"] = ""
    share: Literal["", "never"] = ""
    only_for: tuple[Id, ...] = ()
    fields: dict[Id, Field] = {}
    themes: dict[Id, Theme] = {}


class Item(Shape, kw_only=True):
    """One line of a checklist: a result that one can see."""

    text: str
    hint: str = ""
    required: Strength = Strength()
    relevant: str = ""
    protected: bool = False
    only_for: tuple[Id, ...] = ()


class ConsentDemand(Shape, kw_only=True):
    """That a purpose is asked for or given, by whom, or left on another lawful ground."""

    state: Literal["asked", "given"]
    of: Literal["each_invited", "each_participating", "unit", ""] = ""
    other_ground: bool = msgspec.field(name="or", default=False)
    strength: StrengthWord = "required"


class MeasureDemand(Shape, kw_only=True):
    """What is demanded of the measures."""

    at_least: int = 0
    each_has: tuple[Id, ...] = ()
    all_done: bool = False
    owned_by: Literal["", "own_service"] = ""
    strength: StrengthWord = "required"


class BatonDemand(Shape, kw_only=True):
    """What is demanded of the baton."""

    state: Literal["accepted", "decided_this_level", "in_own_service"]
    strength: StrengthWord = "required"


class Requires(Shape, kw_only=True):
    """The closed list of what a transition, level or closing may demand."""

    forms: dict[Id, Strength] = {}
    checklist: tuple[Id, ...] = ()
    consent: dict[Id, ConsentDemand] = {}
    baton: BatonDemand | None = None
    measures: MeasureDemand | None = None
    child_heard: Strength = Strength()
    guardians_informed: Strength = Strength()
    role: Id = ""
    other_person: str = ""
    levels_tried: tuple[Id, ...] = ()
    new_date: str = ""
    when: str = ""


class Transition(Shape, kw_only=True):
    """A move out of a step or a closing. It exists only because it is written."""

    title: str = ""
    to: tuple[Id, ...] = ()
    hint: str = ""
    when: str = ""
    only_for: tuple[Id, ...] = ()
    reason: Literal["", "required", "optional"] = ""
    requires: Requires = Requires()
    asks: dict[Id, Field] = {}
    demands: tuple[Id, ...] | None = None
    round: Literal["", "new", "same"] = ""
    event: str = ""
    automatic: bool = False
    emits: Id = ""
    never_blocked: bool = False
    protected: bool = False


class Opens(Shape, kw_only=True):
    """The linked guide that an action opens, and what is carried over."""

    guide: Id
    carry: tuple[str, ...] = ()


class Action(Shape, kw_only=True):
    """Something done without leaving the step, or (with ``to``) from any step."""

    title: str
    about: str = ""
    opens: Opens | None = None
    to: tuple[Id, ...] = ()
    event: str = ""
    when: str = ""
    only_for: tuple[Id, ...] = ()
    asks: dict[Id, Field] = {}
    reason: Literal["", "required", "optional"] = ""
    requires: Requires = Requires()
    form: Id = ""
    never_blocked: bool = False
    protected: bool = False
    keeps_open: bool = False


class Step(Shape, kw_only=True):
    """A step of a level: what, how, why and who, with what, by when, and the ways on."""

    title: str
    kind: Id = ""
    what: str = ""
    how: str = ""
    why: str = ""
    who: tuple[Id, ...] = ()
    tools: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()
    checklist: dict[Id, Item] = {}
    forms: dict[Id, Strength] = {}
    due: Due | None = None
    actions: tuple[Id, ...] = ()
    transitions: dict[Id, Transition] = {}
    when: str = ""
    only_for: tuple[Id, ...] = ()
    off_path: bool = False


class Kind(Shape, kw_only=True):
    """What steps have in common. Its content already lies under each step of the kind."""

    title: str
    phase: Phase


class Rounds(Shape, kw_only=True):
    """From which round on a level warns, and with what words."""

    warn_after: int = 0
    say: str = ""


class Level(Shape, kw_only=True):
    """How wide the cooperation is, with its steps in the order of the text."""

    title: str
    about: str = ""
    implied: bool = False
    when: str = ""
    only_for: tuple[Id, ...] = ()
    baton: LevelBaton | None = None
    rounds: Rounds = Rounds()
    requires: Requires = Requires()
    deadlines: dict[Id, Due] = {}
    steps: dict[Id, Step] = {}


class Closing(Shape, kw_only=True):
    """A way in which a case ends, with its own demands and the ways to open it again."""

    title: str
    about: str = ""
    checklist: dict[Id, Item] = {}
    forms: dict[Id, Strength] = {}
    transitions: dict[Id, Transition] = {}


class Consent(Shape, kw_only=True):
    """A purpose that consent is asked for: who gives it, from what age, for how long."""

    title: str
    about: str = ""
    per: Literal["", "service"] = ""
    given_by: Literal["both_guardians", "one_guardian"] = "both_guardians"
    own_from_age: int = 0
    basis: str = ""
    valid_for: str = ""


class Condition(Shape, kw_only=True):
    """A named condition with a title that people read."""

    title: str
    when: str


class Contact(Shape, kw_only=True):
    """Someone to ring or write to."""

    title: str
    phone: str = ""
    url: str = ""
    open: str = ""
    otherwise: Id = ""
    checked: str = ""
    missing: Literal["", "fill_in"] = ""
    show: tuple[Literal["every_page", "acute", "child"], ...] = ()


class Link(Shape, kw_only=True):
    """A page elsewhere."""

    title: str
    url: str = ""
    about: str = ""
    checked: str = ""
    missing: Literal["", "fill_in"] = ""


class MeasurePlaces(Shape, kw_only=True):
    """Where a measure can be carried out."""

    label: str = "Hvor"
    choices: dict[Id, Choice] = {}


class Measures(Shape, kw_only=True):
    """What the guide adds to the built-in core of a measure."""

    place: MeasurePlaces = MeasurePlaces()
    fields: dict[Id, Field] = {}


class Access(Shape, kw_only=True):
    """Who is kept from reading cases of this guide."""

    guardians: Literal["", "never"] = ""


class Guide(Shape, kw_only=True):
    """A whole guide in normal form. Printed empty it is the handlingsveileder."""

    workflow: Id
    version: str
    language: Literal["nb", "nn", "en", "se"]
    title: str
    about: str = ""
    reviewed: str = ""
    subjects: tuple[Literal["child", "unborn", "group"], ...] = ("child",)
    tracks: dict[Id, Track] = {}
    entries: dict[Id, Entry] = {}
    entered_by: tuple[Id, ...] = ()
    roles: dict[Id, Role] = {}
    baton: Baton | None = None
    kinds: dict[Id, Kind] = {}
    services: dict[Id, Text] = {}
    contacts: dict[Id, Contact] = {}
    contact_order: tuple[Id, ...] = ()
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
    linked_from: tuple[Id, ...] = ()
    gives: tuple[str, ...] = ()
