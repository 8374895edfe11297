"""A head binds what was written before it: what is gone or rewritten since is found, and where.

Damage is done by raw SQL, by one who knows every table and not the key.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bti.errors import BadInput
from bti.store import AccessRow, Fault, Keeping, Keyring, Store, heads, kept, open_store
from bti.store.heads import Head, PrintedHead, read_printed
from bti.store.seal import ChainSeal, Stored
from tests.integration.store.samples import NOON, guide, happened, later, loaded, opened, step_after

KEY = bytes(range(32))
KEEPING = Keeping(keys=lambda _new: Keyring.of(KEY))
PUT_IN = """
INSERT INTO access_log SELECT tenant, 'new', at, person, action, kind, key, outcome, seal, head
FROM access_log WHERE id = 'r2'
"""
ONE_LEAF_MORE = """
INSERT INTO seal_leaf SELECT tenant, head, 5, kind, key, version, seal FROM seal_leaf
WHERE head = 1 AND place = 4
"""
OF_STREAM = ("event", "listing", "due", "participant", "search_term", "stream")


def by_hand(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def read(store: Store, number: int, key: str = "S-1") -> None:
    row = AccessRow(
        id=f"r{number}",
        at=later(minutes=number),
        person="p1",
        action="show",
        kind="case",
        key=key,
        outcome="allowed",
    )
    store.log_access(row)


@pytest.fixture
def sealed(database: Path) -> Path:
    """Five cases with readings, sealed twice: the second head holds what came between."""
    with open_store(database, create=True, keeping=KEEPING) as store:
        for number in range(1, 5):
            opened(store, f"S-{number}")
            read(store, number)
        store.seal(later(days=1))
        store.append(step_after(loaded(store, "S-2"), happened(at=later(days=2))))
        opened(store, "S-5")
        read(store, 5)
        store.seal(later(days=3))
        read(store, 6)
    return database


def found(database: Path, head: Head | None = None) -> list[Fault]:
    with open_store(database, create=False, keeping=KEEPING) as store:
        printed = read_printed("\n".join(head.printed(later()))) if head else None
        streams = [fault for whole in store.verify() for fault in whole.faults]
        return [*streams, *store.verify_beside(printed)]


def places(database: Path) -> set[tuple[str, str, int]]:
    return {(fault.kind, fault.key, fault.number) for fault in found(database)}


def test_what_is_whole_has_no_faults(sealed: Path) -> None:
    assert found(sealed) == []


def test_a_head_holds_only_what_has_changed_since(sealed: Path) -> None:
    with closing(sqlite3.connect(sealed)) as raw:
        leaves = raw.execute("SELECT head, key, version FROM seal_leaf ORDER BY head, place")
        assert leaves.fetchall() == [
            *((1, f"S-{number}", 1) for number in range(1, 5)),
            (2, "S-2", 2),
            (2, "S-5", 1),
        ]
        heads_ = raw.execute("SELECT number, leaves, readings FROM seal_head ORDER BY number")
        assert heads_.fetchall() == [(1, 4, 4), (2, 2, 1)]


def test_a_case_that_is_removed_with_all_its_rows_is_found_by_name(sealed: Path) -> None:
    by_hand(sealed, *(f"DELETE FROM {table} WHERE key = 'S-3'" for table in OF_STREAM))  # noqa: S608
    assert places(sealed) == {("case", "S-3", 1)}


def test_a_case_that_is_removed_with_its_leaves_too_is_found_between_its_neighbours(
    sealed: Path,
) -> None:
    tables = (*OF_STREAM, "seal_leaf", "access_log")
    by_hand(sealed, *(f"DELETE FROM {table} WHERE key = 'S-3'" for table in tables))  # noqa: S608
    told = found(sealed)
    assert {fault.key for fault in told} == {"1"}
    assert any("mellom S-2 og S-4" in fault.message for fault in told)


def test_a_history_that_is_cut_back_to_what_it_was_is_found(sealed: Path, tmp_path: Path) -> None:
    with open_store(sealed, create=False, keeping=KEEPING) as store:
        opened(store, "S-9")
    before = tmp_path / "before.db"
    with closing(sqlite3.connect(sealed)) as raw, closing(sqlite3.connect(before)) as copy:
        raw.backup(copy)
    with open_store(sealed, create=False, keeping=KEEPING) as store:
        store.append(step_after(loaded(store, "S-9")))
        store.seal(later(days=4))
    by_hand(
        sealed,
        f"ATTACH '{before}' AS old",
        "DELETE FROM event WHERE key = 'S-9' AND number = 2",
        "UPDATE stream SET (version, updated, fold, seal) = (SELECT o.version, o.updated, o.fold, "
        "o.seal FROM old.stream AS o WHERE o.key = 'S-9') WHERE key = 'S-9'",
    )
    assert places(sealed) == {("case", "S-9", 2)}


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE access_log SET person = 'p2' WHERE id = 'r2'", "S-1"),
        ("UPDATE access_log SET outcome = 'denied' WHERE id = 'r6'", "S-1"),
        ("UPDATE access_log SET key = 'S-2' WHERE id = 'r2'", "S-2"),
        (PUT_IN, "S-1"),
        ("DELETE FROM access_log WHERE id = 'r2'", "1"),
        ("DELETE FROM access_log WHERE id = 'r5'", "2"),
        ("UPDATE access_log SET head = 2 WHERE id = 'r2'", "1"),
        ("UPDATE access_log SET head = NULL WHERE id = 'r2'", "1"),
        # As many as were counted, but others.
        ("UPDATE access_log SET head = 3 - head WHERE id IN ('r2', 'r5')", "1"),
    ],
)
def test_a_reading_that_was_changed_put_in_or_removed_is_found(
    sealed: Path, damage: str, where: str
) -> None:
    by_hand(sealed, damage)
    assert ("access_log", where, 0) in places(sealed)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE definition SET canonical = x'00'",
        "UPDATE definition SET places = x'00'",
        "UPDATE definition SET published_at = '2020'",
        "UPDATE definition_source SET text = text || ' ' WHERE name = 'bti.yaml'",
        "DELETE FROM definition_source WHERE name = 'bti.yaml'",
        "DELETE FROM definition_seal",
    ],
)
def test_a_guide_that_was_changed_is_found(sealed: Path, damage: str) -> None:
    by_hand(sealed, damage)
    assert [(one.kind, one.key) for one in found(sealed)] == [("definition", "d1")]


def test_a_guide_published_again_is_whole(sealed: Path) -> None:
    with open_store(sealed, create=False, keeping=KEEPING) as store:
        store.publish(guide(published_at=later(days=9)))
    assert found(sealed) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE seal_head SET at = '2020' WHERE number = 1",
        "UPDATE seal_head SET root = x'00' WHERE number = 1",
        "UPDATE seal_head SET leaves = 3 WHERE number = 1",
        "UPDATE seal_leaf SET version = 2 WHERE head = 1 AND place = 1",
        "UPDATE seal_leaf SET place = 9 WHERE head = 1 AND place = 4",
        "DELETE FROM seal_head WHERE number = 1",
        "DELETE FROM seal_leaf WHERE head = 1 AND place = 4",
        ONE_LEAF_MORE,
    ],
)
def test_a_head_that_was_changed_is_found(sealed: Path, damage: str) -> None:
    by_hand(sealed, damage)
    assert ("head", "1", 0) in places(sealed)


def newest(database: Path) -> Head:
    with open_store(database, create=False, keeping=KEEPING) as store:
        return next(head for head, _seal in heads.every(store._session) if head.number == 2)  # noqa: SLF001 - the head as it was printed


def rewritten_with_the_key(database: Path, key: str) -> None:
    """Write a case anew so that all of it hangs together, as only one with the key can."""
    with open_store(database, create=False, keeping=KEEPING) as store:
        session = store._session  # noqa: SLF001 - one who has the key has all of it
        row = kept.stream(session, "case", key)
        assert row is not None
        seal: bytes | None = None
        sealer: ChainSeal = session.keys.sealer
        with session.connection.writing():
            for event in kept.events(session, "case", key):
                at = kept.at(session, "case", key, "event", event.number)
                body = session.keys.vault.encode(at, row.envelope, b"another story")
                stored = Stored(event.name, event.format, event.recorded_at, body)
                seal = sealer.seal(at, seal, stored)
                session.connection.run(
                    "UPDATE event SET body = :body, seal = :seal WHERE key = :key AND number = :n",
                    {"body": body, "seal": seal, "key": key, "n": event.number},
                )
            session.connection.run(
                "UPDATE stream SET seal = :seal WHERE key = :key", {"seal": seal, "key": key}
            )
            for table in ("seal_leaf", "seal_head"):
                session.connection.run(f"DELETE FROM {table}")  # noqa: S608
            session.connection.run("UPDATE access_log SET head = NULL")
        for day in (1, 3):
            store.seal(later(days=day))


def test_a_case_rewritten_by_one_with_the_key_is_found_against_a_printed_head(
    sealed: Path,
) -> None:
    printed = newest(sealed)
    rewritten_with_the_key(sealed, "S-3")
    assert found(sealed) == []
    (fault,) = found(sealed, printed)
    assert (fault.kind, fault.key) == ("head", "2")
    assert "skrevet om" in fault.message


def test_a_printed_head_still_holds_after_more_is_written(sealed: Path) -> None:
    printed = newest(sealed)
    with open_store(sealed, create=False, keeping=KEEPING) as store:
        store.append(step_after(loaded(store, "S-3"), happened(at=later(days=5))))
        store.seal(later(days=6))
    assert found(sealed, printed) == []


def test_a_database_from_before_a_printed_head_is_found(sealed: Path) -> None:
    with open_store(sealed, create=False, keeping=KEEPING) as store:
        read(store, 7)
        printed = store.seal(later(days=4))
    by_hand(
        sealed,
        "UPDATE access_log SET head = NULL WHERE head = 3",
        "DELETE FROM seal_leaf WHERE head = 3",
        "DELETE FROM seal_head WHERE number = 3",
    )
    assert found(sealed) == []
    (fault,) = found(sealed, printed)
    assert (fault.key, "hentet fram" in fault.message) == ("3", True)


def test_what_is_no_head_is_told() -> None:
    with pytest.raises(BadInput, match="--head"):
        read_printed("Forsegling 3, laget i går")


def test_nothing_new_gives_an_empty_head_that_still_holds(database: Path) -> None:
    with open_store(database, create=True, keeping=KEEPING) as store:
        assert [store.seal(NOON).leaves, store.seal(NOON).number] == [0, 2]
        assert list(store.verify_beside()) == []


def test_a_head_is_dated_as_people_write_and_one_from_before_is_read() -> None:
    head = Head(number=7, at="x", leaves=0, readings=0, readings_root=b"", root=bytes(range(32)))
    lines = head.printed(later())
    assert lines[0] == f"Forsegling 7, laget {later():%d.%m.%Y kl. %H.%M}"
    before = ("Forsegling 7, laget 2026-11-28T20:56:20.695252+00:00", *lines[1:])
    for printed in (lines, before):
        assert read_printed("\n".join(printed)) == PrintedHead(7, head.root)
