"""Streams: what they are made of, and how they are loaded and appended to.

A stream is a sequence of events with a key and a fold. Cases are streams, and so is the
directory; the store knows neither, only bytes with a place.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case.rows import ProjectionRows
from bti.errors import Conflict
from bti.store import kept, outbox, parts, projections
from bti.store.moments import to_moment, to_text
from bti.store.outbox import OutboxRow
from bti.store.parts import KeptPart
from bti.store.projections import NO_ROWS
from bti.store.seal import Stored
from bti.store.vault import BLOCKED

if TYPE_CHECKING:
    from bti.store.kept import KeptEvent, KeptStream
    from bti.store.session import Session


class NewEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event to be written; its number is given by its place after the newest one."""

    name: str
    """The event's stable name, never a Python path."""
    format: int
    """The number of the form in which ``body`` is written."""
    recorded_at: datetime
    body: bytes


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it was written, with its number and its seal."""

    number: int
    name: str
    format: int
    recorded_at: datetime
    body: bytes
    seal: bytes | None = None


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream as it stands: its version and its fold, and what the next append needs."""

    kind: str
    key: str
    version: int
    """The number of the newest event, and 0 before the first."""
    definition: str | None
    """The digest of the guide that the stream is bound to; the directory has none."""
    fold: bytes = b""
    opened: datetime | None = None
    """When the first event was recorded."""
    updated: datetime | None = None
    """When the newest event was recorded."""
    envelope: bytes | None = None
    """The stream's own key, wrapped; empty when it is destroyed."""
    seal: bytes | None = None
    """The seal of the newest event, which the next one is linked to."""


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """What one step writes to one stream, all of it or nothing."""

    after: Stream
    """The stream as it was loaded, or from ``new_stream``; its version must still be the newest."""
    events: tuple[NewEvent, ...]
    fold: bytes
    projections: ProjectionRows = NO_ROWS
    before: ProjectionRows | None = None
    """The rows that ``after`` showed, if known: those that are equal need not be written again."""
    outbox: tuple[OutboxRow, ...] = ()
    parts: tuple[KeptPart, ...] = ()
    """What is no longer live, to be kept in rows of its own."""
    definition: str | None = None
    """The guide that the stream is bound to from now on, where it is another than before."""


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers that the events of one append got."""

    kind: str
    key: str
    first: int
    last: int


def new_stream(kind: str, key: str, definition: str | None = None) -> Stream:
    """Give the stream that does not exist yet, to append its first events to."""
    return Stream(kind=kind, key=key, version=0, definition=definition)


def load(session: Session, kind: str, key: str, *, blocked: bool = False) -> Stream | None:
    """Give a stream as it stands, from one row, whatever the length of its history.

    ``blocked`` opens one that is blocked too, for those who see to that.
    """
    row = kept.stream(session, kind, key)
    if blocked and row is not None and row.envelope:
        row = msgspec.structs.replace(row, envelope=row.envelope.removeprefix(BLOCKED))
    return None if row is None else opened(session, kind, key, row)


def bound_to(session: Session, kind: str, key: str) -> str | None:
    """Give the digest of the guide of a stream, blocked, erased or neither."""
    row = kept.stream(session, kind, key)
    return None if row is None else row.definition


def opened(session: Session, kind: str, key: str, row: KeptStream) -> Stream:
    """Give a stream from its row, its fold readable."""
    at = kept.at(session, kind, key, "fold", row.version)
    return Stream(
        kind=kind,
        key=key,
        version=row.version,
        definition=row.definition,
        fold=session.keys.vault.decode(at, row.envelope, row.fold),
        opened=to_moment(row.opened),
        updated=to_moment(row.updated),
        envelope=row.envelope,
        seal=row.seal,
    )


def events(session: Session, stream: Stream, after: int = 0) -> tuple[StoredEvent, ...]:
    """Give the events of a loaded stream in order, from the one after number ``after``."""
    rows = kept.events(session, stream.kind, stream.key, after)
    return tuple(opened_event(session, stream, row) for row in rows)


def opened_event(session: Session, stream: Stream, row: KeptEvent) -> StoredEvent:
    """Give an event from its row, its body readable."""
    at = kept.at(session, stream.kind, stream.key, "event", row.number)
    return StoredEvent(
        number=row.number,
        name=row.name,
        format=row.format,
        recorded_at=to_moment(row.recorded_at),
        body=session.keys.vault.decode(at, stream.envelope, row.body),
        seal=row.seal,
    )


def append(session: Session, step: Append) -> Appended:
    """Write one step to one stream; a step without events writes nothing.

    Raises:
        Conflict: Another has written to the stream since it was loaded.
    """
    stream = step.after
    appended = Appended(
        kind=stream.kind,
        key=stream.key,
        first=stream.version + 1,
        last=stream.version + len(step.events),
    )
    if step.events:
        _write(session, step, appended)
    return appended


def derive(session: Session, stream: Stream, step: Append) -> None:
    """Write fold, rows and parts anew for a stream as it stands; its events say what they are."""
    at = kept.at(session, stream.kind, stream.key, "fold", stream.version)
    values = {
        **kept.of_stream(session, stream.kind, stream.key),
        "version": stream.version,
        "fold": session.keys.vault.encode(at, stream.envelope, step.fold),
        "seal": stream.seal,
    }
    if session.connection.run(session.sql.STREAM_REFOLD, values) != 1:
        raise Conflict(expected=stream.version, found=_version(session, stream))
    _write_beside(session, step, stream.envelope)


def _write(session: Session, step: Append, appended: Appended) -> None:
    stream = step.after
    envelope = stream.envelope
    if envelope is None:
        envelope = session.keys.vault.envelope(session.tenant, stream.kind, stream.key)
    rows, seal = _event_rows(session, step, envelope)
    row = _stream_row(session, step, appended, envelope, seal)
    written = session.database.write_step(
        session.connection,
        row,
        rows,
        lambda: _write_beside(session, step, envelope),
        first=stream.version == 0,
    )
    if not written:
        raise Conflict(expected=stream.version, found=_version(session, stream))


def _write_beside(session: Session, step: Append, envelope: bytes | None) -> None:
    """Write what goes with a step: the rows that the stream shows, and messages."""
    stream = step.after
    projections.replace(session, stream.kind, stream.key, step.projections, step.before)
    if step.outbox:
        outbox.put(session, step.outbox)
    if step.parts:
        parts.put(session, stream.kind, stream.key, envelope, step.parts)


def _event_rows(
    session: Session, step: Append, envelope: bytes | None
) -> tuple[list[dict[str, object]], bytes | None]:
    """Encode and seal the events in order; give their rows and the seal of the last."""
    stream, seal = step.after, step.after.seal
    kind, key, keys = stream.kind, stream.key, session.keys
    rows: list[dict[str, object]] = []
    for number, event in enumerate(step.events, stream.version + 1):
        at = kept.at(session, kind, key, "event", number)
        recorded_at = to_text(event.recorded_at)
        body = keys.vault.encode(at, envelope, event.body)
        seal = keys.sealer.seal(at, seal, Stored(event.name, event.format, recorded_at, body))
        rows.append(
            {
                "tenant": session.tenant,
                "kind": kind,
                "key": key,
                "number": number,
                "name": event.name,
                "format": event.format,
                "recorded_at": recorded_at,
                "body": body,
                "seal": seal,
            }
        )
    return rows, seal


def _stream_row(
    session: Session, step: Append, appended: Appended, envelope: bytes | None, seal: bytes | None
) -> dict[str, object]:
    """Give the row that is written under the version check: the second of two is refused."""
    stream = step.after
    at = kept.at(session, stream.kind, stream.key, "fold", appended.last)
    row: dict[str, object] = {
        **kept.of_stream(session, stream.kind, stream.key),
        "version": appended.last,
        "updated": to_text(step.events[-1].recorded_at),
        "fold": session.keys.vault.encode(at, envelope, step.fold),
        "seal": seal,
        "definition": step.definition or stream.definition,
    }
    if stream.version == 0:
        row["opened"] = to_text(step.events[0].recorded_at)
        row["envelope"] = envelope
    else:
        row["expected"] = stream.version
    return row


def _version(session: Session, stream: Stream) -> int:
    row = session.connection.one(
        session.sql.STREAM_VERSION, kept.of_stream(session, stream.kind, stream.key)
    )
    return 0 if row is None else int(row[0])


def newest(session: Session) -> datetime | None:
    """Give when the newest event of all streams was recorded."""
    row = session.connection.one(session.sql.STREAM_NEWEST, {"tenant": session.tenant})
    return to_moment(row[0]) if row and row[0] else None
