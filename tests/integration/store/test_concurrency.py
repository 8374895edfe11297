"""Several threads and processes at once: no step is lost, and none is done twice."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bti.errors import Conflict, StoreBusy
from bti.store import Keeping, Store, open_store
from tests.integration.store.samples import guide, happened, loaded, opened, step_after

CREATE = """
import sys
from bti.store import open_store
sys.stdin.readline()
with open_store(sys.argv[1], create=True) as store, store.writing() as transaction:
    print(transaction.next_number("S-2026"))
"""

STEPS = """
import sys
from bti.errors import Conflict
from bti.store import Append, NewEvent, open_store
from datetime import UTC, datetime
sys.stdin.readline()
with open_store(sys.argv[1], create=False) as store:
    won = 0
    while won < 20:
        stream = store.load("case", "S-1")
        body = f"{sys.argv[2]} {won}".encode()
        event = NewEvent(name="ticked", format=1, recorded_at=datetime.now(UTC), body=body)
        try:
            store.append(Append(after=stream, events=(event,), fold=body))
            won += 1
        except Conflict as refused:
            print(refused.expected, refused.found)
"""


def run_together(script: str, *arguments: tuple[str, ...]) -> list[str]:
    """Start a process for each set of arguments, let them go at once, and give what they print."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, *each],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for each in arguments
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.communicate(timeout=120) for process in started]
    assert [errors for _, errors in ended] == [""] * len(ended)
    return [printed for printed, _ in ended]


@pytest.mark.slow
def test_many_make_one_database_at_once(place: str) -> None:
    printed = run_together(CREATE, *[(place,)] * 8)
    assert sorted(map(int, printed)) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.slow
def test_eight_processes_on_one_case_lose_no_step_and_do_none_twice(place: str) -> None:
    with open_store(place, create=True) as store:
        opened(store)
        told = run_together(STEPS, *[(place, str(number)) for number in range(8)])
        stream = loaded(store)
        bodies = [event.body for event in store.events(stream, after=1)]
        list(store.verify())
    wanted = [f"{number} {step}".encode() for number in range(8) for step in range(20)]
    assert sorted(bodies) == sorted(wanted)
    assert (stream.version, stream.fold) == (161, bodies[-1])
    refused = [line.split() for printed in told for line in printed.splitlines()]
    assert all(int(found) > int(expected) for expected, found in refused), "each loser is told"


OWN = """
import sys
from bti.store import Append, NewEvent, new_stream, open_store
from datetime import UTC, datetime
sys.stdin.readline()
with open_store(sys.argv[1], create=False) as store:
    for number in range(10):
        with store.writing() as transaction:
            key = f"S-2026-{transaction.next_number('S-2026')}"
            event = NewEvent(name="opened", format=1, recorded_at=datetime.now(UTC), body=b"{}")
            stream = new_stream("case", key, "d1")
            transaction.append(Append(after=stream, events=(event,), fold=b"{}"))
            print(key)
"""


@pytest.mark.slow
def test_eight_processes_on_many_cases_give_each_its_own_number(place: str) -> None:
    with open_store(place, create=True) as store:
        store.publish(guide())
        printed = run_together(OWN, *[(place,)] * 8)
        keys = [key for lines in printed for key in lines.split()]
        assert sorted(keys) == sorted(f"S-2026-{number}" for number in range(1, 81))
        assert {whole.stream.key for whole in store.verify()} == set(keys)


def test_threads_may_share_one_store(store: Store) -> None:
    opened(store)
    conflicts: list[Conflict] = []

    def tick() -> None:
        won = 0
        while won < 25:
            try:
                store.append(step_after(loaded(store), happened()))
                won += 1
            except Conflict as refused:
                conflicts.append(refused)

    threads = [threading.Thread(target=tick) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loaded(store).version == 101
    assert all(refused.found > refused.expected for refused in conflicts)


def test_a_transaction_keeps_other_threads_out_until_it_ends(store: Store) -> None:
    numbers: list[int] = []

    def count() -> None:
        with store.writing() as transaction:
            numbers.append(transaction.next_number("S"))

    with store.writing() as transaction:
        thread = threading.Thread(target=count)
        thread.start()
        thread.join(0.1)
        numbers.append(transaction.next_number("S"))
    thread.join()
    assert numbers == [1, 2]


def test_a_reader_sees_the_last_kept_state_while_another_writes(database: Path) -> None:
    with open_store(database, create=True) as writer, open_store(database, create=False) as reader:
        stream = opened(writer)
        with writer.writing() as transaction:
            transaction.append(step_after(stream))
            assert loaded(reader).version == 1
        assert loaded(reader).version == 2


def test_who_waits_too_long_for_another_writer_is_told(database: Path) -> None:
    hasty = Keeping(wait=0.05)
    with (
        open_store(database, create=True) as slow,
        open_store(database, create=False, keeping=hasty) as store,
    ):
        stream = opened(slow)
        with slow.writing(), pytest.raises(StoreBusy, match="Prøv igjen"):
            store.append(step_after(stream))
        assert store.append(step_after(stream))[0].last == 2


def in_the_old_mode(database: Path) -> sqlite3.Connection:
    """Take the file out of write-ahead mode, and hold it as a writer does."""
    raw = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    assert raw.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    raw.execute("BEGIN IMMEDIATE")
    return raw


def test_opening_waits_for_a_writer_who_stands_in_the_way(database: Path) -> None:
    open_store(database, create=True).close()
    raw = in_the_old_mode(database)
    with pytest.raises(StoreBusy):
        open_store(database, create=False, keeping=Keeping(wait=0.05))
    ended = threading.Timer(0.1, raw.rollback)
    ended.start()
    with open_store(database, create=False) as store:
        assert store.workflows() == ()
    ended.join()
    raw.close()
