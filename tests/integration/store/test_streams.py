"""A stream is what was appended to it, and the second of two writers is refused."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from bti.errors import Conflict, NotFound
from bti.store import Append, NewEvent, Store, new_stream
from tests.integration.store.samples import (
    DIGEST,
    NOON,
    guide,
    happened,
    later,
    loaded,
    opened,
    shown,
    step_after,
)


def test_a_stream_nobody_wrote_is_not_there(store: Store) -> None:
    assert store.load("case", "S-1") is None


def test_the_first_step_makes_the_stream(store: Store) -> None:
    store.publish(guide())
    first = step_after(
        new_stream("case", "S-1", DIGEST),
        happened("opened"),
        happened("entered", at=later(minutes=1)),
        fold=b"two events",
    )
    (appended,) = store.append(first)
    assert (appended.first, appended.last) == (1, 2)
    stream = loaded(store)
    assert (stream.version, stream.definition, stream.fold) == (2, DIGEST, b"two events")
    assert (stream.opened, stream.updated) == (NOON, later(minutes=1))


def test_a_step_counts_on_from_the_newest_event(store: Store) -> None:
    stream = opened(store)
    (appended,) = store.append(step_after(stream, happened("ticked"), happened("left")))
    assert (appended.first, appended.last) == (2, 3)
    assert [event.name for event in store.events(loaded(store))] == ["opened", "ticked", "left"]


def test_events_come_back_as_they_were_written(store: Store) -> None:
    oslo = timezone(timedelta(hours=1))
    event = NewEvent(
        name="answered", format=3, recorded_at=NOON.astimezone(oslo), body=b"\x00\xffanswer"
    )
    store.append(step_after(opened(store), event))
    newest = store.events(loaded(store))[-1]
    assert (newest.number, newest.name, newest.format) == (2, "answered", 3)
    assert (newest.recorded_at, newest.body) == (NOON, b"\x00\xffanswer")


def test_events_can_be_read_from_a_number_on(store: Store) -> None:
    store.append(step_after(opened(store), happened("a"), happened("b")))
    assert [event.name for event in store.events(loaded(store), after=2)] == ["b"]


def test_streams_of_different_kinds_may_have_one_key(store: Store) -> None:
    opened(store, "1")
    store.append(step_after(new_stream("directory", "1"), fold=b"people"))
    directory = store.load("directory", "1")
    assert directory is not None
    assert (directory.fold, directory.definition) == (b"people", None)
    assert loaded(store, "1").fold == b"fold"


def test_the_second_writer_is_told_what_was_expected_and_found(store: Store) -> None:
    stream = opened(store)
    store.append(step_after(stream, happened("first"), happened("first")))
    with pytest.raises(Conflict) as refused:
        store.append(step_after(stream, happened("second"), fold=b"lost"))
    assert (refused.value.expected, refused.value.found) == (1, 3)
    assert loaded(store).fold == b"fold"
    assert "second" not in [event.name for event in store.events(loaded(store))]


def test_the_second_to_open_the_same_key_is_refused(store: Store) -> None:
    opened(store)
    with pytest.raises(Conflict) as refused:
        store.append(step_after(new_stream("case", "S-1", DIGEST)))
    assert (refused.value.expected, refused.value.found) == (0, 1)


def test_a_step_on_a_stream_that_never_was_is_refused(store: Store) -> None:
    ghost = shown(new_stream("case", "S-9"), version=4)
    with pytest.raises(Conflict) as refused:
        store.append(step_after(ghost))
    assert (refused.value.expected, refused.value.found) == (4, 0)


def test_a_case_on_a_guide_that_is_not_kept_is_refused(store: Store) -> None:
    with pytest.raises(NotFound, match="veileder"):
        store.append(step_after(new_stream("case", "S-1", "unknown")))
    assert store.load("case", "S-1") is None


def test_a_step_without_events_writes_nothing(store: Store) -> None:
    stream = opened(store)
    (appended,) = store.append(Append(after=stream, events=(), fold=b"other"))
    assert (appended.first, appended.last) == (2, 1)
    assert loaded(store) == stream


def test_two_streams_are_written_together(store: Store) -> None:
    case = opened(store)
    linked = new_stream("case", "B-1", DIGEST)
    first, second = store.append(step_after(case), step_after(linked, happened("opened")))
    assert (first.key, first.last, second.key, second.last) == ("S-1", 2, "B-1", 1)
    assert (loaded(store).version, loaded(store, "B-1").version) == (2, 1)


def test_when_one_of_two_streams_is_refused_neither_is_written(store: Store) -> None:
    old = opened(store)
    store.append(step_after(old))
    linked = new_stream("case", "B-1", DIGEST)
    with pytest.raises(Conflict):
        store.append(step_after(linked, happened("opened")), step_after(old))
    assert store.load("case", "B-1") is None
    assert loaded(store).version == 2


def test_a_moment_without_a_zone_is_a_fault_in_the_program(store: Store) -> None:
    stream = opened(store)
    with pytest.raises(ValueError, match="2026"):
        store.append(step_after(stream, happened(at=NOON.replace(tzinfo=None))))
    assert loaded(store) == stream


def test_what_is_derived_anew_from_an_older_version_is_a_conflict(store: Store) -> None:
    stream = opened(store)
    store.append(step_after(stream, happened(), fold=b"newest"))
    with store.writing() as transaction, pytest.raises(Conflict) as told:
        transaction.derive(stream, step_after(stream, fold=b"older"))
    assert (told.value.expected, told.value.found) == (1, 2)
    assert loaded(store).fold == b"newest"
