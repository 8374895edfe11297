"""What is kept is locked to its place, and nothing of it can be read or moved without the key."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import msgspec
import pytest

from bti.errors import KeyMissing, KeyWrong, StoreDamaged
from bti.store import MEMORY, Keeping, Keyring, OutboxRow, open_store
from bti.store.keyring import id_of
from tests.integration.store.samples import NOON, happened, loaded, opened, step_after

KEY = bytes(range(32))
OTHER = bytes(range(1, 33))
MESSAGE = OutboxRow(id="m1", at=NOON, kind="reminder", person="p1", body=b"hemmelig message")


def with_key(*secrets: bytes) -> Keeping:
    return Keeping(keys=lambda _new: Keyring.of(secrets or (KEY,)))


def by_hand(database: Path, statement: str) -> None:
    raw = sqlite3.connect(database)
    with raw:
        raw.execute(statement)
    raw.close()


def test_content_is_read_back_as_it_was() -> None:
    with open_store(MEMORY, create=True) as store:
        opened(store)
        store.append(step_after(loaded(store), happened(body=b"answer"), fold=b"newest"))
        stream = loaded(store)
        assert stream.fold == b"newest"
        assert [event.body for event in store.events(stream)] == [b"{}", b"answer"]


def test_nothing_that_was_written_stands_in_the_files(database: Path) -> None:
    with open_store(database, create=True, keeping=with_key()) as store:
        step = step_after(opened(store), happened(body=b"hemmelig word"), fold=b"hemmelig fold")
        store.append(msgspec.structs.replace(step, outbox=(MESSAGE,)))
        assert [one.message for one in store.waiting()] == [MESSAGE]
        files = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert b"hemmelig" not in files
    assert KEY not in files
    assert KEY.hex().encode() not in files
    assert id_of(KEY).encode() in files


def test_two_equal_bodies_do_not_look_alike(database: Path) -> None:
    with open_store(database, create=True) as store:
        store.append(step_after(opened(store), happened(body=b"same"), happened(body=b"same")))
    raw = sqlite3.connect(database)
    bodies = [body for (body,) in raw.execute("SELECT body FROM event")]
    raw.close()
    assert len(set(bodies)) == len(bodies) == 3


@pytest.mark.parametrize(
    "move",
    [
        "UPDATE event SET body = (SELECT body FROM event WHERE number = 2)",
        "UPDATE stream SET envelope = (SELECT envelope FROM stream WHERE key = 'S-2')",
        "UPDATE event SET body = 'plain text'",
        "UPDATE event SET body = x''",
    ],
)
def test_content_that_was_moved_or_put_in_is_not_read(database: Path, move: str) -> None:
    with open_store(database, create=True) as store:
        opened(store, "S-2")
        store.append(step_after(opened(store), happened(body=b"second")))
    by_hand(database, move)
    with open_store(database, create=False) as store, pytest.raises(StoreDamaged):
        store.events(loaded(store))


def test_a_locked_database_opens_with_its_key_and_with_no_other(database: Path) -> None:
    with open_store(database, create=True, keeping=with_key()) as store:
        opened(store)
    with open_store(database, create=False, keeping=with_key()) as store:
        assert loaded(store).version == 1
    with pytest.raises(KeyWrong, match=f"{id_of(KEY)}.*{id_of(OTHER)}") as told:
        open_store(database, create=False, keeping=with_key(OTHER))
    assert KEY.hex() not in str(told.value)
    with pytest.raises(KeyMissing):
        open_store(database, create=False)


def test_an_old_key_still_opens_what_it_locked(database: Path) -> None:
    with open_store(database, create=True, keeping=with_key()) as store:
        opened(store)
    with open_store(database, create=False, keeping=with_key(KEY, OTHER)) as store:
        opened(store, "S-2")
        assert loaded(store).version == 1
    with open_store(database, create=False, keeping=with_key(OTHER, KEY)) as store:
        assert loaded(store, "S-2").version == 1


def test_a_database_to_try_in_needs_no_key_and_says_so(database: Path) -> None:
    def never(_new: bool) -> Keyring:  # noqa: FBT001 - the shape of a source
        raise KeyMissing

    with open_store(database, create=True, trial=True, keeping=Keeping(keys=never)) as store:
        opened(store)
        assert store.keys.throw_away
    with open_store(database, create=False, keeping=Keeping(keys=never)) as store:
        assert loaded(store).version == 1


def test_a_real_database_marked_as_a_trial_by_hand_does_not_open(database: Path) -> None:
    with open_store(database, create=True, keeping=with_key()) as store:
        opened(store)
    by_hand(database, "UPDATE setting SET value = 'yes' WHERE name = 'trial'")
    with pytest.raises(KeyMissing):
        open_store(database, create=False, keeping=with_key())


def test_eight_that_make_a_database_at_once_agree_on_its_keys(database: Path) -> None:
    open_store(database, create=True, keeping=with_key()).close()
    by_hand(database, "DELETE FROM setting WHERE name = 'keys'")
    children = []
    for number in range(8):
        child = os.fork()
        if child == 0:
            with open_store(database, create=False, keeping=with_key()) as store:
                opened(store, f"S-{number}")
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    with open_store(database, create=False, keeping=with_key()) as store:
        assert [loaded(store, f"S-{number}").version for number in range(8)] == [1] * 8
        assert not [fault for whole in store.verify() for fault in whole.faults]
        assert store.list_of_person("case", "p1", NOON)


def test_marks_are_alike_for_alike_words_and_tell_nothing_elsewhere(database: Path) -> None:
    with open_store(database, create=True, keeping=with_key()) as store:
        marked = store.mark("ola")
        assert marked == store.mark("ola")
        assert marked != store.mark("kari")
    with open_store(database.with_name("other.db"), create=True, keeping=with_key()) as store:
        assert marked != store.mark("ola")
