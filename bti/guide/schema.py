"""The JSON Schema of a guide, for help in an editor while one writes.

It is made from the types and the shorthands that the loader reads by, so the two cannot drift
apart. An editor gives each scalar a type where the loader reads text: where a text is meant, a
number and a yes or no are let through too. What ``check`` accepts, the schema accepts. It refuses
what has the wrong form, and leaves meaning (ids that lead nowhere, conditions, dates) to ``check``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeAlias

import msgspec

from bti.guide.definition import Guide, Kind, Level, Step, Strength, Transition
from bti.guide.ids import PATTERNS, WHOLE
from bti.guide.nouns import known_keys, noun
from bti.guide.overlay.placing import KEYS as SIDES
from bti.guide.overlay.placing import is_ordered
from bti.guide.plans import Flag, Many, Number, Part, Plan, Register, Word, parts, slots
from bti.guide.shorthand import (
    LISTED,
    MERGED,
    NO_WORDS,
    NOTHING,
    ONE_OR_MANY,
    SPREAD,
    STRENGTH_WORDS,
    YES,
    YES_WORDS,
    Key,
    bare_key,
)
from bti.guide.translation.reading import HEAD
from bti.guide.translation.schema import translation_schema

Schema: TypeAlias = dict[str, Any]
Told: TypeAlias = Callable[[type[msgspec.Struct], str], str]

DRAFT = "http://json-schema.org/draft-07/schema#"
ID = "urn:bti:schema:workflow"
TITLE = "Handlingsveileder for bti"
COMMENT = "Laget fra koden. Skriv den på nytt med «make docs»."

# A folder of files has these in one of them; that one has them all.
_HEAD = tuple(slot.key for slot in slots(Guide).values() if slot.required)
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_NUMBER: Schema = {
    "type": ["integer", "string"],
    "minimum": 0,
    "maximum": 999_999,
    "pattern": f"^{WHOLE.pattern}$",
}
_FLAG: Schema = {"enum": [True, False, *sorted(YES_WORDS), *sorted(NO_WORDS)]}
_TRANSLATES = "translates"
_BUILDING = ("extends", "over")
_OWN_HEAD = ("workflow", "version")
_FLAG_WORDS = {"true": True, "false": False}


def schema_text(told: Told) -> str:
    """Give the schema as the text of a file."""
    return json.dumps(schema(told), ensure_ascii=False, indent=2) + "\n"


def schema(told: Told) -> Schema:
    """Give the schema of a guide; ``told`` says what each key of a part is for."""
    writer = _Writer(told)
    top = writer.file()
    return {
        "$schema": DRAFT,
        "$id": ID,
        "$comment": COMMENT,
        **top,
        "title": TITLE,
        "definitions": dict(sorted(writer.definitions.items())),
    }


# How whole a part is: all of it, a piece laid over another, or a piece of an overlay.
Whole: TypeAlias = Literal["", "Piece", "Laid"]


class _Writer:
    """Writes each part as a definition of its own, the first time it is referred to.

    What stands in a step, a kind, or a form with ``like`` is laid over another piece, so it need
    not be whole: such a *piece* may lack the keys that the part itself must have. So may all that
    an overlay holds, which may also say where it stands.
    """

    def __init__(self, told: Told) -> None:
        self.told = told
        self.definitions: dict[str, Schema] = {}

    def file(self) -> Schema:
        """Give the schema of a file: a guide, an overlay, a part of either, or a translation."""
        said, texts = translation_schema(self.told)
        self.definitions |= texts
        told = {key: {"description": self.told(Guide, key)} for key in known_keys(Guide)}
        told |= {key: {"description": said["properties"][key]["description"]} for key in HEAD}
        return {
            "title": _title(Guide),
            "type": ["object"],
            "properties": told,
            "additionalProperties": False,
            "allOf": [{"if": {"required": ["levels"]}, "then": {"properties": {"steps": False}}}],
            "if": {"required": [_TRANSLATES]},
            "then": said,
            "else": self._guide(),
        }

    def _guide(self) -> Schema:
        whole = self._keys(Guide, "")["properties"]
        whole["remove"] = False
        laid = self._keys(Guide, "Laid")["properties"]
        return {
            "properties": {"originals": False},
            "if": {"anyOf": [{"required": [key]} for key in _BUILDING]},
            "then": {"required": list(_OWN_HEAD), "properties": laid},
            "else": {
                "dependencies": {key: [k for k in _HEAD if k != key] for key in _HEAD},
                "if": {"required": ["workflow"]},
                "then": {"properties": whole},
                # A file of a folder does not say whether it is a guide's or an overlay's.
                "else": {"properties": laid},
            },
        }

    def part(self, part: type[msgspec.Struct], whole: Whole) -> Schema:
        """Give the schema of a part: a map, and the bare text that may stand for it."""
        if part is Strength:
            return self._strength()
        required = () if whole == "Laid" else _required(part)
        found: Schema = {
            "title": _title(part),
            "type": ["object"],
            **self._keys(part, whole),
        }
        if required and not whole:
            found["required"] = list(required)
        if not required:
            found["type"].append("null")
        return self._or_bare(part, found, required)

    def _keys(self, part: type[msgspec.Struct], whole: Whole) -> Schema:
        within: Whole = whole or ("Piece" if part in {Step, Kind} else "")
        # What has no kind and no `like` has nothing to remove from.
        bare = part is not Step and "like" in MERGED.get(part, ()) and not whole
        keys = [key for key in known_keys(part) if not (bare and key == "remove")]
        properties = {key: self._key(part, key, within) for key in keys}
        return {"properties": properties, "additionalProperties": False}

    def _key(self, part: type[msgspec.Struct], key: str, whole: Whole) -> Schema:
        home = Step if part is Kind and key not in {*slots(Kind), "also"} else part
        slot = slots(home).get(key)
        if slot is not None:
            value = self._value(slot.plan, (home, key), whole)
        else:
            value = self._merged(key, whole)
        return {"description": self.told(home, key), **value}

    def _merged(self, key: str, whole: Whole) -> Schema:
        """Give what stands under a key that merging takes away."""
        if key == "steps":
            steps: Whole = "Laid" if whole == "Laid" else ""
            return self._value(slots(Level)["steps"].plan, (Level, "steps"), steps)
        if key == "scenarios":
            return {"type": ["object", "null"]}
        if key == "like":
            return _TEXT
        return self._value(slots(Transition)["to"].plan, (Transition, "to"), "")

    def _value(self, plan: Plan, key: Key, whole: Whole) -> Schema:
        match plan:
            case Part(type=part):
                return self._reference(part, whole)
            case Register():
                return self._register(plan, key, whole)
            case Many(item=item):
                # A list is replaced whole, so nothing in it is a piece.
                return _many(self._value(item, key, ""), key)
            case _:
                return _scalar(plan, key)

    def _reference(self, part: type[msgspec.Struct], whole: Whole) -> Schema:
        if whole or "like" not in MERGED.get(part, ()):
            return self._named(part, "" if whole == "Piece" and part not in _lacking() else whole)
        return {
            "if": {"type": "object", "required": ["like"]},
            "then": self._named(part, "Piece"),
            "else": self._named(part, ""),
        }

    def _named(self, part: type[msgspec.Struct], whole: Whole) -> Schema:
        name = part.__name__ + whole
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.part(part, whole)
        return {"$ref": f"#/definitions/{name}"}

    def _placed(self, plan: Register) -> Schema:
        """Give a piece of an overlay, which may say where it stands among the others."""
        name = f"{plan.item.type.__name__}Placed" if isinstance(plan.item, Part) else ""
        if name not in self.definitions and isinstance(plan.item, Part):
            self.definitions[name] = {}
            piece = dict(self.part(plan.item.type, "Laid"))
            inside = next((one for one in piece.get("anyOf", ()) if "properties" in one), piece)
            inside["properties"] = inside["properties"] | dict.fromkeys(SIDES, _TEXT)
            self.definitions[name] = piece
        return {"$ref": f"#/definitions/{name}"}

    def _register(self, plan: Register, key: Key, whole: Whole) -> Schema:
        is_placed = whole == "Laid" and is_ordered(plan)
        item = self._placed(plan) if is_placed else self._value(plan.item, key, whole)
        register: Schema = {"type": "object", "additionalProperties": item}
        pattern = PATTERNS.get(plan.key)
        if pattern is not None:
            register["propertyNames"] = {"pattern": _whole(pattern)}
        if key in SPREAD and isinstance(plan.item, Part):
            of = plan.item.type
            register["properties"] = {inner: self._key(of, inner, whole) for inner in SPREAD[key]}
        if key in LISTED:
            register |= {"type": ["object", "array"], "items": _TEXT}
        return register

    def _strength(self) -> Schema:
        words = [*_words(slots(Strength)["word"].plan), *STRENGTH_WORDS]
        typed = [_FLAG_WORDS[word] for word in STRENGTH_WORDS if word in _FLAG_WORDS]
        whole = {"type": "object", **self._keys(Strength, "")}
        return {"title": _title(Strength), "anyOf": [{"enum": [*words, *typed]}, whole]}

    def _or_bare(
        self, part: type[msgspec.Struct], whole: Schema, required: tuple[str, ...]
    ) -> Schema:
        """Let a bare text stand for the part, when it is all that the part must have."""
        bare = bare_key(Part(part))
        if not bare or not {*required} <= {bare}:
            return whole
        scalar = _scalar(slots(part)[bare].plan, (part, bare))
        if (part, bare) in ONE_OR_MANY:
            scalar = {**scalar, "type": [*scalar["type"], "array"], "items": _TEXT}
        if "enum" in scalar:
            return {"title": whole.pop("title"), "anyOf": [scalar, whole]}
        return scalar | whole | {"type": [*whole["type"], *scalar["type"]]}


def _scalar(plan: Plan, key: Key) -> Schema:
    match plan:
        case Word():
            return {"enum": _words(plan)}
        case Flag():
            return {"enum": [YES[key]]} if key in YES else _FLAG
        case Number():
            return _NUMBER
        case _:
            return _TEXT


def _words(plan: Plan) -> list[str]:
    return [word for word in plan.words if word] if isinstance(plan, Word) else []


def _many(item: Schema, key: Key) -> Schema:
    many: Schema = {"type": "array", "items": item}
    change: Schema = {
        "type": "object",
        "properties": {"add": many, "remove": {"type": "array", "items": _TEXT}},
        "additionalProperties": False,
        "minProperties": 1,
    }
    if key in ONE_OR_MANY and "type" not in item:
        return {"anyOf": [item, many, change]}
    if key in ONE_OR_MANY:
        return {"anyOf": [item | many | {"type": ["array", *item["type"]]}, change]}
    if key in NOTHING:
        return {"anyOf": [many, change, {"enum": [NOTHING[key]]}]}
    return {"anyOf": [many, change]}


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"


def _title(part: type[msgspec.Struct]) -> str:
    said = noun(part)
    return said[0].upper() + said[1:]


def _required(part: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(slot.key for slot in slots(part).values() if slot.required)


@cache
def _lacking() -> frozenset[type[msgspec.Struct]]:
    """Give the parts that must have something, in themselves or in a part that is merged."""
    found = {part for part in parts() if _required(part)}
    known = 0
    while known != len(found):
        known = len(found)
        found |= {part for part in parts() if _merges(part) & found}
    return frozenset(found)


def _merges(part: type[msgspec.Struct]) -> set[type[msgspec.Struct]]:
    """Give the parts inside a part that merging goes into: those in lists are replaced whole."""
    plans = [slot.plan for slot in slots(part).values()]
    inner = [plan.item if isinstance(plan, Register) else plan for plan in plans]
    return {plan.type for plan in inner if isinstance(plan, Part)}
