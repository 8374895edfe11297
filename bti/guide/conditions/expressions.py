"""A condition as a tree of frozen values; two that say the same are equal wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from bti.guide.spans import Span

Path: TypeAlias = tuple[str, ...]
Operator = Literal["==", "!=", "<", "<=", ">", ">="]
State = Literal["answered", "empty", "not_asked"]


class Place(Struct, frozen=True, kw_only=True):
    """Where in the text a part stands. All places are equal: they say nothing of the meaning."""

    offset: int = 0
    length: int = 0

    def __eq__(self, other: object) -> bool:
        """Let two conditions be equal that differ in spacing only."""
        return isinstance(other, Place)

    def __hash__(self) -> int:
        """Hash as equality compares."""
        return 0


class _Node(Struct, frozen=True, kw_only=True, tag=str.lower, forbid_unknown_fields=True):
    place: Place = Place()


class Name(_Node, frozen=True, kw_only=True):
    """The value that a name stands for."""

    path: Path


class Reach(_Node, frozen=True, kw_only=True):
    """A field in an earlier copy of its form: ``previous form.field``, ``latest form.field``."""

    which: Literal["previous", "latest"]
    path: Path


class YesNo(_Node, frozen=True, kw_only=True):
    """The word ``yes`` or ``no``."""

    value: bool


class Number(_Node, frozen=True, kw_only=True):
    """A number."""

    value: Decimal


class Day(_Node, frozen=True, kw_only=True):
    """A date, as ``2026-02-28``."""

    value: date


class Choice(_Node, frozen=True, kw_only=True):
    """The id of a choice; a single word to the right of an operator."""

    id: str


class Today(_Node, frozen=True, kw_only=True):
    """The word ``today``."""


class Shifted(_Node, frozen=True, kw_only=True):
    """A date moved by a span, forwards or back: ``today - 3 months``."""

    moment: Operand
    span: Span
    back: bool = False


Literals: TypeAlias = YesNo | Number | Day | Choice
Operand: TypeAlias = Name | Reach | YesNo | Number | Day | Choice | Today | Shifted


class Constant(_Node, frozen=True, kw_only=True):
    """A condition that is always or never true."""

    value: bool


class Bare(_Node, frozen=True, kw_only=True):
    """A named condition, or a name whose value is yes or no, standing alone."""

    name: Name | Reach


class Comparison(_Node, frozen=True, kw_only=True):
    """Two values compared."""

    left: Operand
    operator: Operator
    right: Operand


class Has(_Node, frozen=True, kw_only=True):
    """Whether a many-choice holds a choice."""

    name: Name | Reach
    item: Choice | YesNo | Number


class In(_Node, frozen=True, kw_only=True):
    """Whether a value is one of several."""

    name: Operand
    items: tuple[Literals, ...]


class Is(_Node, frozen=True, kw_only=True):
    """What has become of a question; the only test that sees what is not answered."""

    name: Name | Reach
    state: State


class Rows(_Node, frozen=True, kw_only=True):
    """Whether any, or no, row fits."""

    which: Literal["any", "no"]
    rows: Name
    where: Expression | None = None


class Count(_Node, frozen=True, kw_only=True):
    """How many rows fit, compared with a number."""

    rows: Name
    operator: Operator
    number: Operand
    where: Expression | None = None


class Not(_Node, frozen=True, kw_only=True):
    """The opposite of a condition."""

    part: Expression


class And(_Node, frozen=True, kw_only=True):
    """All of several conditions."""

    parts: tuple[Expression, ...]


class Or(_Node, frozen=True, kw_only=True):
    """At least one of several conditions."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Constant | Bare | Comparison | Has | In | Is | Rows | Count | Not | And | Or


def named(operand: Operand) -> Name | Reach | None:
    """Give the name inside an operand, if it has one."""
    while isinstance(operand, Shifted):
        operand = operand.moment
    return operand if isinstance(operand, Name | Reach) else None


def operands_of(expression: Expression) -> tuple[Operand, ...]:
    """Give the operands that stand directly in this part."""
    match expression:
        case Comparison():
            return (expression.left, expression.right)
        case Bare() | Has() | In() | Is():
            return (expression.name,)
        case Count():
            return (expression.number,)
        case _:
            return ()


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Give the conditions that stand directly inside this one."""
    match expression:
        case And() | Or():
            return expression.parts
        case Not():
            return (expression.part,)
        case Rows() | Count() if expression.where is not None:
            return (expression.where,)
        case _:
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """Give a condition and every condition inside it."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(parts_of(part)))


def references(expression: Expression) -> frozenset[Path]:
    """Give every name that a condition mentions, rows and named conditions included."""
    paths: set[Path] = set()
    for part in walk(expression):
        if isinstance(part, Rows | Count):
            paths.add(part.rows.path)
        paths.update(name.path for name in map(named, operands_of(part)) if name is not None)
    return frozenset(paths)
