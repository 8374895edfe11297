"""A guide with one of everything and little in it, and what can be planted in each of its places.

Both are worked out from the types of the language, so that a new key is planted without anyone
having to think of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from bti.guide import definition as d
from bti.guide.plans import Flag, Line, Many, Number, Part, Plan, Register, Slot, Word, slots

Path = tuple[str | int, ...]
Struct = type[msgspec.Struct]

NAMED = {
    "action": "actions_id",
    "ages": "3-9",
    "arena": "arenas_id",
    "channel": "channels_id",
    "choice_id": "choices_id",
    "consent": "consents_id",
    "contact": "contacts_id",
    "day": "calendar_id",
    "demand": "checklist_id",
    "follow_up": "follow_ups_id",
    "form": "forms_id",
    "guide": "forms_id",
    "kind": "kinds_id",
    "level": "levels_id",
    "link": "links_id",
    "list": "lists_id",
    "measure_field": "fields_id",
    "offer": "links_id",
    "offering": "offers_id",
    "own_field": "fields_id",
    "own_id": "eligible_id",
    "role": "roles_id",
    "scope": "tracks_id",
    "service": "services_id",
    "step": "steps_id",
    "target": "closings_id",
    "task": "tasks_id",
    "teller": "services_id",
    "tool": "arenas_id",
    "track": "tracks_id",
}
"""What a reference of each sort names in the guide."""

WRITTEN = {
    "address": "https://plantet.invalid/",
    "assumed": "yes",
    "base": "grunnlag 2026.7",
    "cadence": "7 per year",
    "calculation": "forms_id.number",
    "carried": "forms_id.fields_id",
    "chosen": "forms_id.choosing",
    "condition": "forms_id.choosing == choices_id",
    "constraint": "value > 7",
    "coverage": "77 %",
    "date": "2026-07-07",
    "days": "2026-07-07",
    "decide": "within 7 weeks",
    "edition": "2026.7",
    "email": "plantet@eksempel.invalid",
    "event": "measure_added",
    "foreign": "forms_id.fields_id",
    "given": "forms_id.fields_id",
    "limit": "7 per year",
    "measure_date": "measures.evaluate_by",
    "moment": "forms_id.dated",
    "open": "mon-fri 07:07-17:17",
    "other_person": "than opener",
    "phone": "77 77 77 77",
    "point": "step.entered",
    "rows": "measures.open",
    "shown": "links",
    "span": "7 weeks",
    "takes": "7-8 weeks",
    "waits_for": "roles_id",
}
"""What is written in each of the small grammars."""

# What the least of a part holds, beside what it must hold, for anything to be said of it.
SEEDS: Mapping[Struct, Mapping[str, Any]] = {
    d.Due: {"within": "2 weeks", "of": "case.opened"},
    d.Instead: {"within": "1 week"},
    d.Reminder: {"before": "3 days"},
    d.Field: {"label": "Et spørsmål", "type": "select_one", "scale": None, "repeat": None},
    d.Step: {"kind": "kinds_id", "actions": ("actions_id",)},
    d.Fact: {"type": "select_one"},
    d.Task: {"when": "conditions_id"},
    d.Theme: {"adult": "Snakk rolig"},
    d.Guide: {"workflow": "hele", "version": "1"},
    d.Role: {"title": "Rollen"},
    d.Consent: {"given_by": "one_guardian"},
    d.Coverage: {"target": "50 %"},
    d.MeasureDemand: {"at_least": 1},
}

ALONE: dict[str, Any] = {"fields": {}, "repeat": None, "scale": None}

# What has to stand beside what is planted, with and without it, for it to mean anything.
BESIDE: Mapping[tuple[Struct, str], Mapping[str, Any]] = {
    (d.Due, "at"): {"within": "", "of": ""},
    (d.Field, "constraint_message"): {"constraint": "value > 7"},
    (d.Field, "other"): {"type": "select_one", **ALONE},
    (d.Field, "type"): ALONE | {"choices": {}},
    (d.Action, "attach"): {"submits_to": "arenas_id"},
    (d.Guide, "entered_by_others"): {"entered_by": ("roles_id",)},
    (d.Guide, "review_every"): {"reviewed": "2026-01-01"},
    (d.Contact, "missing"): {"phone": "11 11 11 11"},
    (d.Form, "held"): {"copies": "many"},
    (d.Rounds, "say"): {"warn_after": 3},
    (d.Role, "jump_demands"): {"may_jump": True},
    (d.Consent, "instead"): {"own_from_age": 15},
    (d.Contact, "otherwise"): {"phone": "11 11 11 11"},
    (d.Form, "after_is"): {"after": ("talk",)},
}


# What only says something in another form than the grammar gives.
OTHERWISE: Mapping[tuple[Struct, str], Mapping[str, Any]] = {
    (d.Guide, "contact_order"): {"contact_order": ("second", "contacts_id")},
    (d.Instead, "at"): {"at": "next arenas_id", "within": ""},
    (d.Reminder, "after"): {"after": "7 weeks", "before": ""},
}

SECOND = {
    "action": "second",
    "cadence": "9 per year",
    "chosen": "forms_id.second",
    "condition": "forms_id.number == 9",
    "constraint": "value > 9",
    "coverage": "99 %",
    "form": "talk",
    "guide": "talk",
    "kind": "second",
    "list": "second",
    "other_person": "than step.steps_id",
    "role": "second",
    "span": "9 weeks",
}
"""What is written instead where the first is what already stands there."""


def id_in(register: Register, key: str) -> str:
    """Give the id of the one thing that a register holds."""
    return NAMED.get(register.key, f"{key}_id")


def inside(plan: Plan) -> Struct | None:
    """Give the part that a plan holds, through lists and registers."""
    while isinstance(plan, Many | Register):
        plan = plan.item
    return plan.type if isinstance(plan, Part) else None


def least(part: Struct, within: tuple[Struct, ...] = ()) -> Any:  # noqa: ANN401 - any part
    """Give a part with one of all that it can hold, and each of those with as little as it can."""
    values = dict(SEEDS.get(part, {}))
    for slot in slots(part).values():
        held = inside(slot.plan)
        if slot.name in values:
            continue
        if held is None and slot.required:
            values[slot.name] = sample(slot, f"{part.__name__}.{slot.key}")
        elif held is not None and held not in (*within, part):
            values[slot.name] = _one_of(slot.plan, slot.key, (*within, part))
    return part(**values)


def _one_of(plan: Plan, key: str, within: tuple[Struct, ...]) -> Any:  # noqa: ANN401 - any plan
    match plan:
        case Many(item=item):
            return (_one_of(item, key, within),)
        case Register(item=item):
            return {id_in(plan, key): _one_of(item, key, within)}
        case Part(type=part):
            return least(part, within)
        case _:
            return _planted(plan, key)


def sample(slot: Slot, mark: str) -> Any:  # noqa: ANN401 - as many types as there are keys
    """Give the first thing that can stand under a key."""
    return next(iter(values_of(slot, mark)))


def values_of(slot: Slot, mark: str, there: Any = None) -> Iterator[Any]:  # noqa: ANN401 - any key
    """Give what can be planted under a key, other than what is there."""
    match slot.plan:
        case Word(words=words) | Many(item=Word(words=words)):
            several = isinstance(slot.plan, Many)
            values = [(word,) if several else word for word in words]
            yield from (value for value in values if value not in {slot.default, there})
        case plan:
            first = _planted(plan, mark)
            yield _planted(plan, mark, second=True) if first == there else first


def _planted(plan: Plan, mark: str, *, second: bool = False) -> Any:  # noqa: ANN401 - as many types as there are plans
    match plan:
        case Line(meaning=meaning):
            written = NAMED | WRITTEN | (SECOND if second else {})
            return written.get(meaning, mark)
        case Many(item=item):
            return (_planted(item, mark, second=second),)
        case Register(item=item):
            return {id_in(plan, mark): _planted(item, mark, second=second)}
        case Flag():
            return True
        case Number():
            return 9 if second else 7
        case _:
            raise TypeError(plan)


def whole() -> d.Guide:
    """Give the guide: one of everything, a form with each sort of question, and a conversation."""
    guide: d.Guide = least(d.Guide)
    form = guide.forms["forms_id"]
    plain = d.Field(label="Et spørsmål")
    second = {
        name: getattr(guide, name)
        | {"second": replace(_only(guide, name), title=f"Den andre {name}")}
        for name in ("actions", "contacts", "kinds", "lists", "roles")
    }
    asked = {
        "fields_id": plain,
        "number": d.Field(type="integer", label="Hvor mange?"),
        "dated": d.Field(type="date", label="Hvilken dag?"),
        "choosing": replace(form.fields["fields_id"], type="select_one", scale=None, repeat=None),
        "second": d.Field(type="select_one", label="Og dette?"),
        "scaled": d.Field(type="scale", label="Hvor mye?", scale=d.Scale()),
        "grouped": d.Field(type="group", label="Om flere ting", fields={"one": plain}),
        "rows": d.Field(type="repeat", label="Om hver", repeat=d.Repeat(), fields={"one": plain}),
    }
    plainly = replace(form, fields=asked, themes={})
    talk = replace(form, title="Samtalen", fields={"fields_id": plain})
    forms = {"forms_id": plainly, "talk": talk}
    return msgspec.structs.replace(guide, forms=forms, **second)


def _only(guide: d.Guide, register: str) -> Any:  # noqa: ANN401 - any part
    return next(iter(getattr(guide, register).values()))


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a part that stands somewhere in the guide."""

    path: Path
    part: Struct
    slot: Slot

    @property
    def name(self) -> str:
        """Name the key by its type."""
        return f"{self.part.__name__}.{self.slot.key}"


def spots(value: Any, path: Path = ()) -> Iterator[Spot]:  # noqa: ANN401 - any part of a guide
    """Give every key that holds no part, wherever it stands."""
    if isinstance(value, msgspec.Struct):
        for slot in slots(type(value)).values():
            if slot.name == "required" and getattr(value, "fields", None):
                continue  # a group is answered through the questions in it
            if inside(slot.plan) is None:
                yield Spot(path=path, part=type(value), slot=slot)
            else:
                yield from spots(getattr(value, slot.name), (*path, slot.name))
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "second":
                yield from spots(one, (*path, key))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from spots(one, (*path, index))


def put(value: Any, path: Path, changes: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any part
    """Give a guide in which the part at a path holds something else."""
    if not path:
        return replace(value, **changes)
    first, *rest = path
    if isinstance(value, dict):
        return value | {first: put(value[first], tuple(rest), changes)}
    if isinstance(value, tuple):
        return tuple(
            put(one, tuple(rest), changes) if index == first else one
            for index, one in enumerate(value)
        )
    name = str(first)
    return replace(value, **{name: put(getattr(value, name), tuple(rest), changes)})


def planted(spot: Spot, guide: d.Guide, mark: str) -> Iterator[tuple[d.Guide, d.Guide, Any]]:
    """Give the guide without and with each thing that can stand there, and what it is."""
    key = (spot.part, spot.slot.name)
    without = put(guide, spot.path, BESIDE.get(key, {}))
    there = getattr(at(without, spot.path), spot.slot.name)
    if key in OTHERWISE:
        yield without, put(without, spot.path, OTHERWISE[key]), ""
        return
    for value in values_of(spot.slot, mark, there):
        yield without, put(without, spot.path, {spot.slot.name: value}), value


def at(value: Any, path: Path) -> Any:  # noqa: ANN401 - any part
    """Give the part at a path."""
    for one in path:
        within: Any = value
        value = within[one] if isinstance(value, dict | tuple) else getattr(value, str(one))
    return value
