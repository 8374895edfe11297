"""Whether a condition can come out one way at all, when something is known of its tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bti.guide.conditions.expressions import And, Bare, Constant, Expression, Not, Or
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.parsing import parse

CanTest: TypeAlias = Callable[[Expression, bool], bool]
"""Tells whether a single test can come out true, or false."""


def can_hold(text: str, can_test: CanTest, named: Mapping[str, str]) -> bool:
    """Tell whether a condition can ever hold; ``named`` are the conditions that have a name.

    One that cannot be read is told of elsewhere, and is taken to hold.
    """
    return _can(text, can_test, named, wanted=True, inside=frozenset())


def _can(
    text: str, can_test: CanTest, named: Mapping[str, str], *, wanted: bool, inside: frozenset[str]
) -> bool:
    try:
        expression = parse(text)
    except ConditionFault:
        return True
    return _part(expression, can_test, named, wanted=wanted, inside=inside)


def _part(
    part: Expression,
    can_test: CanTest,
    named: Mapping[str, str],
    *,
    wanted: bool,
    inside: frozenset[str],
) -> bool:
    match part:
        case Constant():
            return part.value == wanted
        case Not():
            return _part(part.part, can_test, named, wanted=not wanted, inside=inside)
        case And() | Or():
            inner = [_part(p, can_test, named, wanted=wanted, inside=inside) for p in part.parts]
            return all(inner) if isinstance(part, And) == wanted else any(inner)
        case Bare() if part.name.path[0] in named and len(part.name.path) == 1:
            name = part.name.path[0]
            if name in inside:
                return True
            inside |= {name}
            return _can(named[name], can_test, named, wanted=wanted, inside=inside)
        case _:
            return can_test(part, wanted)
