"""What a guide asks: fields, forms, conversations by theme, and the lines of checklists."""

from typing import Literal

from bti.guide.shape import Shape, Strength
from bti.guide.vocabulary import (
    Ages,
    CalculationText,
    ChoiceId,
    ConditionText,
    ConstraintText,
    ForeignPath,
    FormId,
    Id,
    OfferId,
    OwnFieldId,
    RoleId,
    RowsPath,
    ScopeId,
)

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


class Choice(Shape, frozen=True, kw_only=True):
    """One choice of a field; ``ask`` is the question that is put to whoever chooses it."""

    label: str
    ask: str = ""
    only_for: tuple[ScopeId, ...] = ()


class Scale(Shape, frozen=True, kw_only=True):
    """The ends of a scale, with the words that stand at each of them."""

    min: int = 1
    max: int = 5
    low: str = ""
    high: str = ""


class Note(Shape, frozen=True, kw_only=True):
    """A text shown beside a field while its condition holds; ``offer`` names an action or tool."""

    when: ConditionText
    text: str
    offer: OfferId = ""
    only_for: tuple[ScopeId, ...] = ()


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
    scale: Scale | None = None
    counts_as: Literal["", "child_heard", "guardians_informed", "named"] = ""
    prefill: ForeignPath = ""
    share: Literal["", "never"] = ""
    confidential: tuple[RoleId, ...] = ()
    protected: bool = False
    only_for: tuple[ScopeId, ...] = ()
    notes: tuple[Note, ...] = ()
    fields: dict[Id, "Field"] = {}
    repeat: Repeat | None = None
    updates: Literal["", "measure.status", "measure.evaluate_by"] = ""


class Theme(Shape, frozen=True, kw_only=True):
    """A theme of a conversation: a prompt to the adult, and words to say by age (``3-9``)."""

    title: str
    adult: str = ""
    say: dict[Ages, tuple[str, ...]] = {}
    only_for: tuple[ScopeId, ...] = ()


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
    confidential: tuple[RoleId, ...] = ()
    anonymous: bool = False
    kept_elsewhere: str = ""
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
