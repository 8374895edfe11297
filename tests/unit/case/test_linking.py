"""Linked cases: what is carried over, what comes back, and that nothing else does."""

from __future__ import annotations

import pytest

from bti.case import linking
from bti.case.calendar import local
from bti.case.duty_commands import HearLinked
from bti.case.events import (
    Answered,
    Answers,
    FormBegun,
    LinkedOpened,
    LinkedTold,
    Moved,
    Origin,
    Proposed,
)
from bti.errors import Refused
from bti.guide.conditions import Missing
from bti.guide.definition import Opens
from tests.unit.case.drive import Drive

FIRST = """
forms:
  notat:
    title: Notat
    copies: many
    fields:
      hva: {type: text, label: Hva?}
      hvaslags: {type: text, label: Hva slags?}
      sett:
        label: Sett
        repeat: {min: 0}
        fields: {naar: {type: text, label: Når?}}
actions:
  meld: {title: Meld, opens: {guide: melding, carry: [notat.hva]}, keeps_open: true}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        actions: [meld]
        transitions:
          svar: {title: Svar kom, to: b, event: linked_emitted sendt}
          ferdig: {title: Den ble lukket, to: b, event: linked_closed melding}
          ut: {title: Ut, to: slutt, asks: {dato: {label: Når?}, annet: {label: Annet?}}}
      b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
"""
LINKED = """
linked_from: [liten]
gives: [svar.utfall, a.videre.dato]
forms:
  svar:
    title: Svar
    fields:
      utfall: {type: text, label: Utfall}
      hemmelig: {type: text, label: Hemmelig}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        transitions:
          videre:
            title: Videre
            to: b
            emits: sendt
            asks: {dato: {type: date, label: Når?}, annet: {type: text, label: Annet?}}
      b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
"""
ORIGIN = Origin(case="S-0", workflow="liten", action="meld")


def _with_notes(*copies: dict[str, str]) -> Drive:
    drive = Drive(FIRST)
    for number, answers in enumerate(copies, start=1):
        drive.record(FormBegun(form="notat", copy=number))
        drive.record(Answered(form="notat", copy=number, answers=dict(answers)))
    return drive


def test_what_is_carried_is_the_newest_answer_at_or_under_the_path_and_nothing_more() -> None:
    drive = _with_notes(
        {"hva": "gammelt", "hvaslags": "x", "sett.1.naar": "i går"}, {"hva": "nytt"}
    )
    opens = Opens(guide="melding", carry=("notat.hva", "notat.sett", "borte.hva"))
    assert linking.carried(drive.scope, opens) == {"notat": {"hva": "nytt", "sett.1.naar": "i går"}}


def test_a_whole_form_and_the_answer_of_a_move_can_be_carried() -> None:
    drive = _with_notes({"hva": "nytt", "hvaslags": "x"})
    drive.record(
        Moved(transition="ut", origin="a", target="b", level="n0", asked={"dato": "i dag"})
    )
    opens = Opens(guide="melding", carry=("notat", "a.ut.dato", "a.ut.annet"))
    assert linking.carried(drive.scope, opens) == {
        "notat": {"hva": "nytt", "hvaslags": "x"},
        "a": {"ut.dato": "i dag"},
    }


def test_nothing_is_carried_where_nothing_is_answered() -> None:
    opens = Opens(guide="melding", carry=("notat.hva",))
    drive = _with_notes({"hvaslags": "x"})
    assert linking.carried(drive.scope, opens) == {}


def test_an_action_opens_a_case_that_is_linked_here_and_keeps_this_one_open() -> None:
    drive = Drive(FIRST)
    _, opened = drive.act("meld", linked="S-2")
    assert opened == LinkedOpened(case="S-2", workflow="melding", action="meld", keeps_open=True)
    with pytest.raises(Refused) as refusal:
        drive.go("ut")
    assert [(one.kind, one.todo) for one in refusal.value.reasons] == [("linked", "bti vis S-2")]
    drive.tell(HearLinked(case="S-2", workflow="melding", closed=True))
    drive.go("ut")
    assert drive.case.closed


def test_what_a_linked_case_told_is_kept_and_opens_the_way_that_waits_for_it() -> None:
    drive = Drive(FIRST)
    drive.act("meld", linked="S-2")
    drive.act("meld", linked="S-3")
    given: dict[str, bool | int | float | str | tuple[str, ...] | None] = {"svar.utfall": "henlagt"}
    heard = drive.tell(HearLinked(case="S-2", workflow="melding", emitted="sendt", given=given))
    assert heard == (
        LinkedTold(case="S-2", workflow="melding", emitted="sendt", given=given),
        Proposed(subject="svar", cause="linked_emitted sendt"),
    )
    told, other = drive.case.linked
    assert (list(told.emitted), told.given, told.closed) == (["sendt"], given, None)
    assert (other.emitted, other.given) == ({}, {})


def test_of_several_cases_on_one_guide_the_one_that_told_last_is_read() -> None:
    drive = Drive(FIRST)
    drive.act("meld", linked="S-2")
    drive.act("meld", linked="S-3")
    path, emitted = ("linked", "melding", "svar", "utfall"), ("linked", "melding", "sendt")
    assert drive.scope.value(emitted) is Missing.NOT_ASKED
    for case, utfall in (("S-3", "miljo"), ("S-2", "drofte"), ("S-3", "ppt"), ("S-2", "miljo")):
        given: Answers = {"svar.utfall": utfall}
        told = HearLinked(case=case, workflow="melding", emitted="sendt", given=given)
        assert drive.tell(told)[1:] or drive.case.proposals
        assert drive.scope.value(path) == utfall
    assert drive.scope.value(emitted) == local(drive.events[-1].at)
    # That a case is closed is no answer.
    drive.tell(HearLinked(case="S-3", workflow="melding", closed=True))
    assert drive.scope.value(path) == "miljo"


def test_that_a_linked_case_closed_is_something_to_wait_for_and_a_reopening_is_seen() -> None:
    drive = Drive(FIRST)
    drive.act("meld", linked="S-2")
    heard = drive.tell(HearLinked(case="S-2", workflow="melding", closed=True))
    assert heard[1:] == (Proposed(subject="ferdig", cause="linked_closed melding"),)
    assert drive.case.linked[0].closed is not None
    drive.tell(HearLinked(case="S-2", workflow="melding"))
    assert drive.case.linked[0].closed is None


def test_a_case_that_is_not_linked_here_tells_nothing() -> None:
    drive = Drive(FIRST)
    assert drive.tell(HearLinked(case="S-9", workflow="melding", emitted="sendt")) == ()


def test_only_what_the_guide_gives_comes_back_from_a_move() -> None:
    drive = Drive(LINKED, origin=ORIGIN)
    answers = {"utfall": "henlagt", "hemmelig": "navnet"}
    drive.fill("svar", answers)
    moved = Moved(
        transition="videre",
        origin="a",
        target="b",
        level="n0",
        emits="sendt",
        asked={"dato": "2026-12-01", "annet": "ikke dette"},
    )
    drive.record(moved)
    (heard,) = linking.news(drive.standing(), (moved,))
    assert heard == HearLinked(
        case="S-1",
        workflow="liten",
        emitted="sendt",
        given={"svar.utfall": "henlagt", "a.videre.dato": "2026-12-01"},
    )


def test_a_closing_is_news_and_what_was_not_answered_is_not_given() -> None:
    drive = Drive(LINKED, origin=ORIGIN)
    drive.record(Moved(transition="videre", origin="a", target="b", level="n0"))
    (closing,) = drive.go("ut")
    (heard,) = linking.news(drive.standing(), (closing,))
    assert heard == HearLinked(case="S-1", workflow="liten", closed=True)


def test_there_is_no_news_without_a_move_or_without_a_case_it_came_from() -> None:
    linked = Drive(LINKED, origin=ORIGIN)
    filled = linked.fill("svar", {"utfall": "henlagt"})
    assert linking.news(linked.standing(), filled) == ()
    alone = Drive(LINKED)
    moved = alone.go("videre")
    assert linking.news(alone.standing(), moved) == ()
