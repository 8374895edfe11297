"""The seams for encryption and sealing: what they are handed, and what is kept of it."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from bti.errors import StoreDamaged
from bti.store import MEMORY, Keeping, Store, StoredAt, open_store
from tests.integration.store.samples import happened, loaded, opened, step_after


class BoundCodec:
    """Turns content round and binds it to its place; its envelope is made once a stream."""

    def __init__(self) -> None:
        self.envelopes: list[str] = []

    def envelope(self, tenant: str, kind: str, key: str) -> bytes | None:
        self.envelopes.append(f"{tenant}/{kind}/{key}")
        return f"envelope {key}".encode()

    def encode(self, at: StoredAt, envelope: bytes | None, content: bytes) -> bytes:
        return self._head(at, envelope) + content[::-1]

    def decode(self, at: StoredAt, envelope: bytes | None, stored: bytes) -> bytes:
        head = self._head(at, envelope)
        if not stored.startswith(head):
            raise StoreDamaged
        return stored[len(head) :][::-1]

    def _head(self, at: StoredAt, envelope: bytes | None) -> bytes:
        assert envelope is not None
        return repr((at, envelope)).encode()


class ChainSealer:
    """Links what is stored to the seal before it."""

    def seal(self, at: StoredAt, previous: bytes | None, stored: bytes) -> bytes | None:
        return hashlib.sha256(repr((at, previous, stored)).encode()).digest()


def test_content_is_encoded_with_its_place_and_read_back() -> None:
    codec = BoundCodec()
    with open_store(MEMORY, create=True, keeping=Keeping(codec=codec)) as store:
        opened(store)
        store.append(step_after(loaded(store), happened(body=b"answer"), fold=b"newest"))
        stream = loaded(store)
        assert (stream.fold, stream.envelope) == (b"newest", b"envelope S-1")
        assert [event.body for event in store.events(stream)] == [b"{}", b"answer"]
    assert codec.envelopes == ["kommune/case/S-1"]


def test_what_the_codec_hides_is_not_in_the_file(database: Path) -> None:
    with open_store(database, create=True, keeping=Keeping(codec=BoundCodec())) as store:
        store.append(step_after(opened(store), happened(body=b"secret word"), fold=b"secret fold"))
        files = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert b"drow terces" in files
    assert b"secret" not in files


def test_content_that_was_moved_is_not_read(database: Path) -> None:
    with open_store(database, create=True, keeping=Keeping(codec=BoundCodec())) as store:
        store.append(step_after(opened(store), happened(body=b"second")))
        raw = sqlite3.connect(database)
        with raw:
            raw.execute("UPDATE event SET body = (SELECT body FROM event WHERE number = 2)")
        raw.close()
        with pytest.raises(StoreDamaged):
            store.events(loaded(store))


@pytest.fixture
def sealed() -> Store:
    keeping = Keeping(codec=BoundCodec(), sealer=ChainSealer())
    return open_store(MEMORY, create=True, keeping=keeping)


def test_each_event_is_sealed_over_what_is_stored_and_the_seal_before(sealed: Store) -> None:
    store, sealer, codec = sealed, ChainSealer(), BoundCodec()
    store.append(step_after(opened(store), happened(body=b"a"), happened(body=b"b")))
    stream, previous = loaded(store), None
    for event in store.events(stream):
        at = StoredAt("kommune", "case", "S-1", "event", event.number)
        stored = codec.encode(at, stream.envelope, event.body)
        previous = sealer.seal(at, previous, stored)
        assert event.seal == previous
    assert stream.seal == previous
    store.close()
