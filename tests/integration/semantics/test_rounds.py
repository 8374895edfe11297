"""Rounds: what belongs to one pass through a level, and what goes on; copies of forms."""

from __future__ import annotations

import pytest

from bti.errors import BadInput
from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt]}
consents: {deling: {title: Deling, given_by: one_guardian}}
services: {skole: Skole, ppt: PPT}
levels:
  nivaa_0:
    title: Først
    rounds: {warn_after: 2, say: Dette er gjort mange ganger.}
    deadlines:
      hele: {title: Hele runden, within: 4 weeks, of: level.entered}
    steps:
      a:
        title: A
        checklist: {en: {text: En, required: true}}
        forms: {en_gang: required, hver_runde: required, flere: required}
        next: b
      b:
        title: B
        transitions:
          samme: {title: Samme, to: a, round: same}
          ny: {title: Ny, to: a, round: new}
          opp: {title: Opp, to: nivaa_1}
          tredje: {title: Bare tredje gang, to: slutt, when: level.nivaa_0.rounds >= 3}
  nivaa_1:
    title: Så
    steps:
      c:
        title: C
        transitions:
          ned: {title: Ned, to: nivaa_0}
          ferdig: {title: F, to: slutt}
          tilbake: {title: Tilbake, to: back}
forms:
  en_gang: {title: En gang, fields: {x: {label: X, required: true}}}
  hver_runde:
    title: Hver runde
    copies: per_round
    compare_with: previous
    fields: {x: {label: X, required: true}}
  flere:
    title: Flere
    copies: many
    held: dato
    fields: {dato: {type: date, label: Dato, required: true}}
"""


def _all(tale: Tale, day: str = "2026-09-01") -> None:
    tale.tick("en")
    tale.casework.fill(tale.case, "hver_runde", {"x": "1"})
    tale.casework.fill(tale.case, "flere", {"dato": day}, new=True)


@pytest.fixture
def tale() -> Tale:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "en_gang", {"x": "1"})
    _all(tale)
    tale.go("neste")
    return tale


def test_the_same_round_goes_on_with_its_ticks_and_forms(tale: Tale) -> None:
    view = tale.go("samme")
    assert (view.round, tale.ticked()) == (1, ["en"])
    assert tale.go("neste").step.id == "b"


def test_a_new_round_asks_anew_for_what_belongs_to_a_round(tale: Tale) -> None:
    tale.wait(2)
    view = tale.go("ny")
    assert (view.round, tale.ticked()) == (2, [])
    assert tale.refused("neste") == [("item", "en"), ("form", "hver_runde"), ("form", "flere")]
    assert {form.id: form.state for form in view.step.forms} == {
        "en_gang": "finished",
        "hver_runde": "empty",
        "flere": "empty",
    }


def test_one_copy_counts_ever_one_a_round_in_it_and_of_many_one_held_since_it_began(
    tale: Tale,
) -> None:
    tale.wait(2)
    tale.go("ny")
    tale.casework.fill(tale.case, "flere", {"dato": "2026-09-02"}, new=True)
    assert ("form", "flere") in tale.refused("neste")
    _all(tale, "2026-09-03")
    assert tale.go("neste").step.id == "b"
    with pytest.raises(BadInput, match="én gang"):
        tale.casework.fill(tale.case, "hver_runde", {"x": "2"}, new=True)


def test_earlier_rounds_stay_whole_and_are_set_beside(tale: Tale) -> None:
    tale.go("ny")
    tale.casework.fill(tale.case, "hver_runde", {"x": "2"})
    (field,) = tale.casework.form(tale.case, "hver_runde").fields
    assert (field.shown, field.previous) == ("2", "1")
    copies = [
        f.fields[0].shown for f in tale.casework.file(tale.case).forms if f.id == "hver_runde"
    ]
    assert copies == ["1", "2"]


def test_deadlines_of_the_level_belong_to_the_round(tale: Tale) -> None:
    first = tale.view().dues[0].at
    tale.wait(7)
    assert tale.view().dues[0].at == first
    tale.go("ny")
    assert (tale.view().dues[0].at - first).days == 7


def test_measures_consents_participants_and_baton_go_on(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.add_measure(tale.case, "Skrive")
    tale.casework.end_measure(tale.case, "t2")
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.casework.invite(tale.case, "ppt")
    tale.casework.offer(tale.case, "kari")
    assert [m.id for m in tale.view().measures] == ["t1", "t2"]
    view = tale.go("ny")
    assert [m.id for m in view.measures] == ["t1"]
    assert [c.state for c in view.consents] == ["given"]
    assert (view.holder, len(view.participants)) == ("Kari", 2)


def test_entering_a_level_starts_its_next_round_counted_over_the_whole_case(tale: Tale) -> None:
    tale.go("opp")
    assert tale.view().round == 1
    tale.go("ned")
    assert (tale.view().round, tale.ticked()) == (2, [])
    assert tale.view().round_warning == ""
    _all(tale)
    tale.go("neste")
    assert [r.kind for r in tale.ways()["tredje"].reasons] == ["door"]
    tale.go("ny")
    assert (tale.view().round, tale.view().round_warning) == (3, "Dette er gjort mange ganger.")
    _all(tale)
    assert tale.go("neste", "tredje").closed


def test_a_round_left_by_back_is_taken_up_again_and_one_left_otherwise_is_over(tale: Tale) -> None:
    tale.go("opp", "tilbake")
    assert (tale.step, tale.view().round) == ("b", 1)
    tale.go("opp")
    assert tale.view().round == 1
    tale.go("ned")
    assert tale.view().round == 2
    _all(tale)
    tale.go("neste", "opp")
    assert tale.view().round == 2


def test_a_closing_ends_the_round(tale: Tale) -> None:
    tale.go("opp", "ferdig")
    assert tale.view().closed
