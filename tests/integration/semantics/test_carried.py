"""What came along from the case that another was opened from, as each reader may see it."""

from __future__ import annotations

import pytest

from bti.case.views import CaseView
from tests.integration.semantics.tale import Tale, published, whole

FIRST = """
roles: {ansatt: Ansatt, leder: Leder, foresatt: {title: Foresatt, is: guardian}}
actions:
  hjelp: {title: Be om hjelp, opens: {guide: hjelp, carry: [notat, intern, a.bort.naar, ring.hvem]}}
  ring: {title: Ring, asks: {hvem: {label: Hvem?}}}
steps:
  a:
    title: A
    actions: [hjelp, ring]
    transitions:
      bort: {title: Bort, to: b, asks: {naar: {type: date, label: Når skjedde det?}}}
  b: {title: B, actions: [hjelp, ring], transitions: {ferdig: {title: F, to: slutt}}}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: text, label: Hva ser du?}
      valg: {type: select_one, label: Hvor?, choices: {ute: Ute, inne: Inne}}
      mer: {type: text, label: Hva slags?, relevant: notat.valg == inne}
      rader:
        label: Observasjon
        repeat: {min: 0}
        fields: {naar: {type: date, label: Dag}, sett: {label: Sett}}
      familien: {type: group, label: Familien, fields: {mor: {label: Mor}}}
      ord: {type: text, label: Barnets ord, counts_as: child_heard}
      hemmelig: {type: yes_no, label: Bare for oss, share: never}
      ledelse: {type: text, label: For lederen, confidential: [leder]}
  intern: {title: Internt, share: never, fields: {x: {label: X}}}
"""
HELP = """
workflow: hjelp
title: Hjelp fra teamet
roles: {ansatt: Ansatt, leder: Leder, foresatt: {title: Foresatt, is: guardian}}
entries: {h: {}}
steps:
  h:
    title: H
    forms: {svar: optional}
    transitions:
      f: {title: F, to: slutt, when: notat.hemmelig == no}
      g: {title: G, to: slutt, when: notat.valg == ute}
forms:
  notat:
    title: Notat derfra
    fields:
      hva: {type: text, label: Hva?}
      valg: {type: select_one, label: Hvor da?, choices: {ute: Utenfor, inne: Innenfor}}
      hemmelig: {type: yes_no, label: Noe mer?}
  svar: {title: Svar, fields: {fra: {type: text, label: Fra saken, prefill: notat.hva}}}
"""
ANSWERS: dict[str, object] = {
    "hva": "Alene",
    "valg": "inne",
    "mer": "Leker",
    "rader.2.sett": "Ved gjerdet",
    "rader.1.sett": "I kroken",
    "rader.1.naar": "2026-08-31",
    "familien.mor": "Flyttet",
    "ord": "Vil ikke",
    "hemmelig": True,
    "ledelse": "Mer",
}


def _opened(first: str = FIRST, **answers: str | None) -> tuple[Tale, str]:
    tale = Tale(first, HELP)
    tale.casework.fill(tale.case, "notat", {**ANSWERS, **answers})
    tale.casework.fill(tale.case, "intern", {"x": "Internt"})
    tale.casework.do(tale.case, "ring", asked={"hvem": "Mor"})
    tale.go("bort", asked={"naar": "2026-08-30"})
    return tale, tale.casework.do(tale.case, "hjelp", by="lise").linked


def _told(view: CaseView) -> dict[str, list[str]]:
    return {
        f"{one.id}: {one.title}": [f"{a.label}: {a.shown}" for a in one.answers]
        for one in view.carried
    }


def test_everything_that_came_along_is_shown_with_its_words_and_where_it_is_from() -> None:
    tale, opened = _opened()
    view = tale.casework.show(opened, by="lise")
    assert _told(view) == {
        "notat: Notat": [
            "Hva ser du?: Alene",
            "Hvor?: Inne",
            "Hva slags?: Leker",
            "Observasjon 1 – Dag: 31. august 2026",
            "Observasjon 1 – Sett: I kroken",
            "Observasjon 2 – Sett: Ved gjerdet",
            "Familien – Mor: Flyttet",
            "Barnets ord: Vil ikke",
            "Bare for oss: ja",
            "For lederen: Mer",
        ],
        "intern: Internt": ["X: Internt"],
        "a.bort: Bort": ["Når skjedde det?: 30. august 2026"],
        "ring: Ring": ["Hvem?: Mor"],
    }
    assert view.origin is not None
    assert (view.origin.id, view.origin.title) == (tale.case, "En liten veileder")
    marked = {a.label for one in view.carried for a in one.answers if a.not_shared}
    assert marked == {"Bare for oss", "X"}
    assert [a.label for a in view.carried[0].answers if a.child_voice] == ["Barnets ord"]
    assert tale.view().carried == ()
    file = tale.casework.file(opened, by="lise")
    assert file.case.carried == view.carried


def test_one_who_sees_this_case_alone_is_not_told_the_number_of_the_other() -> None:
    tale, opened = _opened()
    tale.casework.invite(opened, "ppt", person="per", ground="lov", by="lise")
    tale.casework.join(opened, by="per")
    view = tale.casework.show(opened, by="per")
    assert view.origin is not None
    assert (view.origin.id, view.origin.title) == ("", "En liten veileder")
    told = _told(view)
    assert "Hva ser du?: Alene" in told["notat: Notat"]
    assert not [line for line in told["notat: Notat"] if line.startswith("For lederen")]


def test_a_guardian_sees_what_is_shared_and_is_told_of_no_other_case() -> None:
    tale, opened = _opened()
    tale.casework.invite(opened, "nordlia", person="mor", role="foresatt", by="lise")
    tale.casework.join(opened, by="mor")
    view = tale.casework.show(opened, by="mor")
    told = _told(view)
    assert "intern: Internt" not in told
    assert not {"Bare for oss: ja", "For lederen: Mer"} & {*told["notat: Notat"]}
    assert "Barnets ord: Vil ikke" in told["notat: Notat"]
    assert view.origin is None
    disclosed = tale.casework.disclose(opened, by="lise").file.case
    assert (_told(disclosed), disclosed.origin) == (told, None)
    doors = {way.id: way.reasons[0].message for way in tale.casework.why(opened, by="mor")}
    assert doors["f"] == "Gjelder ikke: det avhenger av «Noe mer?», som du ikke kan se svaret på."
    assert "«Hvor da?» er «Innenfor»" in doors["g"]


def test_a_form_proposes_nothing_that_the_first_guide_keeps_from_the_reader() -> None:
    first = FIRST.replace("label: Hva ser du?}", "label: Hva ser du?, confidential: [leder]}")
    tale, opened = _opened(first)
    tale.casework.invite(opened, "ppt", person="per", ground="lov", by="lise")
    tale.casework.join(opened, by="per")
    proposed = {
        by: tale.casework.form(opened, "svar", by=by).fields[0].prefill for by in ("lise", "per")
    }
    assert proposed == {"lise": "Alene", "per": None}


def test_what_comes_from_a_case_that_is_nobodys_business_says_nothing_of_it() -> None:
    tale = Tale(f"{FIRST}access: {{guardians: never}}\n", HELP)
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    mine = tale.casework.do(tale.case, "hjelp").linked
    assert _told(tale.casework.show(mine)) == {"notat: Notat": ["Hva ser du?: Alene"]}
    tale.casework.invite(mine, "nordlia", person="knut")
    tale.casework.join(mine, by="knut")
    seen = tale.casework.show(mine, by="knut")
    assert (seen.carried, seen.origin) == ((), None)


def test_a_question_that_is_not_asked_any_more_sends_nothing_along() -> None:
    tale, opened = _opened(valg="ute")
    told = _told(tale.casework.show(opened, by="lise"))["notat: Notat"]
    assert "Hvor?: Ute" in told
    assert not [line for line in told if line.startswith("Hva slags?")]


def test_the_words_are_those_of_the_guide_as_it_was() -> None:
    tale, opened = _opened()
    newer = FIRST.replace("Hva ser du?", "Hva undrer du deg over?")
    published(tale.casework, whole(newer).replace("version: 2026.1", 'version: "2026.2"'))
    told = _told(tale.casework.show(opened, by="lise"))
    assert told["notat: Notat"][0] == "Hva ser du?: Alene"


def test_a_case_that_is_blocked_lends_its_number_to_nobody() -> None:
    tale, opened = _opened()
    tale.casework.block(tale.case, ground="Prøve", by="lise")
    view = tale.casework.show(opened, by="lise")
    assert view.origin is not None
    assert view.origin.id == ""
    assert view.carried


def test_it_goes_along_in_the_file_of_the_case() -> None:
    tale = Tale(FIRST, HELP)
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    opened = tale.casework.do(tale.case, "hjelp").linked
    taken_out = tale.casework.export_case(opened)
    there = Tale("workflow: annen\nsteps: {a: {title: A, next: slutt}}")
    there.casework.import_case(taken_out)
    view = there.casework.show(opened)
    assert _told(view) == {"notat: Notat": ["Hva ser du?: Alene"]}
    assert view.origin is not None
    assert (view.origin.id, view.origin.title) == ("", "En liten veileder")
    assert there.casework.export_case(opened) == taken_out


@pytest.mark.parametrize("style", ["html", "md", "text"])
def test_it_stands_on_every_paper(style: str) -> None:
    from bti import resources
    from bti.paper.rendering import render

    tale, opened = _opened()
    view = tale.casework.file(opened, by="lise")
    page = render(view, style, templates=resources.template_text)  # type: ignore[arg-type]
    for said in ("ra en annen sak", tale.case, "Observasjon 1 – Dag", "august 2026"):
        assert said.lower() in page.lower()


def test_an_answer_opens_a_door_where_no_form_of_its_own_asks_and_is_named_as_there() -> None:
    own = HELP[: HELP.index("  notat:\n")] + HELP[HELP.index("  svar: ") :]
    own = own.replace("workflow: hjelp", "workflow: hjelp\nlinked_from: [liten]")
    dated = own.replace("notat.hemmelig == no", "a.bort.naar >= 2026-09-01")
    tale = Tale(FIRST, dated)
    tale.casework.fill(tale.case, "notat", {"valg": "ute", "hva": "Alene"})
    tale.go("bort", asked={"naar": "2026-08-30"})
    opened = tale.casework.do(tale.case, "hjelp", by="lise").linked

    assert [one.open for one in tale.casework.why(opened, "g", by="lise")] == [True]
    (closed,) = tale.casework.why(opened, "f", by="lise")
    assert "Når skjedde det?" in closed.reasons[0].message
    assert "30. august 2026" in closed.reasons[0].message
