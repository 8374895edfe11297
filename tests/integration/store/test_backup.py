"""A backup is whole while others write, and is put back without losing what gave way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bti.errors import BadInput, StoreBusy, StoreDamaged, StoreNewer, StoreUnavailable
from bti.store import open_store
from bti.store.backup import back_up, restore
from tests.integration.store.samples import happened, loaded, opened, step_after

WRITER = """
import sys
from bti.store import open_store
from tests.integration.store.samples import happened, loaded, step_after
with open_store(sys.argv[1], create=False) as store:
    print("begun", flush=True)
    while True:
        store.append(step_after(loaded(store), happened()))
"""


@pytest.fixture
def live(database: Path) -> Path:
    """A database with one case of one event."""
    with open_store(database, create=True) as store:
        opened(store)
    return database


def version(database: Path) -> int:
    with open_store(database, create=False) as store:
        list(store.verify())
        return loaded(store).version


@contextmanager
def writing(database: Path) -> Iterator[None]:
    """Let another process write all the time."""
    program = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(database)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
        yield
    finally:
        program.kill()
        program.communicate()


def test_a_backup_taken_while_another_writes_is_whole(live: Path, tmp_path: Path) -> None:
    with writing(live):
        while version(live) < 20:
            pass
        copies = [back_up(str(live), tmp_path / f"{number}.db") for number in range(5)]
    versions = [version(copy) for copy in copies]
    assert versions == sorted(versions)
    assert versions[0] >= 20


def test_a_backup_is_one_file_for_its_owner_alone(live: Path, tmp_path: Path) -> None:
    target = tmp_path / "away" / "copy.db"
    target.parent.mkdir()
    with open_store(live, create=False) as store:
        store.append(step_after(loaded(store), happened()))
        back_up(str(live), target)
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    assert target.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert version(target) == 2


def test_a_backup_never_takes_the_place_of_a_file(live: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("something else", encoding="utf-8")
    with pytest.raises(BadInput, match="ingenting er skrevet over"):
        back_up(str(live), target)
    assert target.read_text(encoding="utf-8") == "something else"


def test_a_damaged_database_gives_no_backup(live: Path, tmp_path: Path) -> None:
    size = live.stat().st_size
    with live.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 4096)
    with pytest.raises(StoreDamaged):
        back_up(str(live), tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


def test_what_lives_in_memory_or_on_a_server_is_no_file(tmp_path: Path) -> None:
    for place in (":memory:", "postgresql://localhost/bti"):
        with pytest.raises(BadInput, match="ingen fil"):
            back_up(place, tmp_path / "copy.db")


def test_a_lost_database_is_put_back(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    live.unlink()
    assert restore(copy, str(live), replace=False) == ""
    assert version(live) == 1
    assert copy.exists()


def test_the_database_that_gives_way_is_kept_with_all_that_was_written(
    live: Path, tmp_path: Path
) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    with open_store(live, create=False) as store:
        store.append(step_after(loaded(store), happened()))
    aside = restore(copy, str(live), replace=True)
    assert (version(live), version(Path(aside))) == (1, 2)


def test_a_database_killed_in_its_work_gives_way_with_its_last_step(
    live: Path, tmp_path: Path
) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    with writing(live):
        while version(live) < 5:
            pass
    last = version(live)
    aside = restore(copy, str(live), replace=True)
    assert (version(live), version(Path(aside))) == (1, last)


def test_a_database_is_not_replaced_unasked(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    with open_store(live, create=False) as store:
        store.append(step_after(loaded(store), happened()))
    with pytest.raises(BadInput, match="--replace"):
        restore(copy, str(live), replace=False)
    assert version(live) == 2


def test_a_database_that_somebody_works_in_stays(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    with open_store(live, create=False) as store, store.writing() as transaction:
        transaction.append(step_after(loaded(store), happened()))
        with pytest.raises(StoreBusy, match="avslutte"):
            restore(copy, str(live), replace=True)
    assert version(live) == 2
    assert not list(live.parent.glob("*halvferdig*"))


def test_a_damaged_database_gives_way_as_it_lies(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    live.write_bytes(b"no database at all")
    aside = restore(copy, str(live), replace=True)
    assert version(live) == 1
    assert Path(aside).read_bytes() == b"no database at all"


def test_what_is_no_backup_is_refused(live: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as raw:
        raw.execute("CREATE TABLE other (n INTEGER)")
    text = tmp_path / "text.db"
    text.write_text("not a database", encoding="utf-8")
    for wrong in (foreign, text, tmp_path / "missing.db"):
        with pytest.raises(StoreUnavailable):
            restore(wrong, str(live), replace=True)
    assert version(live) == 1


def test_a_backup_that_was_cut_short_is_refused(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    with pytest.raises(StoreUnavailable):
        restore(copy, str(live), replace=True)
    assert version(live) == 1


def test_a_backup_from_a_newer_edition_is_refused(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreNewer):
        restore(copy, str(live), replace=True)
    assert version(live) == 1


def test_what_was_damaged_gives_way_with_the_file_that_belongs_to_it(
    live: Path, tmp_path: Path
) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    live.write_bytes(b"no database at all")
    log = live.with_name(f"{live.name}-wal")
    log.write_bytes(b"the newest steps")
    aside = Path(restore(copy, str(live), replace=True))
    assert version(live) == 1
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"the newest steps"


def test_a_backup_is_not_put_on_a_server(live: Path, tmp_path: Path) -> None:
    copy = back_up(str(live), tmp_path / "copy.db")
    for place in (":memory:", "postgresql://localhost/bti"):
        with pytest.raises(BadInput, match="ingen fil"):
            restore(copy, place, replace=True)
