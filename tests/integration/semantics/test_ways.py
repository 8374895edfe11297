"""Moves in combination: lists with back, aside and onward, jumps with demands, the next move."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound, Refused
from tests.integration.semantics.tale import Tale

GUIDE = """
roles:
  ansatt: Ansatt
  leder: {title: Leder, may_jump: true}
  fri: {title: Fri, may_jump: true, jump_demands: nothing}
baton: {may_hold: [ansatt, leder]}
anytime:
  om: {title: Fra start, to: a, round: new}
  samme: {title: Til start, to: a}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        checklist: {maa: {text: Må, required: true}, eller: {text: Eller, required: or_reason}}
        transitions:
          b: {title: B, to: b, demands: none}
          langt: {title: Langt, to: d, demands: none}
          side: {title: Til siden, to: x, demands: none}
      b:
        title: B
        checklist: {bm: {text: Må, required: true}}
        transitions:
          valg: {title: Velg, to: [back, c]}
          c: {title: C, to: c, demands: none}
      c: {title: C, transitions: {d: {title: D, to: d}, tilbake: {title: T, to: back}}}
      d:
        title: D
        when: notat.uro == yes
        transitions: {slutt: {title: S, to: slutt}, tilbake: {title: T, to: back}}
      x:
        title: X
        off_path: true
        transitions:
          hjem: {title: Hjem, to: back}
          videre: {title: Videre, to: d, round: same}
forms:
  notat:
    title: Notat
    fields:
      uro: {type: yes_no, label: Uro?}
      neste: {type: next_move, label: Hva nå?}
closings:
  slutt:
    title: Slutt
    requires: {other_person: {who: than opener, strength: or_reason}}
    transitions:
      igjen: {title: Igjen, to: a}
      samme_runde: {title: Igjen i runden, to: a, round: same}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def _open_door(tale: Tale) -> None:
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})


def test_back_in_a_list_meets_no_demand_of_the_step_and_the_rest_of_the_list_does(
    tale: Tale,
) -> None:
    tale.go("b")
    assert tale.refused("valg", to="c") == [("item", "bm")]
    view = tale.go("valg", to="back")
    assert (view.step.id, view.round) == ("a", 1)


def test_to_step_aside_skips_nothing_and_from_there_one_skips_what_one_would_have(
    tale: Tale,
) -> None:
    _open_door(tale)
    tale.go("side")
    assert "skipped" not in tale.stations().values()
    tale.go("hjem")
    assert "skipped" not in tale.stations().values()
    tale.go("side", "videre")
    assert {s for s, state in tale.stations().items() if state == "skipped"} == {"b", "c"}


def test_to_go_back_over_a_jump_takes_back_what_was_skipped(tale: Tale) -> None:
    _open_door(tale)
    tale.go("langt")
    assert tale.stations()["b"] == "skipped"
    tale.go("tilbake")
    assert tale.stations()["b"] == "ahead"


def test_a_change_of_baton_off_the_path_still_leaves_the_way_to_where_that_was_entered(
    tale: Tale,
) -> None:
    tale.casework.offer(tale.case, "kari")
    tale.go("side")
    tale.casework.offer(tale.case, "knut")
    tale.casework.accept(tale.case, by="knut")
    assert tale.go("hjem").step.id == "a"


def test_a_jump_meets_the_steps_demands_and_the_doors(tale: Tale) -> None:
    with pytest.raises(Refused) as refusal:
        tale.casework.go(tale.case, "d", by="lise", reason="Haster")
    assert [r.subject for r in refusal.value.reasons] == ["maa", "eller", "d"]
    together = [subject for _, subject in tale.refused("d", by="lise")]
    assert together == ["maa", "eller", "d", "reason"]
    tale.tick("maa")
    _open_door(tale)
    tale.casework.go(tale.case, "d", by="lise", reason="Haster", left={"eller": "Nei"})
    assert tale.step == "d"
    assert "Uten «Eller»: Nei" in tale.casework.history(tale.case)[-1].remarks


def test_a_role_may_jump_past_the_demands_but_never_through_a_closed_door(tale: Tale) -> None:
    tale.casework.add_post("knut", "fri", "nordlia")
    tale.casework.invite(tale.case, "nordlia", person="knut")
    tale.casework.join(tale.case, by="knut")
    with pytest.raises(Refused) as refusal:
        tale.casework.go(tale.case, "d", by="knut", reason="Haster")
    assert [r.kind for r in refusal.value.reasons] == ["door"]
    tale.casework.go(tale.case, "c", by="knut", reason="Haster")
    assert tale.step == "c"
    assert tale.refused("a", by="knut") == [("reason", "reason")]


def test_an_anytime_move_says_itself_what_becomes_of_the_round(tale: Tale) -> None:
    tale.go("b")
    tale.casework.do(tale.case, "samme")
    assert (tale.step, tale.view().round) == ("a", 1)
    tale.casework.do(tale.case, "om")
    assert (tale.step, tale.view().round) == ("a", 2)


def test_a_reopening_begins_the_next_round_unless_it_says_the_same(tale: Tale) -> None:
    _open_door(tale)
    tale.tick("maa")
    tale.go("langt")
    assert tale.refused("slutt") == [("person", "other_person")]
    tale.go("slutt", left={"other_person": "Alene på jobb"})
    view = tale.go("samme_runde")
    assert (view.round, tale.ticked()) == (1, ["maa"])
    tale.go("langt")
    tale.go("slutt", by="lise")
    assert (tale.go("igjen").round, tale.ticked()) == (2, [])


def test_the_next_move_lists_the_ways_that_no_door_closes_and_makes_none(tale: Tale) -> None:
    def choices() -> list[str]:
        form = tale.casework.form(tale.case, "notat")
        return [c.id for f in form.fields if f.type == "next_move" for c in f.choices]

    assert choices() == ["b", "langt", "side"]
    tale.casework.fill(tale.case, "notat", {"neste": "side"})
    assert tale.step == "a"
    with pytest.raises(BadInput):
        tale.casework.fill(tale.case, "notat", {"neste": "hjem"})
    tale.go("b")
    form = tale.casework.form(tale.case, "notat")
    assert [f.shown for f in form.fields if f.type == "next_move"] == ["Til siden"]


DEMANDS = """
services: {ppt: PPT}
roles: {ansatt: Ansatt, leder: Leder, rektor: Rektor}
steps:
  a:
    title: A
    checklist: {en: En}
    transitions:
      rolle: {title: V, to: b, requires: {role: {one_of: [rektor, leder], strength: or_reason}}}
      roller: {title: V, to: b, requires: {role: [rektor, leder]}}
      punkt: {title: V, to: b, requires: {checklist: {en: or_reason}}}
      nivaa: {title: V, to: b, requires: {
        new_date: {of: measures.evaluate_by, strength: or_reason}}}
      vilkaar: {title: V, to: b, requires: {when: {holds: notat.uro == yes, strength: or_reason}}}
      tatt: {title: V, to: b, requires: {receiver: {state: accepted, strength: or_reason}}}
  b: {title: B, transitions: {om: {title: Om, to: a, round: new}, f: {title: F, to: slutt}}}
forms: {notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?}}}}
"""


@pytest.mark.parametrize(
    ("way", "kind", "subject"),
    [
        ("rolle", "role", "rektor"),
        ("punkt", "item", "en"),
        ("nivaa", "date", "measures.evaluate_by"),
        ("vilkaar", "door", "when"),
        ("tatt", "receiver", "receiver"),
    ],
)
def test_each_value_may_be_left_with_a_reason(way: str, kind: str, subject: str) -> None:
    tale = Tale(DEMANDS)
    assert tale.refused(way) == [(kind, subject)]
    (shown,) = tale.casework.why(tale.case, way)
    assert [reason.may_leave for reason in shown.reasons] == [True]
    assert tale.go(way, left={subject: "Det haster"}).step.id == "b"
    assert "Det haster" in " ".join(tale.casework.history(tale.case)[-1].remarks)


def test_one_of_several_roles_is_enough() -> None:
    tale = Tale(DEMANDS)
    assert tale.refused("roller") == [("role", "rektor")]
    assert tale.says("roller") == ["Dette kan bare gjøres av rektor eller leder (Lise)."]
    tale.casework.go(tale.case, "roller", by="lise")
    with pytest.raises(NotFound):
        tale.casework.go(tale.case, "roller")
