"""Three keys never mixed: what does not exist, what is closed, and what is not asked."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound
from tests.integration.semantics.tale import Tale

GUIDE = """
tracks:
  skole: {title: Skole, service: skole}
  barnehage: {title: Barnehage, service: barnehage}
services: {skole: Skole, barnehage: Barnehage}
baton: {may_hold: [ansatt]}
anytime:
  ring: {title: Ring, to: slutt, only_for: [barnehage]}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        forms:
          bare_skole: required
          bare_hage: required
        checklist:
          skole: {text: I skolen, required: true, only_for: [skole]}
          hage: {text: I barnehagen, required: true, only_for: [barnehage]}
          kanskje: {text: Når svaret er ja, required: true, relevant: notat.uro == yes}
        next: next
        transitions:
          bare_hage: {title: For barnehagen, to: d, only_for: [barnehage]}
          forbi: {title: Forbi, to: d, demands: none}
      b: {title: B, only_for: [barnehage], next: next}
      c: {title: C, when: notat.uro == yes, next: d}
      d: {title: D, transitions: {opp: {title: Opp, to: nivaa_1}}}
  nivaa_1:
    title: Så
    when: notat.uro == yes
    steps:
      e: {title: E, transitions: {ferdig: {title: Ferdig, to: slutt, when: notat.uro == no}}}
forms:
  notat:
    title: Notat
    fields:
      uro: {type: yes_no, label: Uro?, required: true}
      hvorfor: {type: text, label: Hvorfor?, required: true, relevant: uro_er_ja}
      hage: {type: text, label: Avdeling, required: true, only_for: [barnehage]}
  bare_skole: {title: Skolens skjema, only_for: [skole], fields: {x: {label: X, required: true}}}
  bare_hage: {title: Barnehagens, only_for: [barnehage], fields: {x: {label: X, required: true}}}
conditions: {uro_er_ja: {title: Det er uro, when: notat.uro == yes}}
"""


def _at_the_door(uro: str) -> Tale:
    tale = Tale(GUIDE)
    left = {"hvorfor": "Fordi"} if uro == "ja" else {}
    tale.casework.fill(tale.case, "notat", {"uro": uro, **left})
    tale.casework.fill(tale.case, "bare_skole", {"x": "1"})
    tale.tick("skole")
    return tale


def test_what_is_for_others_is_not_shown_demanded_or_counted() -> None:
    tale = Tale(GUIDE)
    view = tale.view()
    assert [item.id for item in view.step.checklist] == ["skole"]
    assert [form.id for form in view.step.forms] == ["bare_skole"]
    assert "bare_hage" not in tale.ways()
    assert "ring" not in tale.ways()
    assert tale.refused("neste") == [
        ("item", "skole"),
        ("form", "bare_skole"),
        ("door", "c"),
    ]
    assert [s for s in tale.stations() if s == "b"] == []


def test_what_is_for_others_cannot_be_ticked_filled_or_gone_to() -> None:
    tale = Tale(GUIDE)
    with pytest.raises(NotFound):
        tale.tick("hage")
    with pytest.raises(BadInput):
        tale.casework.fill(tale.case, "bare_hage", {"x": "1"})
    with pytest.raises(NotFound):
        tale.casework.go(tale.case, "bare_hage")
    with pytest.raises(NotFound):
        tale.casework.go(tale.case, "b", by="lise", reason="Vil dit")


def test_what_is_for_others_is_not_skipped_when_jumped_over() -> None:
    tale = Tale(GUIDE)
    tale.go("forbi")
    assert tale.stations() == {"a": "done", "c": "skipped", "d": "here", "e": "ahead"}


def test_the_same_guide_has_the_rest_for_a_case_of_the_kindergarten() -> None:
    tale = Tale(GUIDE, by="siri")
    view = tale.casework.show(tale.case, by="siri")
    assert [item.id for item in view.step.checklist] == ["hage"]
    assert {"bare_hage", "ring"} <= {way.id for way in view.step.ways}


def test_next_never_passes_a_closed_door_but_is_refused_with_its_reason() -> None:
    tale = _at_the_door("nei")
    assert tale.refused("neste") == [("door", "c")]
    (why,) = tale.says("neste")
    assert "Uro?" in why


def test_a_door_that_closes_after_entry_changes_nothing() -> None:
    tale = _at_the_door("ja")
    assert tale.refused("neste") == [("item", "kanskje")]
    tale.tick("kanskje")
    tale.go("neste")
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert tale.step == "c"
    assert tale.go("neste").step.id == "d"
    assert tale.refused("opp") == [("door", "nivaa_1")]


def test_a_door_on_a_way_is_shown_closed_and_says_why() -> None:
    tale = _at_the_door("ja")
    tale.tick("kanskje")
    tale.go("neste", "neste", "opp")
    way = tale.ways()["ferdig"]
    assert not way.open
    assert [reason.kind for reason in way.reasons] == ["door"]
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert tale.go("ferdig").closed


def test_what_is_not_relevant_is_not_asked_and_unknown_is_not_either() -> None:
    tale = Tale(GUIDE)
    assert "kanskje" not in [item.id for item in tale.view().step.checklist]
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    assert "kanskje" not in [item.id for item in tale.view().step.checklist]
    assert tale.casework.form(tale.case, "notat").state == "finished"
    tale.casework.fill(tale.case, "notat", {"uro": "ja", "hvorfor": "Fordi"})
    assert "kanskje" in [item.id for item in tale.view().step.checklist]


def test_nobody_tells_of_a_door_by_opening_when_it_is_not_known() -> None:
    tale = Tale(GUIDE)
    assert ("door", "c") in tale.refused("neste")
    assert any("Uro?" in why for why in tale.says("neste"))


def test_a_new_track_acts_from_the_next_move() -> None:
    tale = _at_the_door("ja")
    tale.tick("kanskje")
    tale.casework.offer(tale.case, "kari")
    tale.casework.invite(tale.case, "solbakken", person="siri", ground="Barnet flytter")
    tale.casework.join(tale.case, by="siri")
    tale.casework.offer(tale.case, "siri")
    tale.casework.accept(tale.case, by="siri")
    view = tale.view()
    assert [item.id for item in view.step.checklist] == ["skole", "kanskje"]
    assert view.holder_unit == "Solbakken barnehage"
    assert tale.go("neste").step.id == "b"
    assert "ring" in tale.ways()
    assert tale.go("neste").step.id == "c"


def test_what_no_longer_exists_keeps_its_answers() -> None:
    tale = _at_the_door("ja")
    tale.tick("kanskje")
    tale.casework.offer(tale.case, "siri")
    tale.casework.accept(tale.case, by="siri")
    tale.go("neste")
    written = {form.id for form in tale.casework.file(tale.case).forms}
    assert written == {"notat", "bare_skole"}


LEFT_BEHIND = """
tracks:
  skole: {title: Skole, service: skole}
  barnehage: {title: Barnehage, service: barnehage}
services: {skole: Skole, barnehage: Barnehage}
baton: {may_hold: [ansatt]}
entries: {i_hagen: {}, a: {}}
steps:
  i_hagen: {title: I barnehagen, only_for: [barnehage], transitions: {videre: {title: V, to: a}}}
  a: {title: A, next: next}
  b: {title: B, only_for: [skole], next: next,
      transitions: {bli: {title: B, to: here, round: same}}}
  c: {title: C, transitions: {tilbake: {title: Tilbake, to: back}, ferdig: {title: F, to: slutt}}}
"""


def test_a_case_goes_on_from_a_step_that_its_new_track_does_not_have_and_not_back_to_it() -> None:
    tale = Tale(LEFT_BEHIND)
    tale.go("neste")
    tale.casework.offer(tale.case, "siri")
    tale.casework.accept(tale.case, by="siri")
    assert tale.step == "b"
    assert set(tale.ways()) == {"neste", "bli"}
    assert tale.go("neste").step.id == "c"
    assert tale.refused("tilbake") == [("door", "b")]


def test_a_case_begins_on_an_entry_that_exists_for_its_service() -> None:
    assert Tale(LEFT_BEHIND).step == "a"
    tale = Tale(LEFT_BEHIND, by="siri")
    assert tale.casework.show(tale.case, by="siri").step.id == "i_hagen"
    with pytest.raises(NotFound):
        Tale(LEFT_BEHIND, entry="i_hagen")
