"""From the text of a condition to its tree.

Precedence, loosest first: ``or``, ``and``, ``not``, a single test. ``where`` takes the tests that
are joined to it with ``and``; an ``or`` after it needs brackets, since people read it both ways.
``count rows where test >= 2`` is compared after its last test.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast, get_args

from bti.guide.conditions.cursor import Cursor
from bti.guide.conditions.expressions import (
    And,
    Bare,
    Comparison,
    Constant,
    Count,
    Day,
    Expression,
    Has,
    In,
    Is,
    Literals,
    Name,
    Not,
    Operand,
    Operator,
    Or,
    Reach,
    Rows,
    State,
    YesNo,
)
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.operands import read_item, read_left, read_name, read_right
from bti.guide.conditions.tokens import RESERVED, Token, near_keyword
from bti.guide.nearest import nearest

_OPERATORS: tuple[str, ...] = get_args(Operator)
_STATES: tuple[str, ...] = get_args(State)


@lru_cache(maxsize=2048)
def parse(text: str) -> Expression:
    """Read a condition.

    Raises:
        ConditionFault: the first thing in the text that is no condition, with its place.
    """
    cursor = Cursor(text)
    if cursor.at_end():
        raise cursor.fault("Betingelsen er tom. Skriv for eksempel «skjema.felt == yes».")
    expression = _either(cursor)
    if not cursor.at_end():
        raise _left_over(cursor)
    return expression


def _either(cursor: Cursor) -> Expression:
    start = cursor.token.offset
    parts = [_every(cursor)]
    while cursor.at("or"):
        if cursor.where_open:
            raise _two_readings(cursor)
        cursor.take()
        parts.append(_every(cursor))
    return Or(parts=tuple(parts), place=cursor.since(start)) if len(parts) > 1 else parts[0]


def _every(cursor: Cursor) -> Expression:
    start = cursor.token.offset
    parts = [_negated(cursor)]
    while cursor.taken("and"):
        parts.append(_negated(cursor))
    return And(parts=tuple(parts), place=cursor.since(start)) if len(parts) > 1 else parts[0]


def _negated(cursor: Cursor) -> Expression:
    word = cursor.taken("not")
    if word is None:
        return _test(cursor)
    with cursor.deeper():
        part = _negated(cursor)
    return Not(part=part, place=cursor.since(word.offset))


def _test(cursor: Cursor) -> Expression:
    if cursor.at("("):
        return _bracketed(cursor)
    if cursor.at("any", "no") and _names(cursor.following):
        return _rows(cursor)
    if cursor.at("any"):
        cursor.take()
        raise cursor.fault("Etter «any» skal det stå hvilke rader det gjelder.")
    if cursor.at("count"):
        return _count(cursor)
    return _tailed(cursor, read_left(cursor))


def _names(token: Token) -> bool:
    return token.kind == "word" and token.text not in RESERVED


def _bracketed(cursor: Cursor) -> Expression:
    opening = cursor.take()
    with cursor.deeper():
        inside = _either(cursor)
    if cursor.taken(")"):
        return inside
    if not cursor.at_end():
        raise _left_over(cursor)
    raise opening.fault("Parentesen blir aldri lukket. Sett «)» der den slutter.")


def _rows(cursor: Cursor) -> Rows:
    word = cursor.take()
    rows = read_name(cursor)
    where = _where(cursor)
    place = cursor.since(word.offset)
    if where is not None:
        cursor.leave_where()
    which: Literal["any", "no"] = "any" if word.text == "any" else "no"
    return Rows(which=which, rows=rows, where=where, place=place)


def _count(cursor: Cursor) -> Count:
    word = cursor.take()
    rows = read_name(cursor)
    where = _where(cursor)
    if cursor.at("or"):
        raise _two_readings(cursor)
    sign = cursor.taken(*_OPERATORS)
    if sign is None:
        message = "«count» skal sammenlignes med et tall, for eksempel «count measures >= 2»."
        if where is not None:
            message += " Sett parentes rundt det som står etter «where»."
        raise cursor.fault(message)
    number = read_right(cursor)
    return Count(
        rows=rows,
        operator=cast("Operator", sign.text),
        number=number,
        where=where,
        place=cursor.since(word.offset),
    )


def _where(cursor: Cursor) -> Expression | None:
    if not cursor.taken("where"):
        return None
    with cursor.inside_rows():
        return _every(cursor)


def _tailed(cursor: Cursor, left: Operand) -> Expression:
    start = left.place.offset
    if sign := cursor.taken(*_OPERATORS):
        operator = cast("Operator", sign.text)
        right = read_right(cursor)
        return Comparison(left=left, operator=operator, right=right, place=cursor.since(start))
    if cursor.taken("in"):
        return In(name=left, items=_items(cursor), place=cursor.since(start))
    if word := cursor.taken("is"):
        return _is(cursor, _subject(left, word))
    if word := cursor.taken("has"):
        return _has(cursor, _subject(left, word))
    return _alone(left)


def _subject(left: Operand, word: Token) -> Name | Reach:
    if isinstance(left, Name | Reach):
        return left
    raise _at(left, f"Foran «{word.text}» skal det stå et navn.")


def _items(cursor: Cursor) -> tuple[Literals, ...]:
    items = [read_item(cursor)]
    while cursor.taken("|"):
        items.append(read_item(cursor))
    return tuple(items)


def _has(cursor: Cursor, name: Name | Reach) -> Has:
    item = read_item(cursor)
    if isinstance(item, Day):
        raise _at(item, "Etter «has» skal det stå et valg.")
    if cursor.at("|"):
        raise cursor.fault("«has» tar ett valg om gangen. Skriv «felt has a or felt has b».")
    return Has(name=name, item=item, place=cursor.since(name.place.offset))


def _is(cursor: Cursor, name: Name | Reach) -> Expression:
    start = name.place.offset
    negation = cursor.taken("not")
    word = cursor.token
    if word.text not in _STATES:
        raise _no_state(word, negation)
    cursor.take()
    test = Is(name=name, state=cast("State", word.text), place=cursor.since(start))
    return Not(part=test, place=test.place) if negation else test


def _no_state(word: Token, negation: Token | None) -> ConditionFault:
    known = "«answered», «empty» og «not_asked»"
    message = f"Etter «is» kan det stå {known}. Bruk «==» når du sammenligner med et svar."
    if negation is not None and word.text == "asked":
        length = word.end - negation.offset
        return ConditionFault(message, offset=negation.offset, length=length, proposal="not_asked")
    return word.fault(message, nearest(word.text, _STATES))


def _alone(left: Operand) -> Bare | Constant:
    if isinstance(left, Name | Reach):
        return Bare(name=left, place=left.place)
    if isinstance(left, YesNo):
        return Constant(value=left.value, place=left.place)
    raise _at(left, "En verdi alene er ingen betingelse. Sammenlign den med noe.")


def _at(operand: Operand, message: str) -> ConditionFault:
    return ConditionFault(message, offset=operand.place.offset, length=operand.place.length)


def _two_readings(cursor: Cursor) -> ConditionFault:
    message = (
        "«or» etter «where» kan leses på to måter. Sett parentes rundt det som hører sammen: "
        "«any rader where (a or b)» eller «(any rader where a) or b»."
    )
    return cursor.fault(message)


def _left_over(cursor: Cursor) -> ConditionFault:
    token = cursor.token
    if token.text in _OPERATORS:
        message = (
            "Her kan det ikke sammenlignes. Sammenlign to verdier om gangen, uten parentes rundt "
            "dem, og sett «and» mellom sammenligningene."
        )
        return token.fault(message)
    if cursor.at("not") and cursor.following.text == "in":
        return token.fault("Sett «not» foran navnet: «not felt in a | b».")
    if cursor.at(*_LEFT_OVER):
        return token.fault(_LEFT_OVER[token.text])
    proposal = near_keyword(token.text) if token.kind == "word" else None
    message = f"Jeg venter «and», «or» eller slutten av betingelsen her, ikke «{token.text}»."
    return token.fault(message, proposal)


_LEFT_OVER = {
    "(": "Betingelser har ingen funksjoner. Her kan det ikke stå en parentes.",
    ")": "Denne parentesen er aldri åpnet. Sett «(» der den begynner, eller ta den bort.",
    "|": "«|» brukes bare mellom valgene etter «in»: «felt in a | b».",
}
