"""A condition written out again, so that reading it gives the same tree."""

from __future__ import annotations

from typing import assert_never

from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Day,
    Expression,
    Has,
    In,
    Is,
    Name,
    Not,
    Number,
    Operand,
    Or,
    Reach,
    Rows,
    Shifted,
    Today,
    YesNo,
)
from bti.guide.spans import span_text

_JOINED = (And, Or, Rows)
_LOOSER_THAN_AND = (Or, Rows)


def write(expression: Expression) -> str:
    """Write a condition in its one normal spelling."""
    match expression:
        case Constant():
            return _yes_no(expression.value)
        case Rows() | Count():
            return _rows(expression)
        case Not():
            return f"not {_inside(expression.part, _JOINED)}"
        case And():
            return " and ".join(_inside(part, _JOINED) for part in expression.parts)
        case Or():
            return " or ".join(_inside(part, _LOOSER_THAN_AND) for part in expression.parts)
        case _:
            return _test(expression)


def _inside(part: Expression, bracketed: tuple[type, ...]) -> str:
    return f"({write(part)})" if isinstance(part, bracketed) else write(part)


def _rows(test: Rows | Count) -> str:
    word = test.which if isinstance(test, Rows) else "count"
    text = f"{word} {operand_text(test.rows)}"
    if test.where is not None:
        text += f" where {_where(test, test.where)}"
    if isinstance(test, Count):
        text += f" {test.operator} {operand_text(test.number)}"
    return text


def _where(test: Rows | Count, where: Expression) -> str:
    if isinstance(test, Rows):
        return _inside(where, _LOOSER_THAN_AND)
    # A count is compared after its where, so what stands there must be closed by itself.
    closed = isinstance(where, Comparison | Has | In | Is)
    return write(where) if closed else f"({write(where)})"


def _test(test: Bare | Comparison | Has | In | Is) -> str:
    match test:
        case Bare():
            return operand_text(test.name)
        case Comparison():
            return f"{operand_text(test.left)} {test.operator} {operand_text(test.right)}"
        case Has():
            return f"{operand_text(test.name)} has {operand_text(test.item)}"
        case In():
            return f"{operand_text(test.name)} in {' | '.join(map(operand_text, test.items))}"
        case Is():
            return f"{operand_text(test.name)} is {test.state}"
        case _:
            assert_never(test)


def operand_text(operand: Operand) -> str:
    """Write a value as it stands in a condition."""
    match operand:
        case Name():
            return ".".join(operand.path)
        case Reach():
            return f"{operand.which} {'.'.join(operand.path)}"
        case YesNo():
            return _yes_no(operand.value)
        case Number():
            return format(operand.value, "f")
        case Day():
            return operand.value.isoformat()
        case Choice():
            return operand.id
        case Today():
            return "today"
        case Shifted():
            return _shifted(operand)
        case _:
            assert_never(operand)


def _shifted(operand: Shifted) -> str:
    sign = " - " if operand.back else " + "
    return sign.join((operand_text(operand.moment), *span_text(operand.span).split(" + ")))


def _yes_no(value: bool) -> str:  # noqa: FBT001 - the value itself is what is written
    return "yes" if value else "no"
