"""A new master key: every stream is wrapped with it once, also when it was broken off."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bti.errors import StoreDamaged
from bti.store import Keeping, Keyring, KeySource, Store, open_store
from tests.integration.store.samples import loaded, opened

OLD, NEW = bytes(range(32)), bytes(range(1, 33))
BOTH = Keyring.of((OLD, NEW))


def keeping(*secrets: bytes) -> Keeping:
    return Keeping(keys=lambda _new: Keyring.of(secrets))


@pytest.fixture
def store(place: str) -> Store:
    """Three streams locked with the old key, on each kind of database."""
    store = open_store(place, create=True, keeping=keeping(OLD))
    for key in ("S-1", "S-2", "S-3"):
        opened(store, key)
    return store


def test_streams_that_have_the_new_key_are_not_wrapped_again(store: Store, place: str) -> None:
    with store:
        assert store.rotate(BOTH) == 3
        opened(store, "S-4")
        assert store.rotate(BOTH) == 0
        assert not store.rotating
    with open_store(place, create=False, keeping=keeping(NEW)) as again:
        assert loaded(again, "S-4").version == 1


def test_an_erased_stream_gets_no_key_back(store: Store) -> None:
    with store:
        with store.writing() as transaction:
            transaction.erase("case", "S-2")
        assert store.rotate(BOTH) == 2
        assert [whole.hidden for whole in store.verify()] == [False, True, False]


def test_a_blocked_stream_gets_the_new_key_and_stays_blocked(store: Store, place: str) -> None:
    with store:
        with store.writing() as transaction:
            transaction.block("case", "S-2")
        assert store.rotate(BOTH) == 3
    with open_store(place, create=False, keeping=keeping(NEW)) as again:
        opened_again = again.load("case", "S-2", blocked=True)
        assert opened_again is not None
        assert opened_again.fold == b"fold"


def test_keys_that_cannot_be_read_are_told_and_never_drawn_anew(database: Path) -> None:
    open_store(database, create=True, keeping=keeping(OLD)).close()
    for damage in ("{", "[]", ""):
        with closing(sqlite3.connect(database)) as raw, raw:
            raw.execute("UPDATE setting SET value = ? WHERE name = 'keys'", [damage])
        if damage:
            with pytest.raises(StoreDamaged):
                open_store(database, create=False, keeping=keeping(OLD))


def test_the_first_of_two_who_begin_decides_the_keys(database: Path) -> None:
    def another_is_first(source: KeySource) -> KeySource:
        def asked(new: bool) -> Keyring:  # noqa: FBT001 - the shape of a source
            if new:
                with open_store(database, create=True, keeping=Keeping(keys=source)) as first:
                    opened(first)
            return source(new)

        return asked

    source = another_is_first(lambda _new: Keyring.of(OLD))
    with open_store(database, create=True, keeping=Keeping(keys=source)) as second:
        assert loaded(second).fold == b"fold"
        assert not [fault for whole in second.verify() for fault in whole.faults]
