"""Linked cases, and what is never blocked."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, Denied, NotFound, Refused
from tests.integration.semantics.tale import Tale, published

FIRST = """
anytime:
  meld:
    title: Meld fra
    opens: {guide: melding, carry: [notat.hva, notat.rader, notat.hemmelig]}
    never_blocked: true
  gruppe: {title: Gruppa, opens: {guide: system, carry: nothing}}
  uten_navn: {title: Uten å ta med noe, opens: {guide: melding}, never_blocked: true}
  hjelp:
    title: Be om hjelp
    when: notat.hva is answered
    requires: {forms: {notat: or_reason}}
    opens: {guide: hjelp, carry: [notat.hva]}
    keeps_open: true
steps:
  a:
    title: A
    checklist: {en: {text: En, required: true}}
    transitions:
      hjulpet: {title: Hjulpet, to: b, event: linked_emitted svart}
      ferdig: {title: Ferdig, to: slutt, demands: none}
      sperret: {title: Sperret, to: b, demands: none, when: linked.hjelp.svar.hva == ja}
  b: {title: B, transitions: {ferdig: {title: F, to: slutt}}}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: text, label: Hva?, required: true}
      rader: {label: Rader, repeat: {min: 0}, fields: {a: {label: A}}}
      hemmelig: {type: text, label: Bare for oss, share: never}
closings:
  slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: a}}}
"""
REPORT = """
workflow: melding
title: Melding
linked_from: [liten]
access: {guardians: never}
gives: [skriv.sendt.naar]
entries: {skriv: {}}
steps:
  skriv:
    title: Skriv
    checklist: {en: {text: En, required: true}}
    forms: {melding: required}
    transitions:
      sendt:
        title: Sendt
        to: vent
        never_blocked: true
        emits: sent
        asks: {naar: {type: date, label: Når?}}
      fil: {title: Velg, to: [vent, slutt], never_blocked: true}
  vent:
    title: Vent
    checklist: {to: {text: To, required: true}}
    transitions: {ferdig: {title: F, to: slutt}}
forms:
  melding: {title: Melding, fields: {x: {label: X, required: true}}}
"""
GROUP = """
workflow: system
title: System
subjects: [group]
entries: {s: {}}
steps:
  s: {title: S, transitions: {ferdig: {title: F, to: slutt}}}
"""
HELP = """
workflow: hjelp
title: Hjelp
linked_from: [liten]
gives: [svar.hva, h.vent.til]
entries: {h: {}}
steps:
  h:
    title: H
    transitions:
      vent: {title: Vent, to: i, asks: {til: {type: date, label: Til når?}}}
      hent: {title: Henter, to: i, event: form_finished svar, automatic: true, emits: svart}
  i: {title: I, transitions: {ferdig: {title: F, to: slutt, emits: svart}}}
forms:
  svar:
    title: Svar
    fields:
      hva: {type: select_one, label: Ja?, required: true, choices: {ja: Ja, nei: Nei}}
      mer: {type: text, label: Mer}
closings:
  slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: h}}}
"""


OURS = """
workflow: vaar
extends: liten 2026.1
title: Vår veileder
"""
OURS_OF_OURS = """
workflow: skolens
extends: vaar 2026.1
title: Skolens veileder
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(FIRST, REPORT, GROUP, HELP)


def _guardian(tale: Tale) -> None:
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")


def test_a_linked_case_is_listed_by_the_title_of_its_guide(tale: Tale) -> None:
    opened = tale.casework.do(tale.case, "gruppe").linked
    assert [(one.id, one.title) for one in tale.view().linked] == [(opened, "System")]


def test_a_report_opens_whatever_is_missing_and_each_opener_gets_one_of_her_own(tale: Tale) -> None:
    first = tale.casework.do(tale.case, "meld").linked
    second = tale.casework.go(tale.case, "meld", by="lise").linked
    assert len({first, second, tale.case}) == 3
    assert tale.casework.show(first).step.id == "skriv"
    with pytest.raises(NotFound):
        tale.casework.show(first, by="lise")
    with pytest.raises(NotFound):
        tale.casework.show(second)


def test_a_report_opens_from_a_closed_case_and_alone(tale: Tale) -> None:
    tale.go("ferdig")
    assert set(tale.ways()) == {"igjen", "meld", "uten_navn"}
    assert tale.casework.do(tale.case, "meld").linked
    assert tale.casework.open_case("melding", child="Ola", by="per").case.step.id == "skriv"


def test_a_report_leaves_no_event_and_takes_no_number(tale: Tale) -> None:
    before = tale.casework.history(tale.case), tale.view()
    linked = tale.casework.do(tale.case, "meld").linked
    tale.casework.go(linked, "sendt", asked={"naar": "2026-09-01"})
    assert (tale.casework.history(tale.case), tale.view()) == before
    other = tale.casework.open_case("liten", child="Kari Prøve").case.id
    assert int(other.rpartition("-")[2]) == int(tale.case.rpartition("-")[2]) + 1


def test_a_half_filled_report_goes_out_and_what_comes_after_is_as_the_guide_says(
    tale: Tale,
) -> None:
    linked = tale.casework.do(tale.case, "meld").linked
    assert tale.casework.show(linked).step.forms[0].state == "empty"
    ways = {way.id: way for way in tale.casework.show(linked).step.ways}
    assert (ways["sendt"].open, ways["sendt"].always) == (True, True)
    tale.casework.go(linked, "sendt")
    with pytest.raises(Refused):
        tale.casework.go(linked, "ferdig")


def test_of_several_places_one_still_chooses(tale: Tale) -> None:
    linked = tale.casework.do(tale.case, "meld").linked
    with pytest.raises(Refused) as refusal:
        tale.casework.go(linked, "fil")
    assert [reason.kind for reason in refusal.value.reasons] == ["target"]
    assert tale.casework.go(linked, "fil", to="vent").case.step.id == "vent"


def test_a_report_is_about_the_child_also_when_nothing_is_carried(tale: Tale) -> None:
    linked = tale.casework.do(tale.case, "uten_navn").linked
    assert tale.casework.show(linked).name == "Ola Prøve"


def test_a_guardian_opens_no_report_of_the_kind_that_is_kept_from_guardians(tale: Tale) -> None:
    _guardian(tale)
    with pytest.raises(Denied):
        tale.casework.do(tale.case, "meld", by="mor")
    with pytest.raises(Denied):
        tale.casework.do(tale.case, "gruppe", by="mor")
    assert len(tale.lines()) == 3


def test_what_is_carried_is_what_the_action_says_marked_with_where_it_comes_from(
    tale: Tale,
) -> None:
    tale.casework.fill(tale.case, "notat", {"hva": "Trøtt", "rader.1.a": "x", "hemmelig": "y"})
    linked = tale.casework.do(tale.case, "meld").linked
    stored = tale.casework._desk.standing(linked, "kari").case  # noqa: SLF001 - as it is stored
    assert stored.carried == {"notat": {"hva": "Trøtt", "rader.1.a": "x", "hemmelig": "y"}}
    assert stored.origin is not None
    assert (stored.origin.case, stored.origin.action) == (tale.case, "meld")


def test_what_carries_nothing_knows_no_child(tale: Tale) -> None:
    linked = tale.casework.do(tale.case, "gruppe").linked
    view = tale.casework.show(linked)
    assert (view.name, view.subject) == ("", "Gruppe")
    assert linked.startswith("S-")


def test_an_action_that_opens_counts_its_demands_by_either_word(tale: Tale) -> None:
    assert tale.refused("hjelp") == [("door", "anytime.hjelp"), ("form", "notat")]
    tale.casework.fill(tale.case, "notat", {"hva": "Trøtt"}, finish="no")
    linked = tale.casework.go(tale.case, "hjelp", left={"notat": "Prøve"}).linked
    assert [one.id for one in tale.view().linked] == [linked]


def _helped(tale: Tale) -> str:
    tale.casework.fill(tale.case, "notat", {"hva": "Trøtt"})
    return tale.casework.do(tale.case, "hjelp").linked


def test_a_linked_case_may_keep_the_first_one_open_also_when_it_is_opened_again(
    tale: Tale,
) -> None:
    linked = _helped(tale)
    assert tale.refused("ferdig") == [("linked", "hjelp")]
    tale.casework.go(linked, "vent")
    tale.casework.go(linked, "ferdig")
    assert tale.ways()["ferdig"].open
    tale.casework.go(linked, "igjen")
    assert tale.refused("ferdig") == [("linked", "hjelp")]


def test_only_what_its_guide_gives_and_emits_comes_back(tale: Tale) -> None:
    linked = _helped(tale)
    tale.casework.fill(linked, "svar", {"hva": "ja", "mer": "Sagt i fortrolighet"})
    assert tale.casework.show(linked).step.id == "i"
    assert tale.proposed() == {"hjulpet": "linked_emitted svart"}
    assert tale.ways()["sperret"].open
    stored = tale.casework._desk.standing(tale.case, "kari").case  # noqa: SLF001 - as it is stored
    assert stored.linked[0].given == {"svar.hva": "ja"}


def test_a_guardian_is_not_told_of_linked_cases(tale: Tale) -> None:
    _guardian(tale)
    linked = _helped(tale)
    tale.casework.fill(linked, "svar", {"hva": "ja"})
    view = tale.view(by="mor")
    assert view.linked == ()
    assert not [way.id for way in view.step.ways if way.proposed]
    assert not [line for line in tale.lines(by="mor") if linked in line or "Hjulpet" in line]
    sperret = next(way for way in tale.casework.why(tale.case, by="mor") if way.id == "ferdig")
    assert (sperret.open, sperret.reasons) == (False, ())


CLASS = """
subjects: [group]
steps:
  a:
    title: A
    forms: {notat: optional}
    actions: [barnet, likt, gruppe]
    transitions: {f: {title: F, to: slutt}}
actions:
  barnet: {title: Ett barn, opens: {guide: barnet, carry: [notat.hva]}}
  likt: {title: Begge deler, opens: {guide: likt, carry: nothing}}
  gruppe: {title: Bare gruppa, opens: {guide: bare, carry: nothing}}
forms:
  notat: {title: Notat, fields: {hva: {type: text, label: Hva?}}}
"""
CHILD = """
workflow: barnet
steps:
  a: {title: A, transitions: {f: {title: F, to: slutt, when: notat.hva is answered}}}
  b: {title: B, forms: {svar: optional}, transitions: {f: {title: F, to: slutt}}}
entries: {b: {}}
forms:
  notat: {title: Notat, fields: {hva: {type: text, label: Hva?}}}
  svar:
    title: Svar
    fields:
      med: {type: text, label: Fra klassen, prefill: notat.hva}
      uten: {type: text, label: Hva?}
"""
BOTH = "workflow: likt\nsubjects: [child, group]\nsteps: {a: {title: A, next: slutt}}\n"
ONLY_GROUP = BOTH.replace("likt", "bare").replace("child, ", "")


def test_one_who_opens_from_a_group_says_which_child_it_is_about() -> None:
    tale = Tale(CLASS, CHILD, BOTH, ONLY_GROUP, group=True)
    tale.casework.fill(tale.case, "notat", {"hva": "Uro"})
    for action in ("barnet", "likt"):
        assert tale.casework.asks_child(tale.case, action)
        done = tale.casework.do(tale.case, action, child="Kim Prøve", born="2017-05-02")
        opened = tale.casework.show(done.linked)
        assert (opened.name, opened.subject) == ("Kim Prøve", "Barn, 9 år")
    assert not tale.casework.asks_child(tale.case, "gruppe")
    still = tale.casework.do(tale.case, "likt").linked
    assert tale.casework.show(still).subject == "Gruppe"
    with pytest.raises(BadInput, match="kan ikke brukes"):
        tale.casework.do(tale.case, "gruppe", child="Kim Prøve")
    with pytest.raises(BadInput) as told:
        tale.casework.do(tale.case, "likt", child="010203 12345", born="2099-01-01")
    assert "fram i tid" in str(told.value)


def test_a_case_opened_from_that_of_a_child_is_about_the_same_child() -> None:
    tale = Tale(FIRST, REPORT, GROUP, HELP)
    tale.casework.fill(tale.case, "notat", {"hva": "Ja"})
    with pytest.raises(BadInput, match="det samme barnet"):
        tale.casework.do(tale.case, "hjelp", child="En annen")


def test_what_is_carried_is_proposed_only_where_a_field_asks_for_it() -> None:
    tale = Tale(CLASS, CHILD, BOTH, ONLY_GROUP, group=True)
    tale.casework.fill(tale.case, "notat", {"hva": "Uro"})
    opened = tale.casework.do(tale.case, "barnet", child="Kim Prøve").linked
    fields = {f.path: f.prefill for f in tale.casework.form(opened, "svar").fields}
    assert fields == {"med": "Uro", "uten": None}


@pytest.mark.parametrize("layers", [(OURS,), (OURS_OF_OURS, OURS)], ids=["one", "two"])
def test_a_guide_that_lets_in_the_base_lets_in_and_tells_what_builds_on_it(
    layers: tuple[str, ...],
) -> None:
    tale = Tale(*layers, FIRST, REPORT, GROUP, HELP)
    tale.casework.fill(tale.case, "notat", {"hva": "Noe"})
    linked = tale.casework.do(tale.case, "hjelp").linked
    tale.casework.fill(linked, "svar", {"hva": "ja"})
    assert list(tale.proposed()) == ["hjulpet"]
    assert tale.ways()["sperret"].open


def _why(tale: Tale, way: str) -> list[str]:
    return [reason.message for reason in tale.ways()[way].reasons]


def test_an_answer_of_a_linked_case_is_named_by_its_label_and_its_guide(tale: Tale) -> None:
    assert _why(tale, "sperret") == ["Ikke avklart: «Ja?» i «Hjelp» er det ikke spurt om ennå."]
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    help_ = tale.casework.do(tale.case, "hjelp").linked
    tale.casework.fill(help_, "svar", {"hva": "nei"})
    said = "Gjelder ikke: «Ja?» i «Hjelp» er «Nei», og må være «Ja»."
    assert _why(tale, "sperret") == [said]
    with pytest.raises(Refused) as refused:
        tale.casework.go(tale.case, "sperret")
    assert [reason.message for reason in refused.value.reasons] == [said]


def test_a_guide_that_is_not_here_is_called_by_its_id() -> None:
    tale = Tale(FIRST)
    (said,) = _why(tale, "sperret")
    assert said == "Ikke avklart: «linked.hjelp.svar.hva» er det ikke spurt om ennå."
    published(tale.casework, HELP)
    assert "«Ja?» i «Hjelp»" in _why(tale, "sperret")[0], "it came while the case went on"


def test_what_is_emitted_and_asked_in_a_move_is_named_too() -> None:
    doors = """
      sperret: {title: S, to: b, demands: none, when: linked.hjelp.svart is answered}
      til: {title: T, to: b, demands: none, when: linked.hjelp.h.vent.til is answered}"""
    first = FIRST.replace(
        "\n      sperret: {title: Sperret, to: b, demands: none, "
        "when: linked.hjelp.svar.hva == ja}",
        doors,
    )
    tale = Tale(first, HELP)
    assert _why(tale, "sperret") == ["Gjelder ikke: «Henter» i «Hjelp» er ikke besvart."]
    assert _why(tale, "til") == ["Gjelder ikke: «Til når?» i «Hjelp» er ikke besvart."]
