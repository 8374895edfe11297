"""Back: where the case stood before its last move, in the round that was live there."""

from __future__ import annotations

import pytest

from bti.errors import NotFound
from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt, leder]}
anytime:
  maalt: {title: Tiltak er kommet, event: measure_added, to: b}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        checklist:
          en: {text: Noe er gjort, required: or_reason}
        due: {within: 2 weeks, of: step.entered}
        next: b
        transitions:
          hendelse: {title: Skjer, to: b, event: consent_given, automatic: true, demands: none}
          side: {title: Til siden, to: u, event: measure_done, demands: none}
      b:
        title: B
        checklist:
          to: {text: Noe annet er gjort, required: true}
        transitions:
          opp: {title: Opp, to: nivaa_1, demands: none}
          om_igjen: {title: Om igjen, to: a, round: new, demands: none}
          tilbake: {title: Tilbake, to: back}
          ferdig: {title: Ferdig, to: slutt, demands: none}
      u:
        title: U
        off_path: true
        transitions:
          hjem: {title: Hjem, to: back}
          videre: {title: Videre, to: b, round: same}
  nivaa_1:
    title: Så
    steps:
      c:
        title: C
        next: d
        transitions:
          tilbake: {title: Tilbake, to: back, requires: {role: leder}}
      d: {title: D, transitions: {tilbake: {title: T, to: back}, ferdig: {title: F, to: slutt}}}
consents: {deling: {title: Deling, given_by: one_guardian}}
closings:
  slutt:
    title: Slutt
    transitions: {igjen: {title: Åpne igjen, to: last_step}}
"""


def _gone(tale: Tale) -> str:
    """Give why the way back is gone, as one who tries to take it is told."""
    with pytest.raises(NotFound) as gone:
        tale.casework.go(tale.case, "tilbake")
    return gone.value.message


def _has_back(tale: Tale) -> bool:
    return any(way.targets and way.back for way in tale.view().step.ways)


def test_back_restores_step_ticks_and_clocks_and_starts_no_round() -> None:
    tale = Tale(GUIDE)
    tale.tick("en")
    before = tale.view()
    tale.wait(5)
    tale.go("neste")
    tale.wait(5)
    after = tale.go("tilbake")
    assert (after.step.id, after.round, after.entered) == ("a", 1, before.entered)
    assert tale.ticked() == ["en"]
    assert [due.at for due in after.dues] == [due.at for due in before.dues]


def test_the_demands_of_the_step_never_stand_before_back() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    assert not [item for item in tale.view().step.checklist if item.done]
    assert tale.ways()["tilbake"].open
    assert tale.go("tilbake").step.id == "a"


def test_what_back_itself_requires_counts() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    tale.go("opp")
    assert tale.refused("tilbake") == [("role", "leder")]
    assert tale.go("tilbake", by="lise").step.id == "b"


def test_back_out_of_a_level_leaves_its_round_open_and_entering_again_resumes_it() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    tale.go("opp")
    tale.go("tilbake", by="lise")
    assert (tale.view().round, tale.view().step.level) == (1, "nivaa_0")
    view = tale.go("opp")
    assert (view.step.id, view.round) == ("c", 1)


def test_one_can_go_back_move_by_move() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    tale.go("opp", "neste", "tilbake")
    assert tale.step == "c"
    assert tale.go("tilbake", by="lise").step.id == "b"
    assert tale.go("tilbake").step.id == "a"


def test_there_is_no_back_over_a_new_round() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    tale.go("om_igjen")
    assert tale.view().round == 2
    tale.go("neste", left={"en": "Prøve"})
    tale.go("tilbake")
    assert (tale.step, tale.view().round) == ("a", 2)


def test_there_is_no_back_over_a_closing_or_a_reopening() -> None:
    tale = Tale(GUIDE)
    tale.go("neste", left={"en": "Prøve"})
    tale.go("ferdig")
    tale.go("igjen")
    assert tale.step == "b"
    assert "tilbake" not in tale.ways()
    assert "en ny runde begynte da saken kom hit" in _gone(tale)


def test_there_is_no_back_over_an_event_move_whether_it_came_by_itself_or_was_proposed() -> None:
    tale = Tale(GUIDE)
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    assert tale.step == "b"
    assert "tilbake" not in tale.ways()
    other = Tale(GUIDE)
    other.casework.add_measure(other.case, "Lese")
    other.casework.do(other.case, "maalt")
    assert other.step == "b"
    assert "tilbake" not in other.ways()
    assert "en hendelse førte saken hit" in _gone(other)


def test_there_is_no_back_over_a_change_of_baton() -> None:
    tale = Tale(GUIDE)
    tale.casework.offer(tale.case, "kari")
    tale.go("neste", left={"en": "Prøve"})
    assert "tilbake" in tale.ways()
    tale.casework.offer(tale.case, "knut")
    assert "tilbake" in tale.ways()
    tale.casework.accept(tale.case, by="knut")
    assert "tilbake" not in tale.ways()
    assert "stafettpinnen har skiftet hender siden saken kom hit" in _gone(tale)


def test_from_off_the_path_it_leads_to_where_that_was_entered_also_by_an_event() -> None:
    tale = Tale(GUIDE)
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.end_measure(tale.case, "t1")
    assert tale.proposed()["side"] == "measure_done"
    tale.go("side")
    assert (tale.step, tale.view().round) == ("u", 1)
    assert tale.go("hjem").step.id == "a"


TAKEN_BACK = """
entries: {s1: {}}
levels:
  n1:
    title: N1
    steps:
      s1:
        title: S1
        checklist: {p: {text: P, required: true}}
        transitions:
          opp: {title: Opp, to: n2, demands: none}
          vis: {title: V, to: slutt, demands: none, when: step.t1.visited}
          run: {title: R, to: slutt, demands: none, when: level.n2.rounds >= 1}
          proevd: {title: P, to: slutt, demands: none, requires: {levels_tried: [n2]}}
          side: {title: Side, to: u, demands: none}
          angre: {title: Angre, to: back}
          ute: {title: Ute, to: slutt, demands: none, when: step.u.visited}
      u: {title: U, off_path: true, transitions: {tilbake: {title: T, to: back}}}
  n2:
    title: N2
    steps:
      t1:
        title: T1
        transitions: {tilbake: {title: T, to: back}, ned: {title: Ned, to: n1}}
"""


def test_a_move_that_is_taken_back_counts_for_nothing() -> None:
    tale = Tale(TAKEN_BACK, entry="s1")
    tale.go("opp", "tilbake")
    assert tale.stations()["t1"] == "ahead"
    assert [level.state for level in tale.view().levels] == ["here", "ahead"]
    assert [way for way in ("vis", "run", "proevd") if tale.ways()[way].open] == []
    tale.go("opp", "ned")
    assert tale.stations()["t1"] == "done"
    assert [way for way in ("vis", "run", "proevd") if not tale.ways()[way].open] == []
    tale.go("opp", "tilbake")
    assert tale.stations()["t1"] == "done"
    assert tale.ways()["run"].open


def test_a_round_that_was_left_by_going_back_goes_on_when_the_level_is_entered_again() -> None:
    tale = Tale(TAKEN_BACK, entry="s1")
    tale.go("opp", "ned")
    tale.tick("p")
    assert tale.go("angre").step.id == "t1"
    view = tale.go("ned")
    assert (view.round, tale.ticked()) == (2, ["p"])


def test_to_step_aside_and_back_has_been_there() -> None:
    tale = Tale(TAKEN_BACK, entry="s1")
    assert not tale.ways()["ute"].open
    tale.go("side", "tilbake")
    assert tale.ways()["ute"].open


ASIDE = """
entries: {a: {}}
anytime: {avslutt: {title: Avslutt, to: slutt}}
steps:
  a: {title: A, transitions: {ut: {title: Ut, to: u}, slutt: {title: S, to: slutt}}}
  u:
    title: U
    off_path: true
    transitions: {tilbake: {title: T, to: back}, mer: {title: Mer, to: v}}
  v: {title: V, off_path: true, transitions: {tilbake: {title: T, to: back}}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: I, to: last_step, round: same}}}}
"""


def test_from_aside_there_is_a_way_back_also_when_the_case_was_closed_there() -> None:
    tale = Tale(ASIDE)
    tale.go("ut", "mer")
    tale.casework.do(tale.case, "avslutt")
    assert tale.go("igjen").step.id == "v"
    assert tale.go("tilbake").step.id == "u"
    assert tale.go("tilbake").step.id == "a"
    tale.go("ut")
    assert tale.go("tilbake").step.id == "a"
