from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from bti.case.events import Answered, FormBegun, FormFinished, MeasureChanged, MeasureEnded
from bti.errors import BadInput, NotFound, Refused
from tests.unit.case.workbench import WHOLE_NOTE, Bench, bench


def whole_talk(day: str) -> dict[str, object]:
    return {"holdt": day, "ordrett": "Det er bråk"}


def noted() -> Bench:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE)
    return filled


def test_the_first_answers_begin_a_copy_and_leave_it_a_draft() -> None:
    drafted = bench()
    events = drafted.fill("notat", {"hva": "Trøtt"})

    assert events == (
        FormBegun(form="notat", copy=1),
        Answered(form="notat", copy=1, answers={"hva": "Trøtt"}),
    )
    assert drafted.case.forms["notat"][0].finished is None


def test_a_copy_that_has_become_whole_is_finished_and_the_rest_is_asked_and_empty() -> None:
    filled = bench()
    filled.fill("notat", {"hva": "Trøtt"})
    events = filled.fill("notat", WHOLE_NOTE)

    assert events[-1] == FormFinished(form="notat", copy=1)
    answers = filled.case.forms["notat"][0].answers
    assert answers["observasjoner.1.sett"] is None
    assert "miljoe_hva" not in answers
    assert "hjem.bor" not in answers


def test_no_finish_keeps_a_whole_copy_a_draft() -> None:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE, finish="no")

    assert filled.case.forms["notat"][0].finished is None
    filled.fill("notat", {}, finish="must")
    assert filled.case.forms["notat"][0].finished is not None


def test_must_finish_refuses_with_every_reason_and_writes_nothing() -> None:
    drafted = bench()
    with pytest.raises(Refused) as raised:
        drafted.fill("notat", {"miljoe": "ja"}, finish="must")

    assert [(r.subject, r.rule, r.may_leave) for r in raised.value.reasons] == [
        ("hva", "forms.notat.fields.hva.required", False),
        (
            "observasjoner.1.naar",
            "forms.notat.fields.observasjoner.fields.naar.required",
            False,
        ),
        ("miljoe_hva", "forms.notat.fields.miljoe_hva.required", False),
        ("grunn", "forms.notat.fields.grunn.required", True),
    ]
    assert raised.value.reasons[0].message == "Svar på «Hva undrer du deg over?»."
    assert raised.value.reasons[0].todo == "bti fyll S-1 notat --set hva=SVAR"
    assert "Observasjoner, rad 1" in raised.value.reasons[1].message
    assert drafted.case.forms == {}


def test_every_problem_with_what_was_typed_is_said_at_once() -> None:
    drafted = bench()
    with pytest.raises(BadInput) as raised:
        drafted.fill(
            "notat",
            {
                "hvaa": "x",
                "miljoe": "tja",
                "observasjoner.1.naar": "x",
                "skole": "Nordlia",
                "gjelder.annet": "y",
            },
            left={"grunn": " ", "zzz": "fordi"},
            taken_back=("yyy", "gjelder"),
        )

    assert raised.value.problems == (
        "Det finnes ikke noe felt «hvaa» her. Mente du «hva»?",
        "«Kan det gjelde miljøet?» (miljoe): Svar ja eller nei.",
        "«Når var det?» (observasjoner.1.naar): Skriv datoen slik: 2026-11-12 eller 12.11.2026.",
        "Det finnes ikke noe felt «skole» her.",
        "«Hvorfor nå?» (grunn): Skriv hvorfor det ikke er svart.",
        "Det finnes ikke noe felt «zzz» her.",
        "Det finnes ikke noe felt «yyy» her.",
        "«gjelder» kan ikke både besvares og tas tilbake på én gang.",
    )
    assert drafted.case.forms == {}


def test_an_answer_that_breaks_its_constraint_is_not_taken() -> None:
    with pytest.raises(BadInput) as raised:
        bench().fill("notat", {"observasjoner.1.naar": "2026-11-13"})

    assert raised.value.problems == ("«Når var det?»: Velg dagen du så det.",)


def test_an_answer_that_comes_to_break_the_constraint_of_another_only_keeps_the_form_open() -> None:
    filled = bench()
    filled.measure("t1")
    filled.fill("evaluering", {"tiltak.t1.ny_dato": "2026-11-20"})
    filled.wait(days=30)
    filled.fill(
        "evaluering",
        {"tiltak.t1.gjort": "ja", "tiltak.t1.videre": "fortsett", "barnet": "Bra"},
    )

    copy = filled.case.forms["evaluering"][0]
    assert copy.finished is None
    with pytest.raises(Refused) as raised:
        filled.fill("evaluering", {}, finish="must")
    assert [r.rule for r in raised.value.reasons] == [
        "forms.evaluering.fields.tiltak.fields.ny_dato.constraint"
    ]


def test_an_answer_taken_back_is_not_asked_again_and_a_whole_row_can_be_taken_back() -> None:
    filled = bench()
    filled.fill("notat", {"hva": "x", "observasjoner.2.naar": "2026-11-01"})
    filled.fill("notat", {}, left={"observasjoner.2.sett": "Husker ikke"})
    filled.fill("notat", {}, taken_back=("hva", "observasjoner.2"))

    copy = filled.case.forms["notat"][0]
    assert (copy.answers, copy.left) == ({}, {})


def test_a_field_that_may_be_left_is_left_with_a_reason_and_one_that_may_not_is_refused() -> None:
    filled = bench()
    filled.fill("notat", {**WHOLE_NOTE, "gjelder": "venner"})
    assert filled.case.forms["notat"][0].finished is None

    filled.fill("notat", {}, left={"hjem.bor": "Vet ikke ennå"})
    copy = filled.case.forms["notat"][0]
    assert copy.finished is not None
    assert copy.left == {"hjem.bor": "Vet ikke ennå"}
    assert "hjem.bor" not in copy.answers

    with pytest.raises(BadInput) as raised:
        bench().fill("notat", {}, left={"hva": "Vil ikke"})
    assert raised.value.problems == (
        "«Hva undrer du deg over?» må besvares. En grunn er ikke nok her.",
    )


def test_a_text_beside_annet_needs_annet_to_be_chosen() -> None:
    with pytest.raises(BadInput, match="Velg også «annet»"):
        bench().fill("notat", {"gjelder": "venner", "gjelder.annet": "Søvn"})
    assert bench().fill("notat", {"gjelder": "annet", "gjelder.annet": "Søvn"})


def test_an_answer_and_a_reason_for_none_cannot_both_be_written() -> None:
    with pytest.raises(BadInput, match="både et svar og en grunn"):
        bench().fill("notat", {"hjem.bor": "mor"}, left={"hjem.bor": "vet ikke"})


def test_a_reason_cannot_be_given_for_a_group() -> None:
    with pytest.raises(BadInput, match="Det finnes ikke noe felt «hjem»"):
        bench().fill("notat", {}, left={"hjem": "vet ikke"})


@pytest.mark.parametrize("finish", ["when_valid", "no"])
def test_nothing_new_is_not_saved(finish: Literal["when_valid", "no"]) -> None:
    filled = bench()
    filled.fill("notat", {"hva": "x"})
    with pytest.raises(BadInput, match="Det er ikke noe nytt å lagre"):
        filled.fill("notat", {}, finish=finish)


def test_a_form_can_be_begun_without_an_answer_and_is_not_finished_by_that() -> None:
    begun = noted()

    assert begun.fill("plan", {}) == (FormBegun(form="plan", copy=1),)


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(NotFound) as raised:
        bench().fill("notatt", {})

    assert raised.value.nearest == ("notat",)


def test_a_form_that_has_to_come_first_stops_this_one() -> None:
    with pytest.raises(Refused) as raised:
        bench().fill("plan", {"antall": 1})

    assert [(r.kind, r.subject, r.rule) for r in raised.value.reasons] == [
        ("form", "notat", "forms.plan.after")
    ]
    assert raised.value.reasons[0].message == "Fyll ut «Notat» først."


def test_a_form_that_should_come_first_does_not_stop_this_one() -> None:
    assert bench().fill("evaluering", {"barnet": "x"})[0] == FormBegun(form="evaluering", copy=1)


class TestCorrecting:
    def test_a_correction_is_an_event_and_the_copy_stays_finished(self) -> None:
        filled = noted()
        finished = filled.case.forms["notat"][0].finished
        events = filled.fill("notat", {"hva": "Ola er lei seg"})

        assert events == (Answered(form="notat", copy=1, answers={"hva": "Ola er lei seg"}),)
        assert filled.case.forms["notat"][0].finished == finished

    def test_a_correction_must_leave_the_copy_whole(self) -> None:
        with pytest.raises(Refused) as raised:
            noted().fill("notat", {"miljoe": "ja"})

        assert [r.subject for r in raised.value.reasons] == ["miljoe_hva"]

    def test_a_correction_can_bring_what_it_calls_for(self) -> None:
        filled = noted()
        filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk", "gjelder": "spraak"})

        answers = filled.case.forms["notat"][0].answers
        assert answers["miljoe_hva"] == "bråk"

    def test_an_answer_may_not_be_taken_out_of_a_finished_copy_that_needs_it(self) -> None:
        for change in ({"answers": {"hva": None}}, {"answers": {}, "taken_back": ("hva",)}):
            with pytest.raises(Refused):
                noted().fill("notat", change["answers"], taken_back=change.get("taken_back", ()))  # type: ignore[arg-type]

    def test_nothing_new_is_not_a_correction(self) -> None:
        with pytest.raises(BadInput):
            noted().fill("notat", {})

    def test_a_date_that_has_passed_since_does_not_hinder_other_corrections(self) -> None:
        filled = bench()
        filled.measure("t1")
        filled.fill(
            "evaluering",
            {
                "tiltak.t1.gjort": "ja",
                "tiltak.t1.videre": "fortsett",
                "tiltak.t1.ny_dato": "2026-11-20",
                "barnet": "Bra",
            },
        )
        filled.wait(days=30)
        filled.fill("evaluering", {"barnet": "Veldig bra"})

        assert filled.case.forms["evaluering"][0].answers["barnet"] == "Veldig bra"
        with pytest.raises(BadInput):
            filled.fill("evaluering", {"tiltak.t1.ny_dato": "2026-11-21"})

    def test_a_question_that_has_come_since_can_be_answered_alone(self) -> None:
        filled = noted()
        filled.fill("plan", {"antall": 2})
        filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
        filled.fill("plan", {"timer": "1,5"})
        filled.fill("plan", {"miljoe_tiltak": "Ro"})

        assert filled.case.forms["plan"][0].answers["miljoe_tiltak"] == "Ro"


class TestCopies:
    def test_a_form_filled_once_is_corrected_and_not_begun_again(self) -> None:
        filled = noted()
        filled.fill("notat", {"hva": "y"})
        assert len(filled.case.forms["notat"]) == 1
        with pytest.raises(BadInput, match="fylles ut én gang"):
            filled.fill("notat", {"hva": "z"}, new=True)

    def test_a_form_for_each_round_has_a_new_copy_in_the_next(self) -> None:
        filled = bench()
        filled.fill("evaluering", {"barnet": "a"})
        with pytest.raises(BadInput, match="én gang i hver runde"):
            filled.fill("evaluering", {"barnet": "z"}, new=True)
        filled.move("tiltak", "n1")
        filled.fill("evaluering", {"barnet": "b"})
        filled.fill("evaluering", {"foresatte": "ja"})

        assert [copy.answers["barnet"] for copy in filled.case.forms["evaluering"]] == ["a", "b"]

    def test_a_form_held_many_times_has_a_new_copy_when_none_is_open(self) -> None:
        filled = bench()
        filled.fill("samtale", whole_talk("2026-11-10"))
        filled.fill("samtale", {"holdt": "2026-11-11"})
        filled.fill("samtale", {"ordrett": "Bedre", "bedre": "ja"})

        copies = filled.case.forms["samtale"]
        assert [copy.finished is not None for copy in copies] == [True, True]
        filled.fill("samtale", {"ordrett": "Det var bråk"}, copy=1)
        assert filled.case.forms["samtale"][0].answers["ordrett"] == "Det var bråk"

    def test_two_drafts_can_be_open_when_a_new_one_is_asked_for(self) -> None:
        filled = bench()
        filled.fill("samtale", {"holdt": "2026-11-10"})
        filled.fill("samtale", {"holdt": "2026-11-11"}, new=True)

        assert [copy.number for copy in filled.case.forms["samtale"]] == [1, 2]

    def test_a_copy_that_is_not_there_is_not_found(self) -> None:
        with pytest.raises(NotFound, match="Det er ikke begynt på ennå"):
            bench().fill("samtale", {}, copy=3)
        filled = noted()
        with pytest.raises(NotFound, match="Du kan rette nummer 1"):
            filled.fill("notat", {}, copy=3)

    def test_a_form_for_another_track_is_not_used(self) -> None:
        skole = bench(track="skolespor")
        with pytest.raises(Refused) as raised:
            skole.fill("notat", WHOLE_NOTE, finish="must")
        assert [r.subject for r in raised.value.reasons] == ["skole"]


class TestRows:
    def test_a_row_about_a_measure_that_is_not_open_is_no_row(self) -> None:
        filled = bench()
        with pytest.raises(BadInput, match="Tiltaket t1 kan ikke besvares her"):
            filled.fill("evaluering", {"tiltak.t1.gjort": "ja"})
        filled.measure("t1")
        filled.measure("t2")
        with pytest.raises(BadInput, match="Du kan svare for t1, t2"):
            filled.fill("evaluering", {"tiltak.t9.gjort": "ja"})

    def test_more_rows_than_the_form_takes_are_too_many(self) -> None:
        with pytest.raises(BadInput, match="Du kan skrive høyst 3"):
            bench().fill("notat", {f"observasjoner.{n}.sett": "x" for n in range(1, 5)})

    def test_a_finished_form_ends_and_dates_the_measures_it_says_so_about(self) -> None:
        filled = bench()
        for measure in ("t1", "t2", "t3"):
            filled.measure(measure)
        events = filled.fill(
            "evaluering",
            {
                "tiltak": {
                    "t1": {"gjort": "ja", "videre": "fortsett", "ny_dato": "2026-12-24"},
                    "t2": {"gjort": "ja", "videre": "avslutt", "ny_dato": "2026-12-24"},
                    "t3": {"gjort": "nei", "videre": "stopp"},
                },
                "barnet": "Bra",
            },
        )

        assert events[-3:] == (
            MeasureChanged(measure="t1", evaluate_by=date(2026, 12, 24)),
            MeasureEnded(measure="t2", status="done"),
            MeasureEnded(measure="t3", status="stopped"),
        )

    def test_a_draft_changes_no_measure(self) -> None:
        filled = bench()
        filled.measure("t1")
        events = filled.fill("evaluering", {"tiltak.t1.videre": "avslutt"})

        assert not any(isinstance(event, MeasureEnded) for event in events)

    def test_a_correction_updates_only_what_it_changes_and_never_an_ended_measure(self) -> None:
        filled = bench()
        filled.measure("t1")
        filled.measure("t2")
        row = {"gjort": "ja", "videre": "fortsett", "ny_dato": "2026-12-24"}
        filled.fill("evaluering", {"tiltak": {"t1": row, "t2": {**row}}, "barnet": "Bra"})
        events = filled.fill("evaluering", {"tiltak.t2.videre": "avslutt"})
        assert events[1:] == (MeasureEnded(measure="t2", status="done"),)

        again = filled.fill("evaluering", {"tiltak.t2.videre": "stopp"})
        assert len(again) == 1

    def test_a_calculated_answer_is_written_when_the_form_is_finished(self) -> None:
        filled = bench()
        filled.fill("evaluering", {"barnet": "Bra"})

        assert filled.case.forms["evaluering"][0].answers["frist"] == "2026-12-03"
