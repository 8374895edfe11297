"""What cannot be used is said at once and nothing is written; what is next is said."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound
from tests.integration.semantics.tale import Tale, municipality, published

GUIDE = """
subjects: [child]
services: {skole: Skole, ppt: PPT}
measures:
  place: {label: Hvor, choices: {ute: Ute, inne: Inne}}
  fields: {ganger: {type: integer, label: Ganger}}
steps:
  a:
    title: A
    checklist: {en: {text: En, required: true}}
    next: b
    transitions:
      raad: {title: Spør om råd, to: u, event: measure_done}
  u: {title: U, off_path: true, transitions: {hjem: {title: Hjem, to: back}}}
  b: {title: B, transitions: {ferdig: {title: F, to: slutt}}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def test_all_that_is_wrong_with_a_measure_is_said_at_once(tale: Tale) -> None:
    before = tale.lines()
    with pytest.raises(BadInput) as slip:
        tale.casework.add_measure(
            tale.case,
            " ",
            place="hjemme",
            service="bup",
            start="2026-12-01",
            evaluate_by="2026-08-01",
            fields={"ganger": "mange"},
        )
    problems = str(slip.value)
    for word in ("passert", "hjemme", "bup", "før det starter", "hva tiltaket er", "Ganger"):
        assert word in problems
    assert tale.lines() == before


def test_only_an_open_measure_is_changed_or_ended_and_a_stop_needs_a_reason(tale: Tale) -> None:
    with pytest.raises(NotFound, match="ingen"):
        tale.casework.change_measure(tale.case, "t1", goal="Mer")
    tale.casework.add_measure(tale.case, "Lese", place="ute")
    with pytest.raises(BadInput, match="hvorfor"):
        tale.casework.end_measure(tale.case, "t1", status="stopped")
    tale.casework.change_measure(tale.case, "t1", goal="Mer", service="ppt", responsible="kari")
    (measure,) = tale.view().measures
    assert (measure.goal, measure.service, measure.responsible, measure.place) == (
        "Mer",
        "PPT",
        "Kari",
        "Ute",
    )
    tale.casework.end_measure(tale.case, "t1")
    with pytest.raises(NotFound, match="t1"):
        tale.casework.end_measure(tale.case, "t1")


def test_the_next_measure_has_the_next_number_also_after_one_has_ended(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.end_measure(tale.case, "t1")
    tale.casework.add_measure(tale.case, "Skrive")
    assert [measure.id for measure in tale.view().measures] == ["t1", "t2"]


@pytest.mark.parametrize(
    ("child", "born", "word"),
    [
        ("", "2015-01-01", "navnet"),
        ("12345678901", "2015-01-01", "Fødselsnummer"),
        ("Ola", "2027-01-01", "fram i tid"),
        ("Ola", "1990-01-01", "langt tilbake"),
    ],
)
def test_a_case_is_opened_on_what_can_be(tale: Tale, child: str, born: str, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        tale.casework.open_case("liten", child=child, born=born)
    assert tale.casework.open_case("liten", child="Ola").case.subject == "Barn"


def test_a_guide_for_groups_takes_no_child_and_one_for_others_no_case_from_here() -> None:
    casework, _ = municipality()
    for_groups = published(casework, GUIDE.replace("[child]", "[group]"))
    with pytest.raises(BadInput, match="en slik sak"):
        casework.open_case(for_groups, child="Ola")
    elsewhere = GUIDE.replace("steps:\n", "tracks: {ppt: {title: PPT, service: ppt}}\nsteps:\n")
    for step in ("a", "u", "b"):
        elsewhere = elsewhere.replace(f"  {step}:", f"  {step}: ", 1)
    only = elsewhere.replace("title: A\n", "title: A\n    only_for: [ppt]\n")
    only = only.replace("title: U,", "title: U, only_for: [ppt],")
    only = only.replace("title: B,", "title: B, only_for: [ppt],")
    id_ = published(casework, f"version: 2026.2\n{only}")
    with pytest.raises(BadInput, match="ingen steg"):
        casework.open_case(id_, child="Ola")
    assert casework.open_case(id_, child="Ola", by="per").case.step.id == "a"


def test_a_tick_is_made_once_and_taken_back_once(tale: Tale) -> None:
    with pytest.raises(BadInput, match="ikke huket"):
        tale.casework.untick(tale.case, "en")
    tale.tick("en")
    with pytest.raises(BadInput, match="alt huket"):
        tale.tick("a.en")
    with pytest.raises(NotFound, match="Den har: en"):
        tale.tick("to")
    tale.go("neste", "ferdig")
    with pytest.raises(BadInput, match="avsluttet"):
        tale.tick("en")


def test_what_is_next_follows_the_case(tale: Tale) -> None:
    assert tale.casework.invite(tale.case, "ppt").next == f"bti huk {tale.case} en"
    tale.casework.add_measure(tale.case, "Lese")
    proposed = tale.casework.end_measure(tale.case, "t1")
    assert proposed.next == f"«Spør om råd» er foreslått: bti gjor {tale.case} raad"
    tale.casework.do(tale.case, "raad", decline=True, reason="Ikke nå")
    assert tale.casework.tick(tale.case, "en").next.startswith(f"bti videre {tale.case} neste")
    tale.go("neste")
    assert tale.casework.go(tale.case, "ferdig").next == "Saken er avsluttet."


def test_a_form_that_is_begun_before_another_tells_that_it_should_have_waited() -> None:
    tale = Tale(
        """
steps: {a: {title: A, forms: {foer: optional, siden: optional}, next: slutt}}
forms:
  foer: {title: Før, fields: {x: {label: X, required: true}}}
  siden: {title: Siden, after: [foer], after_is: warn, fields: {x: {label: X}, y: {label: Y}}}
"""
    )
    told = tale.casework.fill(tale.case, "siden", {"x": "1"}, finish="no")
    assert told.warnings == ("«Før» bør fylles ut først.",)
    assert tale.casework.fill(tale.case, "siden", {"y": "1"}, finish="no").warnings == ()
