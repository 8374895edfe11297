"""What a coordinator does while writing, through the facade."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bti import Casework
from bti.errors import BadInput, DefinitionError, NotFound, Refused
from tests.integration.casework.story import casework_at


def test_a_new_guide_is_published_and_a_case_runs_through_it_to_its_end(tmp_path: Path) -> None:
    casework, _ = casework_at()
    path = tmp_path / "skolestart.yaml"
    path.write_text(casework.new_guide("skolestart", "God skolestart"), encoding="utf-8")
    assert casework.check(path) == ()
    casework.publish(path)
    case = casework.open_case("skolestart", child="Kim Prøve", born="2019-05-02").case.id
    with pytest.raises(Refused):
        casework.go(case, "neste")
    casework.fill(case, "undringsnotat", {"hva": "Kim leker alene."})
    casework.tick(case, "leder_vet")
    casework.go(case, "neste")
    casework.go(case, "samarbeid")
    for way in ("fortsett", "ferdig"):
        casework.tick(case, "familien_med")
        casework.go(case, "neste")
        casework.go(case, way)
    assert casework.show(case).step.id == "avsluttet"


def test_a_report_opens_from_the_new_guide(tmp_path: Path) -> None:
    casework, _ = casework_at()
    path = tmp_path / "ny.yaml"
    path.write_text(casework.new_guide("ny", "Ny"), encoding="utf-8")
    casework.publish(path)
    case = casework.open_case("ny", child="Kim Prøve", born="2019-05-02").case.id
    assert casework.do(case, "mistanke").linked


@pytest.mark.parametrize(
    ("guide_id", "title"), [("Æ", "Ny"), ("", "Ny"), ("ny", " "), ("ny", "a\x07b")]
)
def test_a_guide_is_not_begun_under_a_name_it_cannot_have(guide_id: str, title: str) -> None:
    with Casework.in_memory() as casework, pytest.raises(BadInput):
        casework.new_guide(guide_id, title)


def test_a_title_over_several_lines_is_put_on_one() -> None:
    with Casework.in_memory() as casework:
        assert "\ntitle: En ny\n" in casework.new_guide("ny", "En\n  ny")


def test_the_burden_of_a_shipped_guide_and_of_a_file_are_measured(tmp_path: Path) -> None:
    casework, _ = casework_at()
    assert casework.burden("bti").workflow == "bti"
    path = tmp_path / "ny.yaml"
    path.write_text(casework.new_guide("ny", "Ny"), encoding="utf-8")
    assert casework.burden(path).title == "Ny"
    assert casework.burden(tmp_path).title == "Ny"


def test_a_guide_that_is_faulty_or_missing_has_no_burden(tmp_path: Path) -> None:
    casework, _ = casework_at()
    path = tmp_path / "feil.yaml"
    path.write_text("workflow: feil\n", encoding="utf-8")
    with pytest.raises(DefinitionError):
        casework.burden(path)
    with pytest.raises(NotFound):
        casework.burden("finnes_ikke")


def test_the_schema_is_json() -> None:
    with Casework.in_memory() as casework:
        assert json.loads(casework.schema())["definitions"]["Step"]["title"] == "Et steg"
