"""What goes wrong beneath the store: it says what to do, and what was saved stays saved."""

from __future__ import annotations

import random
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
    BtiError,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)
from bti.store import Keeping, Store, open_store
from tests.integration.store.samples import (
    NOON,
    happened,
    later,
    loaded,
    opened,
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


def seeded() -> random.Random:
    """Give chance whose seed is printed when the test fails."""
    seed = random.SystemRandom().randrange(1_000_000)
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)  # noqa: S311 - chance that can be repeated


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
        prepared(database)
        chance = seeded()
        for _ in range(8):
            printed = self.killed_after(chance.uniform(0.005, 0.08), database)
            assert_whole(database, max(acknowledged(printed), default=1))

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


class TestDamaged:
    @pytest.fixture
    def full(self, database: Path) -> Path:
        """A database of several pages, all of it in the one file."""
        with open_store(database, create=True) as store:
            for number in range(30):
                opened(store, f"S-{number}")
                store.append(step_after(loaded(store, f"S-{number}"), happened(body=bytes(500))))
        return database

    @pytest.mark.parametrize("content", [b"x", b"not a database " * 200], ids=["short", "long"])
    def test_what_is_no_database_is_told_and_left_as_it_is(
        self, database: Path, content: bytes
    ) -> None:
        database.write_bytes(content)
        with pytest.raises(StoreDamaged, match="sikkerhetskopi"):
            open_store(database, create=True)
        assert database.read_bytes() == content

    def test_a_file_cut_short_is_told(self, full: Path) -> None:
        full.write_bytes(full.read_bytes()[: 4096 * 5])
        with pytest.raises(StoreDamaged):
            use(full)

    def test_a_flipped_byte_anywhere_gives_a_sentence_or_does_no_harm(self, full: Path) -> None:
        chance = seeded()
        sound, told = full.read_bytes(), 0
        for _ in range(150):
            flipped = bytearray(sound)
            flipped[chance.randrange(len(sound))] ^= chance.randrange(1, 256)
            full.write_bytes(flipped)
            told += use_or_be_told(full)
        assert told > 0

    def test_a_head_that_is_overwritten_is_told(self, full: Path) -> None:
        content = bytearray(full.read_bytes())
        content[0:100] = bytes(100)
        full.write_bytes(content)
        with pytest.raises(StoreDamaged):
            open_store(full, create=False)

    @pytest.mark.parametrize(
        "damage",
        [
            "DELETE FROM event WHERE key = 'S-3' AND number = 1",
            "DELETE FROM event WHERE key = 'S-3' AND number = 2",
            "UPDATE event SET number = 7 WHERE key = 'S-3' AND number = 2",
            "UPDATE stream SET version = 1 WHERE key = 'S-3'",
        ],
    )
    def test_a_history_that_does_not_hang_together_is_found(self, full: Path, damage: str) -> None:
        by_hand(full, damage)
        with open_store(full, create=False) as store, pytest.raises(StoreDamaged, match="S-3"):
            list(store.verify())

    def test_rows_of_a_stream_that_is_gone_are_found(self, full: Path) -> None:
        by_hand(full, "DELETE FROM stream WHERE key = 'S-3'")
        with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
            list(store.verify())

    def test_a_stream_removed_while_others_are_checked_is_left_out(self, full: Path) -> None:
        with open_store(full, create=False) as store:
            found = store.verify()
            keys = [next(found).stream.key]
            for table in ("event", "listing", "due", "participant", "search_term", "stream"):
                by_hand(full, f"DELETE FROM {table} WHERE key = 'S-3'")  # noqa: S608
            keys += [whole.stream.key for whole in found]
        assert sorted(keys) == sorted(f"S-{number}" for number in range(30) if number != 3)

    def test_text_that_is_no_text_is_told(self, full: Path) -> None:
        by_hand(full, "UPDATE event SET name = CAST(x'ff' AS TEXT) WHERE key = 'S-3'")
        with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
            store.events(loaded(store, "S-3"))

    def test_an_event_already_there_is_a_conflict_and_not_overwritten(self, full: Path) -> None:
        by_hand(full, "UPDATE stream SET version = 1 WHERE key = 'S-3'")
        with open_store(full, create=False) as store:
            with pytest.raises(BtiError, match="samtidig"):
                store.append(step_after(loaded(store, "S-3")))
            assert len(store.events(loaded(store, "S-3"))) == 2

    def test_a_table_that_is_missing_is_told(self, full: Path) -> None:
        by_hand(full, "DROP TABLE outbox")
        with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
            store.waiting()


def by_hand(database: Path, statement: str) -> None:
    raw = sqlite3.connect(database)
    with raw:
        raw.execute(statement)
    raw.close()


def use(database: Path) -> None:
    """Read all there is, and write a step."""
    with open_store(database, create=False) as store:
        for whole in store.verify():
            assert whole.stream.version == 2
        store.list_of_unit("case", "nordlia")
        store.list_of_person("case", "p1", NOON)
        store.dues(later(days=9))
        store.append(step_after(loaded(store, "S-1")))


def use_or_be_told(database: Path) -> bool:
    """Use a damaged database: either all is as it was, or one of our own errors says otherwise."""
    try:
        use(database)
    except BtiError:
        return True
    return False


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
