"""Stories of a coordinator who begins a guide of her own, and looks at what it asks."""

from __future__ import annotations

import json

from tests.acceptance.desk import Desk


def test_a_guide_is_begun_checked_and_measured_without_a_database(desk: Desk) -> None:
    told = desk.do("veiledere", "ny", "god-skolestart.yaml", "--title", "Start: godt")
    assert told.last == "Neste: bti veiledere sjekk god-skolestart.yaml"
    assert desk.do("veiledere", "sjekk", "god-skolestart.yaml").last == "Ingen feil, 0 advarsler."
    shown = desk.do("veiledere", "byrde", "god-skolestart.yaml").out
    assert shown.startswith("Start: godt: ")
    assert max(map(len, shown.splitlines())) <= 80
    assert not desk.database.exists()


def test_a_file_that_is_there_is_kept_unless_one_insists(desk: Desk) -> None:
    (desk.folder / "min.yaml").write_text("mitt", encoding="utf-8")
    told = desk.do("workflow", "new", "min", code=2)
    assert "--force" in told.err
    assert (desk.folder / "min.yaml").read_text(encoding="utf-8") == "mitt"
    desk.do("workflow", "new", "min", "--force")
    assert "workflow: min\n" in (desk.folder / "min.yaml").read_text(encoding="utf-8")


def test_a_file_name_that_makes_no_id_asks_for_one(desk: Desk) -> None:
    assert "--id" in desk.do("workflow", "new", "2026.yaml", code=2).err
    desk.do("workflow", "new", "2026.yaml", "--id", "skolestart")
    assert desk.do("workflow", "check", "2026.yaml").last.startswith("Ingen feil")


def test_the_burden_is_shown_in_80_columns_plainly_and_as_data(desk: Desk) -> None:
    shown = desk.do("--trial", "workflow", "burden", "bti").out
    assert max(map(len, shown.splitlines())) <= 80
    plain = desk.do("workflow", "burden", "bti", "--plain").out
    assert "undringsnotat: Undringsnotat (må " in plain
    data = desk.read("workflow", "burden", "bti")
    forms = {form["id"]: form for form in data["forms"]}
    assert forms["undringsnotat"]["required"] > 0
    assert forms["undringsnotat"]["readability"]["is_heavy"] is False


def test_a_heavy_text_is_told_with_a_remedy(desk: Desk) -> None:
    desk.do("workflow", "new", "tung.yaml")
    path = desk.folder / "tung.yaml"
    long = "Kommunikasjonsutfordringer vanskeliggjør målrettet forbedringsarbeid. " * 30
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Skriv ned det du har sett og hørt.", long), encoding="utf-8")
    said = " ".join(desk.do("workflow", "burden", "tung.yaml").out.split())
    assert "«Sett ord på undringen» (undring) har lix" in said
    assert "Del lange setninger" in said


def test_the_schema_is_written_to_a_file_or_the_screen(desk: Desk) -> None:
    desk.do("workflow", "schema", "--output", "workflow.schema.json")
    written = (desk.folder / "workflow.schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(desk.do("veiledere", "skjema").out)
    assert "--force" in desk.do("workflow", "schema", "-o", "workflow.schema.json", code=2).err
