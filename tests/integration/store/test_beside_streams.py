"""The access log, the outbox and the settings that a tenant keeps beside its streams."""

from __future__ import annotations

import msgspec

from bti.store import AccessRow, Append, Lease, OutboxRow, ProjectionRows, Store
from tests.integration.store.samples import (
    NOON,
    happened,
    is_due,
    later,
    loaded,
    opened,
    step_after,
)

READ = AccessRow(
    id="l1", at=NOON, person="p1", action="show", kind="case", key="S-1", outcome="allowed"
)


def message(row_id: str = "m1") -> OutboxRow:
    return OutboxRow(id=row_id, at=NOON, kind="reminder", person="p1", body=b"noe venter")


def send(store: Store, *messages: OutboxRow) -> None:
    step = Append(after=opened(store), events=(happened(),), fold=b"", outbox=messages)
    store.append(step)


def test_the_access_log_of_a_stream_is_read_oldest_first(store: Store) -> None:
    denied = msgspec.structs.replace(READ, id="l0", at=later(minutes=1), outcome="denied")
    elsewhere = msgspec.structs.replace(READ, id="l2", key="S-2")
    for row in (denied, READ, elsewhere):
        store.log_access(row)
    assert store.access_log("case", "S-1") == (READ, denied)


def test_readings_of_one_moment_come_in_an_order_that_no_drawn_id_decides(store: Store) -> None:
    rows = [
        msgspec.structs.replace(READ, id=id_, person=person)
        for id_, person in (("l9", "anne"), ("l5", "berit"), ("l7", "cato"))
    ]
    for row in reversed(rows):
        store.log_access(row)
    assert store.access_log("case", "S-1") == tuple(rows)


def test_a_reading_can_be_logged_with_a_step(store: Store) -> None:
    with store.writing() as transaction:
        opened(store)
        transaction.log_access(READ)
    assert store.access_log("case", "S-1") == (READ,)


def test_messages_wait_until_they_are_sent(store: Store) -> None:
    send(store, message("m1"), message("m2"))
    with store.writing() as transaction:
        assert transaction.mark_sent("m1", later(minutes=1))
    (left,) = store.waiting()
    assert (left.message, left.attempts, left.fault) == (message("m2"), 0, None)


def test_a_message_is_marked_as_sent_once(store: Store) -> None:
    send(store, message())
    with store.writing() as transaction:
        answers = [transaction.mark_sent("m1", NOON), transaction.mark_sent("m1", NOON)]
    assert answers == [True, False]


def test_so_many_messages_as_asked_for_are_given(store: Store) -> None:
    send(store, message("m1"), message("m2"))
    assert [one.message for one in store.waiting(limit=1)] == [message("m1")]


def test_a_message_that_is_taken_is_nobody_elses_until_the_lease_ends(store: Store) -> None:
    send(store, message())
    with store.writing() as transaction:
        (taken,) = transaction.take_messages(NOON, later(minutes=5), 10)
        assert taken.message == message()
        assert transaction.take_messages(later(minutes=4), later(minutes=9), 10) == ()
        (again,) = transaction.take_messages(later(minutes=5), later(minutes=9), 10)
    assert again.attempts == 1


def test_a_message_that_failed_is_tried_again_when_its_time_comes(store: Store) -> None:
    send(store, message())
    with store.writing() as transaction:
        transaction.take_messages(NOON, later(minutes=5), 10)
        transaction.mark_failed("m1", "ingen svarer", later(minutes=30))
        assert transaction.take_messages(later(minutes=29), later(minutes=34), 10) == ()
        (again,) = transaction.take_messages(later(minutes=30), later(minutes=35), 10)
    assert (again.attempts, again.fault) == (1, "ingen svarer")


def lease(worker: str = "w1", *, now: float = 0) -> Lease:
    return Lease(worker=worker, now=later(minutes=now), until=later(minutes=now + 10))


def test_what_is_due_is_taken_by_one_worker_at_a_time(store: Store) -> None:
    opened(store)
    with store.writing() as transaction:
        (taken,) = transaction.take_dues(lease(), 10)
        assert (taken.key, taken.row.id) == ("S-1", "a")
        assert transaction.take_dues(lease("w2", now=9), 10) == ()
        assert transaction.take_dues(lease("w2", now=10), 10) == (taken,)
        assert not transaction.due_done(lease(), taken), "another has it now"


def test_what_is_done_is_never_taken_again(store: Store) -> None:
    opened(store)
    with store.writing() as transaction:
        (taken,) = transaction.take_dues(lease(), 10)
        assert transaction.due_done(lease(), taken)
        assert not transaction.due_done(lease(), taken)
        assert transaction.take_dues(lease("w2", now=60), 10) == ()


def test_what_is_due_at_another_moment_is_another_thing_to_do(store: Store) -> None:
    opened(store, rows=ProjectionRows(dues=(is_due("a"),)))
    with store.writing() as transaction:
        for one in transaction.take_dues(lease(), 10):
            transaction.due_done(lease(), one)
        moved = ProjectionRows(dues=(is_due("a", at=later(minutes=1)),))
        transaction.append(step_after(loaded(store), rows=moved))
        (again,) = transaction.take_dues(lease(now=1), 10)
        transaction.forget_claims("case", "S-1")
        assert transaction.due_done(lease(now=1), again), "what is due still has its claim"


def test_what_is_due_is_given_in_order_from_where_one_left_off(store: Store) -> None:
    for key in ("S-2", "S-1", "S-3"):
        opened(store, key, rows=ProjectionRows(dues=(is_due("a"),)))
    with store.writing() as transaction:
        first = transaction.take_dues(lease(), 2)
        rest = transaction.take_dues(lease("w2", now=60), 10, after=first[-1])
    assert [one.key for one in first] == ["S-1", "S-2"]
    assert [one.key for one in rest] == ["S-3"]


def test_a_setting_is_what_it_was_set_to_last(store: Store) -> None:
    assert store.setting("name") is None
    with store.writing() as transaction:
        transaction.set_setting("name", "Nordvik")
        transaction.set_setting("name", "Nordvik kommune")
    assert store.setting("name") == "Nordvik kommune"
