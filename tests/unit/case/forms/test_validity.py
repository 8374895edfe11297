from __future__ import annotations

import pytest

from bti.case.forms.moves import asked_answers
from bti.case.forms.validity import missing_answers
from bti.errors import BadInput
from bti.guide.definition import Choice, Field, Form, Guide, Repeat, Strength
from tests.unit.case.workbench import Bench, bench, guide

REQUIRED = Strength(word="required")


def with_form(form: Form) -> Guide:
    """Give the shared guide with one more form."""
    known = guide()
    parts = {name: getattr(known, name) for name in known.__struct_fields__}
    return Guide(**{**parts, "forms": {**known.forms, "nytt": form}})


def lacks(filled: Bench, form: str = "nytt") -> list[tuple[str, bool]]:
    copies = filled.case.forms.get(form, ())
    copy = copies[-1] if copies else None
    reasons = missing_answers(filled.guide, filled.case, form, copy, filled.now)
    return [(reason.subject, reason.may_leave) for reason in reasons]


def test_a_demand_that_hangs_on_an_unknown_answer_can_be_left() -> None:
    form = Form(
        title="Nytt",
        fields={
            "a": Field(type="yes_no", label="A?"),
            "b": Field(label="B", required=Strength(when="nytt.a == yes")),
        },
    )
    filled = Bench(with_form(form))
    assert lacks(filled) == [("b", True)]
    filled.fill("nytt", {"a": "ja"})
    assert lacks(filled) == [("b", False)]
    filled.fill("nytt", {"a": "nei"}, finish="no")
    assert lacks(filled) == []


def test_rows_are_asked_for_when_no_field_in_them_is_required() -> None:
    rows = Field(type="repeat", label="Mål", repeat=Repeat(min=2), fields={"a": Field(label="A")})
    filled = Bench(with_form(Form(title="Nytt", fields={"maal": rows})))
    copy = missing_answers(filled.guide, filled.case, "nytt", None, filled.now)

    assert [(one.message, one.rule) for one in copy] == [
        ("Skriv minst 2 under «Mål».", "forms.nytt.fields.maal.repeat.min")
    ]
    filled.fill("nytt", {"maal.1.a": "x"})
    assert lacks(filled) == [("maal", False)]
    filled.fill("nytt", {"maal.4.a": "y"})
    assert lacks(filled) == []


def test_one_row_is_asked_for_in_words() -> None:
    rows = Field(type="repeat", label="Mål", repeat=Repeat(min=1), fields={"a": Field(label="A")})
    filled = Bench(with_form(Form(title="Nytt", fields={"maal": rows})))
    reason = missing_answers(filled.guide, filled.case, "nytt", None, filled.now)[0]

    assert reason.message == "Skriv minst én under «Mål»."


def test_a_label_that_is_no_question_is_filled_in() -> None:
    field = Field(label="Dato", required=Strength(word="or_reason"))
    filled = Bench(with_form(Form(title="Nytt", fields={"dato": field, "uten": Field()})))
    reason = missing_answers(filled.guide, filled.case, "nytt", None, filled.now)[0]

    assert reason.message == "Fyll ut «Dato». Du kan også skrive hvorfor det ikke er gjort."


def test_a_constraint_that_rests_on_an_unknown_answer_breaks_nothing_yet() -> None:
    form = Form(
        title="Nytt",
        fields={
            "fra": Field(type="date", label="Fra", constraint="nytt.fra <= nytt.til"),
            "til": Field(type="date", label="Til"),
        },
    )
    filled = Bench(with_form(form))
    filled.fill("nytt", {"fra": "2026-11-10"}, finish="no")
    filled.fill("nytt", {"til": "2026-11-01"}, finish="no")
    assert lacks(filled) == [("fra", False)]
    with pytest.raises(BadInput, match="Svaret passer ikke"):
        filled.fill("nytt", {"fra": "2026-11-20"})


def test_a_question_about_another_track_or_an_untold_condition_is_not_asked() -> None:
    form = Form(
        title="Nytt",
        fields={
            "x": Field(label="X", required=REQUIRED, relevant="notat.grad >= 2"),
            "y": Field(label="Y", required=REQUIRED, only_for=("skolespor",)),
        },
    )
    filled = Bench(with_form(form))
    assert lacks(filled) == []
    filled.fill("notat", {"grad": 3})
    assert lacks(filled) == [("x", False)]


def test_a_form_for_another_track_cannot_be_filled_in() -> None:
    form = Form(title="Nytt", only_for=("skolespor",), fields={"x": Field(label="X")})
    with pytest.raises(BadInput, match="«Nytt» brukes ikke i denne saken"):
        Bench(with_form(form)).fill("nytt", {"x": "y"})


def test_a_form_that_should_come_first_but_is_for_another_track_is_passed() -> None:
    other = Form(title="Annet", only_for=("skolespor",))
    known = with_form(Form(title="Nytt", after=("annet",), after_is="stop", fields={"x": Field()}))
    parts = {name: getattr(known, name) for name in known.__struct_fields__}
    filled = Bench(Guide(**{**parts, "forms": {**known.forms, "annet": other}}))

    assert filled.fill("nytt", {"x": "y"})


def test_a_choice_for_another_track_is_no_choice() -> None:
    choices = {"a": Choice(label="A"), "b": Choice(label="B", only_for=("skolespor",))}
    field = Field(type="select_one", label="Hva?", choices=choices)
    known = with_form(Form(title="Nytt", fields={"x": field}))
    with pytest.raises(BadInput, match=r"Velg: a \(A\)\."):
        Bench(known).fill("nytt", {"x": "b"})
    assert Bench(known, track="skolespor").fill("nytt", {"x": "b"})


class TestWhatAMoveAsks:
    where = "start.transitions.videre"

    def asked(self, given: dict[str, object]) -> tuple[object, tuple[object, ...], list[str]]:
        move = guide().levels["n0"].steps["start"].transitions["videre"]
        answers, problems, missing = asked_answers(bench().standing, self.where, move.asks, given)
        return answers, problems, [f"{one.rule}: {one.message}" for one in missing]

    def test_answers_are_read(self) -> None:
        assert self.asked({"dato": "1.12.2026"}) == ({"dato": "2026-12-01"}, (), [])

    def test_what_is_missing_is_told_with_its_rule(self) -> None:
        rule = "start.transitions.videre.asks.dato.required"
        assert self.asked({}) == ({}, (), [f"{rule}: Fyll ut «Følg med til»."])

    def test_a_constraint_sees_the_answer_that_is_being_given(self) -> None:
        rule = "start.transitions.videre.asks.dato.constraint"
        told = f"{rule}: «Følg med til»: Velg en dato innen seks uker."
        assert self.asked({"dato": "1.2.2027"}) == ({"dato": "2027-02-01"}, (), [told])

    def test_problems_are_told(self) -> None:
        answers, problems, _ = self.asked({"dato": "snart", "x": 1})
        assert answers == {}
        assert len(problems) == 2

    def test_a_question_can_be_left_with_a_reason_where_it_may(self) -> None:
        asks = {"hvem": Field(label="Hvem?", required=Strength(word="or_reason"))}
        standing = bench().standing
        assert asked_answers(standing, "actions.ring", asks, {})[2][0].may_leave
        assert asked_answers(standing, "actions.ring", asks, {}, {"hvem": "Ingen"})[2] == ()
