"""Time: what deadlines count from, what takes their place, what ends them, and what is told."""

from __future__ import annotations

import pytest

from bti.case.projection import project
from tests.integration.semantics.tale import Tale

GUIDE = """
services:
  skole: {title: Skole, calendar: {hoest: {open: [closed]}}}
  barnevern: Barnevern
calendar:
  hoest: {title: Høstferie, days: [2026-10-05 to 2026-10-09]}
  teamdager: {title: Teamdager, days: [2026-09-10, 2026-10-08]}
arenas:
  team: {title: Team, led_by: leder, how_often: at teamdager}
baton: {may_hold: [ansatt, leder], answer_within: 3 working days, unanswered: {tell: leder}}
consents: {deling: {title: Dele, given_by: one_guardian, valid_for: 3 months}}
deadlines:
  hele: {title: Hele saken, within: 3 months, of: case.opened}
levels:
  n1:
    title: N1
    takes: at least 3 weeks
    baton: {decide: within 2 weeks}
    deadlines:
      svar:
        title: Svar
        within: 3 weeks
        of: a.videre.done
        until: notat.svar.answered
        waits_for: barnevern
      spurt: {title: Spurt, within: 1 week, of: a.videre.asked}
      ringt: {title: Ringt, within: 1 day, of: ring.done}
    steps:
      a:
        title: A
        takes: 1-2 weeks
        due:
          at: notat.dag + 3 days
          instead: [{when: notat.haster == yes, at: notat.dag - 1 week}]
          remind: [{who: leder, after: 1 day}]
        actions: [ring]
        transitions:
          videre: {title: Videre, to: b, asks: {nar: {type: date, label: Når}}}
          sent: {title: Sent, to: slutt, event: due_passed a.takes}
      b:
        title: B
        due: {at: next team}
        transitions:
          tilbake: {title: Tilbake, to: back}
          utenom: {title: Utenom, to: x}
          opp: {title: Opp, to: n2}
      x: {title: X, off_path: true, transitions: {hjem: {title: Hjem, to: back}}}
  n2:
    title: N2
    steps:
      c:
        title: C
        due: {within: 5 working days, of: step.entered}
        transitions: {ut: {title: Ut, to: slutt}}
actions: {ring: {title: Ring, form: notat}}
forms:
  notat:
    title: Notat
    fields:
      dag: {type: date, label: Dag}
      haster: {type: yes_no, label: Haster det?}
      svar: {type: yes_no, label: Svar}
"""


def _dues(tale: Tale) -> dict[str, str]:
    return {due.id: due.at.date().isoformat() for due in tale.view().dues}


def _fill(tale: Tale, **answers: str) -> None:
    tale.casework.fill(tale.case, "notat", answers)


def test_a_deadline_begins_when_its_point_has_a_day_and_may_be_moved_from_it() -> None:
    tale = Tale(GUIDE)
    assert "a" not in _dues(tale)
    _fill(tale, dag="2026-09-20")
    assert _dues(tale)["a"] == "2026-09-23"
    _fill(tale, haster="ja")
    (due,) = [one for one in tale.view().dues if one.id == "a"]
    assert due.at.date().isoformat() == "2026-09-13"
    assert due.instead_of is not None
    assert due.instead_of.isoformat() == "2026-09-23"


def test_the_history_says_which_event_moved_a_deadline() -> None:
    tale = Tale(GUIDE)
    _fill(tale, dag="2026-09-20")
    _fill(tale, haster="ja")
    remarks = [one for line in tale.casework.history(tale.case) for one in line.remarks]
    assert any("23. september 2026 til 13. september 2026" in one for one in remarks)
    assert all(one.startswith("Fristen «") for one in remarks)


def test_a_guide_has_deadlines_for_the_whole_case_and_a_level_for_its_round() -> None:
    tale = Tale(GUIDE)
    assert _dues(tale)["hele"] == "2026-12-01"
    tale.casework.go(tale.case, "videre", asked={"nar": "2026-09-02"})
    assert (_dues(tale)["svar"], _dues(tale)["spurt"]) == ("2026-09-22", "2026-09-08")
    tale.go("utenom")
    assert "svar" in _dues(tale)
    tale.go("hjem")
    tale.go("opp")
    assert not {"svar", "spurt"} & set(_dues(tale))
    assert _dues(tale)["hele"] == "2026-12-01"
    tale.go("ut")
    assert _dues(tale) == {}


def test_an_action_that_was_done_is_a_point() -> None:
    tale = Tale(GUIDE)
    assert "ringt" not in _dues(tale)
    tale.casework.do(tale.case, "ring")
    assert _dues(tale)["ringt"] == "2026-09-02"


def test_a_deadline_that_waits_for_another_is_not_the_holders_own_delay() -> None:
    tale = Tale(GUIDE)
    tale.go("videre")
    today = tale.casework.today()
    (waiting,) = [one for one in today.waiting if one.id == "svar"]
    assert (waiting.waits_for, waiting.mine) == ("Barnevern", False)
    assert "svar" not in {one.id for one in (*today.week, *today.later)}
    tale.wait(30)
    assert "svar" in {one.id for one in tale.casework.today().over}
    _fill(tale, svar="ja")
    assert "svar" not in _dues(tale)


def test_the_longest_time_is_due_and_can_set_off_a_way() -> None:
    tale = Tale(GUIDE)
    assert _dues(tale)["a.takes"] == "2026-09-15"
    assert "n1.takes" not in _dues(tale)
    tale.wait(15)
    assert tale.proposed() == {"sent": "due_passed a.takes"}


ASIDE = """
anytime: {fare: {title: Fare, to: fare}}
steps:
  a: {title: A, takes: 1-2 weeks, next: b}
  b: {title: B, next: slutt}
  fare: {title: Fare, off_path: true, transitions: {hjem: {title: Hjem, to: back}}}
"""


def test_stepping_aside_leaves_no_phase_too_early() -> None:
    tale = Tale(ASIDE)
    ways = tale.ways()
    assert (len(ways["neste"].warnings), ways["fare"].warnings) == (1, ())
    assert tale.casework.go(tale.case, "fare").warnings == ()


def test_leaving_before_the_shortest_time_is_warned_of_and_possible() -> None:
    tale = Tale(GUIDE)
    (warning,) = tale.ways()["videre"].warnings
    assert "«A» skal vare minst 1 uke, til 8. september 2026" in warning
    saved = tale.casework.go(tale.case, "videre")
    assert saved.warnings == (warning,)
    assert tale.ways()["tilbake"].warnings == ()
    (level,) = tale.ways()["opp"].warnings
    assert "«N1» skal vare minst 3 uker" in level
    tale.wait(21)
    assert tale.ways()["opp"].warnings == ()
    assert tale.casework.go(tale.case, "opp").warnings == ()


def test_working_days_pass_the_days_on_which_the_service_is_closed() -> None:
    tale = Tale(GUIDE)
    tale.wait(31)
    tale.casework.go(tale.case, "videre")
    tale.casework.go(tale.case, "opp")
    assert _dues(tale)["c"] == "2026-10-16"


def test_the_next_meeting_is_a_day_of_the_calendar_not_before_the_step() -> None:
    tale = Tale(GUIDE)
    tale.go("videre")
    assert _dues(tale)["b"] == "2026-09-10"
    tale.go("tilbake")
    tale.wait(20)
    tale.go("videre")
    assert _dues(tale)["b"] == "2026-10-08"
    tale.go("tilbake")
    tale.wait(60)
    tale.go("videre")
    assert "b" not in _dues(tale)


def test_measures_consents_and_an_offer_are_due_beside_the_steps() -> None:
    tale = Tale(GUIDE)
    tale.casework.add_measure(tale.case, "Lek", evaluate_by="2026-10-10")
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.casework.offer(tale.case, "knut")
    dues = _dues(tale)
    assert dues["t1"] == "2026-10-10"
    assert dues["deling"] == "2026-12-01"
    assert dues["baton.answer"] == "2026-09-04"
    assert dues["n1.baton"] == "2026-09-15"
    (offer,) = [one for one in tale.view().dues if one.id == "baton.answer"]
    assert (offer.mine, offer.waits_for) == (False, "Knut")
    tale.casework.accept(tale.case, by="knut")
    assert not {"baton.answer", "n1.baton"} & set(_dues(tale))
    tale.wait(100)
    over = {one.id: one.title for one in tale.casework.today(by="knut").over}
    assert over["deling"] == "Samtykket gikk ut: Dele"
    assert "t1" in over
    tale.casework.end_measure(tale.case, "t1", by="knut")
    assert "t1" not in {one.id for one in tale.casework.today(by="knut").over}


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_times_stand_on_paper(form: str) -> None:
    tale = Tale(GUIDE)
    page = tale.casework.render(tale.casework.guide("liten"), form)  # type: ignore[arg-type]
    plain = " ".join(page.replace("\xa0", " ").split())
    for said in (
        "fra 1 uke til 2 uker",
        "minst 3 uker",
        "3 dager etter datoen i «Dag»",
        "1 uke før datoen i «Dag»",
        "neste møte i «Team»",
        "Vi venter på svar fra Barnevern",
        "Hele saken",
        "Leder blir minnet på det 1 dag etter",
    ):
        assert said in plain, said


def test_an_offer_is_due_to_the_one_who_was_asked_and_the_leader_is_told_the_day_after() -> None:
    tale = Tale(GUIDE)
    tale.casework.offer(tale.case, "knut")
    standing = tale.casework._desk.standing(tale.case, "kari")  # noqa: SLF001 - rows are no view
    rows = {
        row.id: row for row in project(standing.guide, standing.case, standing.now, str.encode).dues
    }
    assert rows["baton.answer"].who == "knut"
    told = rows["baton.answer.remind.1"]
    assert (told.who, told.at.date().isoformat()) == ("leder", "2026-09-05")


@pytest.mark.parametrize(
    ("access", "reminded"),
    [("{guardians: never, roles: [leder]}", "lise"), ("{guardians: never}", "kari")],
)
def test_a_reminder_goes_to_those_with_the_role_who_may_read_else_to_whoever_has_the_case(
    access: str, reminded: str
) -> None:
    remind = "remind: [{who: leder, after: 1 day}]"
    tale = Tale(
        f"access: {access}\nsteps:\n  a: {{title: A, next: slutt, "
        f"due: {{within: 1 day, of: case.opened, {remind}}}}}\n"
    )
    tale.wait(10)
    tale.casework.work()
    sent = {by: tale.casework.outbox(by=by) for by in ("kari", "lise")}
    assert [by for by, messages in sent.items() if messages] == [reminded]
