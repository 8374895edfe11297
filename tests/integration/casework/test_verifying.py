"""A database is held to its own events: what does not follow from them is named with its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.verify_view import Verified
from bti.environment import OSLO

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A case that has come a step on, in a database with a directory."""
    path = tmp_path / "saker.db"
    with casework(path) as work:
        case = work.open_case("bti", child="Ola Prøve", born="2021-05-02").case.id
        work.tick(case, "ikke_akutt")
        work.fill(case, "undringsnotat", {"hva": "Leker mest alene."})
        work.open_case("miljoesak", child="Kari Prøve")
    return path


def casework(path: Path) -> Casework:
    return Casework.open(path, environment=Environment.fixed(at=AT))


def verified(path: Path) -> Verified:
    with casework(path) as work:
        return work.verify()


def found(path: Path) -> set[tuple[str, str]]:
    return {(fault.kind, fault.key) for fault in verified(path).faults}


def by_hand(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def test_what_was_written_by_the_verbs_is_whole(database: Path) -> None:
    checked = verified(database)
    assert (checked.faults, checked.streams >= 3, checked.events >= 5) == ((), True, True)


DAMAGES = (
    "UPDATE listing SET step = 'avklar'",
    "UPDATE listing SET unit = 'annen'",
    "DELETE FROM listing",
    "UPDATE participant SET person = 'annen'",
    "UPDATE participant SET until = '2020'",
    "DELETE FROM participant",
    "INSERT INTO due SELECT tenant, kind, key, 'x', updated, 'due', 'annen' FROM stream",
    "INSERT INTO search_term SELECT tenant, kind, key, x'00' FROM stream",
    "UPDATE stream SET definition = (SELECT digest FROM definition WHERE workflow = 'miljoesak')",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_row_that_does_not_follow_from_the_events_is_found(database: Path, damage: str) -> None:
    by_hand(database, f"{damage} WHERE kind = 'case' AND key = 'S-2026-001'")
    assert found(database) == {("case", "S-2026-001")}


def test_a_seal_that_was_printed_is_held_to(database: Path) -> None:
    with casework(database) as work:
        printed = "\n".join(work.seal().printed)
        assert work.verify(printed).faults == ()
        assert work.verify(printed).heads == 1
    by_hand(database, "DELETE FROM seal_head", "DELETE FROM seal_leaf")
    with casework(database) as work:
        assert [fault.kind for fault in work.verify(printed).faults] == ["head", "head"]


def test_seals_that_were_taken_away_are_missed_without_one_on_paper(database: Path) -> None:
    with casework(database) as work:
        work.seal()
    by_hand(database, "DELETE FROM seal_head", "DELETE FROM seal_leaf")
    with casework(database) as work:
        (fault,) = work.verify().faults
    assert fault.kind == "head"
    assert "på papir" in fault.message
