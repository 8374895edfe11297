"""The outbox: messages that are written with the step that causes them, and sent afterwards.

A message is taken for a while by one who sends; when that one dies, another takes it again. So it
goes out at least once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from bti.errors import StoreDamaged
from bti.store.connection import Row
from bti.store.moments import to_moment, to_text
from bti.store.session import Session
from bti.store.vault import StoredAt

UNREADABLE = "Meldingen kan ikke leses: innholdet er ikke det som ble lagret her."
_AGAIN = timedelta(days=1)
"""So long one that cannot be read keeps out of the way of the others."""
_EVERY = 100_000


class OutboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """A message that waits to be sent; it says only that there is something to do."""

    id: str
    at: datetime
    kind: str
    person: str
    """The id of the person it is for; where that person is reached, is looked up when it is
    sent."""
    body: bytes = b""
    """Never a name, an answer or a reason: it leaves the house."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A message that is not sent yet, and how it has gone so far."""

    message: OutboxRow
    next_try: datetime
    """When it is tried next; while someone sends it, when that one's time is up."""
    attempts: int
    fault: str | None
    """Why the last attempt failed, in words without content."""


def put(session: Session, rows: tuple[OutboxRow, ...]) -> None:
    """Write messages in the step's transaction: none is lost, and none is sent for nothing."""
    if rows:
        session.connection.run_each(session.sql.OUTBOX_PUT, [_values(session, row) for row in rows])


def _values(session: Session, row: OutboxRow) -> dict[str, object]:
    return {
        **msgspec.structs.asdict(row),
        "tenant": session.tenant,
        "at": to_text(row.at),
        "body": session.keys.beside.lock(row.body, _place(session, row.id)),
        "sent_at": None,
        "next_try": to_text(row.at),
        "attempts": 0,
        "fault": None,
    }


def waiting(session: Session, limit: int) -> tuple[Waiting, ...]:
    """Give messages that are not sent yet, the one whose turn is next first.

    One that cannot be read stops no other; ``unreadable`` names it.
    """
    return tuple(_readable(session, _rows_waiting(session, limit)))


def unreadable(session: Session) -> tuple[str, ...]:
    """Give the ids of the messages that wait and are not what was written here."""
    rows = _rows_waiting(session, _EVERY)
    known = {one.message.id for one in _readable(session, rows)}
    return tuple(str(row[0]) for row in rows if row[0] not in known)


def _rows_waiting(session: Session, limit: int) -> list[Row]:
    asked = {"tenant": session.tenant, "limit": limit}
    return session.connection.all(session.sql.OUTBOX_WAITING, asked)


def _readable(session: Session, rows: Sequence[Row]) -> Iterator[Waiting]:
    for row in rows:
        try:
            yield _waiting(session, row)
        except StoreDamaged:
            continue


def take(session: Session, now: datetime, lease: datetime, limit: int) -> tuple[Waiting, ...]:
    """Take messages whose turn has come; until ``lease`` nobody else sends them."""
    asked = {"tenant": session.tenant, "until": to_text(now), "limit": limit}
    while rows := session.connection.all(session.sql.OUTBOX_READY, asked):
        ready = tuple(_readable(session, rows))
        known = {one.message.id for one in ready}
        for row in rows:
            if row[0] not in known:
                failed(session, row[0], UNREADABLE, now + _AGAIN)
        if ready:
            return tuple(one for one in ready if _took(session, one, lease))
    return ()


def _took(session: Session, one: Waiting, lease: datetime) -> bool:
    values = {
        **_one(session, one.message.id),
        "seen": to_text(one.next_try),
        "lease": to_text(lease),
    }
    return session.connection.run(session.sql.OUTBOX_TAKE, values) == 1


def sent(session: Session, row_id: str, at: datetime) -> bool:
    """Say that a message was sent, and whether it was waiting until now."""
    values = {**_one(session, row_id), "sent_at": to_text(at)}
    return session.connection.run(session.sql.OUTBOX_SENT, values) == 1


def failed(session: Session, row_id: str, fault: str, next_try: datetime) -> None:
    """Say why a message could not be sent, and when it is tried again."""
    values = {**_one(session, row_id), "fault": fault, "next_try": to_text(next_try)}
    session.connection.run(session.sql.OUTBOX_FAILED, values)


def _one(session: Session, row_id: str) -> dict[str, object]:
    return {"tenant": session.tenant, "id": row_id}


def _waiting(session: Session, row: Row) -> Waiting:
    row_id, at, kind, person, body, next_try, attempts, fault = row
    if not (isinstance(body, bytes) and isinstance(attempts, int)):
        raise StoreDamaged
    content = session.keys.beside.open(body, _place(session, row_id))
    return Waiting(
        message=OutboxRow(id=row_id, at=to_moment(at), kind=kind, person=person, body=content),
        next_try=to_moment(next_try),
        attempts=attempts,
        fault=fault,
    )


def _place(session: Session, row_id: str) -> bytes:
    return StoredAt(session.tenant, "outbox", row_id, "message", 0).bound()
