"""Parts of a stream that are no longer live: each in a row of its own, read when asked for."""

from __future__ import annotations

import msgspec

from bti.errors import StoreDamaged
from bti.store import kept
from bti.store.session import Session
from bti.store.vault import StoredAt


class KeptPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part by its name and number, with its content."""

    name: str
    number: int
    body: bytes


def put(
    session: Session, kind: str, key: str, envelope: bytes | None, parts: tuple[KeptPart, ...]
) -> None:
    """Keep parts with the step that made them; one that is there already is written anew."""
    rows = [
        {
            **kept.of_stream(session, kind, key),
            "part": part.name,
            "number": part.number,
            "body": session.keys.vault.encode(_at(session, kind, key, part), envelope, part.body),
        }
        for part in parts
    ]
    session.connection.run_each(session.sql.PART_PUT, rows)


def one(session: Session, kind: str, key: str, name: str, number: int) -> KeptPart | None:
    """Give one part, if it is there."""
    asked = {**kept.of_stream(session, kind, key), "part": name, "number": number}
    row = session.connection.one(session.sql.PART_ONE, asked)
    stream = kept.stream(session, kind, key)
    if row is None or stream is None:
        return None
    return _opened(session, kind, key, stream.envelope, (name, number, *row))


def every(session: Session, kind: str, key: str) -> tuple[KeptPart, ...]:
    """Give all parts of a stream.

    Raises:
        StoreDamaged: One of them is not what was stored there.
    """
    rows = session.connection.all(session.sql.PART_ALL, kept.of_stream(session, kind, key))
    stream = kept.stream(session, kind, key)
    if stream is None:
        return ()
    return tuple(_opened(session, kind, key, stream.envelope, row) for row in rows)


def _opened(
    session: Session, kind: str, key: str, envelope: bytes | None, row: tuple[object, ...]
) -> KeptPart:
    name, number, body = row
    if not (isinstance(name, str) and isinstance(number, int) and isinstance(body, bytes)):
        raise StoreDamaged
    locked = KeptPart(name=name, number=number, body=body)
    content = session.keys.vault.decode(_at(session, kind, key, locked), envelope, body)
    return KeptPart(name=name, number=number, body=content)


def _at(session: Session, kind: str, key: str, part: KeptPart) -> StoredAt:
    return kept.at(session, kind, key, f"kept {part.name}", part.number)
