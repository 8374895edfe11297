from __future__ import annotations

import msgspec
import pytest

from bti.guide.definition import Field, Guide, Item, Strength, Transition
from bti.guide.nouns import homes, known_keys, noun
from bti.guide.plans import (
    Flag,
    Line,
    Many,
    Number,
    Part,
    Register,
    Word,
    parts,
    placeholder,
    slots,
)
from bti.guide.reach import only_read


def test_each_key_is_read_as_its_type_says() -> None:
    move = slots(Transition)

    assert move["title"].plan == Line()
    assert move["to"].plan == Many(Line("target"))
    assert move["demands"].plan == Many(Line("demand"))
    assert move["automatic"].plan == Flag()
    assert move["asks"].plan == Register("id", Part(Field))
    assert slots(Field)["choices"].plan.key == "choice_id"  # type: ignore[union-attr]
    assert isinstance(slots(Strength)["word"].plan, Word)
    assert slots(Item)["text"].required


def test_every_part_of_a_guide_has_a_noun_and_a_placeholder() -> None:
    for part in parts():
        assert noun(part) != "denne delen"
        assert isinstance(placeholder(Part(part)), part)


@pytest.mark.parametrize(
    ("plan", "value"),
    [
        (Line(), ""),
        (Word(("ja", "nei")), "ja"),
        (Flag(), False),
        (Number(), 0),
        (Many(Line()), ()),
        (Register("id", Line()), {}),
    ],
)
def test_a_placeholder_is_the_least_that_can_stand(plan: Line, value: object) -> None:
    assert placeholder(plan) == value


def test_a_type_that_no_yaml_can_hold_is_refused() -> None:
    class Odd(msgspec.Struct):
        number: float

    with pytest.raises(TypeError):
        slots(Odd)
    with pytest.raises(TypeError):
        slots(int)


def test_a_key_knows_where_it_belongs() -> None:
    assert homes("rounds") == ("et nivå",)
    assert "implied" not in {key for part in parts() for key in known_keys(part)}


def test_a_key_that_is_told_as_not_run_is_read_and_no_other_is() -> None:
    for part in parts():
        assert only_read(part) <= {*known_keys(part)}
    assert "arenas" in only_read(Guide)
