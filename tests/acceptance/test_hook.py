"""A coordinator commits a guide: the hook is run as pre-commit runs it, with files as arguments."""

from __future__ import annotations

import shlex
from pathlib import Path

import yaml

from tests.acceptance.desk import Answer, Desk
from tests.acceptance.test_coordinator import GUIDE

ROOT = Path(__file__).parents[2]
SCENARIO = """\
scenarios:
  svar:
    title: Eleven får svar
    case: {opened: 2026-09-01}
    play: [{go: ferdig}]
"""


def hook(desk: Desk, *files: str) -> Answer:
    """Run the entry of the hook on files, as pre-commit would."""
    (defined,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (defined["language"], defined["types"]) == ("python", ["yaml"])
    command, *words = shlex.split(defined["entry"])
    assert command == "bti"
    return desk.type(*words, *files)


def write(desk: Desk, name: str, text: str) -> None:
    file = desk.folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_several_guides_are_checked_at_once(desk: Desk) -> None:
    write(desk, "a.yaml", GUIDE)
    write(desk, "b.yaml", GUIDE.replace("to: avsluttet", "to: avslutet"))
    told = hook(desk, "a.yaml", "b.yaml")
    assert told.code == 7
    assert "b.yaml linje 16" in told.out
    assert hook(desk, "a.yaml").code == 0
    assert not desk.database.exists()


def test_scenarios_are_checked_with_their_guide_and_not_as_one(desk: Desk) -> None:
    write(desk, "a.yaml", GUIDE)
    write(desk, "a.scenarios.yaml", SCENARIO)
    assert hook(desk, "a.scenarios.yaml").code == 0
    write(desk, "a.scenarios.yaml", SCENARIO.replace("go: ferdig", "go: ferdigg"))
    told = hook(desk, "a.scenarios.yaml", "a.yaml")
    assert told.code == 7
    assert "a.scenarios.yaml linje 5" in told.out
    assert told.out.count("ukjent-maal") == 1


def test_a_part_of_a_folder_is_checked_with_the_rest(desk: Desk) -> None:
    head, levels = GUIDE.split("levels:\n")
    write(desk, "veileder/veileder.yaml", head)
    write(desk, "veileder/levels.yaml", f"levels:\n{levels}")
    assert hook(desk, "veileder/levels.yaml").code == 0
    write(desk, "veileder/levels.yaml", f"levels:\n{levels}".replace("to: avsl", "to: avls"))
    told = hook(desk, "veileder/levels.yaml", "veileder/veileder.yaml")
    assert told.code == 7
    assert told.out.count("ukjent-maal") == 1


def test_scenarios_in_the_guide_itself_are_checked_and_played(desk: Desk) -> None:
    write(desk, "a.yaml", GUIDE + SCENARIO)
    assert hook(desk, "a.yaml").code == 0
    assert desk.do("veiledere", "prov", "a.yaml").out.startswith("1 av 1 scenarier holder.")
    write(desk, "a.yaml", GUIDE + SCENARIO.replace("go: ferdig", "go: ferdigg"))
    told = hook(desk, "a.yaml")
    assert told.code == 7
    assert f"a.yaml linje {GUIDE.count(chr(10)) + 5}" in told.out


def test_scenarios_never_change_what_the_guide_is(desk: Desk) -> None:
    write(desk, "a.yaml", GUIDE)
    desk.do("--trial", "veiledere", "publiser", "a.yaml")
    write(desk, "a.yaml", GUIDE + SCENARIO)
    desk.do("veiledere", "publiser", "a.yaml")
    assert len(desk.read("veiledere", "utgaver", "leksehjelp")) == 1


def test_yaml_that_is_no_guide_is_told_so(desk: Desk) -> None:
    write(desk, "annet.yaml", "noe: annet\n")
    assert hook(desk, "annet.yaml").code == 7
