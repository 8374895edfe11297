"""A database is made only when asked for, for its owner alone, and only what is ours is opened."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bti.errors import StoreDamaged, StoreNewer, StoreUnavailable
from bti.store import MEMORY, Keeping, KeyFile, open_store
from bti.store.databases.sqlite import APPLICATION_ID
from bti.store.sql import sqlite as sql
from tests.integration.store.samples import loaded, opened


def by_hand(database: Path, *statements: str) -> None:
    """Change the file as another program would."""
    raw = sqlite3.connect(database)
    with raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def made(database: Path, tenant: str = "kommune", *, trial: bool = False) -> None:
    open_store(database, create=True, tenant=tenant, trial=trial).close()


def test_a_missing_database_is_not_made_by_looking(database: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"bti ny.*--database"):
        open_store(database, create=False)
    assert not database.parent.exists()


def test_what_was_written_is_there_when_it_is_opened_again(database: Path) -> None:
    with open_store(database, create=True) as store:
        stream = opened(store)
    with open_store(str(database), create=False) as store:
        assert loaded(store) == stream


def test_a_database_in_memory_needs_no_leave_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(MEMORY, create=False) as store:
        opened(store)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps leave in another way")
def test_the_files_are_for_their_owner_alone(database: Path) -> None:
    before = os.umask(0)
    try:
        with open_store(database, create=True) as store:
            opened(store)
            modes = {
                path.name: stat.S_IMODE(path.stat().st_mode) for path in database.parent.glob("*")
            }
    finally:
        os.umask(before)
    assert modes == {"bti.db": 0o600, "bti.db-wal": 0o600, "bti.db-shm": 0o600}
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps leave in another way")
def test_every_folder_that_is_made_above_a_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    key, database = tmp_path / "en" / "nokler" / "bti.key", tmp_path / "to" / "tre" / "bti.db"
    before = os.umask(0)
    try:
        KeyFile(key)(new=True)
        open_store(database, create=True).close()
    finally:
        os.umask(before)
    made = (one for one in tmp_path.rglob("*") if one.is_dir())
    assert {one.name: stat.S_IMODE(one.stat().st_mode) for one in made} == dict.fromkeys(
        ("en", "nokler", "to", "tre"), 0o700
    )
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_empty_file_counts_as_no_database(database: Path) -> None:
    database.parent.mkdir()
    database.touch()
    with pytest.raises(StoreUnavailable, match="Fant ingen database"):
        open_store(database, create=False)
    made(database)
    open_store(database, create=False).close()


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="ikke en fil"):
        open_store(tmp_path, create=True)


def test_a_path_through_a_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="kan ikke brukes"):
        open_store(tmp_path / "file" / "bti.db", create=True)


def test_a_name_that_is_too_long_is_told_in_words(tmp_path: Path) -> None:
    for create in (True, False):
        with pytest.raises(StoreUnavailable, match="kan ikke brukes"):
            open_store(tmp_path / ("x" * 300), create=create)


def test_a_path_that_leads_in_a_circle_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "bti.db").symlink_to(tmp_path / "bti.db")
    with pytest.raises(StoreUnavailable, match="kan ikke brukes"):
        open_store(tmp_path / "bti.db", create=True)


def test_the_database_of_another_program_is_left_as_it_is(database: Path) -> None:
    database.parent.mkdir()
    by_hand(database, "CREATE TABLE schema_version (n INTEGER)", "CREATE TABLE event (n INTEGER)")
    before = database.read_bytes()
    with pytest.raises(StoreUnavailable, match="ikke laget av bti"):
        open_store(database, create=True)
    assert database.read_bytes() == before


def test_a_newer_database_is_refused(database: Path) -> None:
    made(database)
    by_hand(database, "UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreNewer, match="Oppgrader bti"):
        open_store(database, create=True)


def test_a_database_that_does_not_know_its_version_is_damaged(database: Path) -> None:
    made(database)
    by_hand(database, "DELETE FROM schema_version")
    with pytest.raises(StoreDamaged):
        open_store(database, create=True)


def test_a_trial_database_stays_one(database: Path) -> None:
    made(database, trial=True)
    with open_store(database, create=True, trial=False) as store:
        assert store.trial


def test_a_real_database_never_becomes_a_trial(database: Path) -> None:
    made(database)
    with open_store(database, create=True, trial=True) as store:
        assert not store.trial


def test_tenants_see_nothing_of_each_other(database: Path) -> None:
    with (
        open_store(database, create=True, tenant="a") as first,
        open_store(database, create=True, tenant="b") as second,
    ):
        opened(first)
        assert second.load("case", "S-1") is None
        assert second.definition("d1") is None
        opened(second)
        assert [len(store.list_of_unit("case", "nordlia")) for store in (first, second)] == [1, 1]


def test_an_unknown_tenant_is_not_made_by_looking(database: Path) -> None:
    made(database, "nordvik")
    with pytest.raises(StoreUnavailable, match="«nordvk» finnes ikke"):
        open_store(database, create=False, tenant="nordvk")


@pytest.mark.parametrize("durable", [True, False])
def test_the_connection_is_set_up_for_case_data(database: Path, *, durable: bool) -> None:
    with open_store(database, create=True, keeping=Keeping(durable=durable, wait=1.5)) as store:
        connection = store._session.connection  # noqa: SLF001
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "temp_store")
        found = [connection.one(f"PRAGMA {name}") for name in names]
    assert found == [("wal",), (2 if durable else 1,), (1,), (1500,), (2,)]


def test_a_path_may_hold_any_letter(tmp_path: Path) -> None:
    made(tmp_path / "Å være? 100%" / "č#.db")
    with open_store(tmp_path / "Å være? 100%" / "č#.db", create=False) as store:
        assert store.workflows() == ()


def test_a_closed_store_can_be_closed_again(database: Path) -> None:
    store = open_store(database, create=True)
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="Åpne den på nytt"):
        store.load("case", "S-1")


LOOK = """
import sys
from bti.store import open_store
with open_store(sys.argv[1], create=False) as store:
    stream = store.load("case", "S-1")
    assert stream.version == 1
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_loading_a_stream_imports_no_sqlalchemy_and_no_alembic(database: Path) -> None:
    with open_store(database, create=True) as store:
        opened(store)
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, str(database)], capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split())
    assert "sqlite3" in imported
    assert imported.isdisjoint({"sqlalchemy", "alembic", "psycopg", "yaml", "jinja2", "logging"})


def test_a_tenant_without_a_name_is_refused(database: Path) -> None:
    with pytest.raises(StoreUnavailable, match="navn"):
        open_store(database, create=True, tenant="")
    assert not database.exists()


def test_what_is_missing_for_a_server_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "bti.store.databases.postgresql", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnavailable, match=r"pip install \"bti\[postgres\]\""):
        open_store("postgresql://localhost/bti", create=True)


def test_one_who_waited_while_another_made_the_database_takes_it_as_it_is(database: Path) -> None:
    database.parent.mkdir()
    with (
        ThreadPoolExecutor(1) as other,
        closing(sqlite3.connect(database, isolation_level=None)) as raw,
    ):
        raw.execute("BEGIN IMMEDIATE")
        for text in sql.CREATE:
            raw.execute(text)
        raw.execute("INSERT INTO schema_version VALUES (?)", [sql.SCHEMA_VERSION])
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("INSERT INTO setting VALUES ('kommune', 'trial', 'yes')")
        waiting = other.submit(open_store, database, create=True)
        time.sleep(0.3)
        raw.execute("COMMIT")
        with waiting.result(timeout=10) as store:
            assert store.trial
