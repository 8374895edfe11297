"""A command that is repeated happens once."""

from __future__ import annotations

import msgspec
import pytest

from bti.errors import Conflict
from bti.store import Append, Idempotency, Store, new_stream
from tests.integration.store.samples import DIGEST, NOON, happened, loaded, opened, step_after

ONCE = Idempotency(key="k1", request_digest=b"tick a", at=NOON)


def test_a_repeated_command_gives_the_earlier_answer_and_writes_nothing(store: Store) -> None:
    stream = opened(store)
    linked = new_stream("case", "B-1", DIGEST)
    first = store.append(step_after(stream), step_after(linked, happened("opened")), once=ONCE)
    assert store.append(step_after(stream), once=ONCE) == first
    assert loaded(store).version == 2


def test_the_same_key_with_other_content_is_a_conflict(store: Store) -> None:
    stream = opened(store)
    store.append(step_after(stream), once=ONCE)
    other = msgspec.structs.replace(ONCE, request_digest=b"tick b")
    with pytest.raises(Conflict, match="ny nøkkel"):
        store.append(step_after(loaded(store)), once=other)
    assert loaded(store).version == 2


def test_what_a_command_did_can_be_asked_before_deciding(store: Store) -> None:
    stream = opened(store)
    assert store.earlier(ONCE) is None
    appended = store.append(step_after(stream), once=ONCE)
    assert store.earlier(ONCE) == appended


def test_a_refused_command_may_use_its_key_again(store: Store) -> None:
    stream = opened(store)
    with pytest.raises(Conflict):
        store.append(step_after(new_stream("case", "S-1", DIGEST)), once=ONCE)
    (appended,) = store.append(step_after(stream), once=ONCE)
    assert appended.last == 2


def test_a_command_that_changed_nothing_is_remembered_too(store: Store) -> None:
    stream = opened(store)
    nothing = store.append(Append(after=stream, events=(), fold=b""), once=ONCE)
    store.append(step_after(stream))
    assert store.append(step_after(loaded(store)), once=ONCE) == nothing
    assert loaded(store).version == 2
