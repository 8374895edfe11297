"""The start file has no findings under any name and title."""

from __future__ import annotations

import pytest

from bti import resources
from bti.casework.guides import edition
from bti.guide.formatting import format_text
from bti.guide.loading import load
from bti.guide.start import ID, PATH, TITLE, id_from, start, title_from
from bti.scenarios.testing import run_scenarios
from tests.golden.shipped import shipped

TEMPLATE = resources.template_text(PATH) or ""


def test_the_start_file_has_no_findings_and_is_small() -> None:
    loaded = load({"start.yaml": TEMPLATE})
    assert loaded.findings == ()
    assert loaded.guide is not None
    assert (loaded.guide.workflow, loaded.guide.title) == (ID, TITLE)
    assert len(loaded.guide.levels) == 2
    assert sum(len(level.steps) for level in loaded.guide.levels.values()) == 4
    assert len(loaded.guide.forms) == 1
    assert shipped(PATH) == TEMPLATE


def test_each_part_is_explained_above_it() -> None:
    lines = TEMPLATE.splitlines()
    tops = [number for number, line in enumerate(lines) if line and line[0].isalpha()]
    assert [lines[number] for number in tops if not lines[number - 1].startswith("#")] == []


def test_the_last_line_is_the_next_command() -> None:
    written = start(TEMPLATE, "skolestart", "God skolestart", "ny fil.yaml")
    assert written.rstrip().endswith("bti veiledere sjekk ny fil.yaml")
    assert ID not in written


@pytest.mark.parametrize(
    "title",
    ["Skolestart", "Start: godt", "- x", "no", "Nr. #1", "'Ny'", "@ny", "Kari’s", '"', "*"],
)
def test_any_title_is_read_as_it_was_given(title: str) -> None:
    loaded = load({"a.yaml": start(TEMPLATE, "a", title, "a.yaml")})
    assert loaded.findings == ()
    assert loaded.guide is not None
    assert (loaded.guide.workflow, loaded.guide.title) == ("a", title)


@pytest.mark.parametrize(
    ("name", "guide_id", "title"),
    [
        ("god-skolestart", "god_skolestart", "God skolestart"),
        ("Født for tidlig", "foedt_for_tidlig", "Født for tidlig"),
        ("2026", "", "2026"),
        ("_", "", ""),
    ],
)
def test_a_file_name_suggests_an_id_and_a_title(name: str, guide_id: str, title: str) -> None:
    assert id_from(name) == guide_id
    assert title_from(name) == title


def test_the_scenarios_in_the_start_file_hold() -> None:
    written = start(TEMPLATE, "skolestart", "God skolestart", "ny.yaml")
    report = run_scenarios((edition({"ny.yaml": written}),), {"ny.yaml": written})
    assert report.findings == ()
    assert [one.passed for one in report.played] == [True]


def test_the_start_file_is_spelt_as_formatting_spells() -> None:
    assert format_text(TEMPLATE) == TEMPLATE
