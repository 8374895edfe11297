"""`workflow test` on files and folders: what it says, and the code it answers with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bti.cli.root import run
from bti.errors import DefinitionError, NotFound, ScenarioFailed
from tests.integration.scenarios.guides import GUIDE, scenario

HOLDS = scenario("refused: slutt, because: reason", "go: {slutt: {reason: Ferdig}}")


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "tvedt.yaml"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def _beside(guide: Path, text: str) -> None:
    guide.with_name("tvedt.scenarios.yaml").write_text(text, encoding="utf-8")


def test_scenarios_that_hold_answer_with_nothing_wrong(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _beside(guide, HOLDS)

    assert run(["veiledere", "prov", str(guide), "--turer", "2"]) == 0

    said = capsys.readouterr().out
    assert "1 av 1 scenarier holder." in said
    assert "2 tilfeldige turer, ingen stoppet i en blindvei eller feil." in said


def test_one_that_does_not_hold_names_its_line_and_answers_with_its_own_code(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _beside(guide, scenario("allowed: neste"))

    assert run(["workflow", "test", str(guide)]) == ScenarioFailed.exit_code

    said = capsys.readouterr().out
    assert "Holder ikke: Prøve (prove)" in said
    assert "tvedt.scenarios.yaml linje 6" in said


def test_a_misspelt_id_is_a_finding_and_nothing_is_played(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _beside(guide, scenario("go: nest"))

    assert run(["veiledere", "prov", str(guide)]) == DefinitionError.exit_code

    said = capsys.readouterr().out
    assert "Mente du «neste»?" in said
    assert "tvedt.scenarios.yaml linje 6, kolonne 14  (ukjent-maal)" in said
    assert "holder" not in said


def test_the_answer_as_json_has_everything(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _beside(guide, HOLDS)

    assert run(["veiledere", "prov", str(guide), "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["workflow"] == "tvedt"
    assert report["played"] == [{"id": "prove", "title": "Prøve", "failures": []}]
    assert report["coverage"]["steps"]["missing"] == ["gjoer"]


def test_a_folder_is_a_guide_with_its_scenarios_in_it(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _beside(guide, HOLDS)

    assert run(["veiledere", "prov", str(guide.parent)]) == 0
    assert run(["veiledere", "sjekk", str(guide.parent)]) == 0

    assert "1 av 1 scenarier holder." in capsys.readouterr().out


def test_a_guide_without_scenarios_says_where_they_belong(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["veiledere", "prov", str(guide)]) == NotFound.exit_code

    assert "tvedt.scenarios.yaml" in "".join(capsys.readouterr().err.split())


def test_a_guide_beside_the_file_is_the_one_its_cases_open(guide: Path) -> None:
    opens = "anytime: {gruppe: {title: Ta opp, opens: {guide: gruppen, carry: nothing}}}\n"
    guide.write_text(GUIDE + opens, encoding="utf-8")
    other = GUIDE.replace("workflow: tvedt", "workflow: gruppen\nlinked_from: [tvedt]")
    guide.with_name("gruppen.yaml").write_text(other, encoding="utf-8")
    _beside(guide, scenario("do: gruppe"))

    assert run(["veiledere", "prov", str(guide)]) == 0


def test_every_shipped_guide_has_its_scenarios_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["veiledere", "prov", "systemsak"]) == 0

    assert "felt besvart" in capsys.readouterr().out
