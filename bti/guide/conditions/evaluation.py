"""Whether a condition holds in a case: yes, no or unknown, with the tests that decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from bti.guide.conditions.comparing import compare, holds
from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Has,
    In,
    Is,
    Name,
    Not,
    Or,
    Reach,
    Rows,
    Shifted,
    Today,
    walk,
)
from bti.guide.conditions.kleene import every, some, truth_of
from bti.guide.conditions.sight import Sight
from bti.guide.conditions.values import Missing, Truth
from bti.guide.conditions.verdicts import Atom, Verdict
from bti.guide.spans import earlier, later

if TYPE_CHECKING:
    from bti.guide.conditions.expressions import (
        Expression,
        Operand,
        State,
    )
    from bti.guide.conditions.scope import Scope
    from bti.guide.conditions.values import Value
    from bti.guide.conditions.verdicts import Test

_STATES: dict[State, frozenset[Missing]] = {
    "empty": frozenset((Missing.EMPTY, Missing.NOT_ANSWERED)),
    "not_asked": frozenset((Missing.NOT_ASKED, Missing.NOT_TOLD)),
}


def evaluate(expression: Expression, scope: Scope) -> Verdict:
    """Say whether a condition holds in a case, by Kleene's rules for what is not known.

    A checked condition never raises here; values that do not fit are unknown.
    """
    settled: dict[str, Verdict] = {}
    sight = Sight(scope)
    for name, named in _in_order(expression, scope, settled):
        settled[name] = _verdict(named, sight, settled)
    return _verdict(expression, sight, settled)


def _in_order(
    expression: Expression, scope: Scope, settled: dict[str, Verdict]
) -> Iterator[tuple[str, Expression]]:
    """Give the named conditions that this one rests on, each after those that it rests on.

    Done with a list instead of recursion, so that a long chain of names cannot exhaust the stack.
    A name that rests on itself is met before it is settled, and is unknown there.
    """
    opened: set[str] = set()
    waiting = list(_condition_names(expression, scope))
    while waiting:
        name = waiting[-1]
        named = scope.condition(name)
        if name in settled or named is None:
            waiting.pop()
            continue
        needed = () if name in opened else tuple(_condition_names(named, scope))
        opened.add(name)
        unsettled = [need for need in needed if need not in settled and need not in opened]
        waiting.extend(unsettled)
        if not unsettled:
            yield name, named


def _condition_names(expression: Expression, scope: Scope) -> Iterator[str]:
    for part in walk(expression):
        if isinstance(part, Bare) and len(part.name.path) == 1:
            name = part.name.path[0]
            if scope.condition(name) is not None:
                yield name


def _verdict(expression: Expression, sight: Sight, settled: dict[str, Verdict]) -> Verdict:
    match expression:
        case And() | Or():
            return _joined(expression, sight, settled)
        case Not():
            return _opposite(_verdict(expression.part, sight, settled))
        case Constant():
            return Verdict(truth=truth_of(expression.value))
        case Bare():
            return _bare(expression, sight, settled)
        case Rows() | Count():
            return _rows(expression, sight, settled)
        case _:
            return _tested(expression, sight)


def _joined(expression: And | Or, sight: Sight, settled: dict[str, Verdict]) -> Verdict:
    verdicts = [_verdict(part, sight, settled) for part in expression.parts]
    join = every if isinstance(expression, And) else some
    truth = join([verdict.truth for verdict in verdicts])
    deciding = [verdict for verdict in verdicts if verdict.truth is truth]
    atoms = _once(atom for verdict in deciding for atom in verdict.atoms)
    if isinstance(expression, Or) and truth is Truth.NO:
        atoms = tuple(replace(atom, alternative=True) for atom in atoms)
    return Verdict(truth=truth, atoms=atoms)


def _once(atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    # Doubles are dropped: conditions that rest on the same names would grow without bound.
    by_test: dict[tuple[Test, bool], Atom] = {}
    for atom in atoms:
        by_test.setdefault((atom.test, atom.wanted), atom)
    return tuple(by_test.values())


def _opposite(verdict: Verdict) -> Verdict:
    several = len(verdict.atoms) > 1
    atoms = (replace(atom, wanted=not atom.wanted, alternative=several) for atom in verdict.atoms)
    return Verdict(truth=~verdict.truth, atoms=tuple(atoms))


def _bare(test: Bare, sight: Sight, settled: dict[str, Verdict]) -> Verdict:
    path = test.name.path
    if isinstance(test.name, Name) and len(path) == 1 and sight.row_value(path) is None:
        if path[0] in settled:
            return settled[path[0]]
        if sight.scope.condition(path[0]) is not None:
            return Verdict(truth=Truth.UNKNOWN)
    value = _value(test.name, sight)
    truth = truth_of(value) if isinstance(value, bool) else Truth.UNKNOWN
    return _single(Atom(test=test, truth=truth, left=value))


def _single(atom: Atom) -> Verdict:
    return Verdict(truth=atom.truth, atoms=(atom,))


def _tested(test: Comparison | Has | In | Is, sight: Sight) -> Verdict:
    match test:
        case Comparison():
            left, right = _value(test.left, sight), _value(test.right, sight)
            truth = compare(left, test.operator, right)
            return _single(Atom(test=test, truth=truth, left=left, right=right))
        case Has():
            left, right = _value(test.name, sight), _value(test.item, sight)
            return _single(Atom(test=test, truth=holds(left, right), left=left, right=right))
        case In():
            left = _value(test.name, sight)
            truths = [compare(left, "==", _value(item, sight)) for item in test.items]
            return _single(Atom(test=test, truth=some(truths), left=left))
        case Is():
            return _state(test, _value(test.name, sight))
        case _:
            assert_never(test)


def _state(test: Is, value: Value) -> Verdict:
    if test.state == "answered":
        truth = truth_of(not isinstance(value, Missing))
    else:
        truth = truth_of(isinstance(value, Missing) and value in _STATES[test.state])
    return _single(Atom(test=test, truth=truth, left=value))


def _value(operand: Operand, sight: Sight) -> Value:
    match operand:
        case Name():
            return sight.value(operand.path)
        case Reach():
            return sight.reached(operand)
        case Choice():
            return operand.id
        case Today():
            return sight.scope.today()
        case Shifted():
            return _shifted(operand, sight)
        case _:
            return operand.value


def _shifted(operand: Shifted, sight: Sight) -> Value:
    moment = _value(operand.moment, sight)
    if isinstance(moment, Missing):
        return moment
    if not isinstance(moment, date):
        return Missing.NOT_APPLICABLE
    move = earlier if operand.back else later
    return move(moment, operand.span, sight.scope.is_working_day)


def _rows(test: Rows | Count, sight: Sight, settled: dict[str, Verdict]) -> Verdict:
    rows = sight.rows(test.rows.path)
    if rows is None:
        return _single(Atom(test=test, truth=Truth.UNKNOWN, left=Missing.NOT_ASKED))
    if test.where is None:
        truths = [Truth.YES] * len(rows)
    else:
        path, where = test.rows.path, test.where
        truths = [_verdict(where, sight.within(path, row), settled).truth for row in rows]
    fewest = truths.count(Truth.YES)
    most = fewest + truths.count(Truth.UNKNOWN)
    right = _value(test.number, sight) if isinstance(test, Count) else None
    truth = _rows_truth(test, truths, right)
    return _single(Atom(test=test, truth=truth, right=right, fewest=fewest, most=most))


def _rows_truth(test: Rows | Count, truths: list[Truth], number: Value | None) -> Truth:
    if isinstance(test, Rows):
        fits = some(truths)
        return fits if test.which == "any" else ~fits
    fewest = truths.count(Truth.YES)
    most = fewest + truths.count(Truth.UNKNOWN)
    # Known when it comes out alike however the rows that are not known turn out.
    outcomes = {
        compare(fits, test.operator, Missing.NOT_ASKED if number is None else number)
        for fits in range(fewest, most + 1)
    }
    return outcomes.pop() if len(outcomes) == 1 else Truth.UNKNOWN
