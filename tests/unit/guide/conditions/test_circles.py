from __future__ import annotations

import pytest

from bti.guide.conditions import parse
from bti.guide.conditions.circles import circles, names_of


@pytest.mark.parametrize(
    ("conditions", "rings"),
    [
        ({}, ()),
        ({"a": "b and x.y", "b": "c or d.e", "c": "yes"}, ()),
        ({"a": "a"}, (("a",),)),
        ({"a": "not (x.y or b)", "b": "a"}, (("a", "b"),)),
        ({"a": "b", "b": "c", "c": "b"}, (("b", "c"),)),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, (("a", "b"), ("c", "d"))),
        ({"a": "b and b", "b": "any m where a"}, (("a", "b"),)),
        ({"a": "b and c", "b": "d", "c": "d", "d": "yes"}, ()),
        ({"a": "b or c", "b": "a", "c": "a"}, (("a", "b"), ("a", "c"))),
    ],
)
def test_rings_of_names_are_found(
    conditions: dict[str, str], rings: tuple[tuple[str, ...], ...]
) -> None:
    assert circles({name: parse(text) for name, text in conditions.items()}) == rings


def test_a_long_chain_is_no_ring_and_no_strain() -> None:
    conditions = {f"c{number}": parse(f"c{number + 1}") for number in range(3_000)}
    assert circles(conditions) == ()
    assert len(circles(conditions | {"c3000": parse("c0")})[0]) == 3_001


def test_names_of_a_condition_are_its_single_words_in_order() -> None:
    assert names_of(parse("b and a and b and c.d and e == f and g")) == ("b", "a", "g")
