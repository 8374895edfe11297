"""A kept answer as a value that conditions compare: dates as dates, decimals as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from bti.case.calendar import local
from bti.case.events import Answer
from bti.guide.conditions import Missing
from bti.guide.definition import Field

if TYPE_CHECKING:
    from bti.guide.conditions import Value

_READERS: dict[str, Callable[[str], Value]] = {
    "date": date.fromisoformat,
    "datetime": lambda text: local(datetime.fromisoformat(text)),
    "time": time.fromisoformat,
    "decimal": Decimal,
}

_DAY, _HOUR = r"\d{4}-\d{2}-\d{2}", r"\d{2}:\d{2}(:\d{2})?"
_SHAPES = {
    "date": _DAY,
    "datetime": rf"{_DAY}T.+",
    "time": _HOUR,
    "decimal": r"-?\d+(\.\d+)?",
}
_OF_KIND = {
    "text": Field(type="text"),
    "date": Field(type="date"),
    "datetime": Field(type="datetime"),
    "time": Field(type="time"),
    "decimal": Field(type="decimal"),
}


def typed(field: Field, answer: Answer) -> Value:
    """Give an answer as a value; what is asked and empty is known to be so."""
    if answer is None:
        return Missing.EMPTY
    if isinstance(answer, tuple):
        return frozenset(answer)
    reader = _READERS.get(field.type)
    if reader is None or not isinstance(answer, str):
        return answer
    try:
        return reader(answer)
    except (ValueError, InvalidOperation):
        return Missing.NOT_ANSWERED


def shaped(answer: Answer) -> Value:
    """Give an answer to a field of another guide, by its shape: only that guide knows its type."""
    text = answer if isinstance(answer, str) else ""
    kind = next((kind for kind, shape in _SHAPES.items() if re.fullmatch(shape, text)), "text")
    return typed(_OF_KIND[kind], answer)


def kept(field: Field, value: Value | None) -> Answer:
    """Give a value as the answer to a field is kept; what is missing is empty."""
    if field.type == "date" and isinstance(value, datetime):
        value = value.date()
    match value:
        case None | Missing():
            return None
        case bool() | int() | float() | str():
            return value
        case frozenset():
            return tuple(sorted(value))
        case tuple():
            return value
        case Decimal():
            return format(value, "f")
        case _:
            return value.isoformat()
