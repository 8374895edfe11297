"""The JSON Schema of a translation: the texts of every part, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from bti.guide.definition import Guide, Level
from bti.guide.plans import Many, Part, Plan, Register, slots
from bti.guide.shorthand import bare_key
from bti.guide.translation.reading import HEAD, LANGUAGES
from bti.guide.translation.texts import holds_texts, is_text

Schema: TypeAlias = dict[str, Any]
Told: TypeAlias = Callable[[type[msgspec.Struct], str], str]

_WORDS: Schema = {"type": ["string", "number", "boolean", "null"]}
_ABOUT = {
    "translates": "Veilederen og utgaven dette er en oversettelse av.",
    "language": "Språket det er oversatt til.",
    "originals": "Merker av tekstene da de ble oversatt. Kommandoen skriver dem.",
}


def translation_schema(told: Told) -> tuple[Schema, dict[str, Schema]]:
    """Give the schema of the top of a translation, and the definitions that it refers to."""
    writer = _Writer(told)
    keys = writer.keys(Guide)
    keys["steps"] = writer.value(slots(Level)["steps"].plan)
    head: Schema = {
        "translates": {"type": "string"},
        "language": {"enum": list(LANGUAGES)},
        "originals": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
    }
    head = {key: {"description": _ABOUT[key], **schema} for key, schema in head.items()}
    top = {"required": list(HEAD[:2]), "properties": keys | head, "additionalProperties": False}
    return top, writer.definitions


class _Writer:
    def __init__(self, told: Told) -> None:
        self.told = told
        self.definitions: dict[str, Schema] = {}

    def keys(self, part: type[msgspec.Struct]) -> dict[str, Schema]:
        """Give the keys of a part that hold texts."""
        return {
            slot.key: {"description": self.told(part, slot.key), **self.value(slot.plan)}
            for slot in slots(part).values()
            if holds_texts(slot.plan)
        }

    def value(self, plan: Plan) -> Schema:
        """Give what may stand where a plan has texts."""
        if is_text(plan):
            many: Schema = {"type": ["array", "null"], "items": _WORDS}
            return many if isinstance(plan, Many) else _WORDS
        match plan:
            case Register(item=item):
                return {"type": "object", "additionalProperties": self.value(item)}
            case Many(item=item):
                return {"type": "array", "items": self.value(item)}
            case Part(type=part):
                return self._part(part)
            case _:
                return _WORDS

    def _part(self, part: type[msgspec.Struct]) -> Schema:
        name = f"{part.__name__}Texts"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = {
                "type": ["object", *(_WORDS["type"] if bare_key(Part(part)) else ())],
                "properties": self.keys(part),
                "additionalProperties": False,
            }
        return {"$ref": f"#/definitions/{name}"}
