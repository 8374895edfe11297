"""What the family and the staff may see, and that nobody sees more."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.errors import Denied
from tests.integration.casework.test_moving_cases import NAMES

NINE = datetime.fromisoformat("2026-09-01T09:00:00+02:00")
GUIDE = """
workflow: lukket
version: 2026.1
language: nb
title: Noe deles ikke
roles: {ansatt: Ansatt}
steps:
  skriv: {title: Skriv, forms: {notat: required, eget: optional}, next: slutt}
closings: {slutt: Slutt}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva har du sett}
      tips: {type: text, label: Hvem sa fra, share: never}
  eget:
    title: Eget notat
    share: never
    fields:
      tanke: {type: text, label: Egne tanker}
"""


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    casework = Casework.in_memory(environment=Environment.fixed(at=NINE, account="kari"))
    casework.add_unit("solsikken", "Solsikken barnehage", by="kari")
    for person, name in NAMES.items():
        casework.add_person(person, name, address=f"{person}@example.invalid", by="kari")
        casework.add_post(person, "ansatt", "solsikken", by="kari")
    guide = tmp_path / "lukket.yaml"
    guide.write_text(GUIDE, encoding="utf-8")
    casework.publish(guide, by="kari")
    return casework


@pytest.fixture
def case(casework: Casework) -> str:
    case = casework.open_case("lukket", child="Kim Prøve", born="2022-05-17", by="kari").case.id
    answers = {"hva": "Kim står ofte alene.", "tips": "Naboen"}
    casework.fill(case, "notat", answers, by="kari")
    casework.fill(case, "eget", {"tanke": "Jeg er redd for dette."}, by="kari")
    return case


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_the_family_gets_the_case_without_what_is_not_shared(
    casework: Casework, case: str, form: str
) -> None:
    page = casework.render(casework.disclose(case, by="kari"), form)  # type: ignore[arg-type]
    assert "Kim står ofte alene." in page
    assert "Kari Prøve" in page
    for kept in ("Naboen", "Hvem sa fra", "redd for dette", "Eget notat"):
        assert kept not in page


def test_the_family_gets_who_has_read_and_who_has_tried(casework: Casework, case: str) -> None:
    casework.show(case, by="kari")
    with pytest.raises(Denied):
        casework.show(case, by="per")
    told = [(line.by, line.text) for line in casework.disclose(case, by="kari").log]
    assert ("Kari Prøve", "så på saken") in told
    assert ("Per Prøve", "så på saken, men fikk ikke tilgang") in told
    assert ("Kari Prøve", "skrev ut innsyn til familien") in told


def test_one_without_access_discloses_nothing_and_it_is_logged(
    casework: Casework, case: str
) -> None:
    with pytest.raises(Denied):
        casework.disclose(case, by="per")
    told = {(line.by, line.text) for line in casework.readers(case, by="kari").lines}
    assert ("Per Prøve", "skrev ut innsyn til familien, men fikk ikke tilgang") in told


def test_a_report_that_keeps_the_family_out_is_not_disclosed(casework: Casework) -> None:
    case = casework.open_case("bti", child="Kim Prøve", born="2022-05-17", by="kari").case.id
    report = casework.do(case, "mistanke", by="kari").linked
    with pytest.raises(Denied, match="innsyn"):
        casework.disclose(report, by="kari")
    page = casework.render(casework.disclose(case, by="kari"), "md")
    assert report not in page


def test_one_who_works_here_gets_what_is_kept_about_oneself(casework: Casework, case: str) -> None:
    casework.show(case, by="kari")
    mine = casework.person_file(by="kari")
    assert (mine.name, mine.address) == ("Kari Prøve", "kari@example.invalid")
    assert mine.posts == ("ansatt, Solsikken barnehage",)
    assert [one.case for one in mine.cases] == [case]
    assert ("så på saken", case) in [(line.text, line.by) for line in mine.log]
    page = casework.render(mine, "md")
    assert "Kim" not in page


def test_nobody_gets_what_is_kept_about_another(casework: Casework, case: str) -> None:
    casework.show(case, by="kari")
    assert casework.person_file(by="per").cases == ()
    assert casework.person_file(by="per").log == ()
