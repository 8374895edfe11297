"""The outbox: messages that are written with the step that causes them, and sent afterwards."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bti.store.moments import to_moment, to_text
from bti.store.session import Session


class OutboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """A message that waits to be sent; it says only that there is something to do."""

    id: str
    at: datetime
    kind: str
    body: bytes
    """Never a name, an answer or a reason: it leaves the house."""


def put(session: Session, rows: tuple[OutboxRow, ...]) -> None:
    """Write messages in the step's transaction: none is lost, and none is sent for nothing."""
    session.connection.run_each(
        session.sql.OUTBOX_PUT,
        [
            {
                "tenant": session.tenant,
                "id": row.id,
                "at": to_text(row.at),
                "kind": row.kind,
                "body": row.body,
                "sent_at": None,
            }
            for row in rows
        ],
    )


def waiting(session: Session, limit: int) -> tuple[OutboxRow, ...]:
    """Give messages that are not sent yet, oldest first."""
    rows = session.connection.all(
        session.sql.OUTBOX_WAITING, {"tenant": session.tenant, "limit": limit}
    )
    return tuple(
        OutboxRow(id=row_id, at=to_moment(at), kind=kind, body=body)
        for row_id, at, kind, body in rows
    )


def sent(session: Session, row_id: str, at: datetime) -> bool:
    """Say that a message was sent, and whether it was waiting until now."""
    return (
        session.connection.run(
            session.sql.OUTBOX_SENT,
            {"tenant": session.tenant, "id": row_id, "sent_at": to_text(at)},
        )
        == 1
    )
