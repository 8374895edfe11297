"""What protects a child: nothing stands in front of it, until it is sent; a duty comes of it."""

from __future__ import annotations

import pytest

from bti.errors import Denied, NotFound, Refused
from tests.integration.semantics.tale import Tale, published

FIRST = """
roles: {ansatt: Ansatt, leder: Leder, virksomhetsleder: Virksomhetsleder}
anytime:
  meld:
    title: Meld fra
    opens: {guide: melding, carry: nothing}
    never_blocked: true
    asks: {hvem: {type: person, label: Hvem gjelder det?}}
    then: [foelg_opp]
tasks:
  foelg_opp:
    title: Avklar hva foresatte kan få vite
    goes_to: [leder, virksomhetsleder]
    hidden: true
    due: {within: 1 week, of: linked.melding.sent}
steps:
  a: {title: A, transitions: {f: {title: F, to: slutt}}}
"""
REPORT = """
workflow: melding
title: Melding
access: {guardians: never}
entries: {skriv: {never_blocked: true}}
roles: {ansatt: Ansatt, leder: Leder}
steps:
  skriv:
    title: Skriv
    checklist: {en: {text: Leder vet, required: true}}
    transitions:
      videre: {title: Videre, to: send, requires: {role: leder}}
      ikke: {title: Ikke grunnlag, to: slutt, reason: required}
  send:
    title: Send
    forms: {melding: required}
    transitions:
      sendt:
        title: Sendt
        to: vent
        emits: sent
        asks: {naar: {type: date, label: Når?, required: true}}
  vent: {title: Vent, checklist: {to: {text: Svar, required: true}}, next: slutt}
forms:
  melding:
    title: Melding
    fields:
      hva: {label: Hva, required: true}
      hvem: {type: person, label: Hvem}
"""


@pytest.fixture
def tale() -> Tale:
    tale = Tale(FIRST, REPORT)
    tale.casework.add_post("rita", "virksomhetsleder", "kommune")
    return tale


def _report(tale: Tale, **more: object) -> str:
    return tale.casework.do(tale.case, "meld", **more).linked  # type: ignore[arg-type]


def test_the_linked_guides_ways_are_free_until_one_has_been_sent(tale: Tale) -> None:
    linked = _report(tale)
    work = tale.casework
    assert work.go(linked, "videre").case.step.id == "send"
    work.go(linked, "sendt")
    assert work.history(linked)[-1].remarks == ("Gikk uten: Melding, Når?",)
    with pytest.raises(Refused):
        work.go(linked, "neste")


def test_leaving_without_having_sent_anything_is_not_free(tale: Tale) -> None:
    linked = _report(tale)
    with pytest.raises(Refused) as refusal:
        tale.casework.go(linked, "ikke")
    assert [reason.subject for reason in refusal.value.reasons] == ["en", "reason"]


def test_begun_alone_it_is_as_free_and_takes_no_number(tale: Tale) -> None:
    alone = tale.casework.open_case("melding", child="Ola", by="per").case.id
    assert alone.startswith("B-")
    assert tale.casework.go(alone, "videre", by="per").case.step.id == "send"
    assert tale.casework.open_case("liten", child="Per").case.id == "S-2026-002"


def test_one_without_access_is_told_how_to_report_without_the_case(tale: Tale) -> None:
    with pytest.raises(Denied, match="melde fra uten saken: bti ny bekymringsmelding"):
        tale.casework.do(tale.case, "meld", by="ute")
    with pytest.raises(Denied) as denied:
        tale.casework.go(tale.case, "videre", by="ute")
    assert "melde fra" not in denied.value.message


def test_what_is_asked_in_opening_it_is_kept_in_the_case_it_opens(tale: Tale) -> None:
    linked = _report(tale, asked={"hvem": "knut"}, reason="Det jeg så")
    line = tale.casework.history(linked)[1]
    assert (line.text, line.remarks) == ("Gjort: Meld fra", ("Grunn: Det jeg så",))
    assert len(tale.lines()) == 1


def test_the_duty_goes_to_the_first_who_is_there_and_is_hidden_from_the_others(
    tale: Tale,
) -> None:
    linked = _report(tale)
    assert [t.id for t in tale.casework.show(linked, by="lise").tasks] == ["foelg_opp"]
    assert tale.casework.show(linked).tasks == ()
    assert tale.view("lise").tasks == ()
    with pytest.raises(NotFound):
        tale.casework.show(linked, by="rita")
    tale.casework.go(linked, "videre")
    tale.casework.go(linked, "sendt")
    due = [d.at.date().isoformat() for d in tale.casework.today(by="lise").week]
    assert due == ["2026-09-08"]
    tale.casework.task(linked, "foelg_opp", by="lise")
    with pytest.raises(NotFound):
        tale.casework.show(linked, by="lise")


@pytest.mark.parametrize("named", ["lise", "Lise", "Lise N.", "rektor Lise"])
def test_a_duty_never_goes_to_one_who_is_named(tale: Tale, named: str) -> None:
    linked = _report(tale, asked={"hvem": named})
    assert [t.id for t in tale.casework.show(linked, by="rita").tasks] == ["foelg_opp"]
    with pytest.raises((NotFound, Denied)):
        tale.casework.show(linked, by="lise")


def test_a_duty_goes_on_when_its_person_comes_to_be_named(tale: Tale) -> None:
    linked = _report(tale)
    tale.casework.fill(linked, "melding", {"hvem": "lise"}, finish="no")
    assert [t.id for t in tale.casework.show(linked, by="rita").tasks] == ["foelg_opp"]
    with pytest.raises((NotFound, Denied)):
        tale.casework.show(linked, by="lise")


def test_where_nobody_else_can_have_it_the_duty_stays_with_whoever_reported(tale: Tale) -> None:
    linked = _report(tale, asked={"hvem": "lise"})
    tale.casework.fill(linked, "melding", {"hvem": "rita"}, finish="no")
    assert [t.id for t in tale.casework.show(linked).tasks] == ["foelg_opp"]


def test_a_duty_passes_by_whom_the_opened_guide_does_not_let_read(tale: Tale) -> None:
    only = "access: {guardians: never, roles: [virksomhetsleder]}\nversion: 2026.2"
    report = REPORT.replace("access: {guardians: never}", only)
    published(tale.casework, report.replace("leder: Leder}", "leder: L, virksomhetsleder: V}"))
    linked = _report(tale)
    assert [t.id for t in tale.casework.show(linked, by="rita").tasks] == ["foelg_opp"]
    with pytest.raises((NotFound, Denied)):
        tale.casework.fill(linked, "melding", {"hva": "Skrevet om"}, by="lise", finish="no")


def test_a_duty_never_goes_to_one_who_is_named_in_what_is_carried() -> None:
    form = """
forms:
  notat:
    title: Notat
    fields: {hvem: {type: person, label: Hvem, counts_as: named}, hjelper: {type: person, label: H}}
"""
    first = FIRST.replace("carry: nothing", "carry: [notat]") + form
    tale = Tale(first, REPORT)
    tale.casework.add_post("rita", "virksomhetsleder", "nordlia")
    tale.casework.fill(tale.case, "notat", {"hvem": "lise", "hjelper": "rita"})
    linked = _report(tale)
    assert [t.id for t in tale.casework.show(linked, by="rita").tasks] == ["foelg_opp"]
    with pytest.raises((NotFound, Denied)):
        tale.casework.show(linked, by="lise")
