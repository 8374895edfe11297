"""What goes wrong on a server or on the way to it: told in words, and never half a step."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest

from bti.errors import BadInput, BtiError, NotFound, StoreBusy, StoreReadOnly, StoreUnavailable
from bti.store import Keeping, OutboxRow, Store, Stream, new_stream, open_store
from bti.store.databases.postgresql_faults import on_connecting, translate
from bti.store.upgrading import upgrade
from tests import postgresql
from tests.integration.store.samples import NOON, happened, loaded, opened, seeded, step_after

APPEND = """
import sys
from datetime import UTC, datetime
from bti.store import Append, NewEvent, open_store
with open_store(sys.argv[1], create=False) as store:
    while True:
        steps = []
        for key in ("S-1", "S-2"):
            event = NewEvent(name="ticked", format=1, recorded_at=datetime.now(UTC), body=b"{}")
            after = store.load("case", key)
            steps.append(Append(after=after, events=(event, event), fold=b"{}"))
        print(store.append(*steps)[0].last, flush=True)
"""
CUT = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = %s AND pid <> pg_backend_pid()
"""


@pytest.fixture
def url() -> str:
    return postgresql.new_database()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url, create=True) as store:
        opened(store, "S-1")
        opened(store, "S-2")
        yield store


def cut(url: str) -> None:
    """Cut every connection to a database, as a server that is restarted does."""
    with postgresql.administrator() as raw:
        raw.execute(CUT, [postgresql.name_of(url)])


def assert_whole(url: str, at_least: int) -> None:
    with open_store(url, create=False) as store:
        versions = [whole.stream.version for whole in store.verify()]
    assert versions[0] == versions[1] >= at_least
    assert versions[0] % 2 == 1, "each step writes two events after the first"


def test_a_connection_that_is_lost_within_a_step_leaves_nothing_of_it(
    store: Store, url: str
) -> None:
    def step() -> None:
        with store.writing() as transaction:
            transaction.append(step_after(loaded(store, "S-1"), happened(), happened()))
            cut(url)
            transaction.append(step_after(loaded(store, "S-2"), happened(), happened()))

    with pytest.raises(StoreUnavailable, match="brutt"):
        step()
    assert_whole(url, 1)


def test_what_is_left_of_a_lost_transaction_is_not_run_on_a_new_connection(
    store: Store, url: str
) -> None:
    def stubborn() -> None:
        with store.writing() as transaction:
            cut(url)
            for _ in range(2):
                with pytest.raises(StoreUnavailable):
                    transaction.append(step_after(stream_of(url), happened(), happened()))
            transaction.set_setting("half", "yes")

    with pytest.raises(StoreUnavailable):
        stubborn()
    assert store.setting("half") is None


def stream_of(url: str) -> Stream:
    with open_store(url, create=False) as other:
        return loaded(other, "S-1")


def test_the_next_command_after_a_lost_connection_finds_a_new_one(store: Store, url: str) -> None:
    cut(url)
    with pytest.raises(StoreUnavailable, match="bti vis"):
        loaded(store, "S-1")
    assert loaded(store, "S-1").version == 1
    store.append(step_after(loaded(store, "S-1")))
    assert loaded(store, "S-1").version == 2


def test_a_row_that_another_holds_too_long_is_told(store: Store, url: str) -> None:
    with open_store(url, create=False, keeping=Keeping(wait=0.2)) as hasty:
        stream = loaded(hasty, "S-1")
        with store.writing() as transaction:
            transaction.append(step_after(loaded(store, "S-1")))
            with pytest.raises(StoreBusy, match="Prøv igjen"):
                hasty.append(step_after(stream))
        with pytest.raises(BtiError):
            hasty.append(step_after(stream))


def test_a_server_that_can_only_be_read_is_told(store: Store, url: str) -> None:
    with postgresql.administrator() as raw:
        name = postgresql.name_of(url)
        raw.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    with open_store(url, create=False) as reserve:
        assert loaded(reserve, "S-1").version == 1
        with pytest.raises(StoreReadOnly, match="reserve"):
            reserve.append(step_after(loaded(reserve, "S-1")))
    assert loaded(store, "S-1").version == 1


def test_a_sign_that_a_server_cannot_keep_is_told(store: Store) -> None:
    with pytest.raises(BadInput, match="null-tegnet"), store.writing() as transaction:
        transaction.set_setting("name", "a\0b")


def test_a_table_that_is_missing_is_told(store: Store, url: str) -> None:
    with psycopg.connect(url) as raw:
        raw.execute("DROP TABLE outbox")
    with pytest.raises(BtiError, match="skadet"):
        store.waiting()


@pytest.mark.slow
def test_killed_and_cut_off_at_random_it_keeps_every_acknowledged_step_whole(
    store: Store, url: str
) -> None:
    chance = seeded()
    store.close()
    for turn in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", APPEND, url],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.005, 0.1))
            if turn % 2:
                cut(url)
            else:
                process.kill()
            printed = first + process.stdout.read()
        acknowledged = printed[: printed.rfind("\n") + 1].split()
        assert_whole(url, max(map(int, acknowledged), default=1))


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(StoreUnavailable, match="svarer ikke") as told:
        open_store("postgresql://kari:hemmelig@localhost:1/bti", create=True)
    assert "hemmelig" not in repr(told.value)
    assert told.value.__cause__ is None


def test_an_address_that_is_none_is_told_with_how_to_write_it() -> None:
    with pytest.raises(StoreUnavailable, match="postgresql://BRUKER@SERVER/DATABASE"):
        open_store("postgresql://localhost/bti?no_such=1", create=True)


def test_a_server_with_nothing_on_it_is_not_filled_by_looking(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="er tom"):
        open_store(url, create=False)
    with pytest.raises(StoreUnavailable, match="er tom"):
        upgrade(url)
    with psycopg.connect(url) as raw:
        assert raw.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() == (0,)


def test_the_tables_of_another_program_are_left_alone(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("CREATE TABLE stream (n integer)")
    with pytest.raises(StoreUnavailable, match="annet program"):
        open_store(url, create=True)


def test_a_fault_that_was_passed_over_keeps_nothing_and_says_so(store: Store) -> None:
    def passed_over() -> None:
        with store.writing() as transaction:
            transaction.append(step_after(loaded(store, "S-1"), happened(), happened()))
            with suppress(NotFound):
                transaction.append(step_after(new_stream("case", "S-9", "no such guide")))

    with pytest.raises(BtiError):
        passed_over()
    assert loaded(store, "S-1").version == 1


def test_a_fault_of_the_program_is_not_told_as_one_of_the_server(store: Store) -> None:
    message = OutboxRow(id="m1", at=NOON, kind="reminder", person="p1")
    with store.writing() as transaction:
        transaction.post(message)
    with pytest.raises(psycopg.errors.UniqueViolation), store.writing() as transaction:
        transaction.post(message)
    assert len(store.waiting()) == 1


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (psycopg.errors.TooManyConnections(), "for mange tilkoblinger"),
        (psycopg.OperationalError(), "svarer ikke"),
    ],
)
def test_why_one_is_not_let_in_is_told(fault: psycopg.OperationalError, told: str) -> None:
    assert told in on_connecting(fault).message


def test_a_driver_that_is_used_wrongly_is_a_fault_of_the_program() -> None:
    assert translate(psycopg.InterfaceError()) is None
