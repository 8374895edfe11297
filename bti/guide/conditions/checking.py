"""Whether a condition's names exist and its values can be compared, found when the guide loads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bti.guide.conditions.comparability import (
    comparison_faults,
    fault_at,
    item_faults,
    kind_in_words,
    listed,
    literal_type,
)
from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Expression,
    Has,
    In,
    Is,
    Name,
    Not,
    Operand,
    Or,
    Reach,
    Rows,
    Shifted,
    named,
    operands_of,
    walk,
)
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.lookup import Lookup
from bti.guide.conditions.names import Names, ValueType
from bti.guide.conditions.printing import operand_text


def check(expression: Expression, names: Names) -> tuple[ConditionFault, ...]:
    """Find every fault and warning in a condition, in the order they stand in the text."""
    faults = _faults(expression, Lookup(names))
    return tuple(sorted(faults, key=lambda fault: (fault.offset, fault.severity)))


def _faults(expression: Expression, lookup: Lookup) -> Iterator[ConditionFault]:
    match expression:
        case And() | Or():
            for part in expression.parts:
                yield from _faults(part, lookup)
        case Not():
            yield from _faults(expression.part, lookup)
        case Rows() | Count():
            yield from _rows_faults(expression, lookup)
        case Constant():
            yield _constant(expression)
        case _:
            yield from _test_faults(expression, lookup)


def _test_faults(
    test: Bare | Comparison | Has | In | Is, lookup: Lookup
) -> Iterator[ConditionFault]:
    for operand in operands_of(test):
        yield from _operand_faults(operand, lookup)
    match test:
        case Comparison():
            left, right = _type_of(test.left, lookup), _type_of(test.right, lookup)
            yield from comparison_faults(test, left, right, lookup)
        case Bare():
            yield from _bare_faults(test, lookup)
        case Has():
            yield from _has_faults(test, lookup)
        case In():
            yield from _in_faults(test, lookup)
        case Is():
            yield from _is_faults(test, lookup)
        case _:
            assert_never(test)


def _constant(expression: Constant) -> ConditionFault:
    word = "alltid" if expression.value else "aldri"
    return ConditionFault(
        f"Denne betingelsen gjelder {word}.",
        offset=expression.place.offset,
        length=expression.place.length,
        severity="warning",
    )


def _operand_faults(operand: Operand, lookup: Lookup) -> Iterator[ConditionFault]:
    name = named(operand)
    if name is not None and lookup.kind_of(name.path) is None:
        yield _unknown(name, lookup)
    if isinstance(name, Reach):
        yield from _reach_faults(name, lookup.kind_of(name.path))
    if not isinstance(operand, Shifted):
        return
    moment = operand
    while isinstance(moment.moment, Shifted):
        moment = moment.moment
    yield from _moment_faults(moment.moment, lookup)


def _reach_faults(name: Reach, kind: ValueType | None) -> Iterator[ConditionFault]:
    if kind is not None and not kind.copied:
        message = (
            f"«{name.which}» leser en tidligere utfylling av et skjema, og «{'.'.join(name.path)}» "
            f"står ikke i noe skjema. Ta bort «{name.which}»."
        )
        yield fault_at(name, message)


def _moment_faults(moment: Operand, lookup: Lookup) -> Iterator[ConditionFault]:
    kind = _type_of(moment, lookup)
    if kind is not None and kind.kind not in {"date", "datetime"}:
        word = operand_text(moment)
        yield fault_at(moment, f"Et tidsrom kan bare legges til en dato. «{word}» er ingen dato.")


def _unknown(name: Name | Reach, lookup: Lookup) -> ConditionFault:
    word = ".".join(name.path)
    if lookup.rows(name.path) is not None:
        message = f"«{word}» er rader. Bruk «any», «no» eller «count» foran."
        return fault_at(name, message)
    near = lookup.nearest(name.path)
    if near == word:
        message = (
            f"«{word}» har ikke noe svar som en betingelse kan lese. Er det en feil i feltet, "
            "retter du den først."
        )
        return fault_at(name, message)
    place = name.place
    start = place.offset + max(place.length - len(word), 0)
    there = () if near else lookup.around(name.path)
    told = f" Her finnes {listed(there)}." if there else ""
    if not near and not there and len(name.path) == 1:
        told = " Et felt skrives «skjema.felt»."
    return ConditionFault(
        f"Jeg kjenner ikke navnet «{word}».{told}", offset=start, length=len(word), proposal=near
    )


def _type_of(operand: Operand, lookup: Lookup) -> ValueType | None:
    """Give the type of a value to hold others against; none where that is not known here."""
    kind = _written_type(operand, lookup)
    return None if kind is not None and kind.kind == "unknown" else kind


def _written_type(operand: Operand, lookup: Lookup) -> ValueType | None:
    match operand:
        case Name():
            return lookup.kind_of(operand.path)
        case Reach():
            kind = lookup.kind_of(operand.path)
            # There may be no earlier copy, whatever the field itself demands.
            return kind and ValueType(kind=kind.kind, choices=kind.choices, may_be_unanswered=True)
        case Shifted():
            kind = _type_of(operand.moment, lookup)
            return kind if kind is not None and kind.kind in {"date", "datetime"} else None
        case _:
            return literal_type(operand)


def _bare_faults(test: Bare, lookup: Lookup) -> Iterator[ConditionFault]:
    kind = _type_of(test.name, lookup)
    if kind is None or kind.kind in {"yes_no", "boolean", "condition"}:
        return
    name = operand_text(test.name)
    message = f"«{name}» er {kind_in_words(kind.kind)}. Sammenlign med noe, for eksempel med «==»."
    if kind.kind == "choices":
        message = f"«{name}» kan ha flere valg. Spør om ett av dem med «has»."
    if kind.kind == "rows":
        message = f"«{name}» er rader. Bruk «any», «no» eller «count» foran."
    yield fault_at(test.name, message)


def _has_faults(test: Has, lookup: Lookup) -> Iterator[ConditionFault]:
    kind = _type_of(test.name, lookup)
    if kind is None:
        return
    if kind.kind == "choices":
        yield from item_faults(test.name, kind, test.item, lookup)
        return
    name = operand_text(test.name)
    message = f"«has» passer bare for felt med flere valg. «{name}» er {kind_in_words(kind.kind)}."
    proposal = f"{name} == {operand_text(test.item)}" if kind.kind == "choice" else None
    place = test.place
    yield ConditionFault(message, offset=place.offset, length=place.length, proposal=proposal)


def _in_faults(test: In, lookup: Lookup) -> Iterator[ConditionFault]:
    kind = _type_of(test.name, lookup)
    if named(test.name) is None:
        yield fault_at(test.name, "Foran «in» skal det stå et navn.")
    elif kind is not None and kind.kind in {"choices", "rows", "condition", "file", "text"}:
        name = operand_text(test.name)
        message = f"«in» passer ikke her. «{name}» er {kind_in_words(kind.kind)}."
        if kind.kind == "choices":
            message += " Spør om ett valg om gangen med «has»."
        yield fault_at(test.name, message)
    elif kind is not None:
        for item in test.items:
            yield from item_faults(test.name, kind, item, lookup)


def _is_faults(test: Is, lookup: Lookup) -> Iterator[ConditionFault]:
    kind = _type_of(test.name, lookup)
    if kind is not None and kind.kind in {"condition", "rows"}:
        word = kind_in_words(kind.kind)
        message = f"«is {test.state}» passer bare for svar. «{operand_text(test.name)}» er {word}."
        yield fault_at(test.name, message)


def _rows_faults(test: Rows | Count, lookup: Lookup) -> Iterator[ConditionFault]:
    if isinstance(test, Count):
        yield from _number_faults(test, lookup)
    rows = lookup.rows(test.rows.path)
    if rows is None:
        yield _no_rows(test.rows, lookup)
    elif test.where is not None:
        inner = lookup.within(test.rows.path, rows)
        yield from _faults(test.where, inner)
        yield from _stray_faults(test.where, inner)


def _number_faults(test: Count, lookup: Lookup) -> Iterator[ConditionFault]:
    yield from _operand_faults(test.number, lookup)
    kind = _type_of(test.number, lookup)
    if isinstance(test.number, Choice) or (kind is not None and kind.kind != "number"):
        message = "«count» kan bare sammenlignes med et tall."
        yield fault_at(test.number, message)


def _no_rows(name: Name, lookup: Lookup) -> ConditionFault:
    kind = lookup.kind_of(name.path)
    if kind is None:
        return _unknown(name, lookup)
    word = ".".join(name.path)
    return fault_at(name, f"«{word}» er {kind_in_words(kind.kind)}, ikke rader.")


def _stray_faults(where: Expression, lookup: Lookup) -> Iterator[ConditionFault]:
    # "no rows where a and b" with a b that is not about the rows says the opposite of what its
    # author meant, so it is refused rather than read.
    for part in where.parts if isinstance(where, And) else (where,):
        mentioned = [path for path in _mentioned(part) if _is_known(path, lookup)]
        if mentioned and not any(lookup.is_of_row(path) for path in mentioned):
            message = (
                "Denne delen av «where» handler ikke om radene. Sett parentes rundt hele testen "
                "av radene, og la denne delen stå utenfor."
            )
            place = part.place
            yield ConditionFault(message, offset=place.offset, length=place.length)


def _mentioned(part: Expression) -> list[tuple[str, ...]]:
    names = [named(operand) for inside in walk(part) for operand in operands_of(inside)]
    rows = [inside.rows for inside in walk(part) if isinstance(inside, Rows | Count)]
    return [name.path for name in (*names, *rows) if name is not None]


def _is_known(path: tuple[str, ...], lookup: Lookup) -> bool:
    return lookup.kind_of(path) is not None or lookup.rows(path) is not None
