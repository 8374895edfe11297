"""Why a condition holds, does not hold or is not known, in one Norwegian sentence."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from bti.guide.conditions.describing import Describer
from bti.guide.conditions.expressions import (
    Bare,
    Choice,
    Comparison,
    Count,
    Day,
    Has,
    In,
    Is,
    Number,
    Operand,
    Operator,
    Path,
    Rows,
    YesNo,
    named,
    operands_of,
    references,
)
from bti.guide.conditions.values import Missing, Truth, Value
from bti.guide.conditions.verdicts import Atom, Verdict
from bti.guide.conditions.wording import MISSING_IN_WORDS, joined

if TYPE_CHECKING:
    from bti.guide.conditions.scope import Scope

_HEADS = {Truth.YES: "Gjelder", Truth.NO: "Gjelder ikke", Truth.UNKNOWN: "Ikke avklart"}
_MOST_TOLD = 6


def explain(verdict: Verdict, scope: Scope) -> str:
    """Say why a condition came out as it did, giving only the values that the reader may see."""
    told = tuple(dict.fromkeys(_sentence(atom, scope) for atom in verdict.atoms))
    if not told:
        return _WITHOUT_TESTS[verdict.truth]
    shown, rest = told[:_MOST_TOLD], len(told) - _MOST_TOLD
    if rest > 0:
        shown = (*shown, f"{rest} forhold til")
    return f"{_HEADS[verdict.truth]}: {_list(shown)}."


def _list(told: tuple[str, ...]) -> str:
    # Parts with a comma of their own are kept apart by semicolons.
    if any(", og " in part for part in told):
        return "; ".join(told)
    return joined(told, "og")


_TURNED: dict[Operator, Operator] = {
    "==": "==",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
_WITHOUT_TESTS = {
    Truth.YES: "Gjelder alltid.",
    Truth.NO: "Gjelder aldri.",
    Truth.UNKNOWN: "Ikke avklart: betingelsen hviler på seg selv.",
}


def _sentence(atom: Atom, scope: Scope) -> str:
    describer = Describer(scope)
    hidden = next((path for path in _paths(atom, describer) if not scope.shown(path)), None)
    if hidden is not None:
        return f"det avhenger av {describer.title(hidden)}, som du ikke kan se svaret på"
    if isinstance(atom.test, Rows | Count):
        return _about_rows(atom, atom.test, describer, scope)
    if atom.truth is Truth.UNKNOWN:
        return _unknown(atom, describer, scope)
    if isinstance(atom.test, Is):
        return describer.state(atom.test, holds=atom.truth is Truth.YES, alone=True)
    if isinstance(atom.test, Comparison) and _begins_with_the_limit(atom.test):
        return _about_value(*_turned(atom, atom.test), describer)
    return _about_value(atom, atom.test, describer)


def _paths(atom: Atom, describer: Describer) -> tuple[Path, ...]:
    test = atom.test
    paths = {name.path for name in map(named, operands_of(test)) if name is not None}
    if isinstance(test, Rows | Count):
        paths.add(test.rows.path)
        inner = describer.inside(test)
        where = references(test.where) if test.where is not None else frozenset()
        paths.update(inner.full_path(path) for path in where)
    return tuple(sorted(paths))


def _unknown(atom: Atom, describer: Describer, scope: Scope) -> str:
    for operand, value in zip(operands_of(atom.test), (atom.left, atom.right), strict=False):
        name = named(operand)
        if isinstance(value, Missing) and name is not None:
            source = scope.source(describer.full_path(name.path))
            told = f" ({source})" if source else ""
            return f"{describer.name(name)} {MISSING_IN_WORDS[value]}{told}"
    return f"svaret på {describer.title(atom.path)} kan ikke sammenlignes"


def _begins_with_the_limit(test: Comparison) -> bool:
    return named(test.left) is None and named(test.right) is not None


def _turned(atom: Atom, test: Comparison) -> tuple[Atom, Comparison]:
    # A sentence begins with what the case says, also when the condition begins with the limit.
    turned = replace(test, left=test.right, operator=_TURNED[test.operator], right=test.left)
    return replace(atom, test=turned, left=atom.right, right=atom.left), turned


def _about_value(atom: Atom, test: Bare | Comparison | Has | In, describer: Describer) -> str:
    subject = test.left if isinstance(test, Comparison) else test.name
    clause = describer.clause(test.name) if isinstance(test, Bare) else None
    if clause is not None:
        return clause.alone(holds=atom.truth is Truth.YES)
    value = Missing.NOT_ASKED if atom.left is None else atom.left
    fact = f"{describer.operand(subject)} er {describer.value(value, subject)}"
    return fact + _demanded(atom, _demand(atom, test, describer))


def _demanded(atom: Atom, demand: str) -> str:
    if atom.met or atom.alternative:
        return ""
    return f", og {'må' if atom.wanted else 'kan ikke'} {demand}"


def _demand(atom: Atom, test: Bare | Comparison | Has | In, describer: Describer) -> str:
    match test:
        case Bare():
            return "være «ja»"
        case Comparison():
            moment = isinstance(atom.left, date | time)
            demand = f"være {describer.demand(test, moment=moment)}"
            return demand + _now(atom.right, test.right, describer)
        case Has():
            return f"ha {describer.operand(test.item, test.name)} blant valgene"
        case In():
            items = [describer.operand(item, test.name) for item in test.items]
            return f"være {joined(items, 'eller')}"
        case _:
            assert_never(test)


def _now(value: Value | None, operand: Operand, describer: Describer) -> str:
    written_out = isinstance(operand, YesNo | Number | Day | Choice)
    return "" if written_out or value is None else f" ({describer.value(value, operand)})"


def _about_rows(atom: Atom, test: Rows | Count, describer: Describer, scope: Scope) -> str:
    rows = f"{describer.title(test.rows.path)}{describer.where(test)}"
    if isinstance(atom.left, Missing):
        source = scope.source(describer.full_path(test.rows.path))
        told = f" ({source})" if source else ""
        return f"{describer.title(test.rows.path)} {MISSING_IN_WORDS[atom.left]}{told}"
    if isinstance(test, Rows):
        return _any_rows(atom, rows)
    if isinstance(atom.right, Missing):
        return _unknown(replace(atom, left=atom.right), describer, scope)
    if atom.truth is Truth.UNKNOWN:
        fits = f"mellom {atom.fewest} og {atom.most}"
        return f"antallet i {rows} er {fits}, fordi noe ikke er besvart ennå"
    fits = str(atom.fewest) if atom.fewest == atom.most else f"mellom {atom.fewest} og {atom.most}"
    demand = f"være {describer.demand(test)}{_now(atom.right, test.number, describer)}"
    return f"antallet i {rows} er {fits}{_demanded(atom, demand)}"


def _any_rows(atom: Atom, rows: str) -> str:
    if atom.fewest:
        return f"minst én finnes i {rows}"
    if atom.most:
        return f"noe som avgjør om noen finnes i {rows}, er ikke besvart ennå"
    return f"ingen finnes i {rows}"
