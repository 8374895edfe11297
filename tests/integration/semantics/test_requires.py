"""Each value of ``requires``: what it asks for, when it is met, and that none of none is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt, leder]}
services: {skole: Skole, ppt: PPT, bup: BUP}
measures:
  fields: {maal: {type: text, label: Mål for tiltaket}}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        checklist: {en: En}
        transitions:
          skjema: {title: V, to: b, requires: {forms: {notat: or_reason, annet: started}}}
          liste: {title: V, to: b, requires: {forms: [notat], checklist: [en]}}
          spurt: {title: V, to: b, requires: {consent: {deling: asked}}}
          gitt: {title: V, to: b, requires: {consent: {deling: given}}}
          hver: {title: V, to: b, requires: {consent: {tverrfaglig: given, of: each_invited}}}
          av_alle: {title: V, to: b, requires: {consent: {tverrfaglig: asked}}}
          med: {title: V, to: b, requires: {consent: {tverrfaglig: given, of: each_participating}}}
          grunn: {title: V, to: b, requires: {
            consent: {tverrfaglig: given, of: each_invited, or: other_ground}}}
          holder: {title: V, to: b, requires: {baton: accepted}}
          avgjort: {title: V, to: b, requires: {baton: decided_this_level}}
          egen: {title: V, to: b, requires: {baton: in_own_service}}
          minst: {title: V, to: b, requires: {measures: {at_least: 2}}}
          alle_har: {title: V, to: b, requires: {measures: {each_has: [responsible, maal]}}}
          alle_ferdige: {title: V, to: b, requires: {measures: {all_done: true}}}
          egne: {title: V, to: b, requires: {measures: {at_least: 2, owned_by: own_service}}}
          hoert: {title: V, to: b, requires: {child_heard: required}}
          informert: {title: V, to: b, requires: {guardians_informed: or_reason}}
          rolle: {title: V, to: b, requires: {role: leder}}
          stafett: {title: V, to: b, requires: {role: holder}}
          annen: {title: V, to: b, requires: {other_person: than opener}}
          proevd: {title: V, to: b, requires: {levels_tried: [nivaa_1]}}
          dato: {title: V, to: b, requires: {new_date: measures.evaluate_by}}
          naar: {title: V, to: b, requires: {when: notat.x is answered}}
          opp: {title: Opp, to: c}
          rett: {title: Rett fram, to: b}
      b:
        title: B
        transitions:
          om: {title: Om igjen, to: a, round: new}
          annen: {title: V, to: slutt, requires: {other_person: than step.a}}
          ferdig: {title: F, to: slutt}
  nivaa_1:
    title: Så
    steps:
      c: {title: C, transitions: {ned: {title: Ned, to: nivaa_0}, ferdig: {title: F, to: slutt}}}
consents:
  deling: {title: Deling, given_by: one_guardian}
  tverrfaglig: {title: Samarbeid, per: service, given_by: one_guardian}
forms:
  notat: {title: Notat, fields: {x: {label: X, required: true}}}
  annet: {title: Annet, fields: {x: {label: X, required: true}, y: {label: Y}}}
  samtale:
    title: Samtale
    copies: many
    held: dato
    counts_as: child_heard
    fields: {dato: {type: date, label: Dato, required: true}, sa: {label: Sa}}
  ringt:
    title: Ringt hjem
    copies: per_round
    fields: {gjort: {type: yes_no, label: Er det ringt?, counts_as: guardians_informed}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def _open(tale: Tale, way: str, by: str = "") -> bool:
    (shown,) = tale.casework.why(tale.case, way, by=by)
    return shown.open


def test_forms_finished_or_begun(tale: Tale) -> None:
    assert tale.refused("skjema") == [("form", "notat"), ("form", "annet")]
    assert tale.refused("liste") == [("item", "en"), ("form", "notat")]
    tale.casework.fill(tale.case, "annet", {"y": "1"})
    assert tale.refused("skjema") == [("form", "notat")]
    tale.casework.fill(tale.case, "notat", {"x": "1"})
    tale.tick("en")
    assert _open(tale, "skjema")
    assert _open(tale, "liste")


def test_consent_asked_is_an_answer_and_given_is_a_yes(tale: Tale) -> None:
    tale.casework.ask_consent(tale.case, "deling")
    assert tale.refused("spurt") == [("consent", "deling")]
    tale.casework.refuse_consent(tale.case, "deling", "forelder_1")
    assert _open(tale, "spurt")
    assert tale.refused("gitt") == [("consent", "deling")]
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    assert _open(tale, "gitt")


def test_consent_of_each_invited_is_not_met_by_nobody_invited(tale: Tale) -> None:
    assert tale.says("hver") == ["Ingen tjeneste er invitert ennå."]
    tale.casework.invite(tale.case, "ppt")
    tale.casework.invite(tale.case, "bup")
    tale.casework.give_consent(tale.case, "tverrfaglig", "forelder_1", recipient="ppt")
    assert tale.says("hver") == ["Samtykke til «Samarbeid» mangler for BUP."]
    tale.casework.give_consent(tale.case, "tverrfaglig", "forelder_1", recipient="bup")
    assert _open(tale, "hver")


def test_a_consent_of_a_unit_at_a_time_is_of_each_invited_when_nothing_else_is_said(
    tale: Tale,
) -> None:
    assert tale.says("av_alle") == ["Ingen tjeneste er invitert ennå."]
    tale.casework.invite(tale.case, "ppt")
    assert tale.says("av_alle") == ["Samtykke til «Samarbeid» mangler for PPT Fjord."]
    (shown,) = tale.casework.why(tale.case, "av_alle")
    assert shown.reasons[0].todo == f"bti samtykke {tale.case} tverrfaglig --unit ppt"
    tale.casework.refuse_consent(tale.case, "tverrfaglig", "forelder_1", recipient="ppt")
    assert _open(tale, "av_alle")


def test_a_consent_that_does_not_hold_says_why() -> None:
    tale = Tale(GUIDE)
    lacks = "Samtykke til «Deling» mangler."
    assert tale.says("gitt") == [lacks]
    tale.casework.ask_consent(tale.case, "deling")
    assert tale.says("gitt") == [f"{lacks} Det venter på svar fra forelder 1 eller forelder 2."]
    tale.casework.refuse_consent(tale.case, "deling", "forelder_1")
    assert tale.says("gitt") == [f"{lacks} Familien har sagt nei."]
    tale.casework.give_consent(tale.case, "deling", "forelder_1", until="2026-09-10")
    tale.environment.advance(timedelta(days=20))
    assert tale.says("gitt") == [f"{lacks} Det gikk ut 10. september 2026."]
    tale.casework.withdraw_consent(tale.case, "deling", "forelder_1")
    assert tale.says("gitt") == [f"{lacks} Det er trukket."]


def test_of_several_units_each_says_how_it_stands(tale: Tale) -> None:
    for unit in ("ppt", "bup"):
        tale.casework.invite(tale.case, unit)
    tale.casework.refuse_consent(tale.case, "tverrfaglig", "forelder_1", recipient="ppt")
    assert tale.says("hver") == [
        "Samtykke til «Samarbeid» mangler for PPT Fjord og BUP. PPT Fjord: Familien har sagt nei."
    ]


def test_consent_of_each_participating_counts_those_who_have_joined(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt")
    tale.casework.give_consent(tale.case, "tverrfaglig", "forelder_1", recipient="ppt")
    assert not _open(tale, "med")
    tale.casework.join(tale.case, by="per")
    assert _open(tale, "med")


def test_another_written_ground_stands_for_consent_where_the_guide_says_so(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt", ground="Barnehageloven § 33")
    assert not _open(tale, "hver")
    assert _open(tale, "grunn")


def test_the_baton_is_no_written_ground(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt", person="per")
    tale.casework.offer(tale.case, "per")
    tale.casework.accept(tale.case, by="per")
    assert not _open(tale, "grunn")


def test_the_baton_accepted_decided_and_in_own_service(tale: Tale) -> None:
    assert tale.refused("holder") == [("baton", "baton")]
    tale.casework.offer(tale.case, "knut")
    assert tale.says("holder") == ["Stafettpinnen er tilbudt, men ikke tatt imot ennå."]
    (others,) = tale.casework.why(tale.case, "holder")
    assert others.reasons[0].todo == ""
    tale.casework.invite(tale.case, "nordlia", person="knut")
    tale.casework.join(tale.case, by="knut")
    (offered,) = tale.casework.why(tale.case, "holder", by="knut")
    assert offered.reasons[0].todo == f"bti ta-imot {tale.case}"
    tale.casework.accept(tale.case, by="knut")
    assert [_open(tale, way) for way in ("holder", "avgjort", "egen")] == [True, True, True]
    tale.go("opp", "ned")
    assert [_open(tale, way) for way in ("holder", "avgjort", "egen")] == [True, False, True]
    tale.casework.keep_baton(tale.case)
    assert _open(tale, "avgjort")
    tale.go("rett", "om")
    assert _open(tale, "avgjort")
    tale.casework.offer(tale.case, "per")
    tale.casework.accept(tale.case, by="per")
    assert not _open(tale, "egen")


def test_measures_at_least_and_each_has(tale: Tale) -> None:
    assert tale.says("alle_har") == ["Saken har ingen åpne tiltak."]
    tale.casework.add_measure(tale.case, "Lese", responsible="kari")
    assert tale.says("minst") == ["Det trengs minst 2 tiltak. Saken har 1."]
    assert tale.refused("alle_har") == [("measure", "measures.t1.maal")]
    tale.casework.add_measure(tale.case, "Skrive", fields={"maal": "Skrive navnet"})
    tale.casework.change_measure(tale.case, "t1", fields={"maal": "Lese en side"})
    assert _open(tale, "minst")
    assert tale.refused("alle_har") == [("measure", "measures.t2.responsible")]


def test_measures_all_done_is_that_none_is_open(tale: Tale) -> None:
    assert _open(tale, "alle_ferdige")
    tale.casework.add_measure(tale.case, "Lese")
    assert tale.says("alle_ferdige") == ["Disse tiltakene er ikke ferdige: «Lese» (t1)."]
    tale.casework.end_measure(tale.case, "t1", status="stopped", reason="Flyttet")
    assert _open(tale, "alle_ferdige")


def test_measures_of_ones_own_service_and_too_few_are_two_reasons(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Utrede", service="ppt")
    assert tale.says("egne") == [
        "Det trengs minst 2 tiltak. Saken har 1.",
        "Disse tiltakene eies av en annen tjeneste: «Utrede» (t1).",
    ]


def test_the_child_is_heard_in_this_round(tale: Tale) -> None:
    assert tale.refused("hoert") == [("child_heard", "child_heard")]
    tale.casework.fill(tale.case, "samtale", {"dato": "2026-08-01", "sa": "Hei"})
    assert not _open(tale, "hoert")
    tale.casework.fill(tale.case, "samtale", {"dato": "2026-09-01", "sa": "Hei"}, new=True)
    assert _open(tale, "hoert")
    tale.wait(3)
    tale.go("rett", "om")
    assert not _open(tale, "hoert")


def test_guardians_are_informed_when_a_field_says_yes_or_with_a_reason(tale: Tale) -> None:
    tale.casework.fill(tale.case, "ringt", {"gjort": "nei"})
    assert tale.refused("informert") == [("guardians_informed", "guardians_informed")]
    tale.casework.fill(tale.case, "ringt", {"gjort": "ja"})
    assert _open(tale, "informert")
    tale.go("informert", "om")
    assert not _open(tale, "informert")
    tale.go("informert", left={"guardians_informed": "Bortreist"})


def test_a_role_the_holder_and_another_person(tale: Tale) -> None:
    assert tale.refused("rolle") == [("role", "leder")]
    assert tale.refused("stafett") == [("role", "holder")]
    assert tale.refused("annen") == [("person", "other_person")]
    assert _open(tale, "rolle", by="lise")
    assert _open(tale, "annen", by="lise")
    tale.casework.offer(tale.case, "kari")
    assert _open(tale, "stafett")


def test_another_person_than_who_left_a_step(tale: Tale) -> None:
    tale.go("rett")
    assert tale.refused("annen") == [("person", "other_person")]
    tale.casework.go(tale.case, "annen", by="lise")
    assert tale.view().closed


def test_levels_tried(tale: Tale) -> None:
    assert tale.says("proevd") == ["«Så» er ikke prøvd ennå."]
    tale.go("opp", "ned")
    assert _open(tale, "proevd")


def test_a_new_date_is_later_than_at_the_start_of_the_round_and_a_new_measure_has_its_date(
    tale: Tale,
) -> None:
    assert tale.says("dato") == ["Saken har ingen åpne tiltak å sette ny dato på."]
    tale.casework.add_measure(tale.case, "Lese")
    assert tale.refused("dato") == [("date", "measures.t1.evaluate_by")]
    tale.casework.change_measure(tale.case, "t1", evaluate_by="2026-10-01")
    tale.go("dato", "om")
    assert tale.refused("dato") == [("date", "measures.t1.evaluate_by")]
    tale.casework.change_measure(tale.case, "t1", evaluate_by="2026-09-20")
    assert not _open(tale, "dato")
    tale.casework.change_measure(tale.case, "t1", evaluate_by="2026-11-01")
    tale.casework.add_measure(tale.case, "Skrive", evaluate_by="2026-09-15")
    assert _open(tale, "dato")


def test_a_new_date_may_have_to_be_later_than_the_first_of_the_round() -> None:
    wanted = "new_date: {of: measures.evaluate_by, than: first}"
    tale = Tale(GUIDE.replace("new_date: measures.evaluate_by", wanted))
    tale.casework.add_measure(tale.case, "Lese", evaluate_by="2026-10-01")
    assert tale.refused("dato") == [("date", "measures.t1.evaluate_by")]
    tale.casework.change_measure(tale.case, "t1", evaluate_by="2026-11-01")
    assert _open(tale, "dato")


def test_a_condition_that_is_not_known_is_not_met(tale: Tale) -> None:
    assert [kind for kind, _ in tale.refused("naar")] == ["door"]
    tale.casework.fill(tale.case, "notat", {"x": "1"})
    assert _open(tale, "naar")
