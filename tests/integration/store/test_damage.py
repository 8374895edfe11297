"""A damaged file gives a sentence, never a wrong answer that the store could have noticed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bti.errors import BtiError, StoreDamaged
from bti.store import open_store
from tests.integration.store.samples import (
    NOON,
    happened,
    later,
    loaded,
    opened,
    seeded,
    shown,
    step_after,
)


def by_hand(database: Path, statement: str) -> None:
    raw = sqlite3.connect(database)
    with raw:
        raw.execute(statement)
    raw.close()


def use(database: Path) -> None:
    """Read all there is, and write a step."""
    with open_store(database, create=False) as store:
        for whole in store.verify():
            if whole.faults:
                raise StoreDamaged
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


@pytest.fixture
def full(database: Path) -> Path:
    """A database of several pages, all of it in the one file."""
    with open_store(database, create=True) as store:
        for number in range(30):
            opened(store, f"S-{number}")
            store.append(step_after(loaded(store, f"S-{number}"), happened(body=bytes(500))))
    return database


@pytest.mark.parametrize("content", [b"x", b"not a database " * 200], ids=["short", "long"])
def test_what_is_no_database_is_told_and_left_as_it_is(database: Path, content: bytes) -> None:
    database.parent.mkdir()
    database.write_bytes(content)
    with pytest.raises(StoreDamaged, match="sikkerhetskopi"):
        open_store(database, create=True)
    assert database.read_bytes() == content


def test_a_file_cut_short_is_told(full: Path) -> None:
    full.write_bytes(full.read_bytes()[: 4096 * 5])
    with pytest.raises(StoreDamaged):
        use(full)


@pytest.mark.slow
def test_a_flipped_byte_anywhere_gives_a_sentence_or_does_no_harm(full: Path) -> None:
    chance = seeded()
    sound, told = full.read_bytes(), 0
    for _ in range(150):
        flipped = bytearray(sound)
        flipped[chance.randrange(len(sound))] ^= chance.randrange(1, 256)
        full.write_bytes(flipped)
        told += use_or_be_told(full)
    assert told > 0


def test_a_head_that_is_overwritten_is_told(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[0:100] = bytes(100)
    full.write_bytes(content)
    with pytest.raises(StoreDamaged):
        open_store(full, create=False)


def found(database: Path) -> list[tuple[str, int]]:
    """Give where faults are found, and see that what is whole is given even so."""
    with open_store(database, create=False) as store:
        walked = list(store.verify())
    assert len(walked) == 30
    return [(fault.key, fault.number) for whole in walked for fault in whole.faults]


@pytest.mark.parametrize(
    ("damage", "places"),
    [
        ("DELETE FROM event WHERE key = 'S-3' AND number = 1", [1]),
        ("DELETE FROM event WHERE key = 'S-3' AND number = 2", [2]),
        ("UPDATE event SET number = 7 WHERE key = 'S-3' AND number = 2", [2, 7, 7]),
        ("UPDATE stream SET version = 1 WHERE key = 'S-3'", [0, 2]),
        ("UPDATE stream SET version = 3000000000 WHERE key = 'S-3'", [0, 3]),
        ("UPDATE event SET body = x'00' WHERE key = 'S-3' AND number = 1", [1, 1]),
        ("UPDATE event SET name = 'moved' WHERE key = 'S-3' AND number = 1", [1]),
        ("UPDATE event SET format = 2 WHERE key = 'S-3' AND number = 2", [2]),
        ("UPDATE event SET recorded_at = '2020' WHERE key = 'S-3' AND number = 1", [0, 1, 1]),
        ("UPDATE event SET seal = x'01' WHERE key = 'S-3' AND number = 2", [0, 2]),
        ("UPDATE event SET seal = NULL, body = 'text' WHERE key = 'S-3'", [0, 1, 1, 2, 2]),
        ("UPDATE stream SET fold = x'00' WHERE key = 'S-3'", [0]),
        ("UPDATE stream SET seal = NULL WHERE key = 'S-3'", [0]),
        ("UPDATE stream SET opened = '2020-01-01T00:00:00+00:00' WHERE key = 'S-3'", [0]),
    ],
)
def test_a_history_that_does_not_hang_together_is_found_with_its_place(
    full: Path, damage: str, places: list[int]
) -> None:
    by_hand(full, damage)
    assert found(full) == [("S-3", number) for number in places]


def test_two_events_that_changed_places_are_found(full: Path) -> None:
    for statement in ("SET number = -1 WHERE number = 1", "SET number = 1 WHERE number = 2"):
        by_hand(full, f"UPDATE event {statement} AND key = 'S-3'")
    by_hand(full, "UPDATE event SET number = 2 WHERE number = -1 AND key = 'S-3'")
    assert {(key, number) for key, number in found(full)} >= {("S-3", 1), ("S-3", 2)}


def test_a_history_taken_from_another_case_is_found(full: Path) -> None:
    by_hand(full, "DELETE FROM event WHERE key = 'S-3'")
    by_hand(full, "UPDATE event SET key = 'S-3' WHERE key = 'S-4'")
    assert {("S-3", 1), ("S-3", 2), ("S-4", 1)} <= set(found(full))


def test_rows_of_a_stream_that_is_gone_are_found(full: Path) -> None:
    by_hand(full, "DELETE FROM stream WHERE key = 'S-3'")
    with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
        list(store.verify())


def test_a_stream_removed_while_others_are_checked_is_left_out(full: Path) -> None:
    with open_store(full, create=False) as store:
        found = store.verify()
        keys = [next(found).stream.key]
        for table in ("event", "listing", "due", "participant", "search_term", "stream"):
            by_hand(full, f"DELETE FROM {table} WHERE key = 'S-3'")  # noqa: S608
        keys += [whole.stream.key for whole in found]
    assert sorted(keys) == sorted(f"S-{number}" for number in range(30) if number != 3)


def test_text_that_is_no_text_is_told(full: Path) -> None:
    by_hand(full, "UPDATE event SET name = CAST(x'ff' AS TEXT) WHERE key = 'S-3'")
    with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
        store.events(loaded(store, "S-3"))


def test_an_event_already_there_is_a_conflict_and_not_overwritten(full: Path) -> None:
    with open_store(full, create=False) as store:
        before = loaded(store, "S-3")
        by_hand(full, "UPDATE stream SET version = 1 WHERE key = 'S-3'")
        with pytest.raises(BtiError, match="samtidig"):
            store.append(step_after(shown(before, version=1)))
        assert store.events(before)[1].body == bytes(500)


def test_a_table_that_is_missing_is_told(full: Path) -> None:
    by_hand(full, "DROP TABLE outbox")
    with open_store(full, create=False) as store, pytest.raises(StoreDamaged):
        store.waiting()
