"""Measures: agreed on, dated, changed, done or stopped, and what a guide demands of them."""

from __future__ import annotations

from datetime import date

import pytest

from bti.case.commands import Command
from bti.case.demand import Demand
from bti.case.duty_commands import AddMeasure, ChangeMeasure, EndMeasure
from bti.case.events import MeasureAdded, MeasureChanged, MeasureEnded
from bti.case.measure_demands import of_measures, of_new_dates
from bti.errors import BadInput, NotFound
from bti.guide.definition import DateDemand, MeasureDemand
from tests.unit.case.drive import STEPS, Drive

GUIDE = (
    STEPS
    + """
measures:
  place: {choices: {hjemme: Hjemme, skole: Skole}}
  fields:
    omraade: {type: select_one, label: Område, choices: {spraak: Språk, venner: Venner}}
"""
)
LATER = date(2026, 12, 10)


def _demanded(drive: Drive, demand: MeasureDemand) -> list[Demand]:
    return list(of_measures(drive.standing(), "r", demand))


def _said(demands: list[Demand]) -> list[tuple[bool, str]]:
    return [(one.met, one.message) for one in demands]


def test_a_measure_takes_the_next_number_and_the_openers_service() -> None:
    drive = Drive(GUIDE)
    added = drive.tell(
        AddMeasure(
            what=" Lekegruppe ",
            goal="Venner",
            responsible="kari",
            contributors=("ola",),
            place="skole",
            start=date(2026, 11, 1),
            evaluate_by=LATER,
            fields={"omraade": "venner"},
        )
    )
    assert added == (
        MeasureAdded(
            measure="t1",
            what="Lekegruppe",
            goal="Venner",
            responsible="kari",
            contributors=("ola",),
            place="skole",
            start=date(2026, 11, 1),
            evaluate_by=LATER,
            service="skole",
            fields={"omraade": "venner"},
        ),
    )
    drive.tell(EndMeasure(measure="t1"))
    (second,) = drive.tell(AddMeasure(what="Lesing", service="ppt"))
    assert isinstance(second, MeasureAdded)
    assert (second.measure, second.service) == ("t2", "ppt")


@pytest.mark.parametrize(
    ("command", "problems"),
    [
        (AddMeasure(what=" "), ["Skriv hva tiltaket er."]),
        (AddMeasure(measure="t1", what="Igjen"), ["t1 finnes fra før"]),
        (AddMeasure(what="x", place="ute"), ["«ute» finnes ikke. Velg blant: hjemme, skole."]),
        (AddMeasure(what="x", service="bup"), ["«bup» finnes ikke. Velg blant: skole, ppt."]),
        (AddMeasure(what="x", evaluate_by=date(2026, 11, 11)), ["er passert"]),
        (
            AddMeasure(what="x", start=date(2026, 12, 11), evaluate_by=LATER),
            ["ikke evalueres før det starter"],
        ),
        (AddMeasure(what="x", fields={"omraade": "mat"}), ["ikke et av valgene"]),
        (
            ChangeMeasure(measure="t1", place="ute", service="bup", fields={"ukjent": "1"}),
            ["«ute»", "«bup»", "ukjent"],
        ),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(command: Command, problems: list[str]) -> None:
    drive = Drive(GUIDE)
    drive.tell(AddMeasure(what="Lekegruppe"))
    measures = drive.case.measures
    with pytest.raises(BadInput) as fault:
        drive.tell(command)
    assert len(fault.value.problems) == len(problems)
    for said, wanted in zip(fault.value.problems, problems, strict=True):
        assert wanted in said
    assert drive.case.measures == measures


def test_only_what_is_given_is_changed() -> None:
    drive = Drive(GUIDE)
    drive.tell(AddMeasure(what="Lekegruppe", goal="Venner", fields={"omraade": "venner"}))
    changed = drive.tell(ChangeMeasure(measure="t1", responsible="ola", evaluate_by=LATER))
    assert changed == (MeasureChanged(measure="t1", responsible="ola", evaluate_by=LATER),)
    measure = drive.case.measure("t1")
    assert measure is not None
    assert (measure.goal, measure.responsible, measure.evaluate_by) == ("Venner", "ola", LATER)
    drive.tell(ChangeMeasure(measure="t1", goal="", fields={"omraade": "spraak"}))
    measure = drive.case.measure("t1")
    assert measure is not None
    assert (measure.what, measure.goal, measure.fields) == (
        "Lekegruppe",
        "",
        {"omraade": "spraak"},
    )


def test_a_measure_is_stopped_with_a_reason_and_done_without_one() -> None:
    drive = Drive(GUIDE)
    drive.tell(AddMeasure(what="Lekegruppe"))
    with pytest.raises(BadInput, match="med --reason"):
        drive.tell(EndMeasure(measure="t1", status="stopped", reason=" "))
    stopped = drive.tell(EndMeasure(measure="t1", status="stopped", reason="Flyttet"))
    assert stopped == (MeasureEnded(measure="t1", status="stopped", reason="Flyttet"),)
    drive.tell(AddMeasure(what="Lesing"))
    drive.tell(EndMeasure(measure="t2"))
    assert [one.status for one in drive.case.measures] == ["stopped", "done"]


@pytest.mark.parametrize("command", [ChangeMeasure(measure="t1"), EndMeasure(measure="t1")])
def test_what_is_ended_or_never_was_cannot_be_changed(command: Command) -> None:
    drive = Drive(GUIDE)
    with pytest.raises(NotFound, match="Åpne tiltak: ingen"):
        drive.tell(command)
    drive.tell(AddMeasure(what="Lekegruppe"))
    drive.tell(AddMeasure(what="Lesing"))
    drive.tell(EndMeasure(measure="t1"))
    with pytest.raises(NotFound, match="Åpne tiltak: t2"):
        drive.tell(command)


def test_a_guide_may_want_a_number_of_open_measures() -> None:
    drive = Drive(GUIDE)
    wanted = MeasureDemand(at_least=2)
    (demand,) = _demanded(drive, wanted)
    assert (demand.met, demand.message) == (False, "Det trengs minst 2 tiltak. Saken har 0.")
    (one,) = _demanded(drive, MeasureDemand(at_least=1, strength="or_reason"))
    assert (one.message, one.hardness) == (
        "Det trengs minst ett tiltak. Saken har 0.",
        "or_reason",
    )
    drive.tell(AddMeasure(what="Lekegruppe"))
    drive.tell(AddMeasure(what="Lesing"))
    assert _demanded(drive, wanted)[0].met
    drive.tell(EndMeasure(measure="t1"))
    assert not _demanded(drive, wanted)[0].met


def test_each_measure_has_what_the_guide_wants() -> None:
    drive = Drive(GUIDE)
    wanted = MeasureDemand(each_has=("responsible", "evaluate_by", "omraade", "goal"))
    assert _said(_demanded(drive, wanted)) == [(False, "Saken har ingen åpne tiltak.")]
    drive.tell(AddMeasure(what="Lekegruppe", responsible="kari"))
    demands = _demanded(drive, wanted)
    assert _said(demands) == [
        (True, "Tiltaket «Lekegruppe» (t1) mangler ansvarlig."),
        (False, "Tiltaket «Lekegruppe» (t1) mangler dato for evaluering."),
        (False, "Tiltaket «Lekegruppe» (t1) mangler svar på «Område»."),
        (False, "Tiltaket «Lekegruppe» (t1) mangler mål."),
    ]
    assert [one.todo.partition("t1 ")[2] for one in demands] == [
        "--responsible PERSON",
        "--evaluate-by DATO",
        "--set omraade=SVAR",
        "--goal TEKST",
    ]
    drive.tell(ChangeMeasure(measure="t1", evaluate_by=LATER, fields={"omraade": "spraak"}))
    assert [one.met for one in _demanded(drive, wanted)] == [True, True, True, False]


def test_of_none_at_all_it_is_said_once_when_a_number_is_wanted_too() -> None:
    wanted = MeasureDemand(at_least=1, each_has=("responsible",))
    assert len(_demanded(Drive(GUIDE), wanted)) == 1


def test_all_are_done_when_none_is_open_and_a_number_says_that_there_have_to_be_some() -> None:
    drive = Drive(GUIDE)
    wanted = MeasureDemand(all_done=True)
    some = MeasureDemand(all_done=True, at_least=1, each_has=("responsible",))
    assert [one.met for one in _demanded(drive, wanted)] == [True]
    told = "Det trengs minst ett tiltak. Saken har 0."
    assert [one for one in _said(_demanded(drive, some)) if not one[0]] == [(False, told)]
    drive.tell(AddMeasure(what="Lekegruppe"))
    (demand,) = _demanded(drive, wanted)
    assert (demand.met, demand.message) == (
        False,
        "Disse tiltakene er ikke ferdige: «Lekegruppe» (t1).",
    )
    assert demand.todo == "bti tiltak S-1 --done t1"
    drive.tell(EndMeasure(measure="t1"))
    assert [one.met for one in _demanded(drive, wanted)] == [True]
    assert all(one.met for one in _demanded(drive, some))


def test_measures_of_another_service_are_named() -> None:
    drive = Drive(GUIDE)
    wanted = MeasureDemand(owned_by="own_service")
    drive.tell(AddMeasure(what="Lekegruppe"))
    assert [one.met for one in _demanded(drive, wanted)] == [True]
    drive.tell(AddMeasure(what="Lesing", service="ppt"))
    (demand,) = _demanded(drive, wanted)
    assert not demand.met
    assert demand.message == "Disse tiltakene eies av en annen tjeneste: «Lesing» (t2)."
    assert demand.todo == "bti tiltak S-1 --done t2"
    drive.tell(EndMeasure(measure="t2"))
    assert _demanded(drive, wanted)[0].met


EVALUATED = DateDemand(of="measures.evaluate_by", than="first")


def test_a_new_date_is_later_than_the_first_one_in_the_round_where_the_guide_says_so() -> None:
    drive = Drive(GUIDE)
    (none,) = of_new_dates(drive.standing(), "r", EVALUATED)
    assert (none.met, none.subject) == (False, "measures.evaluate_by")
    assert none.message == "Saken har ingen åpne tiltak å sette ny dato på."
    drive.tell(AddMeasure(what="Lekegruppe", evaluate_by=LATER))
    drive.tell(AddMeasure(what="Lesing"))
    assert _met(drive, EVALUATED) == [False, False]
    drive.tell(ChangeMeasure(measure="t1", evaluate_by=date(2026, 12, 11)))
    drive.tell(ChangeMeasure(measure="t2", evaluate_by=date(2026, 11, 13)))
    assert _met(drive, EVALUATED) == [True, False]
    drive.tell(ChangeMeasure(measure="t2", evaluate_by=date(2026, 11, 14)))
    demands = list(of_new_dates(drive.standing(), "r", EVALUATED))
    assert [one.met for one in demands] == [True, True]
    assert [one.subject for one in demands] == [
        "measures.t1.evaluate_by",
        "measures.t2.evaluate_by",
    ]
    drive.tell(ChangeMeasure(measure="t1", evaluate_by=date(2026, 12, 9)))
    assert _met(drive, EVALUATED) == [False, True]


def test_a_measure_that_was_added_in_the_round_has_its_date_when_it_has_one() -> None:
    drive = Drive(GUIDE)
    wanted = DateDemand(of="measures.evaluate_by")
    drive.tell(AddMeasure(what="Lekegruppe", evaluate_by=LATER))
    drive.tell(AddMeasure(what="Lesing"))
    assert _met(drive, wanted) == [True, False]


def _met(drive: Drive, wanted: DateDemand) -> list[bool]:
    return [one.met for one in of_new_dates(drive.standing(), "r", wanted)]
