"""What is other on a track: texts for whoever reads, demands for the case."""

from __future__ import annotations

from bti.guide.definition import Step
from bti.guide.loading import Loaded, load
from bti.guide.varied import varied

TEXT = """\
workflow: spor
version: 1
language: nb
title: Spor
tracks:
  barnehage: {title: Barnehage, service: barnehage}
  skole: {title: Skole, service: skole}
services: {barnehage: Barnehage, skole: Skole}
roles: {ansatt: Ansatt, laerer: Lærer, leder: Leder}
kinds:
  undring:
    title: Undring
    phase: uro
    who: [ansatt]
    variants: {skole: {how: Snakk med eleven}}
levels:
  nivaa_0:
    title: Undring
    variants: {skole: {title: Undring på skolen}}
    steps:
      undre:
        kind: undring
        title: Se barnet
        tools: [raad]
        forms: {notat: started}
        variants:
          skole:
            title: Se eleven
            who: {add: [laerer]}
            tools: [skoleraad]
            forms: {fravaer: required, notat: required}
        next: avsluttet
forms:
  notat: {title: Notat, fields: {hva: {label: Hva}}}
  fravaer: {title: Fravær, fields: {dager: {label: Dager}}}
links: {raad: {title: Råd, url: https://x.no}, skoleraad: {title: Skoleråd, url: https://y.no}}
closings: {avsluttet: Avsluttet}
"""


def loaded(text: str = TEXT) -> Loaded:
    return load({"spor.yaml": text})


def step(texts: str, demands: str) -> Step:
    guide = loaded().usable()[0]
    return varied(guide, texts=texts, demands=demands).levels["nivaa_0"].steps["undre"]


def test_the_guide_has_no_findings() -> None:
    assert loaded().findings == ()


def test_texts_people_and_tools_are_those_of_the_reader() -> None:
    skole = step("skole", "barnehage")

    assert (skole.title, skole.how) == ("Se eleven", "Snakk med eleven")
    # A list that adds is laid over what the step has from its kind.
    assert (skole.who, skole.tools) == (("ansatt", "laerer"), ("skoleraad",))
    assert {form: need.word for form, need in skole.forms.items()} == {"notat": "started"}


def test_forms_are_those_of_the_case() -> None:
    skole = step("barnehage", "skole")

    assert skole.title == "Se barnet"
    assert {form: need.word for form, need in skole.forms.items()} == {
        "notat": "required",
        "fravaer": "required",
    }


def test_a_track_without_a_variant_has_what_holds_for_all() -> None:
    assert step("barnehage", "barnehage").title == "Se barnet"
    assert step("", "").tools == ("raad",)


def test_a_level_has_a_title_of_its_own_on_a_track() -> None:
    guide = loaded().usable()[0]

    assert varied(guide, texts="skole", demands="").levels["nivaa_0"].title == "Undring på skolen"
    assert varied(guide, texts="", demands="skole").levels["nivaa_0"].title == "Undring"


def test_a_variant_of_what_is_no_track_is_a_fault() -> None:
    found = loaded(TEXT.replace("variants: {skole: {how", "variants: {skola: {how"))

    assert {one.code for one in found.findings} == {"ukjent-spor"}


def test_an_overlay_changes_one_variant_and_keeps_the_others() -> None:
    own = "workflow: v\nversion: 1\nextends: spor 1\ntitle: V\n"
    own += "levels: {nivaa_0: {steps: {undre: {variants: {barnehage: Se det lille barnet}}}}}\n"
    found = load({"v.yaml": own}, lambda _name: {"1": {"spor.yaml": TEXT}})
    variants = found.usable()[0].levels["nivaa_0"].steps["undre"].variants

    assert variants["barnehage"].title == "Se det lille barnet"
    assert variants["skole"].title == "Se eleven"


def test_a_way_that_bears_the_title_of_a_step_bears_the_one_it_has_on_the_track() -> None:
    steps = "steps:\n      foer: {kind: undring, title: Før, next: undre}"
    guide = loaded(TEXT.replace("steps:", steps, 1)).usable()[0]
    titles = {
        track: varied(guide, texts=track, demands=track)
        .levels["nivaa_0"]
        .steps["foer"]
        .transitions["neste"]
        .title
        for track in ("barnehage", "skole")
    }
    assert titles == {"barnehage": "Se barnet", "skole": "Se eleven"}
