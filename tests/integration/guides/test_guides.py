"""Guides written as municipalities write them, from the reference alone: allowed and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.casework import Casework
from bti.casework.beside import editions, scenario_files
from bti.casework.guide_files import guide_files
from bti.guide.loading import load
from bti.guide.numbering import level_number, step_number
from bti.scenarios.testing import run_scenarios

FOLDER = Path(__file__).parent
GUIDES = (
    "beslutningsmoete",
    "bokstaver",
    "faser",
    "hoved",
    "nettverk",
    "svangerskap",
    "til_ett_aar",
    "tjeneste_og_nivaa",
    "tjenester",
)
LINKED = ("koordinerende_enhet", "melding", "ppt_sak", "skolemiljoe", "spesialhjelp")
# By people who had read the reference page and nothing else, and played what they meant by it.
BY_READERS = (
    "familiehjelpa",
    "henvisning",
    "koordinerende_team",
    "naervaer",
    "samarbeid",
    "skolefravaer",
    "skolefravaer_solvik",
    "smaabarn",
    "tidlig_inn",
    "trappen",
    "varsel",
)
# An overlay of a shipped guide, and one laid over that; with how many scenarios each has.
OVERLAYS = {"kystkommunen": 3, "kystkommunen_skole": 1}
# Coming back to a level need not renew what was written about the child when it began, and the
# arenas are run by people.
KNOWN = {"utfylling-i-runde", "leses-bare"}
# Who is not born yet waits there, with nothing to do but tell that the pregnancy has ended.
WAITING = {"uke_32"}


def path(name: str) -> Path:
    return FOLDER / f"{name}.yaml"


@pytest.mark.parametrize("name", [*GUIDES, *LINKED])
def test_the_guide_can_be_used(name: str) -> None:
    loaded = load(guide_files(path(name)))

    assert loaded.guide is not None
    assert {finding.code for finding in loaded.findings} <= KNOWN


@pytest.mark.slow
@pytest.mark.parametrize("name", [*BY_READERS, *OVERLAYS, "ppt_sak", "spesialhjelp"])
def test_what_linked_guides_and_overlays_say_of_each_other_holds(name: str) -> None:
    with Casework.in_memory() as casework:
        found = casework.check(path(name))

    assert {finding.code for finding in found} <= KNOWN


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "walks"), [*((name, 10) for name in GUIDES), *((name, 4) for name in BY_READERS)]
)
def test_what_it_allows_is_allowed_and_what_it_forbids_refused(name: str, walks: int) -> None:
    report = run_scenarios(editions(path(name)), scenario_files(path(name)), walks=walks)

    assert report.findings == ()
    assert {one.id: one.failures for one in report.played if not one.passed} == {}
    assert [one for one in report.walks if one.fault and one.ended not in WAITING] == []


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("lofoten", 2),
        *(pytest.param(name, many, marks=pytest.mark.slow) for name, many in OVERLAYS.items()),
    ],
)
def test_an_overlay_tightens_renames_and_adds_a_step_and_one_builds_on_another(
    name: str, many: int
) -> None:
    report = run_scenarios(editions(path(name)), scenario_files(path(name)))

    assert report.findings == ()
    assert {one.id: one.failures for one in report.played if not one.passed} == {}
    assert len(report.played) == many


@pytest.mark.parametrize(
    ("name", "levels", "step", "number"),
    [
        ("nettverk", ("A", "B", "C", "3"), "vurdere_c", "C.2"),
        ("bokstaver", ("A", "B", "C"), "evaluer_b", "B.5"),
        ("tjeneste_og_nivaa", ("3.0", "3.1", "3.2", "3.3"), "vurder_2", "3.2.2"),
        ("beslutningsmoete", ("0", "1", "2", "3"), "moete", "3.3"),
        ("svangerskap", ("",), "hjemme", "4"),
    ],
)
def test_levels_have_the_numbers_that_people_use(
    name: str, levels: tuple[str, ...], step: str, number: str
) -> None:
    guide = editions(path(name))[0].guide

    assert tuple(level_number(guide, level) for level in guide.levels) == levels
    assert step_number(guide, step) == number
