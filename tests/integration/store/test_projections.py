"""The rows of a stream are those of its newest step and no others."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from bti.store import Append, ProjectionRows, Store
from tests.integration.store.samples import (
    ROWS,
    happened,
    is_due,
    later,
    listed,
    loaded,
    opened,
    step_after,
    takes_part,
)

OTHER = ProjectionRows(
    listed=listed(updated=later(days=1), unit="ppt", closed=True),
    dues=(is_due("c"),),
    participants=(takes_part("p2"),),
    terms=(b"\x03term",),
)


def test_the_rows_come_back_as_they_were_given(store: Store) -> None:
    opened(store)
    assert store.projections("case", "S-1") == ROWS


def test_a_step_replaces_all_rows_of_its_stream(store: Store) -> None:
    store.append(step_after(opened(store), rows=OTHER))
    assert store.projections("case", "S-1") == OTHER


def test_a_step_leaves_the_rows_of_other_streams(store: Store) -> None:
    opened(store, "S-2")
    store.append(step_after(opened(store), rows=ProjectionRows()))
    assert store.projections("case", "S-1") == ProjectionRows()
    assert store.projections("case", "S-2") == ROWS


@pytest.mark.parametrize("changed", ["listed", "dues", "participants", "terms"])
def test_only_what_differs_from_before_is_written(store: Store, changed: str) -> None:
    rows = msgspec.structs.replace(ROWS, **{changed: getattr(OTHER, changed)})
    stream = opened(store)
    store.append(
        Append(after=stream, events=(happened(),), fold=b"", projections=rows, before=ROWS)
    )
    assert store.projections("case", "S-1") == rows


def test_a_term_given_twice_stands_once(store: Store) -> None:
    opened(store, rows=ProjectionRows(terms=(b"a", b"a")))
    assert store.projections("case", "S-1").terms == (b"a",)


def test_verify_gives_every_stream_whole(store: Store) -> None:
    store.append(step_after(opened(store), rows=OTHER))
    opened(store, "S-2")
    whole = {found.stream.key: found for found in store.verify()}
    assert [event.number for event in whole["S-1"].events] == [1, 2]
    assert whole["S-1"].stream == loaded(store)
    assert whole["S-1"].shows(OTHER)
    assert whole["S-2"].shows(ROWS)


@pytest.mark.parametrize("changed", ["listed", "dues", "participants", "terms"])
def test_rows_that_differ_from_the_expected_are_noticed(store: Store, changed: str) -> None:
    opened(store)
    (whole,) = store.verify()
    assert not whole.shows(msgspec.structs.replace(ROWS, **{changed: getattr(OTHER, changed)}))


def test_the_order_of_dues_and_terms_does_not_matter(store: Store) -> None:
    opened(store)
    (whole,) = store.verify()
    turned = msgspec.structs.replace(ROWS, dues=ROWS.dues[::-1], terms=ROWS.terms[::-1])
    assert whole.shows(turned)


def test_verify_reads_more_streams_than_it_keeps_in_memory(store: Store) -> None:
    keys = [f"S-{number:04}" for number in range(520)]
    with store.writing():
        for key in keys:
            opened(store, key, ProjectionRows())
    assert [whole.stream.key for whole in store.verify()] == keys


def test_the_hour_that_comes_twice_in_autumn_equals_itself_in_another_zone(store: Store) -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    rows = ProjectionRows(dues=(is_due(at=twice.replace(fold=1)),))
    opened(store, rows=rows)
    (whole,) = store.verify()
    assert whole.shows(rows)
    assert not whole.shows(ProjectionRows(dues=(is_due(at=twice),)))
