"""What a condition means, written from docs/reference/language.md alone.

Nothing here has been taken from the evaluator, and nothing of it is imported but the words for what
is missing: the two are held to each other by `test_conditions_against_the_oracle.py`.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from zoneinfo import ZoneInfo

from bti.guide.conditions import Missing
from tests.properties.condition_terms import (
    Alone,
    Always,
    Answer,
    Compared,
    Count,
    Fixed,
    Has,
    Is,
    Joined,
    Name,
    Not,
    OneOf,
    Operand,
    Rows,
    Shifted,
    Span,
    Test,
    World,
)

OSLO = ZoneInfo("Europe/Oslo")
Known = bool | None
"""Yes, no, or None for what is not known."""


def truth(test: Test, world: World) -> Known:  # noqa: C901, PLR0911 - a line for each test
    """Say whether a condition holds in a world."""
    match test:
        case Always(holds):
            return holds
        case Alone(name):
            return _alone(name, world)
        case Compared(left, sign, right):
            return _compared(_value(left, world), sign, _value(right, world))
        case OneOf(name, values):
            answer = world.answer(name)
            return _or([_compared(answer, "==", one.value) for one in values])
        case Has(name, choice):
            chosen = world.answer(name)
            return choice.value in chosen if isinstance(chosen, frozenset) else None
        case Is(name, word, negated):
            return _is(world.answer(name), word) is not negated
        case Rows(word, path, where):
            fits = _or_unasked(_fitting(path, where, world))
            return fits if word == "any" else _not(fits)
        case Count():
            return _count(test, world)
        case Not(inner):
            return _not(truth(inner, world))
        case Joined(word, tests):
            known = [truth(one, world) for one in tests]
            return _and(known) if word == "and" else _or(known)


def _alone(name: Name, world: World) -> Known:
    named = world.named.get(name.path[0]) if len(name.path) == 1 else None
    if named is not None:
        outside = World(world.case, world.today, world.rows, world.row_kinds, world.named)
        return truth(named, outside)
    answer = world.answer(name)
    return answer if isinstance(answer, bool) else None


def _not(known: Known) -> Known:
    return None if known is None else not known


def _and(known: list[Known]) -> Known:
    if False in known:
        return False
    return None if None in known else True


def _or(known: list[Known]) -> Known:
    if True in known:
        return True
    return None if None in known else False


def _or_unasked(fits: list[Known] | None) -> Known:
    return None if fits is None else _or(fits)


def _fitting(path: tuple[str, ...], where: Test | None, world: World) -> list[Known] | None:
    rows = world.rows.get(path)
    if rows is None:
        return None
    return [True if where is None else truth(where, world.in_row(path, row)) for row in rows]


def _count(test: Count, world: World) -> Known:
    fits = _fitting(test.path, test.where, world)
    wanted = _value(test.right, world)
    if fits is None:
        return None
    fewest = fits.count(True)
    possible = {
        _compared(Decimal(many), test.sign, wanted)
        for many in range(fewest, fewest + fits.count(None) + 1)
    }
    return possible.pop() if len(possible) == 1 else None


def _is(answer: Answer, word: str) -> bool:
    if word == "answered":
        return not isinstance(answer, Missing)
    if word == "empty":
        return answer in (Missing.NOT_ANSWERED, Missing.EMPTY)
    return answer in (Missing.NOT_ASKED, Missing.NOT_TOLD)


_SIGNS: dict[str, Callable[[int], bool]] = {
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}


def _compared(left: Answer, sign: str, right: Answer) -> Known:
    if isinstance(left, Missing) or isinstance(right, Missing):
        return None
    return _SIGNS[sign](_order(left, right))


def _order(left: Answer, right: Answer) -> int:
    """Give -1, 0 or 1; a moment against a day counts by the day it is in Norway."""
    if isinstance(left, datetime) is not isinstance(right, datetime):
        left, right = _day(left), _day(right)
    if left == right:
        return 0
    return -1 if left < right else 1  # type: ignore[operator] # of one kind, or the page refuses it


def _day(value: Answer) -> Answer:
    return value.astimezone(OSLO).date() if isinstance(value, datetime) else value


def _value(operand: Operand, world: World) -> Answer:
    match operand:
        case Name():
            return world.answer(operand)
        case Fixed(kind="today"):
            return world.today
        case Fixed():
            return operand.value
        case Shifted(base, spans):
            return _shifted(_value(base, world), spans)


# Days


def _shifted(value: Answer, spans: tuple[Span, ...]) -> Answer:
    if not isinstance(value, date):
        return value
    try:
        for sign, together in groupby(spans, lambda span: span.sign):
            value = _moved(value, sign, list(together))
    except (ValueError, OverflowError):
        # Outside the calendar.
        return Missing.EMPTY
    return value


def _moved(value: date, sign: int, spans: list[Span]) -> date:
    def many(unit: str) -> int:
        return sign * sum(span.many for span in spans if span.unit == unit)

    value = _by_months(value, 12 * many("year") + many("month"))
    value = value + timedelta(days=7 * many("week") + many("day"))
    left = many("working day")
    while left:
        value += timedelta(days=sign)
        left -= sign if _works(value) else 0
    return value


def _by_months(value: date, months: int) -> date:
    year, month = divmod(value.year * 12 + value.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    last = calendar.monthrange(year, month + 1)[1]
    return value.replace(year=year, month=month + 1, day=min(value.day, last))


def _works(day: date) -> bool:
    """Say whether people are at work; the tests keep to weekends alone."""
    return day.weekday() < 5
