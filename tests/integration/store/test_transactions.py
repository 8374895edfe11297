"""What is written together is kept together, and numbers are given once."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bti.errors import Conflict
from bti.store import Store, new_stream
from tests.integration.store.samples import DIGEST, guide, happened, loaded, opened, step_after


class Abandoned(Exception):
    """The work was left before its end."""


def test_a_number_is_taken_and_used_in_one_transaction(store: Store) -> None:
    store.publish(guide())
    with store.writing() as transaction:
        key = f"S-2026-{transaction.next_number('S-2026')}"
        transaction.append(step_after(new_stream("case", key, DIGEST), happened("opened")))
    assert loaded(store, "S-2026-1").version == 1


def test_each_series_counts_for_itself(store: Store) -> None:
    with store.writing() as transaction:
        numbers = [transaction.next_number(series) for series in ("S-2026", "B-2026", "S-2026")]
    assert numbers == [1, 1, 2]


def test_a_step_that_is_undone_gives_its_number_back(store: Store) -> None:
    with suppress(Abandoned), store.writing() as transaction:
        transaction.next_number("S-2026")
        raise Abandoned
    with store.writing() as transaction:
        assert transaction.next_number("S-2026") == 1


def test_a_transaction_that_is_left_keeps_nothing(store: Store) -> None:
    stream = opened(store)
    with suppress(Abandoned), store.writing() as transaction:
        transaction.append(step_after(stream, fold=b"lost"))
        transaction.set_setting("name", "lost")
        raise Abandoned
    assert loaded(store) == stream
    assert store.setting("name") is None


def test_an_inner_transaction_is_a_part_of_the_outer(store: Store) -> None:
    with suppress(Abandoned), store.writing():
        opened(store)
        assert loaded(store).version == 1
        raise Abandoned
    assert store.load("case", "S-1") is None


def test_what_an_inner_transaction_loses_the_outer_can_do_without(store: Store) -> None:
    with store.writing() as transaction:
        stream = opened(store)
        with pytest.raises(Conflict):
            store.append(
                step_after(new_stream("case", "S-2", DIGEST)),
                step_after(new_stream("case", "S-1", DIGEST)),
            )
        transaction.append(step_after(stream))
    assert store.load("case", "S-2") is None
    assert loaded(store).version == 2


def test_reads_inside_see_what_was_written_inside(store: Store) -> None:
    with store.writing():
        opened(store)
        assert [whole.stream.key for whole in store.verify()] == ["S-1"]
