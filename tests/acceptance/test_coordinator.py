"""Stories of a coordinator: reads, prints, checks and publishes guides, and keeps the directory."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk

GUIDE = """\
workflow: leksehjelp
version: 2026.1
language: nb
title: Leksehjelp
roles: {ansatt: Ansatt}
entries: {spoer: {}}
levels:
  leksehjelp:
    title: Leksehjelp
    steps:
      spoer:
        title: Spør eleven
        what: Spør hva eleven vil ha hjelp til.
        who: [ansatt]
        transitions:
          ferdig: {title: Eleven har fått svar, to: avsluttet}
closings: {avsluttet: Avsluttet}
"""


def test_the_shipped_guide_has_no_faults(desk: Desk) -> None:
    told = desk.do("workflow", "check", "bti")
    assert told.last.startswith("Ingen feil")
    assert not desk.database.exists()


def test_a_fault_is_found_with_file_line_and_proposal(desk: Desk) -> None:
    faulty = GUIDE.replace("to: avsluttet", "to: avslutet")
    (desk.folder / "feil.yaml").write_text(faulty, encoding="utf-8")
    told = desk.do("veiledere", "sjekk", "feil.yaml", code=7)
    assert "feil.yaml linje 16" in told.out
    assert "avsluttet" in told.out


def test_findings_are_data_too(desk: Desk) -> None:
    (desk.folder / "feil.yaml").write_text("workflow: x\n", encoding="utf-8")
    found = desk.type("workflow", "check", "feil.yaml", "--json")
    assert found.code == 7
    assert {one["place"]["file"] for one in found.json} == {"feil.yaml"}


def test_a_guide_is_published_and_a_case_runs_to_its_end_on_it(desk: Desk) -> None:
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    desk.do("--trial", "veiledere", "publiser", "leksehjelp.yaml")
    desk.do("ny", "leksehjelp", "--child", "Kim Prøve", "--born", "2015-01-02")
    desk.do("videre", "S-2026-001", "ferdig")
    assert desk.read("liste", "--closed")[0]["closed"] is True


def test_the_guide_its_steps_and_its_forms_are_printed_empty(desk: Desk) -> None:
    desk.do("--trial", "veileder", "bti", "--output", "veileder.html")
    whole = (desk.folder / "veileder.html").read_text(encoding="utf-8")
    assert "Sett ord på undringen" in whole
    step = desk.do("guide", "bti", "n0_samtale", "--format", "md").out
    assert "Snakk med barnet og foresatte" in step
    said = {
        age: set(desk.do("guide", "bti", "samtale_barn", "--age", age).out.splitlines())
        for age in ("6", "17")
    }
    assert said["6"] - said["17"]
    assert said["17"] - said["6"]


def test_an_unknown_part_of_the_guide_names_the_nearest(desk: Desk) -> None:
    told = desk.do("--trial", "guide", "bti", "samtale_barnet", code=4)
    assert "«samtale_barn»" in told.err


def test_the_directory_is_kept_from_the_command_line(desk: Desk) -> None:
    desk.do("--trial", "katalog", "enhet", "ppt", "PPT i Fjordby", "--service", "ppt")
    desk.do("directory", "person", "per", "Per Rådgiver")
    desk.do("directory", "post", "per", "ansatt", "ppt", "--from", "2026-08-01")
    shown = desk.do("katalog", "vis").out
    assert "PPT i Fjordby" in shown
    assert "fra 01.08.2026" in shown
    told = desk.do("katalog", "stilling", "per", "ansatt", "pptt", code=4)
    assert "ppt" in told.err


def test_help_stands_in_the_order_one_works_and_in_norwegian(desk: Desk) -> None:
    told = desk.do("--help").out
    order = [told.index(word) for word in ("ny, open", "huk, tick", "videre, go", "skriv-ut")]
    assert order == sorted(order)
    assert "Usage" not in told
    assert "Options" not in desk.do("fill", "--help").out


OVERLAY = """\
workflow: var_leksehjelp
version: 1
extends: leksehjelp 2026.1
title: Leksehjelp hos oss
levels:
  leksehjelp:
    steps:
      spoer: {title: Spør eleven først, who: {add: [leder]}}
roles: {leder: Leder}
"""


@pytest.mark.slow
def test_an_overlay_shows_where_each_piece_is_from_and_cases_run_on_it(desk: Desk) -> None:
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    (desk.folder / "var.yaml").write_text(OVERLAY, encoding="utf-8")

    assert desk.do("veiledere", "sjekk", "var.yaml").last.startswith("Ingen feil")
    told = desk.do("veiledere", "vis", "var.yaml", "--steg", "spoer", "--opphav").out.splitlines()
    assert "  title: Spør eleven først  # overbygningen var.yaml linje 8" in told
    base = "grunnutgaven leksehjelp 2026.1/leksehjelp.yaml linje 13"
    assert f"  what: Spør hva eleven vil ha hjelp til.  # {base}" in told
    assert "Spør eleven først" in desk.do("veiledere", "vis", "var.yaml").out

    desk.do("veiledere", "publiser", "var.yaml")
    (desk.folder / "leksehjelp.yaml").unlink()
    # What it was written in is kept with it.
    told = desk.do("veiledere", "vis", "var_leksehjelp", "--origin").out.splitlines()
    assert f"        what: Spør hva eleven vil ha hjelp til.  # {base}" in told
    assert "Spør eleven først" in desk.do("veileder", "var_leksehjelp", "spoer").out


def test_an_overlay_can_build_on_what_is_published(desk: Desk) -> None:
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    (desk.folder / "var.yaml").write_text(OVERLAY, encoding="utf-8")
    desk.do("veiledere", "publiser", "leksehjelp.yaml")
    (desk.folder / "leksehjelp.yaml").unlink()

    assert desk.do("veiledere", "sjekk", "var.yaml").last.startswith("Ingen feil")
    desk.do("veiledere", "publiser", "var.yaml")


def test_a_guide_is_spelt_in_one_way_and_means_the_same(desk: Desk) -> None:
    file = desk.folder / "leksehjelp.yaml"
    loose = GUIDE.replace("to: avsluttet", "to: [ avsluttet ]").replace(
        "{ansatt: Ansatt}", "{ansatt: {title: Ansatt}}  # de som jobber her"
    )
    file.write_text(loose, encoding="utf-8")
    told = desk.do("veiledere", "formater", "leksehjelp.yaml", "--check", code=3)
    assert told.out == "leksehjelp.yaml ville blitt skrevet på nytt.\n"
    assert file.read_text(encoding="utf-8") == loose
    desk.do("workflow", "format", "leksehjelp.yaml")
    short = GUIDE.replace("{ansatt: Ansatt}", "{ansatt: Ansatt}  # de som jobber her")
    assert file.read_text(encoding="utf-8") == short
    assert desk.do("veiledere", "formater", "leksehjelp.yaml", "--check").code == 0
    desk.do("veiledere", "formater", "leksehjelp.yaml", "--long")
    assert "roles: {ansatt: {title: Ansatt}}  # de som" in file.read_text(encoding="utf-8")


def test_a_guide_with_faults_is_not_spelt_anew(desk: Desk) -> None:
    faulty = GUIDE.replace("to: avsluttet", "to: [ avslutet ]")
    file = desk.folder / "feil.yaml"
    file.write_text(faulty, encoding="utf-8")
    desk.do("veiledere", "formater", "feil.yaml", code=7)
    assert file.read_text(encoding="utf-8") == faulty


def test_a_new_base_is_tried_before_it_is_taken(desk: Desk) -> None:
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    (desk.folder / "var.yaml").write_text(OVERLAY, encoding="utf-8")
    desk.do("veiledere", "publiser", "var.yaml")
    newer = GUIDE.replace("2026.1", "2026.2").replace("Spør eleven\n", "Spør eleven og læreren\n")
    (desk.folder / "leksehjelp.yaml").write_text(newer, encoding="utf-8")

    # The old base is kept with what was published on it.
    told = desk.do("veiledere", "grunnutgave", "var.yaml").out
    assert "prøvd på leksehjelp 2026.2" in told
    assert "Må ses på (1)" in told
    assert "var.yaml linje 8, leksehjelp 2026.2/leksehjelp.yaml linje 12" in told
    assert "nyere utgave" in desk.do("veiledere", "sjekk", "var.yaml").out


@pytest.mark.slow
def test_a_guide_is_translated_kept_up_and_printed(desk: Desk) -> None:
    guide, file = desk.folder / "leksehjelp.yaml", desk.folder / "leksehjelp.nn.yaml"
    guide.write_text(GUIDE, encoding="utf-8")
    desk.do("veiledere", "oversett", "leksehjelp.yaml", "--language", "nn")
    assert "oversettelse-mangler" in {
        one["code"] for one in desk.read("veiledere", "sjekk", "leksehjelp.nn.yaml")
    }
    text = file.read_text(encoding="utf-8")
    step = "# Spør eleven\n        title:"
    assert step in text
    file.write_text(text.replace(step, "title: Spør eleven no"), encoding="utf-8")

    desk.do("veiledere", "oversett", "leksehjelp.nn.yaml")
    desk.do("veiledere", "publiser", "leksehjelp.yaml")
    desk.do("veiledere", "publiser", "leksehjelp.nn.yaml")
    printed = desk.do("veileder", "leksehjelp", "--language", "nn").out
    assert (
        '<html lang="nn"'
        in desk.do("veileder", "leksehjelp", "--language", "nn", "--format", "html").out
    )
    assert "Spør eleven no" in printed
    assert "Spør hva eleven vil ha hjelp til. [bokmål]" in " ".join(printed.split())

    guide.write_text(GUIDE.replace("title: Spør eleven", "title: Spør først"), encoding="utf-8")
    told = desk.do("veiledere", "sjekk", "leksehjelp.nn.yaml").out
    assert "Teksten er endret i veilederen" in " ".join(told.split())
    desk.do("veiledere", "oversett", "leksehjelp.nn.yaml", "--accept", "spoer.title")
    told = desk.do("veiledere", "sjekk", "leksehjelp.nn.yaml").out
    assert "Teksten er endret" not in " ".join(told.split())
    # What is published stands until it is published again.
    assert "Spør eleven no" in desk.do("veileder", "leksehjelp", "--language", "nn").out


def test_a_language_that_is_not_there_says_how_to_begin(desk: Desk) -> None:
    told = desk.do("veileder", "bti", "--language", "nn", code=4)
    assert "bti veiledere oversett bti --language nn" in told.said


@pytest.mark.slow
def test_an_overlay_is_printed_with_what_its_base_has_translated(desk: Desk) -> None:
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    (desk.folder / "leksehjelp.nn.yaml").write_text(
        "translates: leksehjelp 2026.1\nlanguage: nn\n"
        "levels: {leksehjelp: {steps: {spoer: {what: Spør eleven om hjelp.}}}}\n"
        "closings: {avsluttet: Avslutta}\n",
        encoding="utf-8",
    )
    (desk.folder / "var.yaml").write_text(OVERLAY, encoding="utf-8")
    for name in ("leksehjelp.yaml", "leksehjelp.nn.yaml", "var.yaml"):
        desk.do("veiledere", "publiser", name)

    printed = desk.do("veileder", "var_leksehjelp", "--language", "nn").out
    assert "Avslutta" in printed
    assert "Spør eleven om hjelp." in printed
    assert "Spør eleven først [bokmål]" in printed
    desk.do("veiledere", "oversett", "var.yaml", "--language", "nn")
    text = (desk.folder / "var.nn.yaml").read_text(encoding="utf-8")
    assert "# Spør eleven først" in text
    assert "# Avsluttet" not in text
