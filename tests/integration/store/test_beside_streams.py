"""The access log, the outbox and the settings that a tenant keeps beside its streams."""

from __future__ import annotations

import msgspec

from bti.store import AccessRow, Append, OutboxRow, Store
from tests.integration.store.samples import NOON, happened, later, opened

READ = AccessRow(
    id="l1", at=NOON, person="p1", action="show", kind="case", key="S-1", outcome="allowed"
)


def message(row_id: str = "m1") -> OutboxRow:
    return OutboxRow(id=row_id, at=NOON, kind="reminder", body=b"noe venter")


def send(store: Store, *messages: OutboxRow) -> None:
    step = Append(after=opened(store), events=(happened(),), fold=b"", outbox=messages)
    store.append(step)


def test_the_access_log_of_a_stream_is_read_oldest_first(store: Store) -> None:
    denied = msgspec.structs.replace(READ, id="l0", at=later(minutes=1), outcome="denied")
    elsewhere = msgspec.structs.replace(READ, id="l2", key="S-2")
    for row in (denied, READ, elsewhere):
        store.log_access(row)
    assert store.access_log("case", "S-1") == (READ, denied)


def test_a_reading_can_be_logged_with_a_step(store: Store) -> None:
    with store.writing() as transaction:
        opened(store)
        transaction.log_access(READ)
    assert store.access_log("case", "S-1") == (READ,)


def test_messages_wait_until_they_are_sent(store: Store) -> None:
    send(store, message("m1"), message("m2"))
    with store.writing() as transaction:
        assert transaction.mark_sent("m1", later(minutes=1))
    assert store.waiting() == (message("m2"),)


def test_a_message_is_marked_as_sent_once(store: Store) -> None:
    send(store, message())
    with store.writing() as transaction:
        answers = [transaction.mark_sent("m1", NOON), transaction.mark_sent("m1", NOON)]
    assert answers == [True, False]


def test_so_many_messages_as_asked_for_are_given(store: Store) -> None:
    send(store, message("m1"), message("m2"))
    assert store.waiting(limit=1) == (message("m1"),)


def test_a_setting_is_what_it_was_set_to_last(store: Store) -> None:
    assert store.setting("name") is None
    with store.writing() as transaction:
        transaction.set_setting("name", "Nordvik")
        transaction.set_setting("name", "Nordvik kommune")
    assert store.setting("name") == "Nordvik kommune"
