"""What holds for every condition: reading ends, writing is read back, unknown opens no door."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bti.guide.conditions import (
    RESERVED,
    ConditionFault,
    Expression,
    Missing,
    Truth,
    Value,
    describe,
    evaluate,
    explain,
    parse,
    references,
)
from bti.guide.conditions.checking import check
from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Day,
    Has,
    In,
    Is,
    Literals,
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
    parts_of,
)
from bti.guide.conditions.printing import write
from bti.guide.spans import Span, SpanFault, earlier, later, parse_span, span_text
from tests.unit.guide.conditions.sample import GUIDE, Case

PIECES = (
    *sorted(RESERVED),
    *("answered", "empty", "not_asked", "days", "weeks", "working"),
    *("note.environment", "note.degree", "note.date", "note.needs", "measures", "status", "open"),
    *("==", "!=", "<", "<=", ">", ">=", "(", ")", "|", "+", "-", ",", "=", "«a»", "ø"),
    *("2026-02-28", "2026-02-30", "3", "3,5", "4.5", "999999999999"),
)

words = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda w: w not in RESERVED)
paths = st.lists(words, min_size=1, max_size=3).map(tuple)
names = st.builds(Name, path=paths | st.just(("value",)))
reaches = st.builds(
    Reach,
    which=st.sampled_from(("previous", "latest")),
    path=st.lists(words, min_size=2, max_size=3).map(tuple),
)
numbers = st.builds(
    Number, value=st.decimals(-(10**6), 10**6, places=3).map(lambda d: d.normalize() + Decimal(0))
)
days = st.builds(Day, value=st.dates(date(1000, 1, 1)))
yes_no = st.builds(YesNo, value=st.booleans())
choices = st.builds(Choice, id=words)
spans = st.builds(
    Span,
    years=st.integers(0, 3),
    months=st.integers(0, 30),
    weeks=st.integers(0, 9),
    days=st.integers(0, 99),
    working_days=st.integers(0, 30),
)
literals: st.SearchStrategy[Literals] = choices | yes_no | numbers | days
dotted = names.filter(lambda name: len(name.path) > 1 or name.path == ("value",))
moments: st.SearchStrategy[Operand] = st.one_of(dotted, reaches, st.builds(Today), days)
shifted = st.builds(Shifted, moment=moments, span=spans, back=st.booleans())
lefts: st.SearchStrategy[Operand] = st.one_of(names, reaches, numbers, days, shifted)
rights: st.SearchStrategy[Operand] = st.one_of(dotted, reaches, literals, shifted)
signs = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
subjects = names | reaches

tests_of_values: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Constant, value=st.booleans()),
    st.builds(Bare, name=subjects),
    st.builds(Comparison, left=lefts, operator=signs, right=rights),
    st.builds(Has, name=subjects, item=choices | yes_no | numbers),
    st.builds(In, name=subjects, items=st.lists(literals, min_size=1, max_size=3).map(tuple)),
    st.builds(Is, name=subjects, state=st.sampled_from(("answered", "empty", "not_asked"))),
)


def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    where = st.none() | inner
    rows = st.builds(Name, path=paths)
    return st.one_of(
        st.builds(And, parts=parts),
        st.builds(Or, parts=parts),
        st.builds(Not, part=inner),
        st.builds(Rows, which=st.sampled_from(("any", "no")), rows=rows, where=where),
        st.builds(Count, rows=rows, operator=signs, number=rights, where=where),
    )


def depth_of_rows(expression: Expression) -> int:
    inside = max((depth_of_rows(part) for part in parts_of(expression)), default=0)
    return inside + (isinstance(expression, Rows | Count) and expression.where is not None)


expressions = st.recursive(tests_of_values, grown, max_leaves=12).filter(
    lambda expression: depth_of_rows(expression) <= 3
)

values: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(Missing),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.timezones()),
    st.times(),
    st.text(max_size=5),
    st.frozensets(words, max_size=3),
)


def read(text: str) -> Expression | ConditionFault:
    try:
        return parse(text)
    except ConditionFault as fault:
        return fault


def read_span(text: str) -> Span | SpanFault:
    try:
        return parse_span(text)
    except SpanFault as fault:
        return fault


@given(st.text(max_size=3_000) | st.lists(st.sampled_from(PIECES), max_size=400).map(" ".join))
def test_any_text_ends_in_a_condition_or_a_fault_with_a_place_in_it(text: str) -> None:
    began = time.perf_counter()
    found = read(text)
    if isinstance(found, ConditionFault):
        assert 0 <= found.offset <= found.offset + found.length <= max(len(text), 1)
        assert found.message
    else:
        assert parse(write(found)) == found
        for fault in check(found, GUIDE):
            assert text[fault.offset : fault.offset + fault.length].strip()
    assert time.perf_counter() - began < 60  # a bound against the hopeless, not a measure


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_short_row_of_words_ends_in_a_condition_or_a_fault(text: str) -> None:
    found = read(text)
    if isinstance(found, ConditionFault):
        assert text[found.offset : found.offset + found.length].strip() or found.length == 0
    else:
        assert parse(write(found)) == found


@given(expressions)
def test_what_is_written_is_read_back(expression: Expression) -> None:
    text = write(expression)
    assert parse(text) == expression
    assert write(parse(text)) == text


@given(expressions, st.dictionaries(paths.map(".".join), values, max_size=4), values)
def test_evaluating_and_explaining_never_raise(
    expression: Expression, some: dict[str, Value], value: Value
) -> None:
    known = some | {".".join(path): value for path in references(expression)}
    rows = {".".join(path): [known, some, {}] for path in references(expression)}
    for case in (Case(known), Case(known, rows=rows), Case(rows=rows, hidden=known)):
        verdict = evaluate(expression, case)
        assert explain(verdict, case).endswith(".")
        assert describe(expression, case)


@given(expressions)
def test_checking_never_raises_and_points_into_the_text(expression: Expression) -> None:
    text = write(expression)
    for fault in check(parse(text), GUIDE):
        assert fault.length > 0
        assert fault.offset + fault.length <= len(text)


CHECKED = st.sampled_from(
    (
        *("note.environment == yes", "note.environment", "not note.environment"),
        *("note.degree >= 4", "note.degree in 4 | 5", "note.date <= today + 6 weeks"),
        *("note.needs has speech", "note.suspicion in usikker | ja", "about_environment"),
        *("note.date is answered", "note.date is empty", "note.degree is not_asked"),
        *("any measures where status == open", "no measures where start > today", "no measures"),
        *("count measures where (status == open and shared) >= 2", "note.text == note.text"),
    )
)
ANSWERS = st.fixed_dictionaries(
    {
        "note.environment": st.booleans() | st.sampled_from(Missing),
        "note.degree": st.integers(1, 5) | st.sampled_from(Missing),
        "note.date": st.dates() | st.sampled_from(Missing),
        "note.needs": st.frozensets(st.sampled_from(("speech", "play"))) | st.sampled_from(Missing),
        "note.suspicion": st.sampled_from(("ja", "usikker", "nei", *Missing)),
        "note.text": st.text(max_size=3) | st.sampled_from(Missing),
    }
)
MEASURES = st.lists(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(("open", "done", *Missing)),
            "start": st.dates() | st.sampled_from(Missing),
            "shared": st.booleans(),
        }
    ),
    max_size=4,
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    return Case(
        draw(ANSWERS),
        rows={"measures": draw(MEASURES)},
        conditions={"about_environment": "note.environment == yes"},
    )


def truth(text: str, case: Case) -> Truth:
    return evaluate(parse(text), case).truth


@given(CHECKED)
def test_the_checked_conditions_are_free_of_faults(text: str) -> None:
    assert check(parse(text), GUIDE) == ()


@given(CHECKED, CHECKED, CHECKED, cases())
def test_kleenes_laws(a: str, b: str, c: str, case: Case) -> None:
    a, b, c = f"({a})", f"({b})", f"({c})"
    laws = (
        (f"{a} and {b}", f"{b} and {a}"),
        (f"{a} or {b}", f"{b} or {a}"),
        (f"{a} and ({b} and {c})", f"{a} and {b} and {c}"),
        (f"{a} or ({b} or {c})", f"{a} or {b} or {c}"),
        (f"{a} and ({b} or {c})", f"{a} and {b} or {a} and {c}"),
        (f"not ({a} and {b})", f"not {a} or not {b}"),
        (f"not ({a} or {b})", f"not {a} and not {b}"),
        (f"not not {a}", a),
        (f"{a} and {a}", a),
        (f"{a} or {a} and {b}", a),
        (f"{a} and yes", a),
        (f"{a} or no", a),
        (f"{a} and no", "no"),
        (f"{a} or yes", "yes"),
    )
    for left, right in laws:
        assert truth(left, case) is truth(right, case), (left, right)


@given(CHECKED, cases())
def test_the_opposite_of_unknown_is_unknown(text: str, case: Case) -> None:
    there = truth(text, case)
    back = truth(f"not ({text})", case)
    assert (there is Truth.UNKNOWN) == (back is Truth.UNKNOWN)
    assert there is Truth.UNKNOWN or there is not back


@given(CHECKED, ANSWERS, ANSWERS, MEASURES)
def test_what_is_known_stays_so_when_more_is_answered(
    text: str,
    before: dict[str, Value],
    more: dict[str, Value],
    measures: list[dict[str, Value]],
) -> None:
    assume(" is " not in text)
    after = {
        name: more[name] if isinstance(value, Missing) else value for name, value in before.items()
    }
    named = {"about_environment": "note.environment == yes"}
    first = truth(text, Case(before, rows={"measures": measures}, conditions=named))
    second = truth(text, Case(after, rows={"measures": measures}, conditions=named))
    assert first is Truth.UNKNOWN or first is second


@given(CHECKED, CHECKED, cases())
def test_the_tests_that_decided_have_the_truth_that_was_reached(a: str, b: str, case: Case) -> None:
    for text in (f"({a}) and ({b})", f"({a}) or ({b})", f"not (({a}) or ({b}))"):
        verdict = evaluate(parse(text), case)
        assert verdict.atoms
        for atom in verdict.atoms:
            reached = atom.truth if atom.wanted else ~atom.truth
            assert reached is verdict.truth


@given(spans)
def test_a_span_is_read_as_it_is_written(span: Span) -> None:
    assert parse_span(span_text(span)) == span


@given(st.text(max_size=300))
def test_any_text_is_a_span_or_a_fault(text: str) -> None:
    found = read_span(text)
    if isinstance(found, SpanFault):
        assert 0 <= found.offset <= found.offset + found.length <= len(text)
    else:
        assert read_span(span_text(found)) == found


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), spans)
def test_a_longer_span_never_ends_before_a_shorter_one(start: date, span: Span) -> None:
    def working(day: date) -> bool:
        return day.weekday() < 5

    end = later(start, span, working)
    assert end >= start
    assert earlier(start, span, working) <= start
    assert later(start + timedelta(days=1), span, working) >= end


@settings(max_examples=20)
@given(st.integers(2_000, 60_000), st.sampled_from(("(", "not ", "any m where ", "- ", "a.", "|")))
def test_endless_repetition_is_refused_fast(times: int, piece: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ConditionFault):
        parse(piece * times)
    assert time.perf_counter() - began < 60  # a bound against the hopeless, not a measure
