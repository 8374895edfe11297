"""How each key of a guide is to be read, worked out from the types in ``definition``.

A plan is what a type says about the text that may stand there. A new key in a type is a new slot
here, with nothing more to write.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from bti.guide.definition import Guide
from bti.guide.vocabulary import meaning_of


class Line(msgspec.Struct, frozen=True):
    """A text; ``meaning`` says what it refers to, when it is not a text of one's own."""

    meaning: str = ""


class Word(msgspec.Struct, frozen=True):
    """One of a closed list of words."""

    words: tuple[str, ...]


class Flag(msgspec.Struct, frozen=True):
    """Yes or no."""


class Number(msgspec.Struct, frozen=True):
    """A whole number."""


class Many(msgspec.Struct, frozen=True):
    """A list, all of one sort."""

    item: Plan


class Register(msgspec.Struct, frozen=True):
    """A map from ids to things of one sort."""

    key: str
    item: Plan


class Part(msgspec.Struct, frozen=True):
    """A map with the keys of one type."""

    type: type[msgspec.Struct]


Plan: TypeAlias = Line | Word | Flag | Number | Many | Register | Part


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a type: how it is written, what it is called in Python, and how it is read."""

    key: str
    name: str
    plan: Plan
    required: bool
    default: Any


@cache
def slots(part: type[msgspec.Struct]) -> dict[str, Slot]:
    """Give the keys of a type as they are written in YAML."""
    info = inspect.type_info(part)
    if not isinstance(info, inspect.StructType):
        raise TypeError(part)
    return {
        field.encode_name: Slot(
            key=field.encode_name,
            name=field.name,
            plan=_plan(field.type),
            required=field.required,
            default=_default(field),
        )
        for field in info.fields
    }


def _default(field: inspect.Field) -> Any:  # noqa: ANN401 - as many types as there are fields
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


@cache
def parts() -> tuple[type[msgspec.Struct], ...]:
    """Give every type that a guide is made of, the guide first."""
    found: list[type[msgspec.Struct]] = [Guide]
    for part in found:
        for slot in slots(part).values():
            inner = _part_inside(slot.plan)
            if inner is not None and inner not in found:
                found.append(inner)
    return tuple(found)


def _part_inside(plan: Plan) -> type[msgspec.Struct] | None:
    while isinstance(plan, Many | Register):
        plan = plan.item
    return plan.type if isinstance(plan, Part) else None


def _plan(kind: inspect.Type) -> Plan:
    match kind:
        case inspect.Metadata(type=inner, extra=extra):
            return Line(meaning_of(extra)) if isinstance(inner, inspect.StrType) else _plan(inner)
        case inspect.StrType():
            return Line()
        case inspect.LiteralType(values=values):
            return Word(tuple(str(value) for value in values))
        case inspect.UnionType(types=types):
            return _plan(next(t for t in types if not isinstance(t, inspect.NoneType)))
        case inspect.VarTupleType(item_type=item):
            return Many(_plan(item))
        case inspect.DictType(key_type=key, value_type=value):
            return Register(_meaning(key), _plan(value))
        case inspect.StructType(cls=cls):
            return Part(cls)
        case _:
            return _simple(kind)


def _simple(kind: inspect.Type) -> Plan:
    if isinstance(kind, inspect.BoolType):
        return Flag()
    if isinstance(kind, inspect.IntType):
        return Number()
    raise TypeError(kind)


def _meaning(key: inspect.Type) -> str:
    plan = _plan(key)
    return plan.meaning or "id" if isinstance(plan, Line) else "id"


def placeholder(plan: Plan) -> Any:  # noqa: ANN401 - as many types as there are plans
    """Give a value that stands where the written one could not be read."""
    match plan:
        case Word(words=words):
            return words[0]
        case Flag():
            return False
        case Number():
            return 0
        case Many():
            return ()
        case Register():
            return {}
        case Part(type=part):
            return part(**{s.name: placeholder(s.plan) for s in slots(part).values() if s.required})
        case _:
            return ""
