"""Who has read or printed what, and who was denied."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.store.moments import to_moment, to_text

if TYPE_CHECKING:
    from bti.store.session import Session

_MANY = 500


class AccessRow(msgspec.Struct, frozen=True, kw_only=True):
    """One reading, printing, export or search, or one attempt."""

    id: str
    at: datetime
    person: str
    action: str
    kind: str
    """The kind of stream that was read."""
    key: str
    outcome: str
    """For instance ``allowed`` or ``denied``; the caller's words."""


def write(session: Session, row: AccessRow) -> None:
    """Write one row, sealed; nothing in the log is ever changed."""
    values = {**msgspec.structs.asdict(row), "at": to_text(row.at)}
    seal = _seal(session, tuple(values.values()))
    session.connection.run(
        session.sql.ACCESS_PUT, {**values, "tenant": session.tenant, "seal": seal, "head": None}
    )


def seal_unsealed(session: Session) -> None:
    """Seal the rows that were written before there were seals."""
    asked: dict[str, object] = {"tenant": session.tenant, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.ACCESS_AFTER, {**asked, "after": after}):
        values = [
            {"tenant": session.tenant, "id": said[0], "seal": _seal(session, tuple(said))}
            for *said, seal in rows
            if seal is None
        ]
        session.connection.run_each(session.sql.ACCESS_SEAL, values)
        after = rows[-1][0]


def _seal(session: Session, values: tuple[str, ...]) -> bytes:
    return session.keys.sealer.mark(sealed(session.tenant, values))


def sealed(tenant: str, values: tuple[str, ...]) -> bytes:
    """Give what is sealed of a row: all that it says; two rows never look alike."""
    return msgspec.json.encode(("access_log", tenant, *values))


def of_stream(session: Session, kind: str, key: str) -> tuple[AccessRow, ...]:
    """Give everything that was logged for one stream, oldest first."""
    asked = {"tenant": session.tenant, "kind": kind, "key": key}
    rows = session.connection.all(session.sql.ACCESS_OF_STREAM, asked)
    return tuple(
        _row(row_id, at, person, action, kind, key, outcome)
        for row_id, at, person, action, outcome in rows
    )


def of_person(session: Session, person: str) -> tuple[AccessRow, ...]:
    """Give everything that was logged of one person, oldest first."""
    asked = {"tenant": session.tenant, "person": person}
    rows = session.connection.all(session.sql.ACCESS_OF_PERSON, asked)
    return tuple(
        _row(row_id, at, person, action, kind, key, outcome)
        for row_id, at, action, kind, key, outcome in rows
    )


def _row(row_id: str, at: str, *said: str) -> AccessRow:
    person, action, kind, key, outcome = said
    return AccessRow(
        id=row_id,
        at=to_moment(at),
        person=person,
        action=action,
        kind=kind,
        key=key,
        outcome=outcome,
    )
