from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from bti.case.events import Moved
from bti.case.forms.progress import child_heard_on, counts, form_met, form_state, live_copy
from bti.case.forms.validity import missing_answers
from bti.guide.definition import Field, Form
from tests.unit.case.workbench import START, WHOLE_NOTE, Bench, bench

INFORMED: Literal["guardians_informed"] = "guardians_informed"
TODAY = date(2026, 11, 12)
TALK: dict[str, object] = {"holdt": "2026-11-12", "ordrett": "Det er bråk"}


def test_a_demand_is_met_by_a_finished_copy_only() -> None:
    filled = bench()
    assert form_state(filled.guide, filled.case, "notat") == ("empty", False, None)
    filled.fill("notat", {"hva": "x"})
    assert form_state(filled.guide, filled.case, "notat") == ("draft", False, None)
    assert form_met(filled.guide, filled.case, "notat", started=True)
    filled.fill("notat", WHOLE_NOTE)
    finished = START + timedelta(minutes=2)
    assert form_state(filled.guide, filled.case, "notat") == ("finished", True, finished)


def test_a_form_filled_once_counts_in_every_round() -> None:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE)
    filled.move("tiltak", "n1")

    assert form_met(filled.guide, filled.case, "notat")


def test_a_form_for_each_round_counts_in_its_own() -> None:
    filled = bench()
    filled.fill("evaluering", {"barnet": "Bra"})
    assert form_met(filled.guide, filled.case, "evaluering")
    filled.move("tiltak", "n1")
    assert not form_met(filled.guide, filled.case, "evaluering")
    assert not form_met(filled.guide, filled.case, "evaluering", started=True)


def test_a_form_held_many_times_counts_when_it_was_held_in_the_round() -> None:
    filled = bench()
    filled.fill("samtale", TALK)
    assert form_met(filled.guide, filled.case, "samtale")

    filled.move("tiltak", "n1")
    assert not form_met(filled.guide, filled.case, "samtale")
    filled.wait(days=2)
    filled.fill("samtale", {**TALK, "holdt": "2026-11-11", "bedre": "ja"})
    assert not form_met(filled.guide, filled.case, "samtale")
    filled.fill("samtale", {**TALK, "holdt": "2026-11-13", "bedre": "ja"})
    assert form_met(filled.guide, filled.case, "samtale")


def test_a_form_that_has_come_to_lack_an_answer_meets_no_demand() -> None:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE)
    filled.fill("plan", {"antall": 1})
    assert form_met(filled.guide, filled.case, "plan")

    filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
    assert not form_met(filled.guide, filled.case, "plan")
    assert form_met(filled.guide, filled.case, "plan", started=True)


def test_the_child_is_heard_by_a_finished_talk_or_an_answered_field_in_the_round() -> None:
    filled = bench()
    assert child_heard_on(filled.guide, filled.case) is None
    filled.fill("samtale", {"holdt": "2026-11-12"})
    assert child_heard_on(filled.guide, filled.case) is None
    filled.fill("samtale", {"ordrett": "Bråk"})
    assert child_heard_on(filled.guide, filled.case) == TODAY

    filled.move("tiltak", "n1")
    assert child_heard_on(filled.guide, filled.case) is None
    filled.wait(days=1)
    filled.fill("evaluering", {"barnet": "Bra"}, finish="no")
    assert child_heard_on(filled.guide, filled.case) == date(2026, 11, 13)

    filled.move("tiltak", "n1", again=True)
    assert child_heard_on(filled.guide, filled.case) is None


def test_a_no_does_not_count_as_informed() -> None:
    filled = bench()
    filled.fill("evaluering", {"foresatte": "nei"})
    assert counts(filled.guide, filled.case, "guardians_informed") is None
    filled.fill("evaluering", {"foresatte": "ja"})
    assert counts(filled.guide, filled.case, "guardians_informed") == TODAY


def test_the_copy_at_hand_is_the_draft_else_the_newest_finished() -> None:
    filled = bench()
    assert live_copy(filled.guide, filled.case, "samtale") is None
    filled.fill("samtale", TALK)
    one = live_copy(filled.guide, filled.case, "samtale")
    filled.fill("samtale", {"holdt": "2026-11-12"})
    two = live_copy(filled.guide, filled.case, "samtale")
    filled.fill("notat", {"hva": "x"})
    note = live_copy(filled.guide, filled.case, "notat")

    assert [copy.number for copy in (one, two, note) if copy] == [1, 2, 1]


def test_copies_of_earlier_rounds_lack_nothing() -> None:
    filled = bench()
    filled.fill("samtale", TALK)
    filled.fill("samtale", {**TALK, "bedre": "ja"})
    filled.move("tiltak", "n1")
    first, second = filled.case.forms["samtale"]

    for copy in (first, second):
        assert missing_answers(filled.guide, filled.case, "samtale", copy, filled.now) == ()


def test_a_date_and_a_held_form_say_themselves_when_the_guardians_were_told() -> None:
    told = Form(
        title="Beskjed",
        copies="many",
        held="holdt",
        fields={
            "holdt": Field(type="date", label="Når?"),
            "naar": Field(type="date", label="Når fikk de vite det?", counts_as=INFORMED),
            "hvem": Field(label="Hvem?", counts_as=INFORMED),
            "mer": Field(type="group", fields={"x": Field(label="X", counts_as=INFORMED)}),
        },
    )
    guide = replace(bench().guide, forms={"beskjed": told})
    filled = Bench(guide)
    filled.fill("beskjed", {"holdt": "2026-11-01"}, finish="no")
    assert counts(guide, filled.case, INFORMED) is None
    filled.fill("beskjed", {"naar": "2026-11-12"}, finish="no")
    assert counts(guide, filled.case, INFORMED) == TODAY
    filled.fill("beskjed", {"naar": None, "hvem": "Mor"}, finish="no")
    assert counts(guide, filled.case, INFORMED) is None
    filled.fill("beskjed", {"holdt": "2026-11-14"}, finish="no")
    assert counts(guide, filled.case, INFORMED) == date(2026, 11, 14)


def test_a_form_that_counts_is_not_counted_in_another_round() -> None:
    form = Form(title="Beskjed", copies="per_round", counts_as=INFORMED, fields={"x": Field()})
    guide = replace(bench().guide, forms={"beskjed": form})
    filled = Bench(guide)
    filled.fill("beskjed", {"x": "y"})
    assert counts(guide, filled.case, INFORMED) == TODAY
    filled.record(Moved(transition="a", origin="start", target="tiltak", level="n1", round="new"))
    assert counts(guide, filled.case, INFORMED) is None
