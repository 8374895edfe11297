"""Locking what an edition from before the keys wrote in the open."""

from __future__ import annotations

from collections.abc import Iterator

from bti.store import access_log, definitions, kept
from bti.store.seal import Stored
from bti.store.session import Session

_MANY = 100


def lock_all(session: Session) -> None:
    """Lock and seal every stream that stands in the open; broken off, it goes on the next time."""
    for (kind,) in session.connection.all(session.sql.STREAM_KINDS, {"tenant": session.tenant}):
        for keys in _batches(session, kind):
            with session.connection.writing():
                for key in keys:
                    _lock(session, kind, key)
    with session.connection.writing():
        definitions.seal_unsealed(session)
        access_log.seal_unsealed(session)
    session.database.scrub(session.connection)


def _batches(session: Session, kind: str) -> Iterator[tuple[str, ...]]:
    asked: dict[str, object] = {"tenant": session.tenant, "kind": kind, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.STREAM_KEYS, {**asked, "after_key": after}):
        yield tuple(key for (key,) in rows)
        after = rows[-1][0]


def _lock(session: Session, kind: str, key: str) -> None:
    row = kept.stream(session, kind, key)
    if row is None or row.envelope is not None:
        return
    vault, of_stream = session.keys.vault, kept.of_stream(session, kind, key)
    envelope = vault.envelope(session.tenant, kind, key)
    seal: bytes | None = None
    for event in kept.events(session, kind, key):
        at = kept.at(session, kind, key, "event", event.number)
        body = vault.encode(at, envelope, event.body)
        stored = Stored(event.name, event.format, event.recorded_at, body)
        seal = session.keys.sealer.seal(at, seal, stored)
        values = {**of_stream, "number": event.number, "body": body, "seal": seal}
        session.connection.run(session.sql.EVENT_LOCK, values)
    fold = vault.encode(kept.at(session, kind, key, "fold", row.version), envelope, row.fold)
    session.connection.run(session.sql.STREAM_REWRAP, {**of_stream, "envelope": envelope})
    values = {**of_stream, "fold": fold, "seal": seal, "version": row.version}
    session.connection.run(session.sql.STREAM_REFOLD, values)
