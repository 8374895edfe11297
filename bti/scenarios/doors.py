"""What opens a door: the answers, the facts and the day that its condition compares with.

A walk that answers by chance seldom comes by a number that one in a thousand answers has. It is
read from the condition instead: the boundary itself, or what lies next to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal

from bti.case.scope import CaseScope
from bti.errors import BtiError
from bti.guide.conditions import ConditionFault, Expression, Missing, Path, Value, parse
from bti.guide.conditions.expressions import (
    Bare,
    Choice,
    Comparison,
    Has,
    In,
    Name,
    Not,
    Operand,
    Operator,
    Today,
    named,
    parts_of,
)
from bti.guide.conditions.printing import operand_text
from bti.guide.definition import Transition
from bti.guide.roles import HOLDER
from bti.guide.targets import Layout
from bti.scenarios.playing import Scene

REASON = "Prøve"
_TODAY: Path = ("today",)
_OPPOSITE: dict[Operator, Operator] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
}


def open_doors(scene: Scene, way: str) -> None:
    """Answer, tell and wait for all that the doors before a way compare with."""
    standing = scene.trial.standing(scene.case, scene.opener)
    place = standing.step or standing.closing
    move = place.transitions.get(way) if place else None
    if move is None:
        return
    for text in _doors(scene, standing.case.stand.step, move):
        for path, value in _wanted(standing.scope, text):
            # What cannot be answered here is lacking still.
            with suppress(BtiError):
                _meet(scene, path, value)


def _doors(scene: Scene, origin: str, move: Transition) -> Iterator[str]:
    """Give the conditions of a way, and of the steps and levels that it leads to."""
    layout = Layout(scene.guide)
    demanded = move.requires.when
    yield from (text for text in (move.when, demanded.holds if demanded else "") if text)
    for target in layout.targets(origin, move.to):
        if target.id in layout.steps:
            texts = layout.steps[target.id].when, scene.guide.levels[target.level].when
            yield from (text for text in texts if text)


def _wanted(scope: CaseScope, text: str) -> Iterator[tuple[Path, Value]]:
    try:
        yield from _part(scope, parse(text), frozenset(), wanted=True)
    except ConditionFault:
        return


def _part(
    scope: CaseScope, part: Expression, inside: frozenset[str], *, wanted: bool
) -> Iterator[tuple[Path, Value]]:
    match part:
        case Bare(name=Name(path=(word,))) if word not in inside:
            condition = scope.condition(word)
            if condition is not None:
                yield from _part(scope, condition, inside | {word}, wanted=wanted)
        case Bare():
            yield part.name.path, wanted
        case Comparison():
            yield from _compared(scope, part, part.operator if wanted else _OPPOSITE[part.operator])
        case Has() if wanted and isinstance(part.item, Choice):
            yield part.name.path, frozenset((part.item.id,))
        case In():
            name = named(part.name)
            if wanted and name is not None:
                yield name.path, _value(scope, part.items[0])
        case _:
            is_opposite = isinstance(part, Not)
            for inner in parts_of(part):
                yield from _part(scope, inner, inside, wanted=wanted is not is_opposite)


def _compared(
    scope: CaseScope, test: Comparison, operator: Operator
) -> Iterator[tuple[Path, Value]]:
    if isinstance(test.left, Name | Today):
        value = _beside(_value(scope, test.right), operator)
        path = test.left.path if isinstance(test.left, Name) else _TODAY
        if not isinstance(value, Missing):
            yield path, value


def _value(scope: CaseScope, operand: Operand) -> Value:
    return operand.id if isinstance(operand, Choice) else scope.calculated(operand_text(operand))


def _beside(value: Value, operator: Operator) -> Value:
    """Give what a test holds for, at its boundary or next to it."""
    side = {">": 1, "<": -1}.get(operator, 0)
    match value:
        case bool():
            return value if operator == "==" else not value
        case int() | Decimal():
            return value + side
        case datetime():
            return value.date() + timedelta(days=side)
        case date():
            return value + timedelta(days=side)
        case _:
            return value if operator == "==" else Missing.NOT_ASKED


def _meet(scene: Scene, path: Path, value: Value) -> None:
    by, said = scene.person(HOLDER), _said(value)
    if path == _TODAY:
        if isinstance(value, date):
            scene.until(value)
    elif path[0] == "fact":
        _tell(scene, path[1], said)
    elif path[0] in scene.guide.forms and _may_write(scene, path[0]):
        answer = {".".join(path[1:]): said}
        scene.trial.fill(scene.case, path[0], answer, reason=REASON, by=by)


def _may_write(scene: Scene, form: str) -> bool:
    """Tell whether a form is to be written here.

    One that was finished on the way here is not mended: what it let through, it would not have.
    """
    standing = scene.trial.standing(scene.case, scene.opener)
    place = standing.step or standing.closing
    here = place is not None and form in place.forms
    return here or not standing.case.finished_copies(form)


def _tell(scene: Scene, fact: str, said: object) -> None:
    """Let the first one tell a fact who may."""
    known = ((one, False) for one in (scene.person(HOLDER), *(p.id for p in scene.people)))
    for person, is_host in (*known, (scene.opener, True)):
        try:
            scene.trial.tell_fact(scene.case, fact, said, host=is_host, by=person)
        except BtiError:
            continue
        return


def _said(value: Value) -> object:
    """Give a value as it is typed."""
    match value:
        case bool():
            return "yes" if value else "no"
        case frozenset():
            return sorted(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)
