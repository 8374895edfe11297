from __future__ import annotations

import math
import time as time_module
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from bti.guide.conditions import Missing, Truth, Value, evaluate, parse
from tests.unit.guide.conditions.sample import TODAY, Case

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def truth(text: str, values: Mapping[str, Value] | None = None) -> Truth:
    return evaluate(parse(text), Case(values)).truth


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("a.b == yes", True, YES),
        ("a.b == yes", False, NO),
        ("a.b != yes", False, YES),
        ("a.b == no", False, YES),
        ("a.b", True, YES),
        ("not a.b", True, NO),
        ("a.b == 4", 4, YES),
        ("a.b == 4", Decimal("4.0"), YES),
        ("a.b == 4.5", 4.5, YES),
        ("a.b != 4", 5, YES),
        ("a.b < 4", 4, NO),
        ("a.b <= 4", 4, YES),
        ("a.b > 4", 4, NO),
        ("a.b >= 4", 4, YES),
        ("4 < a.b", 5, YES),
        ("a.b > -1", 0, YES),
        ("a.b == ja", "ja", YES),
        ("a.b == ja", "nei", NO),
        ("a.b == yes", "yes", YES),
        ("a.b == 1", "1", YES),
        ("a.b in ja | usikker", "usikker", YES),
        ("a.b in ja | usikker", "nei", NO),
        ("a.b in 4 | 5", 5, YES),
        ("a.b has x", frozenset({"x", "y"}), YES),
        ("a.b has x", ("y",), NO),
        ("a.b has 1", frozenset({"1"}), YES),
        ("a.b has x", frozenset[str](), NO),
        ("a.b == 2026-11-25", date(2026, 11, 25), YES),
        ("a.b < today", date(2026, 11, 24), YES),
        ("a.b < today", date(2026, 11, 25), NO),
        ("a.b <= today + 6 weeks", date(2027, 1, 6), YES),
        ("a.b <= today + 6 weeks", date(2027, 1, 7), NO),
        ("a.b >= today - 3 months", date(2026, 8, 25), YES),
        ("a.b + 1 month == 2026-02-28", date(2026, 1, 31), YES),
        ("a.b == today + 3 working days", date(2026, 11, 30), YES),
        ("a.b == today - 3 working days", date(2026, 11, 20), YES),
        ("a.b == today", datetime(2026, 11, 25, 22, 59, tzinfo=UTC), YES),
        ("a.b == today", datetime(2026, 11, 25, 23, 59, tzinfo=UTC), NO),
        ("a.b + 1 day > today", datetime(2026, 11, 25, 1, tzinfo=UTC), YES),
    ],
)
def test_each_operator(text: str, value: Value, expected: Truth) -> None:
    assert truth(text, {"a.b": value}) is expected


@pytest.mark.parametrize("missing", [*Missing, None])
@pytest.mark.parametrize(
    "text",
    [
        "a.b == yes",
        "a.b != yes",
        "not a.b == yes",
        "a.b",
        "a.b has x",
        "a.b in x | y",
        "a.b < 4",
        "a.b + 1 day > today",
        "today < a.b",
        "a.b == a.b",
        "previous a.b == 1",
        "latest a.b == 1",
    ],
)
def test_what_is_not_answered_is_unknown(text: str, missing: Missing | None) -> None:
    values: dict[str, Value] = {} if missing is None else {"a.b": missing}
    assert truth(text, values) is UNKNOWN


@pytest.mark.parametrize(
    ("value", "answered", "empty", "not_asked"),
    [
        (False, YES, NO, NO),
        ("", YES, NO, NO),
        (Missing.EMPTY, NO, YES, NO),
        (Missing.NOT_ANSWERED, NO, YES, NO),
        (Missing.NOT_ASKED, NO, NO, YES),
        (Missing.NOT_APPLICABLE, NO, NO, NO),
    ],
)
def test_only_is_sees_what_is_not_answered(
    value: Value, answered: Truth, empty: Truth, not_asked: Truth
) -> None:
    values = {"a.b": value}
    assert truth("a.b is answered", values) is answered
    assert truth("a.b is not answered", values) is ~answered
    assert truth("a.b is empty", values) is empty
    assert truth("a.b is not_asked", values) is not_asked


def test_a_name_that_nobody_knows_was_not_asked() -> None:
    assert truth("a.b is not_asked") is YES
    assert truth("previous a.b is not_asked") is YES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a and a", YES),
        ("a and b", NO),
        ("a and u", UNKNOWN),
        ("b and u", NO),
        ("u and u", UNKNOWN),
        ("a or b", YES),
        ("a or u", YES),
        ("b or u", UNKNOWN),
        ("b or b", NO),
        ("not u", UNKNOWN),
        ("not b", YES),
        ("yes", YES),
        ("no", NO),
        ("u or not u", UNKNOWN),
    ],
)
def test_joining_follows_kleene(text: str, expected: Truth) -> None:
    assert truth(text, {"a": True, "b": False}) is expected


STATES: list[Mapping[str, Value]] = [{"s": "open"}, {"s": "done"}, {"s": Missing.EMPTY}]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("any m where s == open", [0, 1, 2], YES),
        ("any m where s == open", [1, 2], UNKNOWN),
        ("any m where s == open", [1], NO),
        ("any m where s == open", [], NO),
        ("no m where s == open", [0, 2], NO),
        ("no m where s == open", [1, 2], UNKNOWN),
        ("no m where s == open", [1], YES),
        ("no m where s == open", [], YES),
        ("any m", [2], YES),
        ("any m", [], NO),
        ("no m", [], YES),
        ("no m", [2], NO),
        ("count m >= 2", [1, 2], YES),
        ("count m where s == open >= 1", [0, 2], YES),
        ("count m where s == open >= 2", [0, 2], UNKNOWN),
        ("count m where s == open >= 3", [0, 2], NO),
        ("count m where s == open == 1", [0, 1], YES),
        ("count m where s == open == 1", [0, 2], UNKNOWN),
        ("count m where s == open != 3", [0, 2], YES),
        ("count m where s == open == 1", [1, 2, 2], UNKNOWN),
        ("count m where s == open < 2", [1], YES),
        ("count m where s is empty == 1", [0, 1, 2], YES),
        ("count m > a.b", [0], UNKNOWN),
    ],
)
def test_rows(text: str, rows: list[int], expected: Truth) -> None:
    case = Case(rows={"m": [STATES[row] for row in rows]})
    assert evaluate(parse(text), case).truth is expected


@pytest.mark.parametrize("text", ["any m", "no m", "count m == 0", "any m where s == open"])
def test_rows_that_nobody_has_asked_for_are_unknown(text: str) -> None:
    assert truth(text) is UNKNOWN


def test_names_inside_rows_are_the_rows_fields_first_and_then_the_cases() -> None:
    case = Case(
        {"service": "skole", "case.service": "ppt", "m.first": 7},
        rows={"m": [{"service": "ppt", "start": 3}], "n": [{"x": 1}]},
    )
    assert evaluate(parse("any m where service == case.service"), case).truth is YES
    assert evaluate(parse("any m where m.service == ppt"), case).truth is YES
    assert evaluate(parse("any m where start < m.first"), case).truth is YES
    assert evaluate(parse("any n where service == skole"), case).truth is YES
    assert evaluate(parse("any m where any n where start == 3"), case).truth is YES


def test_earlier_copies() -> None:
    values: dict[str, Value] = {"a.b": 1, "previous a.b": 2, "latest a.b": 3}
    assert truth("a.b == 1 and previous a.b == 2 and latest a.b == 3", values) is YES
    case = Case(rows={"m": [values]})
    assert evaluate(parse("any m where previous a.b == 2 and latest a.b == 3"), case).truth is YES


class TestNamedConditions:
    def test_a_name_stands_for_its_condition(self) -> None:
        case = Case({"a.b": True}, conditions={"one": "a.b", "two": "not one"})
        assert evaluate(parse("one and not two"), case).truth is YES

    def test_its_tests_are_told_as_the_reasons(self) -> None:
        case = Case({"a.b": False}, conditions={"one": "a.b", "two": "one"})
        verdict = evaluate(parse("two"), case)
        assert [atom.path for atom in verdict.atoms] == [("a", "b")]

    def test_it_is_about_the_case_and_not_about_a_row(self) -> None:
        case = Case({"s": "done"}, rows={"m": [{"s": "open"}]}, conditions={"one": "s == open"})
        assert evaluate(parse("any m where one and s == open"), case).truth is NO

    def test_a_rows_field_of_the_same_name_comes_first(self) -> None:
        case = Case(rows={"m": [{"one": True}]}, conditions={"one": "no"})
        assert evaluate(parse("any m where one"), case).truth is YES

    def test_a_circle_is_unknown(self) -> None:
        case = Case(conditions={"one": "two", "two": "not one", "self": "self or yes"})
        assert evaluate(parse("one"), case).truth is UNKNOWN
        assert evaluate(parse("self"), case).truth is YES

    def test_a_long_chain_is_followed_to_its_end(self) -> None:
        chain = {f"c{number}": f"c{number + 1}" for number in range(3_000)}
        case = Case({"a.b": True}, conditions=chain | {"c3000": "a.b"})
        assert evaluate(parse("c0"), case).truth is YES

    def test_doubling_names_do_not_double_the_reasons(self) -> None:
        chain = {f"c{number}": f"c{number + 1} and c{number + 1}" for number in range(60)}
        case = Case({"a.b": False}, conditions=chain | {"c60": "a.b"})
        assert len(evaluate(parse("c0"), case).atoms) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (math.nan, 1),
        (Decimal("NaN"), 1),
        (Decimal("sNaN"), 1),
        (True, 1),
        ("text", date(2026, 1, 1)),
        (date(2026, 1, 1), 5),
        (frozenset({"x"}), "x"),
        (time(12), date(2026, 1, 1)),
        (time(12, tzinfo=UTC), time(12)),
    ],
)
@pytest.mark.parametrize("sign", ["==", "!=", "<", ">="])
def test_values_that_do_not_fit_together_are_unknown(left: Value, right: Value, sign: str) -> None:
    assert truth(f"a.b {sign} c.d", {"a.b": left, "c.d": right}) is UNKNOWN
    assert truth(f"c.d {sign} a.b", {"a.b": left, "c.d": right}) is UNKNOWN


@pytest.mark.parametrize(("left", "right"), [("a", "b"), (True, False)])
def test_what_has_no_order_is_not_ordered(left: Value, right: Value) -> None:
    assert truth("a.b < c.d", {"a.b": left, "c.d": right}) is UNKNOWN
    assert truth("a.b != c.d", {"a.b": left, "c.d": right}) is YES


def test_values_of_one_family_are_compared() -> None:
    assert truth("a.b < c.d", {"a.b": time(12), "c.d": time(13)}) is YES
    assert truth("a.b < c.d", {"a.b": 10**400, "c.d": math.inf}) is YES
    morning = datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert truth("a.b < c.d", {"a.b": morning, "c.d": morning.replace(hour=9)}) is YES
    assert truth("a.b == c.d", {"a.b": morning, "c.d": morning.replace(tzinfo=None)}) is YES


def test_a_number_that_cannot_be_hashed_is_as_good_as_another() -> None:
    assert truth("a.b is empty or a.b == 1", {"a.b": Decimal("sNaN")}) is UNKNOWN


def test_a_span_on_what_is_no_date_is_unknown() -> None:
    assert truth("a.b + 1 day > today", {"a.b": "text"}) is UNKNOWN
    assert truth("a.b has x", {"a.b": "x"}) is UNKNOWN
    assert truth("a.b", {"a.b": "ja"}) is UNKNOWN


def test_dates_at_the_end_of_the_calendar_do_not_raise() -> None:
    assert truth("a.b + 100 years > today", {"a.b": date(9999, 1, 1)}) is YES
    assert truth("a.b - 100 years < today", {"a.b": date(1, 1, 1)}) is YES


class TestWhatDecided:
    case = Case({"a.b": 1, "c.d": 2, "t": True})

    def paths(self, text: str) -> list[str]:
        return [".".join(atom.path) for atom in evaluate(parse(text), self.case).atoms]

    def test_all_that_hold_when_all_must(self) -> None:
        assert self.paths("a.b == 1 and c.d == 2") == ["a.b", "c.d"]

    def test_only_those_that_fail_when_all_must(self) -> None:
        assert self.paths("a.b == 1 and c.d == 9 and e.f == 1") == ["c.d"]

    def test_only_those_that_are_unknown_when_none_fails(self) -> None:
        assert self.paths("a.b == 1 and e.f == 1") == ["e.f"]

    def test_only_those_that_hold_when_one_must(self) -> None:
        assert self.paths("a.b == 9 or c.d == 2 or e.f == 1") == ["c.d"]

    def test_all_that_fail_when_one_must_and_each_would_do(self) -> None:
        atoms = evaluate(parse("a.b == 9 or c.d == 9"), self.case).atoms
        assert [(atom.path, atom.alternative, atom.met) for atom in atoms] == [
            (("a", "b"), True, False),
            (("c", "d"), True, False),
        ]

    def test_under_not_a_test_had_to_fail(self) -> None:
        (atom,) = evaluate(parse("not a.b == 1"), self.case).atoms
        assert (atom.truth, atom.wanted, atom.met) == (YES, False, False)

    def test_the_same_test_is_told_once(self) -> None:
        assert self.paths("a.b == 9 or a.b  ==  9") == ["a.b"]

    def test_values_are_kept_on_both_sides(self) -> None:
        (atom,) = evaluate(parse("a.b < today"), self.case).atoms
        assert (atom.left, atom.right) == (1, TODAY)

    def test_rows_say_how_many_fit(self) -> None:
        case = Case(rows={"m": STATES})
        (atom,) = evaluate(parse("count m where s == open >= 9"), case).atoms
        assert (atom.path, atom.fewest, atom.most, atom.right) == (("m",), 1, 2, Decimal(9))

    def test_a_literal_first_does_not_hide_the_name(self) -> None:
        assert self.paths("5 < a.b") == ["a.b"]


def test_the_worst_nesting_of_rows_ends_in_time() -> None:
    case = Case(rows={"m": [{"a": False}] * 20})
    began = time_module.perf_counter()
    assert evaluate(parse("any m where any m where any m where a"), case).truth is NO
    assert time_module.perf_counter() - began < 60  # a bound against the hopeless, not a measure
