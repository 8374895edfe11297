from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from bti.case.events import Answer
from bti.case.typed import kept, typed
from bti.guide.conditions import Missing, Value
from bti.guide.definition import Field, FieldType


@pytest.mark.parametrize(
    ("kind", "answer", "value"),
    [
        ("text", "x", "x"),
        ("yes_no", False, False),
        ("integer", 3, 3),
        ("decimal", "2.5", Decimal("2.5")),
        ("date", "2026-11-12", date(2026, 11, 12)),
        ("datetime", "2026-11-12T14:30:00+01:00", datetime(2026, 11, 12, 13, 30, tzinfo=UTC)),
        ("time", "14:30", time(14, 30)),
        ("select_multiple", ("a", "b"), frozenset({"a", "b"})),
        ("date", None, Missing.EMPTY),
        ("date", "ikke en dato", Missing.NOT_ANSWERED),
        ("decimal", "ikke et tall", Missing.NOT_ANSWERED),
        ("date", 3, 3),
    ],
)
def test_a_kept_answer_is_compared_as_what_it_is(
    kind: FieldType, answer: Answer, value: Value
) -> None:
    assert typed(Field(type=kind), answer) == value


@pytest.mark.parametrize(
    ("kind", "value", "answer"),
    [
        ("text", None, None),
        ("text", Missing.NOT_ASKED, None),
        ("yes_no", True, True),
        ("select_multiple", frozenset({"b", "a"}), ("a", "b")),
        ("select_multiple", ("b", "a"), ("b", "a")),
        ("decimal", Decimal("2.50"), "2.50"),
        ("date", date(2026, 11, 12), "2026-11-12"),
        ("date", datetime(2026, 11, 12, 13, 30, tzinfo=UTC), "2026-11-12"),
        ("datetime", datetime(2026, 11, 12, 13, 30, tzinfo=UTC), "2026-11-12T13:30:00+00:00"),
        ("time", time(14, 30), "14:30:00"),
    ],
)
def test_a_calculated_value_is_kept_as_the_answer_to_its_field(
    kind: FieldType, value: Value | None, answer: Answer
) -> None:
    assert kept(Field(type=kind), value) == answer
