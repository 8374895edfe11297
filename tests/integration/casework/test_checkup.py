"""Whoever runs the program is told what to mend, and never that all is well when it is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.checkup import Check
from bti.errors import BadInput
from tests import postgresql

NINE = datetime.fromisoformat("2026-09-01T09:00:00+02:00")


def at(when: datetime) -> Environment:
    return Environment.fixed(at=when, account="drift")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database for real cases with one in it, and a key of its own."""
    monkeypatch.setenv("BTI_KEY_FILE", str(tmp_path / "nøkkel" / "bti.key"))
    with Casework.open(tmp_path / "saker.db", environment=at(NINE)) as casework:
        casework.open_case("bti", child="Kim Prøve", born="2022-05-17")
    return tmp_path / "saker.db"


def looked(place: Path, when: datetime = NINE) -> dict[str, Check]:
    with Casework.open(place, environment=at(when)) as casework:
        return {check.id: check for check in casework.check_up()}


def test_a_folder_that_is_not_there_gets_no_backup(place: Path, tmp_path: Path) -> None:
    with Casework.open(place, environment=at(NINE)) as casework:
        for target in (f"{tmp_path / 'disk'}/", tmp_path / "disk" / "tirsdag.db"):
            with pytest.raises(BadInput, match="Er disken koblet til"):
                casework.back_up(target)
    assert not (tmp_path / "disk").exists()
    assert looked(place)["backed_up"].state == "look"


def test_a_new_database_is_asked_for_all_that_was_never_done(place: Path) -> None:
    found = looked(place)
    wanted = {"sheet", "backed_up", "sealed", "verified", "worked"}
    assert {name for name, check in found.items() if check.state == "look"} == wanted
    assert all(check.todo for check in found.values() if check.state != "ok")


def test_what_was_done_is_not_asked_for_until_it_is_old(place: Path, tmp_path: Path) -> None:
    with Casework.open(place, environment=at(NINE)) as casework:
        casework.back_up(tmp_path / "copy.db")
        casework.seal()
        casework.verify()
        casework.work()
    done = {"backed_up", "sealed", "verified", "worked"}
    assert {looked(place)[one].state for one in done} == {"ok"}
    old = looked(place, NINE + timedelta(days=9))
    assert {old[one].state for one in done} == {"look"}


def test_a_backup_that_is_put_back_knows_when_it_was_made(place: Path, tmp_path: Path) -> None:
    with Casework.open(place, environment=at(NINE)) as casework:
        casework.back_up(tmp_path / "copy.db")
    later = NINE + timedelta(days=1)
    with Casework.open(place, environment=at(later)) as casework:
        casework.back_up(tmp_path / "later.db")
    Casework.restore(tmp_path / "copy.db", place, replace=True)
    found = looked(place, later)["backed_up"]
    assert (found.state, found.what) == ("ok", "Sist 01.09.2026 kl. 09.00.")


def test_a_control_that_found_something_does_not_count(place: Path) -> None:
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("UPDATE listing SET step = 'avklar'")
    with Casework.open(place, environment=at(NINE)) as casework:
        assert casework.verify().faults
    found = looked(place)["verified"]
    assert found.state == "fault"
    assert found.what == "Noe er ikke slik det ble skrevet. Sist 01.09.2026 kl. 09.00."


def test_a_fault_that_was_found_is_told_until_a_control_finds_none(place: Path) -> None:
    with Casework.open(place, environment=at(NINE)) as casework:
        casework.verify()
    later = NINE + timedelta(hours=1)
    with closing(sqlite3.connect(place)) as raw, raw:
        [(step,)] = raw.execute("SELECT step FROM listing").fetchall()
        raw.execute("UPDATE listing SET step = 'avklar'")
    with Casework.open(place, environment=at(later)) as casework:
        casework.verify()
    assert looked(place, later)["verified"].state == "fault"
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("UPDATE listing SET step = ?", (step,))
    with Casework.open(place, environment=at(later + timedelta(hours=1))) as casework:
        casework.verify()
    assert looked(place, later + timedelta(hours=1))["verified"].state == "ok"


def test_a_clock_that_has_gone_back_is_a_fault(place: Path) -> None:
    assert looked(place, NINE - timedelta(minutes=1))["clock"].state == "ok"
    assert looked(place, NINE - timedelta(days=1))["clock"].state == "fault"


def test_a_key_that_others_can_read_is_a_fault(place: Path) -> None:
    key = place.parent / "nøkkel" / "bti.key"
    key.chmod(0o644)
    assert looked(place)["key"].state == "fault"


def test_a_trial_is_not_asked_for_what_only_real_cases_need() -> None:
    with Casework.in_memory(environment=at(NINE)) as casework:
        assert {check.state for check in casework.check_up()} == {"ok"}


def test_no_check_names_a_child(place: Path) -> None:
    said = " ".join(check.what for check in looked(place).values())
    assert "Kim" not in said


def test_a_server_is_backed_up_with_its_own_tools() -> None:
    where = postgresql.new_database()
    with Casework.open(where, environment=at(NINE)) as casework:
        (backup,) = (one for one in casework.check_up() if one.id == "backed_up")
        assert "--done" in backup.todo
        casework.backed_up()
        (backup,) = (one for one in casework.check_up() if one.id == "backed_up")
        assert (backup.state, backup.todo) == ("ok", "")


def by_hand(place: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute(statement, values)


def test_a_table_that_is_gone_is_named(place: Path) -> None:
    by_hand(place, "DROP TABLE access_log")
    database = looked(place)["database"]
    assert database.state == "fault"
    assert "access_log" in database.what


def test_a_passphrase_that_others_can_read_is_a_fault(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "passord"
    words.write_text("tolv tegn eller mer\n", encoding="utf-8")
    words.chmod(0o644)
    monkeypatch.setenv("BTI_PASSPHRASE_FILE", str(words))
    assert "passphrase" not in looked(place), "the key file needs none"
    with Casework.open(place, environment=at(NINE)) as casework:
        casework.lock_key("tolv tegn eller mer")
    found = looked(place)["passphrase"]
    assert (found.state, found.todo) == ("fault", f"chmod 600 {words}")
    words.chmod(0o600)
    assert "passphrase" not in looked(place)


def test_a_message_that_cannot_be_read_is_named_here_and_by_the_check(place: Path) -> None:
    put = (
        "INSERT INTO outbox (tenant, id, at, kind, person, body, next_try, attempts)"
        " VALUES ('kommune', ?, '2026-09-01T07:00:00.000000+00:00', 'reminder', 'drift', ?,"
        " '2026-09-01T07:00:00.000000+00:00', ?)"
    )
    for number, (body, attempts) in enumerate(((b"rot", 0), ("tekst", "noen"))):
        by_hand(place, put, f"m-{number}", body, attempts)
    found = looked(place)["unreadable_messages"]
    assert found.state == "fault"
    assert "m-0, m-1" in found.what
    with Casework.open(place, environment=at(NINE)) as casework:
        faults = casework.verify().faults
    assert {(one.kind, one.key) for one in faults} == {("outbox", "m-0"), ("outbox", "m-1")}
