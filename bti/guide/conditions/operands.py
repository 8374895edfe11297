"""Reading the values of a condition: names, literals, dates and spans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bti.guide.conditions.cursor import DEEPEST_CONDITION, Cursor
from bti.guide.conditions.expressions import (
    Choice,
    Day,
    Literals,
    Name,
    Number,
    Operand,
    Reach,
    Shifted,
    Today,
    YesNo,
)
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.tokens import RESERVED, Token, near_keyword
from bti.guide.spans import Span, SpanFault, added, parse_span


def read_left(cursor: Cursor) -> Operand:
    """Read what stands to the left of an operator, where a single word is a name."""
    return _moved(cursor, _base(cursor, choice=False))


def read_right(cursor: Cursor) -> Operand:
    """Read what stands to the right of an operator, where a single word is a choice.

    A choice has no days to be moved by: a word with a span after it is a name.
    """
    operand = _base(cursor, choice=True)
    if isinstance(operand, Choice) and cursor.at("+", "-"):
        operand = Name(path=(operand.id,), place=operand.place)
    return _moved(cursor, operand)


def read_item(cursor: Cursor) -> Literals:
    """Read one of the values after ``has`` or ``in``."""
    item = _base(cursor, choice=True)
    if isinstance(item, YesNo | Number | Day | Choice):
        return item
    message = "Her skal det stå et valg, et tall eller en dato, ikke et navn."
    raise ConditionFault(message, offset=item.place.offset, length=item.place.length)


def read_name(cursor: Cursor) -> Name:
    """Read a name."""
    token = cursor.token
    if token.kind != "word" or (token.text in RESERVED and token.text != "value"):
        raise _no_value(token, "et navn")
    cursor.take()
    return Name(path=tuple(token.text.split(".")), place=token.place)


def _base(cursor: Cursor, *, choice: bool) -> Operand:
    token = cursor.token
    if token.kind == "number" or cursor.at("-"):
        return _number(cursor)
    if token.kind == "date":
        return _day(cursor)
    if token.kind == "word":
        return _worded(cursor, token, choice=choice)
    raise _no_value(token, "en verdi")


def _worded(cursor: Cursor, token: Token, *, choice: bool) -> Operand:
    if token.text in {"yes", "no"}:
        return YesNo(value=cursor.take().text == "yes", place=token.place)
    if token.text == "today":
        return Today(place=cursor.take().place)
    if token.text in {"previous", "latest"}:
        return _reach(cursor)
    if choice and token.text not in RESERVED and "." not in token.text:
        return Choice(id=cursor.take().text, place=token.place)
    return read_name(cursor)


def _reach(cursor: Cursor) -> Reach:
    word = cursor.take()
    name = read_name(cursor)
    if len(name.path) == 1:
        message = f"Etter «{word.text}» skal det stå skjema og felt, for eksempel «skjema.felt»."
        raise ConditionFault(message, offset=name.place.offset, length=name.place.length)
    return Reach(
        which="previous" if word.text == "previous" else "latest",
        path=name.path,
        place=cursor.since(word.offset),
    )


def _number(cursor: Cursor) -> Number:
    start = cursor.token.offset
    sign = -1 if cursor.taken("-") else 1
    if cursor.token.kind != "number":
        raise cursor.fault("Etter minustegnet skal det stå et tall.")
    value = sign * Decimal(cursor.take().text)
    number = Number(value=value, place=cursor.since(start))
    if cursor.at_plain_word():
        raise _lonely_span(cursor, start)
    return number


def _lonely_span(cursor: Cursor, start: int) -> ConditionFault:
    end = (cursor.following if cursor.at("working") else cursor.token).end
    message = "Et tidsrom må legges til eller trekkes fra en dato, for eksempel «today + 2 weeks»."
    written = cursor.text[start:end]
    try:
        parse_span(written)
    except SpanFault:
        return cursor.fault(f"Etter tallet passer ikke ordet «{cursor.token.text}».")
    return ConditionFault(message, offset=start, length=end - start, proposal=f"today + {written}")


def _day(cursor: Cursor) -> Day:
    token = cursor.token
    try:
        value = date.fromisoformat(token.text)
    except ValueError:
        raise token.fault(f"Datoen {token.text} finnes ikke i kalenderen.") from None
    return Day(value=value, place=cursor.take().place)


def _moved(cursor: Cursor, operand: Operand) -> Operand:
    start = operand.place.offset
    moves = 0
    while cursor.at("+", "-"):
        moves += 1
        if moves > DEEPEST_CONDITION:
            raise cursor.fault("Her legges det sammen for mange tidsrom.")
        back = cursor.token.text == "-"
        span = _spans(cursor)
        operand = Shifted(moment=operand, span=span, back=back, place=cursor.since(start))
    return operand


def _spans(cursor: Cursor) -> Span:
    # Spans with the same sign make one sum, so that a condition and a deadline that are written
    # alike give the same day.
    sign = cursor.token.text
    start = cursor.token.offset
    span = Span()
    while cursor.taken(sign):
        try:
            span = added(span, _span(cursor), offset=start, length=cursor.token.offset - start)
        except SpanFault as fault:
            raise ConditionFault(
                fault.message, offset=fault.offset, length=fault.length, proposal=fault.proposal
            ) from None
    return span


def _span(cursor: Cursor) -> Span:
    number = cursor.token
    if number.kind != "number":
        message = "Etter «+» og «-» skal det stå et tidsrom, for eksempel «2 weeks»."
        raise cursor.fault(message)
    cursor.take()
    end = number
    while cursor.at_plain_word():
        end = cursor.take()
    try:
        return parse_span(cursor.text[number.offset : end.end])
    except SpanFault as fault:
        raise SpanFault(
            fault.message,
            offset=number.offset + fault.offset,
            length=fault.length,
            proposal=fault.proposal,
        ) from None


def _no_value(token: Token, wanted: str) -> ConditionFault:
    if token.kind == "end":
        return token.fault(f"Betingelsen slutter for tidlig. Her mangler {wanted}.")
    if token.text in RESERVED:
        message = f"«{token.text}» er et ord i språket for betingelser. Her skal det stå {wanted}."
        return token.fault(message)
    return token.fault(f"Her skal det stå {wanted}, ikke «{token.text}».", _near(token))


def _near(token: Token) -> str | None:
    return near_keyword(token.text) if token.kind == "word" else None
