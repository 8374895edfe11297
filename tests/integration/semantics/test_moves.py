"""Where one can go: a move exists only if it is written."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound, Refused
from tests.integration.semantics.tale import Tale

TWO_LEVELS = """
kinds:
  start: {title: Start, phase: uro}
  prat: {title: Prat, phase: bekymring}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        kind: start
        title: A
        next: b
        transitions:
          fram: {title: Langt fram, to: f}
          til_nivaa: {title: Opp, to: nivaa_1}
          til_prat: {title: Til praten, to: prat}
          velg: {title: Velg, to: [b, d]}
          ferdig: {title: Ferdig, to: slutt}
      b: {kind: start, title: B, transitions: {videre: {title: Videre, to: next}}}
      c: {kind: prat, title: C, off_path: true, transitions: {hjem: {title: Hjem, to: back}}}
      d: {kind: prat, title: D, transitions: {
          videre: {title: Videre, to: next}, igjen: {title: Bli her, to: here, round: same}}}
  nivaa_1:
    title: Så
    steps:
      e: {kind: start, title: E, off_path: true, next: f}
      f:
        kind: start
        title: F
        transitions:
          ned: {title: Ned, to: nivaa_0}
          tilbake: {title: Tilbake, to: back}
          ferdig: {title: Ferdig, to: slutt}
          side: {title: Til siden, to: e, round: same}
          annerledes: {title: Til praten utenfor, to: c}
closings:
  slutt:
    title: Slutt
    transitions:
      igjen: {title: Åpne igjen, to: last_step}
      fra_start: {title: Fra start, to: a}
"""


def test_next_is_the_step_that_follows_in_the_text_and_passes_what_is_off_the_path() -> None:
    tale = Tale(TWO_LEVELS)
    assert tale.go("neste").step.id == "b"
    assert tale.go("videre").step.id == "d"
    assert tale.go("videre").step.id == "f"


def test_a_level_is_its_first_step_on_the_path() -> None:
    view = Tale(TWO_LEVELS).go("til_nivaa")
    assert (view.step.id, view.step.level, view.round) == ("f", "nivaa_1", 1)


def test_a_kind_is_the_first_step_of_it_on_this_level() -> None:
    assert Tale(TWO_LEVELS).go("til_prat").step.id == "c"


def test_of_a_list_the_person_chooses() -> None:
    tale = Tale(TWO_LEVELS)
    assert tale.refused("velg") == [("target", "velg")]
    assert tale.refused("velg", to="f") == [("target", "velg")]
    assert tale.go("velg", to="d").step.id == "d"


def test_here_stays_and_says_what_becomes_of_the_round() -> None:
    tale = Tale(TWO_LEVELS)
    view = tale.go("velg", to="d")
    assert (view.step.id, tale.go("igjen").step.id, tale.view().round) == ("d", "d", 1)


def test_a_closing_closes_and_its_ways_open_again_in_the_next_round() -> None:
    tale = Tale(TWO_LEVELS)
    assert tale.go("neste", "videre").step.id == "d"
    tale.go("videre", "ferdig")
    assert tale.view().closed
    view = tale.go("igjen")
    assert (view.step.id, view.closed, view.round) == ("f", False, 2)
    tale.go("ferdig")
    view = tale.go("fra_start")
    assert (view.step.id, view.round) == ("a", 2)


def test_what_is_not_written_does_not_exist() -> None:
    tale = Tale(TWO_LEVELS)
    with pytest.raises(NotFound) as missing:
        tale.casework.go(tale.case, "nivaa_2")
    assert "til_nivaa" in str(missing.value)
    with pytest.raises(NotFound):
        tale.casework.go(tale.case, "d")


def test_a_jump_in_the_text_records_what_lies_on_the_path_between_as_skipped() -> None:
    tale = Tale(TWO_LEVELS)
    tale.go("fram")
    assert tale.stations() == {"a": "done", "b": "skipped", "d": "skipped", "f": "here"}


def test_a_step_visited_in_this_round_is_not_skipped_but_one_of_an_earlier_round_is() -> None:
    tale = Tale(TWO_LEVELS)
    tale.go("neste", "videre", "videre", "ned")
    assert (tale.step, tale.view().round) == ("a", 2)
    assert tale.stations() == {"a": "here", "b": "ahead", "d": "ahead", "f": "done"}
    tale.go("velg", to="d")
    assert tale.stations() == {"a": "done", "b": "skipped", "d": "here", "f": "done"}
    tale.go("videre", "ned", "neste")
    assert tale.stations()["d"] == "ahead"


def test_a_step_off_the_path_starts_no_round_and_leads_back_to_where_it_was_entered() -> None:
    tale = Tale(TWO_LEVELS)
    view = tale.go("fram", "annerledes")
    assert (view.step.id, view.step.level, view.round) == ("c", "nivaa_0", 1)
    view = tale.go("hjem")
    assert (view.step.id, view.round) == ("f", 1)
    tale.go("side")
    view = tale.go("neste")
    assert (view.step.id, view.round) == ("f", 1)


def test_a_role_that_may_jump_goes_where_nothing_is_written_with_a_reason_that_is_counted() -> None:
    tale = Tale(TWO_LEVELS)
    assert tale.refused("d", by="lise") == [("reason", "reason")]
    tale.casework.go(tale.case, "d", by="lise", reason="Det haster")
    assert tale.step == "d"
    assert tale.stations()["b"] == "skipped"
    assert "Utenom veilederen" in tale.lines()[-1]
    assert tale.casework.history(tale.case)[-1].remarks == ("Grunn: Det haster",)


def test_without_that_role_or_to_what_does_not_exist_nobody_jumps() -> None:
    tale = Tale(TWO_LEVELS)
    for person, step in (("kari", "d"), ("lise", "finnes_ikke")):
        with pytest.raises(NotFound):
            tale.casework.go(tale.case, step, by=person, reason="Vil dit")
    assert tale.step == "a"


ASKS = """
steps:
  a:
    title: A
    due: {at: a.vent.dato}
    transitions:
      vent:
        title: Vent
        to: b
        reason: required
        asks:
          dato: {type: date, label: Til når?, required: true}
          hvem: {type: text, label: Hvem?, required: or_reason}
  b:
    title: B
    transitions:
      lenge: {title: Lenge, to: slutt, when: a.vent.dato > 2026-12-01}
      tilbake: {title: Tilbake, to: back}
"""


def test_what_a_move_asks_is_answered_in_it_kept_and_read_by_conditions() -> None:
    tale = Tale(ASKS)
    assert tale.refused("vent") == [("field", "dato"), ("field", "hvem"), ("reason", "reason")]
    tale.go("vent", asked={"dato": "2026-11-01"}, left={"hvem": "Vet ikke"}, reason="Prøve")
    remarks = tale.casework.history(tale.case)[-1].remarks
    assert remarks == ("Grunn: Prøve", "Uten svar på «Hvem?»: Vet ikke")
    assert tale.refused("lenge") == [("door", "b.transitions.lenge")]
    tale.go("tilbake")
    tale.go("vent", asked={"dato": "24.12.2026", "hvem": "Kari"}, reason="Prøve")
    assert tale.go("lenge").closed


def test_an_answer_that_cannot_be_read_is_no_reason_but_a_slip() -> None:
    tale = Tale(ASKS)
    with pytest.raises(BadInput, match="Til når"):
        tale.casework.go(tale.case, "vent", asked={"dato": "2026-02-30"}, reason="Prøve")


def test_every_reason_comes_at_once_with_its_place() -> None:
    tale = Tale(ASKS)
    with pytest.raises(Refused) as refusal:
        tale.casework.go(tale.case, "vent")
    lines = [reason.place.line for reason in refusal.value.reasons if reason.place]
    assert len(lines) == 3
    assert refusal.value.open_now == (), "the way that was refused is not told to be open"
