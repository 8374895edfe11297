"""Several municipalities in one database: each opens its own, and sees nothing of the others'."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.cli.root import run
from bti.errors import NotFound, StoreUnavailable
from tests.integration.casework.story import AT


def test_each_municipality_has_its_own_cases_numbers_and_people(tmp_path: Path) -> None:
    clock = Environment.fixed(at=AT, account="kari")
    place = tmp_path / "felles.db"
    with Casework.open(place, environment=clock, trial=True, tenant="nordvik") as nordvik:
        case = nordvik.open_case("bti", child="Ola Prøve").case.id
        nordvik.add_person("per", "Per Prøve")
    with Casework.open(place, environment=clock, trial=True, tenant="soervik") as soervik:
        assert set(soervik.directory().people) == set()
        with pytest.raises(NotFound):
            soervik.show(case)
        assert soervik.open_case("bti", child="Kari Prøve").case.id == case
        assert soervik.show(case).name == "Kari Prøve"
    with Casework.open(place, environment=clock, trial=True, tenant="nordvik") as nordvik:
        assert nordvik.show(case).name == "Ola Prøve"


def test_a_municipality_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    place = tmp_path / "felles.db"
    Casework.open(place, trial=True, tenant="nordvik").close()
    with pytest.raises(StoreUnavailable, match="nordvk"):
        Casework.open(place, create=False, tenant="nordvk")


def test_the_environment_says_which_one_when_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BTI_TENANT", "nordvik")
    with Casework.open(tmp_path / "felles.db", trial=True) as casework:
        assert casework._desk.store.tenant == "nordvik"  # noqa: SLF001 - whose it is
    with Casework.open(tmp_path / "felles.db", trial=True, tenant="soervik") as casework:
        assert casework._desk.store.tenant == "soervik"  # noqa: SLF001 - whose it is


def test_a_host_chooses_it_for_a_connection_of_its_own() -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    Casework.within(raw, create=True, trial=True, tenant="nordvik")
    with pytest.raises(StoreUnavailable, match="soervik"):
        Casework.within(raw, tenant="soervik")


def test_the_command_line_says_it_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--database", str(tmp_path / "felles.db")]
    named = ["--barn", "Ola Prøve", "--fodt", "2019-05-17"]
    assert run([*place, "--tenant", "nordvik", "ny", "bti", "--trial", *named]) == 0
    assert run(["vis", "S-2026-001", *place, "--kommune", "nordvik"]) == 0
    capsys.readouterr()
    assert run(["vis", "S-2026-001", *place, "--tenant", "soervik"]) != 0
    assert "soervik" in capsys.readouterr().err
