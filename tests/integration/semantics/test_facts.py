"""Facts from outside: who may tell them, how long they hold, and what is unknown until then."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound, Refused
from tests.integration.semantics.tale import Tale

GUIDE = """
services: {skole: Skole, ppt: PPT}
roles: {ansatt: Ansatt, leder: Leder, helsesykepleier: Helsesykepleier}
facts:
  saarbar: {title: Barnet er sårbart, from: [helsesykepleier, leder], valid_for: 6 months}
  plass: {title: Har plass, from: host, assume: yes}
  skolens: {title: Skolen vet det, from: service}
  utskrevet: {title: Dagen de kom hjem, type: date}
  grad: {title: Hvor mye, type: select_one, choices: {lite: Lite, mye: Mye}}
steps:
  a:
    title: A
    due: {within: 1 week, of: fact.utskrevet}
    transitions:
      inn: {title: Inn, to: b, when: fact.saarbar == yes}
      uten: {title: Uten plass, to: slutt, when: fact.plass == no}
      mye: {title: Mye, to: slutt, when: fact.grad == mye}
      nytt: {title: Nytt, to: slutt, event: fact_changed saarbar}
  b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
"""


def _facts(tale: Tale) -> dict[str, str]:
    return {fact.id: fact.said for fact in tale.view().facts}


def test_what_is_not_told_opens_no_door_and_says_who_can_tell() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("inn") == [("door", "a.transitions.inn")]
    (why,) = tale.says("inn")
    assert "«Barnet er sårbart» er ikke opplyst" in why
    assert "kan opplyses av Helsesykepleier eller Leder" in why


def test_only_those_the_guide_names_can_tell() -> None:
    tale = Tale(GUIDE)
    before = tale.casework.history(tale.case)
    with pytest.raises(Refused) as refusal:
        tale.casework.tell_fact(tale.case, "saarbar", "ja", by="kari")
    (reason,) = refusal.value.reasons
    assert (reason.kind, reason.subject) == ("fact", "saarbar")
    assert reason.place is not None
    assert tale.casework.history(tale.case) == before
    tale.casework.tell_fact(tale.case, "saarbar", "ja", by="lise")
    assert tale.go("inn").step.id == "b"


def test_the_program_bti_is_part_of_tells_what_is_its_to_tell() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("uten") == [("door", "a.transitions.uten")]
    assert "regnes som ja" in _facts(tale)["plass"]
    with pytest.raises(Refused):
        tale.casework.tell_fact(tale.case, "plass", "nei", by="lise")
    tale.casework.tell_fact(tale.case, "plass", "nei", host=True)
    assert _facts(tale)["plass"].startswith("nei, fra fagsystemet")
    assert tale.ways()["uten"].open


def test_the_service_that_has_the_case_can_tell_and_no_other() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "ppt", person="per", ground="Lov")
    tale.casework.join(tale.case, by="per")
    with pytest.raises(Refused):
        tale.casework.tell_fact(tale.case, "skolens", "ja", by="per")
    tale.casework.tell_fact(tale.case, "skolens", "ja", by="kari")
    assert _facts(tale)["skolens"].startswith("ja, fra Kari")


def test_a_fact_runs_out_and_its_change_proposes_the_way() -> None:
    tale = Tale(GUIDE)
    tale.casework.tell_fact(tale.case, "saarbar", "ja", by="lise")
    assert tale.proposed() == {"nytt": "fact_changed saarbar"}
    tale.casework.do(tale.case, "nytt", decline=True, reason="Ikke nå")
    tale.casework.tell_fact(tale.case, "saarbar", "ja", by="lise")
    assert tale.proposed() == {}
    tale.wait(190)
    assert tale.refused("inn") == [("door", "a.transitions.inn")]
    assert "gått ut" in _facts(tale)["saarbar"]
    assert tale.proposed() == {"nytt": "fact_changed saarbar"}


def test_what_is_told_can_be_given_a_last_day_and_be_taken_back() -> None:
    tale = Tale(GUIDE)
    with pytest.raises(BadInput):
        tale.casework.tell_fact(tale.case, "saarbar", "ja", until="2026-08-01", by="lise")
    tale.casework.tell_fact(tale.case, "saarbar", "ja", until="2026-09-03", by="lise")
    assert tale.ways()["inn"].open
    tale.casework.tell_fact(tale.case, "saarbar", None, by="lise")
    assert not tale.ways()["inn"].open
    with pytest.raises(BadInput):
        tale.casework.tell_fact(tale.case, "saarbar", None, by="lise")


def test_a_date_that_is_told_is_a_point_a_deadline_counts_from() -> None:
    tale = Tale(GUIDE)
    assert [due for due in tale.view().dues if due.id == "a"] == []
    tale.casework.tell_fact(tale.case, "utskrevet", "2026-09-02")
    (due,) = [due for due in tale.view().dues if due.id == "a"]
    assert due.at.date().isoformat() == "2026-09-09"


def test_answers_of_the_wrong_kind_and_unknown_facts_are_refused() -> None:
    tale = Tale(GUIDE)
    with pytest.raises(BadInput):
        tale.casework.tell_fact(tale.case, "grad", "kanskje")
    with pytest.raises(NotFound):
        tale.casework.tell_fact(tale.case, "gradd", "mye")
    tale.casework.tell_fact(tale.case, "grad", "mye")
    assert tale.go("mye").closed


def test_a_fact_that_is_not_shared_is_kept_from_the_family() -> None:
    guide = GUIDE.replace("{title: Skolen vet det, ", "{title: Skolen vet det, share: never, ")
    tale = Tale(
        guide.replace("Helsesykepleier}", "Helsesykepleier, foresatt: {title: F, is: guardian}}")
    )
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    tale.casework.tell_fact(tale.case, "skolens", "ja")
    tale.casework.tell_fact(tale.case, "grad", "mye")
    assert "skolens" not in {fact.id for fact in tale.view(by="mor").facts}
    told = [line for line in tale.lines(by="mor") if line.startswith("Opplyst")]
    assert told == ["Opplyst: Hvor mye."]


def test_facts_stand_in_the_printed_guide_and_in_the_case_file() -> None:
    tale = Tale(GUIDE)
    tale.casework.tell_fact(tale.case, "saarbar", "ja", by="lise")
    for form in ("html", "md", "text"):
        guide = tale.casework.render(tale.casework.guide("liten"), form)
        assert "Barnet er sårbart" in guide
        assert "fagsystemet" in guide
        paper = tale.casework.render(tale.casework.file(tale.case), form)
        assert "fra Lise" in paper
