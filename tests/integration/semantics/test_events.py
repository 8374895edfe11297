"""Events: they propose, a person decides; what is automatic moves by itself, once and in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bti.errors import BadInput, Conflict
from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt]}
services: {skole: Skole, ppt: PPT, bup: BUP}
tracks: {skole: {title: Skole, service: skole}, ppt: {title: PPT, service: ppt}}
consents:
  deling: {title: Deling, given_by: both_guardians}
  hver: {title: Hver, per: service, given_by: one_guardian}
anytime:
  alltid: {title: Alltid, event: measure_added, to: slutt, reason: required}
  trukket: {title: Trukket, event: consent_withdrawn, to: b}
steps:
  a:
    title: A
    checklist: {en: {text: En, required: true}}
    transitions:
      foerst: {title: Først, to: b, event: measure_added, when: notat.uro == yes}
      saa: {title: Så, to: b, event: measure_added}
      ferdig: {title: Ferdig, to: b, event: form_finished notat}
      svart: {title: Svart, to: b, event: answered notat.dato}
      gitt: {title: Gitt, to: b, event: consent_given}
      gjort: {title: Gjort, to: b, event: measure_done}
      nei: {title: Nei, to: b, event: baton_declined}
      tatt: {title: Tatt, to: b, event: baton_accepted}
      for_haand: {title: For hånd, to: b}
  b:
    title: B
    transitions:
      hjem: {title: Hjem, to: a, round: same}
      bytte: {title: Byttet, to: a, round: same, event: service_changed}
      ferdig: {title: F, to: slutt}
forms:
  notat:
    title: Notat
    fields:
      uro: {type: yes_no, label: Uro?, required: true}
      dato: {type: date, label: Dato}
"""


LATER = """
consents: {deling: {title: Deling, given_by: one_guardian, valid_for: 2 days}}
steps:
  a:
    title: A
    checklist: {en: En}
    transitions:
      utlopt: {title: Utløpt, to: b, event: consent_expired}
  b: {title: B, transitions: {ferdig: {title: F, to: slutt}}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def test_a_way_with_an_event_is_closed_by_hand_until_the_event_has_come(tale: Tale) -> None:
    assert tale.refused("saa") == [("event", "saa")]
    assert tale.proposed() == {}
    tale.casework.add_measure(tale.case, "Lese")
    assert tale.proposed() == {"saa": "measure_added"}
    assert tale.go("saa").step.id == "b"


def test_of_what_one_cause_opens_the_first_in_the_file_proposes(tale: Tale) -> None:
    tale.casework.fill(tale.case, "notat", {"uro": "ja"}, finish="no")
    tale.casework.add_measure(tale.case, "Lese")
    assert tale.proposed() == {"foerst": "measure_added"}


def test_of_several_causes_in_one_command_the_first_in_the_file_proposes(tale: Tale) -> None:
    tale.casework.fill(tale.case, "notat", {"uro": "ja", "dato": "2026-09-09"})
    assert tale.proposed() == {"ferdig": "form_finished notat"}


def test_a_proposal_is_made_once(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.add_measure(tale.case, "Skrive")
    assert sum("Foreslått" in line for line in tale.lines()) == 1


def test_what_time_has_done_unwritten_is_no_conflict_for_one_who_has_seen_it() -> None:
    tale = Tale(LATER)
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.environment.advance(timedelta(days=4))
    assert tale.proposed() == {"utlopt": "consent_expired"}
    seen = tale.view().version
    tale.casework.tick(tale.case, "en", seen=seen)
    with pytest.raises(Conflict):
        tale.casework.untick(tale.case, "en", seen=seen)


def test_not_now_needs_a_reason_and_silences_the_cause_until_the_case_leaves_the_step(
    tale: Tale,
) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    with pytest.raises(BadInput, match="hvorfor"):
        tale.casework.do(tale.case, "saa", decline=True)
    tale.casework.do(tale.case, "saa", decline=True, reason="Venter på svar")
    assert tale.proposed() == {}
    with pytest.raises(BadInput):
        tale.casework.do(tale.case, "saa", decline=True, reason="Igjen")
    tale.casework.add_measure(tale.case, "Skrive")
    assert tale.proposed() == {}
    tale.tick("en")
    tale.go("for_haand", "hjem")
    assert tale.refused("saa") == [("event", "saa")]
    tale.casework.add_measure(tale.case, "Regne")
    assert tale.proposed() == {"saa": "measure_added"}


@pytest.mark.parametrize("long", ["", ", not_now: this_time"])
def test_not_now_takes_away_the_proposal_and_leaves_the_way_open_by_hand(long: str) -> None:
    event = "saa: {title: Så, to: b, event: measure_added"
    tale = Tale(GUIDE.replace(event, f"{event}{long}"))
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.do(tale.case, "saa", decline=True, reason="Venter på svar")
    assert tale.proposed() == {}
    assert [way.open for way in tale.casework.why(tale.case, "saa")] == [True]
    assert tale.go("saa").step.id == "b"


def test_a_guide_can_say_that_not_now_is_only_this_time() -> None:
    event = "saa: {title: Så, to: b, event: measure_added"
    tale = Tale(GUIDE.replace(event, f"{event}, not_now: this_time"))
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.do(tale.case, "saa", decline=True, reason="Venter på svar")
    assert tale.proposed() == {}
    tale.casework.add_measure(tale.case, "Skrive")
    assert tale.proposed() == {"saa": "measure_added"}


def test_a_proposal_lapses_when_the_case_leaves_the_step(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    tale.tick("en")
    tale.go("for_haand", "hjem")
    assert tale.proposed() == {}
    assert tale.refused("saa") == [("event", "saa")]


def test_a_proposal_lapses_for_good_when_its_condition_turns_false(tale: Tale) -> None:
    tale.casework.fill(tale.case, "notat", {"uro": "ja"}, finish="no")
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.fill(tale.case, "notat", {"uro": "nei"}, finish="no")
    assert tale.proposed() == {}
    assert tale.lines()[-1] == "Forslaget falt bort: Først"
    tale.casework.fill(tale.case, "notat", {"uro": "ja"}, finish="no")
    assert tale.proposed() == {}


def test_consent_is_given_when_nobody_else_has_to_say_yes(tale: Tale) -> None:
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    assert tale.proposed() == {}
    tale.casework.refuse_consent(tale.case, "deling", "forelder_2")
    assert tale.proposed() == {}
    tale.casework.give_consent(tale.case, "deling", "forelder_2")
    assert tale.proposed() == {"gitt": "consent_given"}


def test_a_withdrawal_proposes_only_when_no_live_consent_of_the_purpose_is_left(tale: Tale) -> None:
    for unit in ("ppt", "bup"):
        tale.casework.give_consent(tale.case, "hver", "forelder_1", recipient=unit)
    tale.casework.do(tale.case, "gitt", decline=True, reason="Ikke nå")
    tale.casework.withdraw_consent(tale.case, "hver", "forelder_1", recipient="ppt")
    assert tale.proposed() == {}
    tale.casework.withdraw_consent(tale.case, "hver", "forelder_1", recipient="bup")
    assert tale.proposed() == {"trukket": "consent_withdrawn"}
    tale.casework.do(tale.case, "trukket")
    assert tale.step == "b"


def test_a_measure_that_is_stopped_is_not_done(tale: Tale) -> None:
    for measure in ("Lese", "Skrive"):
        tale.casework.add_measure(tale.case, measure)
    tale.casework.end_measure(tale.case, "t1", status="stopped", reason="Virket ikke")
    assert "gjort" not in tale.proposed()
    tale.casework.end_measure(tale.case, "t2")
    assert tale.proposed()["gjort"] == "measure_done"


def test_the_baton_declined_accepted_and_carried_to_another_service(tale: Tale) -> None:
    tale.casework.offer(tale.case, "per")
    tale.casework.decline(tale.case, by="per", reason="Nei")
    assert tale.proposed() == {"nei": "baton_declined"}
    tale.casework.offer(tale.case, "kari")
    assert tale.proposed() == {"nei": "baton_declined", "tatt": "baton_accepted"}
    tale.tick("en")
    tale.go("for_haand")
    tale.casework.offer(tale.case, "knut")
    tale.casework.accept(tale.case, by="knut")
    assert tale.proposed() == {}
    tale.casework.offer(tale.case, "per")
    tale.casework.accept(tale.case, by="per")
    assert tale.proposed() == {"bytte": "service_changed"}


def test_a_proposal_waits_for_the_person_in_today(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    assert [line.id for line in tale.casework.today().proposals] == [tale.case]
    tale.casework.do(tale.case, "saa", decline=True, reason="Ikke nå")
    assert tale.casework.today().proposals == ()


TIME = """
consents: {deling: {title: Deling, given_by: one_guardian, valid_for: 2 months}}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        due: {within: 2 weeks, of: step.entered}
        transitions:
          vent: {title: Vent, to: b, asks: {til: {type: date, label: Til når?, required: true}}}
          forfalt: {title: Forfalt, to: c, event: due_passed a}
          gammelt: {title: Gammelt, to: c, event: consent_expired}
          stor: {title: Stor nok, to: c, event: child_turns 15}
      b:
        title: B
        transitions:
          framme: {title: Framme, to: d, event: date_reached a.vent.til, automatic: true}
          tilbake: {title: Tilbake, to: a, round: same}
      c:
        title: C
        transitions: {tilbake: {title: Tilbake, to: a, round: same}, f: {title: F, to: slutt}}
      d:
        title: D
        due: {within: 1 week, of: step.entered}
        transitions:
          videre: {title: Videre, to: nivaa_1, event: due_passed d, automatic: true}
          hjem: {title: Hjem, to: b, round: same}
  nivaa_1:
    title: Så
    when: notat.uro == yes
    steps:
      e: {title: E, transitions: {f: {title: F, to: slutt}}}
forms:
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?, required: true}}}
"""


def test_a_deadline_that_has_passed_proposes_until_it_is_put_off() -> None:
    tale = Tale(TIME)
    tale.wait(14)
    assert tale.proposed() == {}
    tale.wait(1)
    assert tale.proposed() == {"forfalt": "due_passed a"}
    assert tale.lines() == tale.lines()[:1]
    tale.casework.do(tale.case, "forfalt", decline=True, reason="Venter")
    tale.wait(1)
    assert tale.proposed() == {}
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})
    assert tale.proposed() == {}


def test_another_date_is_another_cause() -> None:
    tale = Tale(TIME)
    tale.wait(16)
    tale.casework.do(tale.case, "forfalt", decline=True, reason="Venter")
    tale.go("vent", asked={"til": "2026-12-01"})
    tale.go("tilbake")
    assert tale.proposed() == {}
    tale.wait(16)
    assert tale.proposed() == {"forfalt": "due_passed a"}
    assert tale.go("forfalt").step.id == "c"


def test_what_is_automatic_moves_with_the_moment_it_was_due_also_when_noticed_late() -> None:
    tale = Tale(TIME)
    tale.go("vent", asked={"til": "2026-09-10"})
    tale.wait(11)
    view = tale.view()
    assert (view.step.id, view.entered.isoformat()[:16]) == ("d", "2026-09-10T00:00")
    assert [due.at.date().isoformat() for due in view.dues] == ["2026-09-17"]
    assert len(tale.lines()) == 2
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    lines = tale.casework.history(tale.case)
    assert "«D»" in lines[2].text
    assert (lines[2].by, lines[2].at.date().isoformat()) == ("bti", "2026-09-12")
    assert tale.view().entered == view.entered


def test_at_most_one_automatic_move_in_a_command_and_never_through_a_closed_door() -> None:
    tale = Tale(TIME)
    tale.go("vent", asked={"til": "2026-09-10"})
    tale.wait(60)
    assert tale.step == "d"
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert tale.step == "d"
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})
    assert tale.step == "e"


def test_a_date_moves_the_case_once() -> None:
    tale = Tale(TIME)
    tale.go("vent", asked={"til": "2026-09-02"})
    tale.wait(2)
    tale.go("hjem")
    assert tale.step == "b"
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert tale.step == "b"
    tale.go("tilbake")
    tale.go("vent", asked={"til": "2026-09-05"})
    tale.wait(2)
    assert tale.step == "d"


def test_a_consent_that_runs_out_and_a_birthday_propose() -> None:
    tale = Tale(TIME, born="2011-09-12")
    tale.casework.give_consent(tale.case, "deling", "forelder_1", until="2026-09-05")
    tale.wait(3)
    assert tale.proposed() == {}
    tale.wait(2)
    assert tale.proposed() == {"gammelt": "consent_expired"}
    tale.casework.do(tale.case, "gammelt", decline=True, reason="Spør på nytt")
    tale.wait(5)
    assert tale.proposed() == {}
    tale.wait(1)
    assert tale.proposed() == {"stor": "child_turns 15"}


def test_a_birthday_before_the_case_was_opened_is_no_event_of_it() -> None:
    tale = Tale(TIME, born="2011-08-12")
    tale.wait(1)
    assert tale.proposed() == {}


TWO_BY_THEMSELVES = """
steps:
  a:
    title: A
    transitions:
      vent: {title: Vent, to: b, asks: {til: {type: date, label: Til når?, required: true}}}
  b:
    title: B
    transitions:
      framme: {title: Framme, to: c, event: date_reached a.vent.til, automatic: true}
      hjem: {title: Hjem, to: a, round: same}
  c:
    title: C
    transitions:
      skrevet: {title: Skrevet, to: d, event: form_finished notat, automatic: true}
      hjem: {title: Hjem, to: b, round: same}
  d: {title: D, transitions: {f: {title: F, to: slutt}}}
forms:
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?, required: true}}}
"""


def test_what_time_has_done_already_is_none_of_the_moves_of_the_command() -> None:
    tale = Tale(TWO_BY_THEMSELVES)
    tale.go("vent", asked={"til": "2026-09-05"})
    tale.wait(6)
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert (tale.step, tale.proposed()) == ("d", {})
