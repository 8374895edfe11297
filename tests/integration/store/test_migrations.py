"""A database from before is upgraded when asked, with a copy kept, to what a fresh one is."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bti.errors import StoreDamaged, StoreNewer, StoreOlder, StoreUnavailable
from bti.store import open_store
from bti.store.sql.sqlite import SCHEMA_VERSION
from bti.store.upgrading import upgrade
from tests.integration.store.samples import NOON, opened

RELEASED = Path(__file__).with_name("released")
VERSIONS = sorted(path.stem for path in RELEASED.glob("*.sql"))
ON_STREAM = (
    "INSERT INTO stream (tenant, kind, key, version, opened, updated, fold)"
    " VALUES ('kommune', 'case', 'S-1', 1, '{0}', '{0}', x'00')"
)
WAITS = "INSERT INTO outbox VALUES ('kommune', 'm1', '{0}', 'reminder', x'01', NULL)"


def from_before(database: Path, version: str) -> None:
    """Make the database that a released edition made, with a few rows in it."""
    database.parent.mkdir(parents=True, exist_ok=True)
    moment = NOON.isoformat(timespec="microseconds")
    with closing(sqlite3.connect(database)) as raw:
        raw.executescript((RELEASED / f"{version}.sql").read_text(encoding="utf-8"))
        raw.execute("INSERT INTO setting VALUES ('kommune', 'trial', 'no')")
        raw.execute(ON_STREAM.format(moment))
        raw.execute(WAITS.format(moment))
        raw.commit()


def schema(database: Path) -> dict[str, str]:
    """Give what SQLite keeps of each table and index, apart from how it was typed."""
    with closing(sqlite3.connect(database)) as raw:
        rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: re.sub(r'[\s"]+', "", sql).casefold() for name, sql in rows}


def content(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: raw.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for (name,) in tables
        }


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, database: Path) -> Path:
    from_before(database, request.param)
    return database


def test_an_upgraded_database_is_what_a_fresh_one_is(old: Path, tmp_path: Path) -> None:
    upgrade(old)
    fresh = tmp_path / "fresh.db"
    open_store(fresh, create=True).close()
    assert schema(old) == schema(fresh)


def test_what_was_there_is_there_afterwards(old: Path) -> None:
    upgrade(old)
    # As the upgrade leaves it: what was written in the open is locked when it is next opened.
    after, moment = content(old), NOON.isoformat(timespec="microseconds")
    with open_store(old, create=False) as store:
        assert not store.trial
    ((*_, key, version, _definition, _opened, _updated, fold, _envelope, _seal),) = after["stream"]
    assert (key, version, fold) == ("S-1", 1, b"\0")
    ((_tenant, message, at, *_, next_try, attempts, _fault),) = after["outbox"]
    assert (message, at, next_try, attempts) == ("m1", moment, moment, 0)


def test_an_older_database_is_not_upgraded_by_using_it(old: Path) -> None:
    before = content(old)
    with pytest.raises(StoreOlder, match="bti oppgrader"):
        open_store(old, create=True)
    assert content(old) == before
    assert [path.name for path in old.parent.iterdir()] == ["bti.db"]


def test_a_copy_of_the_database_as_it_was_is_kept(old: Path) -> None:
    before = content(old)
    upgraded = upgrade(old)
    assert (upgraded.before, upgraded.after) == ("0001", SCHEMA_VERSION)
    assert content(Path(upgraded.backup)) == before
    assert Path(upgraded.backup).stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_a_copy_from_before_is_not_overwritten(old: Path) -> None:
    in_the_way = old.with_name("bti.db.utgave-0001")
    in_the_way.write_text("an earlier copy", encoding="utf-8")
    assert upgrade(old).backup == f"{in_the_way}-2"
    assert in_the_way.read_text(encoding="utf-8") == "an earlier copy"


def test_upgrading_what_is_newest_does_nothing(database: Path) -> None:
    with open_store(database, create=True) as store:
        opened(store)
    before = content(database)
    assert upgrade(database).backup == ""
    assert content(database) == before


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as raw:
        # Stands where the newest version puts a table of its own.
        raw.execute("CREATE TABLE due_claim (n INTEGER)")
    before = (content(old), schema(old))
    with pytest.raises(StoreDamaged):
        upgrade(old)
    assert (content(old), schema(old)) == before


def test_a_row_without_its_parent_stops_an_upgrade(old: Path) -> None:
    with closing(sqlite3.connect(old)) as raw, raw:
        raw.execute("INSERT INTO event VALUES ('k', 'case', 'S-9', 1, 'x', 1, '', x'00', NULL)")
    before = content(old)
    with pytest.raises(StoreUnavailable, match="skadet"):
        upgrade(old)
    assert content(old) == before


def test_a_newer_database_is_not_taken_back(database: Path) -> None:
    open_store(database, create=True).close()
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.execute("UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreNewer, match="Oppgrader bti"):
        upgrade(database)


def test_there_must_be_something_to_upgrade(database: Path) -> None:
    with pytest.raises(StoreUnavailable, match="Fant ingen database"):
        upgrade(database)


TOGETHER = """
import sys
from bti.store.upgrading import upgrade
sys.stdin.readline()
print(upgrade(sys.argv[1]).before)
"""


def test_two_who_upgrade_at_once_upgrade_once(database: Path) -> None:
    from_before(database, "0001")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    printed = [process.communicate("go\n", timeout=60)[0].strip() for process in started]
    assert sorted(printed) == ["0001", SCHEMA_VERSION]
    assert len(list(database.parent.glob("*utgave*"))) == 1
