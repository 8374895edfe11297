"""What SQLite reports is told as what a person can do; faults in the program are not hidden."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bti.errors import (
    BtiError,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)
from bti.store.databases.sqlite import told
from bti.store.faults import translate


def reported(code: int) -> sqlite3.Error:
    fault = sqlite3.OperationalError("as the driver words it")
    fault.sqlite_errorcode = code
    return fault


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusy),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, StoreUnavailable),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamaged),
        (sqlite3.SQLITE_FULL, StoreFull),
        (sqlite3.SQLITE_IOERR_READ, StoreUnavailable),
        (sqlite3.SQLITE_IOERR_WRITE, StoreFull),
        (sqlite3.SQLITE_NOTADB, StoreDamaged),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreReadOnly),
    ],
)
def test_a_fault_of_disk_or_file_has_its_own_error(code: int, kind: type[BtiError]) -> None:
    error = translate(reported(code))
    assert type(error) is kind
    assert str(error).endswith(".")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT_NOTNULL])
def test_a_fault_in_the_program_is_not_told_as_one_of_the_disk(code: int) -> None:
    fault = reported(code)
    assert translate(fault) is None
    with pytest.raises(sqlite3.OperationalError, match="as the driver words it"), told():
        raise fault


def test_the_drivers_own_faults_are_not_told_as_ours() -> None:
    assert translate(sqlite3.ProgrammingError("Incorrect number of bindings supplied.")) is None


def test_a_place_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="lov til å lese og skrive"), told():
        sqlite3.connect(tmp_path)


def test_a_message_that_quotes_damaged_bytes_means_damage() -> None:
    with pytest.raises(StoreDamaged), told():
        b"\x86".decode()
