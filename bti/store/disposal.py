"""What was decided about keeping a stream: blocked, held back, exported, erased; and doing it.

A blocked stream cannot be read by any verb until the block is lifted. An erased one has lost its
key: what was locked with it can be read by nobody, wherever copies of it lie, and the chain of
seals over it still holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal, get_args

import msgspec

from bti.case.rows import ProjectionRows
from bti.errors import StoreDamaged
from bti.store import kept, projections
from bti.store.kept import KeptStream
from bti.store.moments import to_moment, to_text
from bti.store.session import Session
from bti.store.vault import BLOCKED, StoredAt

What = Literal["blocked", "unblocked", "held", "released", "exported", "decided", "erased"]

ERASED = b""
"""The envelope of a stream whose key is destroyed."""

_MANY = 500
_FINGERPRINT = 16


class Disposal(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: what, when, by whom, and on what ground."""

    what: What
    at: datetime
    by: str
    ground: str
    fingerprint: str = ""
    """Of an erased stream's key, so that it is known again in an older copy."""


class Destroyed(msgspec.Struct, frozen=True, kw_only=True):
    """A key that was destroyed, as it stands on the list that is kept beside the key file."""

    tenant: str
    kind: str
    key: str
    fingerprint: str
    at: str


def record(session: Session, kind: str, key: str, one: Disposal) -> None:
    """Keep a decision, sealed; none is ever changed."""
    number = len(session.connection.all(session.sql.DISPOSAL_OF, _of(session, kind, key))) + 1
    at = to_text(one.at)
    body = session.keys.beside.lock(msgspec.json.encode(one), _place(session, kind, key, number))
    seal = session.keys.sealer.mark(_sealed(session, kind, key, (number, one.what, at, body)))
    values = {"number": number, "what": one.what, "at": at, "body": body, "seal": seal}
    session.connection.run(session.sql.DISPOSAL_PUT, {**_of(session, kind, key), **values})


def of(session: Session, kind: str, key: str) -> tuple[Disposal, ...]:
    """Give every decision about a stream, oldest first.

    Raises:
        StoreDamaged: One of them is not as it was written.
    """
    rows = session.connection.all(session.sql.DISPOSAL_OF, _of(session, kind, key))
    return tuple(_read(session, kind, key, row) for row in rows)


def stands(decisions: tuple[Disposal, ...], what: What, taken_back: What) -> bool:
    """Tell whether something was decided and not taken back since."""
    last = [one.what for one in decisions if one.what in {what, taken_back}]
    return bool(last) and last[-1] == what


def hidden(rows: ProjectionRows) -> ProjectionRows:
    """Give the rows that are left of a stream that is blocked or erased: what figures need."""
    listed = rows.listed
    if listed is not None:
        listed = msgspec.structs.replace(listed, unit=None, holder=None, next_due=None)
    return ProjectionRows(listed=listed)


def block(session: Session, kind: str, key: str) -> None:
    """Let nobody read a stream, and let it show no more than figures need."""
    row = _row(session, kind, key)
    if row.envelope and not row.envelope.startswith(BLOCKED):
        _envelope(session, kind, key, BLOCKED + row.envelope)
        _hide(session, kind, key)


def unblock(session: Session, kind: str, key: str, rows: ProjectionRows) -> None:
    """Let a stream be read again, and show what follows from its events."""
    row = _row(session, kind, key)
    if row.envelope and row.envelope.startswith(BLOCKED):
        _envelope(session, kind, key, row.envelope.removeprefix(BLOCKED))
        projections.replace(session, kind, key, rows, None)


def erase(session: Session, kind: str, key: str) -> str:
    """Destroy a stream's key with all that points to a person; give the key's fingerprint."""
    row = _row(session, kind, key)
    fingerprint = fingerprint_of(session, kind, key, row)
    _envelope(session, kind, key, ERASED)
    session.connection.run(session.sql.PART_REMOVE, _of(session, kind, key))
    _hide(session, kind, key)
    return fingerprint


def fingerprint_of(session: Session, kind: str, key: str, row: KeptStream) -> str:
    """Give what a stream's own key is known by, whatever master key it is wrapped with."""
    if not row.envelope:
        return ""
    secret = session.keys.vault.secret_of(kept.at(session, kind, key, "key", 0), row.envelope)
    return hashlib.sha256(b"bti stream key\0" + secret).digest()[:_FINGERPRINT].hex()


def known_by(session: Session, kind: str, key: str) -> str:
    """Give what a stream's own key is known by, destroyed or not; nothing when there is none."""
    row = kept.stream(session, kind, key)
    if row is not None and row.envelope:
        return fingerprint_of(session, kind, key, row)
    gone = [one.fingerprint for one in of(session, kind, key) if one.what == "erased"]
    return gone[-1] if gone else ""


def decided(session: Session) -> tuple[tuple[str, str], ...]:
    """Give every stream about which something was decided."""
    found = {(row[0], row[1]) for what in get_args(What) for row in _rows(session, what)}
    return tuple(sorted(found))


def destroyed(session: Session) -> Iterator[Destroyed]:
    """Give every key of this tenant that was destroyed."""
    for kind, key, number, at, body, seal in _rows(session, "erased"):
        one = _read(session, kind, key, (number, "erased", at, body, seal))
        yield Destroyed(
            tenant=session.tenant, kind=kind, key=key, fingerprint=one.fingerprint, at=at
        )


def _rows(session: Session, what: What) -> Iterator[tuple[Any, ...]]:
    asked: dict[str, object] = {"tenant": session.tenant, "what": what, "limit": _MANY}
    after = ("", "")
    while rows := session.connection.all(
        session.sql.DISPOSAL_WHAT, {**asked, "after_kind": after[0], "after_key": after[1]}
    ):
        yield from rows
        after = (rows[-1][0], rows[-1][1])


def erase_again(session: Session, one: Destroyed, by: str, ground: str) -> bool:
    """Erase what came back from an older copy, if its key is the one that was destroyed."""
    row = kept.stream(session, one.kind, one.key)
    if one.tenant != session.tenant or row is None or not row.envelope:
        return False
    if fingerprint_of(session, one.kind, one.key, row) != one.fingerprint:
        return False
    erase(session, one.kind, one.key)
    again = Disposal(
        what="erased",
        at=to_moment(one.at),
        by=by,
        ground=ground,
        fingerprint=one.fingerprint,
    )
    record(session, one.kind, one.key, again)
    return True


def _hide(session: Session, kind: str, key: str) -> None:
    shown = projections.read(session, kind, key)
    projections.replace(session, kind, key, hidden(shown), None)


def _envelope(session: Session, kind: str, key: str, envelope: bytes) -> None:
    session.connection.run(
        session.sql.STREAM_REWRAP, {**_of(session, kind, key), "envelope": envelope}
    )


def _row(session: Session, kind: str, key: str) -> KeptStream:
    row = kept.stream(session, kind, key)
    if row is None:
        raise StoreDamaged
    return row


def _read(session: Session, kind: str, key: str, row: tuple[object, ...]) -> Disposal:
    number, what, at, body, seal = row
    if not (isinstance(number, int) and isinstance(body, bytes) and isinstance(seal, bytes)):
        raise StoreDamaged
    if not session.keys.sealer.marked(_sealed(session, kind, key, (number, what, at, body)), seal):
        raise StoreDamaged
    place = _place(session, kind, key, number)
    return msgspec.json.decode(session.keys.beside.open(body, place), type=Disposal)


def _of(session: Session, kind: str, key: str) -> dict[str, str]:
    return kept.of_stream(session, kind, key)


def _place(session: Session, kind: str, key: str, number: int) -> bytes:
    return StoredAt(session.tenant, kind, key, "disposal", number).bound()


def _sealed(session: Session, kind: str, key: str, row: tuple[object, ...]) -> bytes:
    return msgspec.json.encode(("disposal", session.tenant, kind, key, *row))
