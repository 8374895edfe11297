"""Strengths, and which demands count in front of which moves."""

from __future__ import annotations

import pytest

from bti.errors import Refused
from tests.integration.semantics.tale import Tale

STRENGTHS = """
steps:
  a:
    title: A
    checklist:
      maa: {text: Må, required: true}
      eller: {text: Eller grunn, required: or_reason}
      kan: Kan
      naar: {text: Når uro, required: {when: notat.uro == yes}}
    forms:
      begynt: started
      notat: optional
    next: b
    transitions:
      ingen: {title: Uten krav, to: b, demands: none}
      ett: {title: Ett krav, to: b, demands: [maa]}
      om: {title: Om igjen, to: here, round: new}
      ferdig: {title: Ferdig, to: slutt}
  b: {title: B, transitions: {ferdig: {title: Ferdig, to: slutt}}}
forms:
  begynt: {title: Påbegynt, fields: {x: {label: X, required: true}, y: {label: Y}}}
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?}}}
closings:
  slutt:
    title: Slutt
    checklist:
      vet: {text: Alle vet, required: true}
    forms: {slutt: or_reason}
  annet: {title: Annet}
"""
STRENGTHS_WITH_FORM = STRENGTHS.replace(
    "  notat: {title: Notat",
    "  slutt: {title: Sluttnotat, fields: {x: {label: X, required: true}}}\n  notat: {title: Notat",
)
AT_FIRST = [("item", "maa"), ("item", "eller"), ("item", "naar"), ("form", "begynt")]


def _tale() -> Tale:
    return Tale(STRENGTHS_WITH_FORM)


def test_all_that_blocks_is_said_at_once_and_what_may_be_left_says_so() -> None:
    tale = _tale()
    assert tale.refused("neste") == AT_FIRST
    left = {r.subject: r.may_leave for r in tale.ways()["neste"].reasons}
    assert left == {"maa": False, "eller": True, "naar": True, "begynt": False}


def test_required_when_is_read_at_each_attempt() -> None:
    tale = _tale()
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert ("item", "naar") not in tale.refused("neste")
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})
    assert ("item", "naar") in tale.refused("neste", left={"naar": "Prøve"})
    tale.casework.fill(tale.case, "notat", taken_back=("uro",))
    assert ("item", "naar") not in tale.refused("neste", left={"naar": "Prøve"})


def test_a_reason_lets_through_only_what_may_be_left_and_is_kept() -> None:
    tale = _tale()
    left = {"maa": "Nei", "eller": "Ringte", "naar": "Vet ikke", "begynt": "Nei"}
    assert tale.refused("neste", left=left) == [("item", "maa"), ("form", "begynt")]
    tale.tick("maa")
    tale.casework.fill(tale.case, "begynt", {"y": "1"})
    assert tale.casework.form(tale.case, "begynt").state == "draft"
    assert tale.refused("neste", left={**left, "eller": "  "}) == [("item", "eller")]
    tale.go("neste", left=left)
    remarks = " ".join(tale.casework.history(tale.case)[-1].remarks)
    assert "Ringte" in remarks
    assert "Nei" not in remarks


def test_demands_block_every_way_a_person_takes_also_closings_and_new_rounds() -> None:
    tale = _tale()
    assert tale.refused("om") == AT_FIRST
    assert tale.refused("ferdig") == [*AT_FIRST, ("item", "vet"), ("form", "slutt")]


def test_a_way_may_count_none_of_the_steps_demands_or_some() -> None:
    tale = _tale()
    assert tale.refused("ett") == [("item", "maa")]
    assert tale.go("ingen").step.id == "b"


def test_a_closing_has_demands_of_its_own_that_can_be_met_beforehand() -> None:
    tale = _tale()
    tale.go("ingen")
    assert tale.refused("ferdig") == [("item", "vet"), ("form", "slutt")]
    tale.tick("vet")
    assert tale.refused("ferdig") == [("form", "slutt")]
    assert tale.go("ferdig", left={"slutt": "Muntlig"}).closed


MOVES = """
anytime:
  hjem: {title: Hjem, to: slutt, requires: {checklist: [tatt]}}
  opp: {title: Opp, to: nivaa_1, requires: {role: leder}}
  gjoer: {title: Gjør, form: notat, requires: {forms: {notat: or_reason}}}
actions:
  her: {title: Her, form: notat, when: notat.uro == yes}
baton: {may_hold: [ansatt], needed_from: nivaa_1}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        actions: [her]
        checklist:
          maa: {text: Må, required: true}
          tatt: Tatt
        transitions:
          opp_selv: {title: Opp, to: nivaa_1}
          foreslaatt: {title: Opp av hendelse, to: nivaa_1, event: measure_added,
                       requires: {guardians_informed: or_reason}}
          slutt_av_det: {title: Slutt av hendelse, to: slutt, event: form_finished notat}
  nivaa_1:
    title: Så
    requires: {levels_tried: [nivaa_0], other_person: than opener}
    steps:
      b: {title: B, transitions: {ferdig: {title: Ferdig, to: slutt}}}
forms:
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?, required: true}}}
closings:
  slutt: {title: Slutt, checklist: {vet: {text: Alle vet, required: true}}}
"""


def test_a_persons_move_counts_the_step_the_way_and_what_is_entered() -> None:
    tale = Tale(MOVES)
    assert tale.refused("opp_selv") == [
        ("item", "maa"),
        ("person", "other_person"),
        ("baton", "baton"),
    ]
    tale.tick("maa", "tatt")
    tale.casework.offer(tale.case, "kari")
    assert tale.refused("opp_selv") == [("person", "other_person")]
    tale.go("opp_selv", by="lise")
    assert tale.step == "b"


def test_an_anytime_move_counts_what_it_requires_and_the_closing() -> None:
    tale = Tale(MOVES)
    assert tale.refused("opp") == [("role", "leder")]
    assert tale.refused("hjem") == [("item", "tatt"), ("item", "vet")]
    tale.casework.do(tale.case, "opp", by="lise")
    assert tale.step == "b"


def test_a_proposed_move_counts_what_it_requires_and_the_closing() -> None:
    tale = Tale(MOVES)
    assert tale.refused("foreslaatt") == [("event", "foreslaatt"), ("guardians_informed",) * 2]
    tale.casework.add_measure(tale.case, "Lese")
    assert tale.refused("foreslaatt") == [("guardians_informed", "guardians_informed")]
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert tale.refused("slutt_av_det") == [("item", "vet")]
    tale.go("foreslaatt", left={"guardians_informed": "Ringer i dag"})
    assert tale.step == "b"


def test_an_action_counts_its_own_demands_and_keeps_the_reasons() -> None:
    tale = Tale(MOVES)
    with pytest.raises(Refused) as refusal:
        tale.casework.do(tale.case, "gjoer")
    assert [reason.subject for reason in refusal.value.reasons] == ["notat"]
    saved = tale.casework.do(tale.case, "gjoer", left={"notat": "Tatt på telefon"})
    assert saved.case.step.id == "a"
    done = tale.casework.history(tale.case)[-2]
    assert (done.text, "Tatt på telefon" in " ".join(done.remarks)) == ("Gjort: Gjør", True)
    assert tale.lines()[-1] == "Skjemaet «Notat» ble påbegynt."
    assert tale.refused("her") == [("door", "actions.her")]
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})
    tale.go("her")
    assert "Gjort: Her" in tale.lines()


TWICE = """
steps:
  a:
    title: A
    forms: {notat: required}
    checklist: {en: {text: En, required: or_reason}}
    next: b
    transitions:
      begge: {title: Begge, to: b, requires: {forms: {notat: or_reason}, checklist: [en]}}
  b: {title: B, transitions: {ferdig: {title: F, to: slutt}}}
forms: {notat: {title: Notat, fields: {x: {label: X, required: true}}}}
"""


def test_of_two_demands_for_the_same_the_harder_one_holds() -> None:
    tale = Tale(TWICE)
    left = {"notat": "Nei", "en": "Nei"}
    assert tale.refused("begge", left=left) == [("item", "en"), ("form", "notat")]
    assert tale.refused("neste", left=left) == [("form", "notat")]
