"""What goes wrong beneath the store: it says what to do, and what was saved stays saved."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bti.errors import (
    StoreBusy,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)
from bti.store import Keeping, Store, open_store
from tests.integration.store.samples import (
    happened,
    loaded,
    opened,
    seeded,
    step_after,
)

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits in other ways")

PREPARED = """
import os, sys
from datetime import UTC, datetime
from bti.errors import BtiError
from bti.store import Append, NewEvent, new_stream, open_store

def append(store, size=200):
    case, linked = store.load("case", "S-1"), store.load("case", "S-2")
    body = b"confidential" * (size // 12)
    event = NewEvent(name="ticked", format=1, recorded_at=datetime.now(UTC), body=body)
    steps = [Append(after=stream, events=(event, event), fold=body) for stream in (case, linked)]
    return store.append(*steps)[0].last

def become_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)

database = sys.argv[1]
"""
AND_TELL = """
try:
    work()
except BtiError as told:
    print(type(told).__name__, told.message)
"""
LOOK = "def work():\n    open_store(database, create=False).load('case', 'S-1')\n"
WRITE = "def work():\n    append(open_store(database, create=False))\n"
MAKE = "def work():\n    open_store(database, create=True)\n"
FILL = """
def work():
    import resource
    with open_store(database, create=False) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        while True:
            print(append(store, size=6_000), flush=True)
"""
FILL_THE_DISK = """
def work():
    with open_store(database, create=False) as store:
        while True:
            print(append(store, size=6_000), flush=True)
"""
APPEND_FOREVER = """
with open_store(database, create=False) as store:
    while True:
        print(append(store), flush=True)
"""


def prepared(database: Path) -> None:
    with open_store(database, create=True) as store:
        opened(store, "S-1")
        opened(store, "S-2")


def ran(*script: str, database: Path) -> str:
    """Run a script in a process of its own, and give what it printed."""
    command = [sys.executable, "-c", "".join((PREPARED, *script)), str(database)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stderr == ""
    return ended.stdout


def acknowledged(printed: str) -> list[int]:
    return [int(line) for line in printed.split() if line.isdigit()]


def assert_whole(database: Path, at_least: int) -> int:
    """Hold that both streams of every acknowledged step are there, and no half step."""
    with open_store(database, create=False) as store:
        versions = [whole.stream.version for whole in store.verify()]
    assert versions[0] == versions[1]
    assert versions[0] >= at_least
    assert versions[0] % 2 == 1, "each step writes two events after the first"
    return versions[0]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "bti.db"


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike the tests' own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


@on_unix
class TestLeave:
    """Root may do everything, so the work is done as nobody."""

    def as_nobody(self, work: str, database: Path) -> str:
        return ran("become_nobody()\n", work, AND_TELL, database=database)

    def test_a_folder_that_cannot_be_written_in_is_told_before_anything_is_done(
        self, public_folder: Path
    ) -> None:
        database = public_folder / "bti.db"
        prepared(database)
        database.chmod(0o666)
        public_folder.chmod(0o555)
        assert self.as_nobody(WRITE, database).startswith("StoreReadOnly Databasen")
        assert_whole(database, 1)

    def test_a_file_that_cannot_be_written_is_told(self, public_folder: Path) -> None:
        database = public_folder / "bti.db"
        prepared(database)
        database.chmod(0o444)
        public_folder.chmod(0o777)
        printed = self.as_nobody(WRITE, database)
        assert printed.startswith("StoreReadOnly Databasen")
        assert "kan bare leses, og ingenting er lagret" in printed

    def test_a_file_that_cannot_be_read_is_told(self, public_folder: Path) -> None:
        database = public_folder / "bti.db"
        prepared(database)
        database.chmod(0o000)
        public_folder.chmod(0o777)
        assert "ikke lov til å lese" in self.as_nobody(LOOK, database)

    def test_a_database_cannot_be_made_where_one_may_not_write(self, public_folder: Path) -> None:
        printed = self.as_nobody(MAKE, public_folder / "bti.db")
        assert printed.startswith("StoreReadOnly Fikk ikke laget databasen")
        assert list(public_folder.iterdir()) == []

    def test_a_database_that_turns_read_only_while_it_is_open_is_told(self, database: Path) -> None:
        with open_store(database, create=True) as store:
            stream = opened(store)
            run_pragma(store, "query_only = ON")
            with pytest.raises(StoreUnavailable, match="kan bare leses"):
                store.append(step_after(stream))
            run_pragma(store, "query_only = OFF")
            assert loaded(store) == stream


def run_pragma(store: Store, pragma: str) -> None:
    store._session.connection.run(f"PRAGMA {pragma}")  # noqa: SLF001 - a real limit, set from inside


class TestFullDisk:
    def test_a_database_that_may_not_grow_refuses_and_stays_whole(self, database: Path) -> None:
        prepared(database)
        with open_store(database, create=False) as store:
            stream = loaded(store)
            run_pragma(store, "max_page_count = 1")
            with pytest.raises(StoreFull, match="ikke plass"):
                store.append(step_after(stream, happened(body=bytes(100_000))))
            assert loaded(store) == stream
            run_pragma(store, "max_page_count = 1000000")
            assert store.append(step_after(stream))[0].last == 2

    @on_unix
    def test_a_limit_on_the_size_of_files_loses_no_acknowledged_step(self, database: Path) -> None:
        prepared(database)
        printed = ran(FILL, AND_TELL, database=database)
        assert "StoreFull Det er ikke plass" in printed
        assert "confidential" not in printed
        assert_whole(database, max(acknowledged(printed)))

    def test_a_full_disk_loses_no_acknowledged_step(self, small_disk: Path) -> None:
        database = small_disk / "bti.db"
        prepared(database)
        printed = ran(FILL_THE_DISK, AND_TELL, database=database)
        assert "StoreFull Det er ikke plass" in printed
        (small_disk / "ballast").unlink()
        assert_whole(database, max(acknowledged(printed)))

    def test_a_database_is_not_made_on_a_full_disk(self, small_disk: Path) -> None:
        fill = small_disk / "fill"
        with suppress(OSError), fill.open("wb") as file:
            while True:
                file.write(bytes(4096))
        with pytest.raises(StoreFull):
            open_store(small_disk / "bti.db", create=True)
        with pytest.raises(StoreFull):
            open_store(small_disk / "folder" / "bti.db", create=True)
        fill.unlink()
        prepared(small_disk / "bti.db")
        assert_whole(small_disk / "bti.db", 1)


def test_a_disk_that_can_only_be_read_is_told(small_disk: Path) -> None:
    prepared(small_disk / "bti.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreReadOnly, match="kan bare leses"):
        open_store(small_disk / "bti.db", create=False)
    with pytest.raises(StoreReadOnly, match="Velg en annen mappe"):
        open_store(small_disk / "other.db", create=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, with something on it that can be removed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("a small disk can be mounted by root on Linux only")
    (folder / "ballast").write_bytes(bytes(100_000))
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


class TestKilled:
    def test_a_killed_process_leaves_whole_steps_and_every_acknowledged_one(
        self, database: Path
    ) -> None:
        self.assert_nothing_is_lost(8, database)

    @pytest.mark.slow
    def test_a_hundred_killed_processes_lose_nothing_that_was_acknowledged(
        self, database: Path
    ) -> None:
        self.assert_nothing_is_lost(100, database)

    def assert_nothing_is_lost(self, times: int, database: Path) -> None:
        prepared(database)
        chance = seeded()
        kept = 1
        for _ in range(times):
            printed = self.killed_after(chance.uniform(0.001, 0.08), database)
            kept = assert_whole(database, max(acknowledged(printed), default=kept))

    def killed_after(self, seconds: float, database: Path) -> str:
        """Let a process append until it is killed, and give the steps it acknowledged."""
        with subprocess.Popen(
            [sys.executable, "-c", PREPARED + APPEND_FOREVER, str(database)],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(seconds)
            process.kill()
            printed = first + process.stdout.read()
        assert process.returncode != 0
        # The last line may have been cut.
        return printed[: printed.rfind("\n") + 1]


def test_power_lost_while_writing_leaves_whole_steps(database: Path, tmp_path: Path) -> None:
    prepared(database)
    with open_store(database, create=False) as store:
        run_pragma(store, "wal_autocheckpoint = 0")
        for _ in range(10):
            store.append(
                *(step_after(loaded(store, key), happened(), happened()) for key in ("S-1", "S-2"))
            )
        log = database.with_name("bti.db-wal").read_bytes()
        kept = database.read_bytes()
    versions = []
    for part in range(12):
        cut = tmp_path / f"cut{part}.db"
        cut.write_bytes(kept)
        cut.with_name(f"{cut.name}-wal").write_bytes(log[: len(log) * part // 11])
        versions.append(assert_whole(cut, 1))
    assert versions == sorted(versions)
    assert (versions[0], versions[-1]) == (1, 21)


def test_a_database_locked_by_another_program_is_told(database: Path) -> None:
    prepared(database)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_store(database, create=False, keeping=Keeping(wait=0.05)) as store:
        with pytest.raises(StoreBusy, match="Noen andre skriver"):
            store.append(step_after(loaded(store)))
        other.execute("ROLLBACK")
        other.close()
        assert store.append(step_after(loaded(store)))[0].last == 2
