"""Blocking and erasing a stream, whatever state it is in; what is not as decided is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from bti.errors import CaseBlocked, CaseErased, StoreDamaged
from bti.store import Destroyed, Disposal, KeptPart, ProjectionRows, Store, open_store
from tests.integration.store.samples import (
    NOON,
    ROWS,
    happened,
    later,
    loaded,
    opened,
    step_after,
)

PART = KeptPart(name="note", number=1, body=b"finished")


def by_hand(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.execute(statement)


def block(store: Store, key: str = "S-1") -> None:
    with store.writing() as transaction:
        transaction.block("case", key)


def unblock(store: Store) -> None:
    with store.writing() as transaction:
        transaction.unblock("case", "S-1", ROWS)


def erase(store: Store) -> str:
    with store.writing() as transaction:
        return transaction.erase("case", "S-1")


def erase_again(store: Store, one: Destroyed) -> bool:
    with store.writing() as transaction:
        return transaction.erase_again(one, "bti", "before")


def decision(what: str = "blocked") -> Disposal:
    return msgspec.convert(
        {"what": what, "at": NOON, "by": "p1", "ground": "asked for"}, Disposal, strict=False
    )


def test_a_stream_that_is_blocked_twice_is_opened_by_one_word(store: Store) -> None:
    opened(store)
    block(store)
    block(store)
    with pytest.raises(CaseBlocked):
        store.load("case", "S-1")
    unblock(store)
    assert loaded(store).fold == b"fold"
    assert store.projections("case", "S-1").participants == ROWS.participants


def test_lifting_a_block_that_does_not_stand_changes_nothing(store: Store) -> None:
    opened(store, rows=ProjectionRows())
    unblock(store)
    assert store.projections("case", "S-1") == ProjectionRows()


def test_a_stream_that_no_list_shows_can_be_blocked(store: Store) -> None:
    opened(store, rows=ProjectionRows(participants=ROWS.participants))
    block(store)
    assert store.projections("case", "S-1") == ProjectionRows()


def test_an_erased_stream_is_not_brought_back_by_blocking_or_by_lifting(store: Store) -> None:
    opened(store)
    assert erase(store)
    block(store)
    unblock(store)
    with pytest.raises(CaseErased):
        store.load("case", "S-1")
    assert store.projections("case", "S-1").participants == ()


def test_a_key_that_is_destroyed_already_has_no_name_to_know_it_by(store: Store) -> None:
    opened(store)
    fingerprint = erase(store)
    assert len(fingerprint) == 32
    assert erase(store) == ""


def test_a_stream_that_is_not_there_is_not_blocked_in_silence(store: Store) -> None:
    with pytest.raises(StoreDamaged):
        block(store, "S-9")


def test_only_the_very_key_that_was_destroyed_is_destroyed_again(store: Store) -> None:
    opened(store)
    known = Destroyed(
        tenant=store.tenant, kind="case", key="S-1", fingerprint="ff", at=NOON.isoformat()
    )
    others = (
        known,
        msgspec.structs.replace(known, tenant="another"),
        msgspec.structs.replace(known, key="S-9"),
    )
    assert [erase_again(store, one) for one in others] == [False] * 3
    assert loaded(store).version == 1
    erase(store)
    assert not erase_again(store, known)


def test_a_decision_of_another_kind_than_was_written_is_told(database: Path) -> None:
    with open_store(database, create=True) as store:
        opened(store)
        with store.writing() as transaction:
            transaction.decide("case", "S-1", decision("held"))
        assert [one.what for one in store.decisions("case", "S-1")] == ["held"]
    by_hand(database, "UPDATE disposal SET body = 'text'")
    with open_store(database, create=False) as store, pytest.raises(StoreDamaged):
        store.decisions("case", "S-1")


def with_part(store: Store) -> None:
    step = step_after(opened(store), happened(at=later(minutes=1)))
    store.append(msgspec.structs.replace(step, parts=(PART,)))


def test_parts_go_with_the_key(store: Store) -> None:
    with_part(store)
    assert store.parts("case", "S-1") == (PART,)
    assert store.part("case", "S-1", "note", 1) == PART
    erase(store)
    assert store.parts("case", "S-1") == ()
    assert store.part("case", "S-1", "note", 1) is None


def test_a_stream_that_is_not_there_has_no_parts(store: Store) -> None:
    assert store.parts("case", "S-9") == ()
    assert store.part("case", "S-9", "note", 1) is None


def test_a_part_of_another_kind_than_was_written_is_told(database: Path) -> None:
    with open_store(database, create=True) as store:
        with_part(store)
    by_hand(database, "UPDATE kept_part SET body = 'text'")
    with open_store(database, create=False) as store:
        with pytest.raises(StoreDamaged):
            store.parts("case", "S-1")
        with pytest.raises(StoreDamaged):
            store.part("case", "S-1", "note", 1)


def test_a_stream_whose_key_was_taken_out_is_damaged_and_not_open(database: Path) -> None:
    with open_store(database, create=True) as store:
        opened(store)
    by_hand(database, "UPDATE stream SET envelope = NULL")
    with open_store(database, create=False) as store, pytest.raises(StoreDamaged):
        store.load("case", "S-1")
