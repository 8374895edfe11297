"""Commands that carry a key of their own, so that repeating one does nothing twice."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bti.errors import UsedBefore
from bti.store.moments import to_text
from bti.store.session import Session
from bti.store.streams import Appended


class Idempotency(msgspec.Struct, frozen=True, kw_only=True):
    """The caller's key for one command, and a digest of what it asked for."""

    key: str
    request_digest: bytes
    at: datetime


def earlier(session: Session, command: Idempotency) -> tuple[Appended, ...] | None:
    """Give what the same command did before; the same key with other content is a conflict."""
    row = session.connection.one(
        session.sql.IDEMPOTENCY_READ, {"tenant": session.tenant, "idempotency_key": command.key}
    )
    if row is None:
        return None
    digest, result = row
    if digest != _kept(session, command):
        raise UsedBefore
    return msgspec.json.decode(result, type=tuple[Appended, ...])


def remember(session: Session, command: Idempotency, result: tuple[Appended, ...]) -> None:
    """Keep what a command did, in the same transaction as what it wrote."""
    session.connection.run(
        session.sql.IDEMPOTENCY_PUT,
        {
            "tenant": session.tenant,
            "idempotency_key": command.key,
            "request_digest": _kept(session, command),
            "at": to_text(command.at),
            "result": msgspec.json.encode(result).decode(),
        },
    )


def _kept(session: Session, command: Idempotency) -> bytes:
    """Key the digest: a plain one of a short answer is found by trying all of them."""
    return session.keys.mark(command.request_digest.hex())
