"""Comparing two values; what cannot be compared is unknown, never an error."""

from __future__ import annotations

import math
import operator as operators
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bti.guide.conditions.expressions import Operator
from bti.guide.conditions.kleene import truth_of
from bti.guide.conditions.values import Truth, Value

_OSLO = ZoneInfo("Europe/Oslo")
_Pair = tuple[Any, Any]
_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    "==": operators.eq,
    "!=": operators.ne,
    "<": operators.lt,
    "<=": operators.le,
    ">": operators.gt,
    ">=": operators.ge,
}


def compare(left: Value, operator: Operator, right: Value) -> Truth:
    """Compare two values; unknown when one is missing or they are of different kinds."""
    ordered = _numbers(left, right) or _moments(left, right)
    if ordered is not None:
        return truth_of(_COMPARE[operator](*ordered))
    alike = _truths(left, right) or _texts(left, right)
    if alike is not None and operator in {"==", "!="}:
        return truth_of(_COMPARE[operator](*alike))
    return Truth.UNKNOWN


def holds(values: Value, item: Value) -> Truth:
    """Say whether a many-choice holds a choice; unknown when it is not answered."""
    choice = _as_id(item)
    if not isinstance(values, frozenset | tuple) or choice is None:
        return Truth.UNKNOWN
    return truth_of(choice in values)


def _is_number(value: Value) -> bool:
    match value:
        case bool():
            return False
        case float():
            return not math.isnan(value)
        case Decimal():
            return not value.is_nan()
        case _:
            return isinstance(value, int)


def _numbers(left: Value, right: Value) -> _Pair | None:
    return (left, right) if _is_number(left) and _is_number(right) else None


def _moments(left: Value, right: Value) -> _Pair | None:
    if isinstance(left, time) and isinstance(right, time):
        return (left, right) if left.tzinfo is None and right.tzinfo is None else None
    if not isinstance(left, date) or not isinstance(right, date):
        return None
    if isinstance(left, datetime) and isinstance(right, datetime) and _same_clock(left, right):
        return left, right
    return _day(left), _day(right)


def _same_clock(left: datetime, right: datetime) -> bool:
    return (left.utcoffset() is None) == (right.utcoffset() is None)


def _day(moment: date) -> date:
    """Give the day in Norway, which a moment late in the evening elsewhere may be past."""
    if isinstance(moment, datetime) and moment.utcoffset() is not None:
        moment = moment.astimezone(_OSLO)
    return date(moment.year, moment.month, moment.day)


def _truths(left: Value, right: Value) -> _Pair | None:
    return (left, right) if isinstance(left, bool) and isinstance(right, bool) else None


def _texts(left: Value, right: Value) -> _Pair | None:
    # The ids of choices may be written as yes, no or a number; the answer is then the id as text.
    if not isinstance(left, str) and not isinstance(right, str):
        return None
    first, second = _as_id(left), _as_id(right)
    return None if first is None or second is None else (first, second)


def _as_id(value: Value) -> str | None:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return str(value)
        case _:
            return None
