"""The few shorthands of the language, as data about the types they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bti.guide.definition import (
    Action,
    Arena,
    AskAgain,
    BatonDemand,
    Capacity,
    Choice,
    Condition,
    ConditionDemand,
    ConsentDemand,
    Contact,
    Coverage,
    DateDemand,
    Due,
    ExceptionAssessment,
    Fact,
    Field,
    Form,
    Guide,
    Invites,
    Kind,
    Level,
    LevelWord,
    Offering,
    OpenOn,
    Opens,
    PersonDemand,
    ReceiverDemand,
    Requires,
    RoleDemand,
    Rounds,
    Scale,
    Service,
    Step,
    Strength,
    Sweep,
    Task,
    Theme,
    Transition,
    Tries,
)
from bti.guide.plans import Part, Plan, slots

# A type, and the key in it.
Key = tuple[type[msgspec.Struct], str]

# Which key a bare text stands for, where it is not the title or text.
_BARE: dict[type[msgspec.Struct], str] = {
    AskAgain: "ask_within",
    BatonDemand: "state",
    Capacity: "is",
    Choice: "label",
    Condition: "",
    ConditionDemand: "holds",
    ConsentDemand: "state",
    Coverage: "target",
    DateDemand: "of",
    Due: "",
    ExceptionAssessment: "form",
    Guide: "",
    Invites: "service",
    LevelWord: "one",
    OpenOn: "open",
    PersonDemand: "who",
    ReceiverDemand: "state",
    RoleDemand: "one_of",
    Rounds: "warn_after",
    Tries: "times",
}

# Lists where one thing may stand without brackets.
ONE_OR_MANY: frozenset[Key] = frozenset(
    {
        (Transition, "to"),
        (Action, "to"),
        (Action, "by"),
        (Action, "then"),
        (Action, "attach"),
        (RoleDemand, "one_of"),
        (Task, "who"),
        (Task, "goes_to"),
        (Theme, "say"),
        (Arena, "cases"),
        (Step, "measures"),
        (Fact, "from"),
        *((part, "open") for part in (Contact, Service, Offering, OpenOn)),
    }
)

# Words that say that a list is empty.
NOTHING: dict[Key, str] = {(Opens, "carry"): "nothing", (Transition, "demands"): "none"}

# Yes-or-no keys where yes has a word of its own.
YES: dict[Key, str] = {(ConsentDemand, "or"): "other_ground"}

# Maps where a list of ids stands for each of them with this word.
LISTED: dict[Key, str] = {
    (Requires, "forms"): "required",
    (Requires, "checklist"): "required",
    (Requires, "levels_tried"): "required",
    (Requires, "tasks_done"): "required",
    (Action, "consents"): "given",
}

# Keys that stand among the ids of a map and hold for each of them.
SPREAD: dict[Key, tuple[str, ...]] = dict.fromkeys(
    ((Requires, "consent"), (Action, "consents")), ("of", "or", "strength")
)

# Keys that the loader itself sets; written by hand they are unknown.
HIDDEN: frozenset[Key] = frozenset({(Level, "implied"), (Guide, "built_on")})

# What is known by its id alone: these registers are left out of paths.
ROOTS: frozenset[Key] = frozenset(
    {(Guide, "levels"), (Level, "steps"), (Guide, "closings"), (Guide, "kinds")}
)

# Keys that merging takes away before types are read.
MERGED: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Guide: ("steps", "remove", "scenarios"),
    Form: ("like", "remove"),
    Sweep: ("like", "remove"),
    Step: ("next", "like", "remove"),
    Kind: ("also", *(key for key in slots(Step) if key not in {"title", "kind"}), "next"),
}

STRENGTH_WORDS = {"true": "required", "yes": "required", "false": "optional", "no": "optional"}
YES_WORDS = frozenset({"yes", "true"})
NO_WORDS = frozenset({"no", "false"})

LONGEST_SCALE = 20

# Written by the loader, never by a hand.
MADE = "•"


def bare_key(plan: Plan) -> str:
    """Give the key that a bare text stands for where a map could stand, or nothing."""
    if not isinstance(plan, Part) or plan.type is Strength:
        return ""
    named = _BARE.get(plan.type)
    if named is not None:
        return named
    known = slots(plan.type)
    return next((key for key in ("title", "text") if key in known), "")


def implied_type(part: type[msgspec.Struct], keys: set[str]) -> str:
    """Give the kind of a field that shows from its other keys: a repeat needs no ``type``."""
    kinds = (key for key in ("repeat", "scale") if key in keys)
    return next(kinds, "") if part is Field and "type" not in keys else ""


def implied_choices(values: Mapping[str, Any]) -> dict[str, Choice]:
    """Give the choices of a scale that is written by its ends: a number each, words at the ends."""
    scale = values.get("scale", Scale() if values.get("type") == "scale" else None)
    if not isinstance(scale, Scale) or values.get("choices"):
        return {}
    ends = {scale.min: scale.low, scale.max: scale.high}
    steps = range(scale.min, min(scale.max, scale.min + LONGEST_SCALE) + 1)
    return {str(step): Choice(label=ends.get(step) or str(step)) for step in steps}
