"""Rows of streams and events as they lie in the database, locked, and what they open to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bti.errors import StoreDamaged
from bti.store.seal import Stored
from bti.store.vault import StoredAt

if TYPE_CHECKING:
    from bti.store.connection import Row
    from bti.store.session import Session

_Kept = TypeVar("_Kept", "KeptStream", "KeptEvent")

_ODD = (
    "Innholdet i {key} er skadet ved hendelse {number}. "
    "Ikke skriv mer i databasen. Hent fram sikkerhetskopien."
)


class KeptStream(msgspec.Struct, frozen=True, array_like=True):
    """The row of a stream as it lies there."""

    version: int
    definition: str | None
    opened: str
    updated: str
    fold: bytes
    envelope: bytes | None
    seal: bytes | None


class KeptEvent(msgspec.Struct, frozen=True, array_like=True):
    """The row of an event as it lies there."""

    number: int
    name: str
    format: int
    recorded_at: str
    body: bytes
    seal: bytes | None

    @property
    def stored(self) -> Stored:
        """Give what is sealed of it."""
        return Stored(self.name, self.format, self.recorded_at, self.body)


def of_stream(session: Session, kind: str, key: str) -> dict[str, str]:
    """Give the parameters that name a stream in every statement."""
    return {"tenant": session.tenant, "kind": kind, "key": key}


def stream(session: Session, kind: str, key: str) -> KeptStream | None:
    """Give the row of a stream.

    Raises:
        StoreDamaged: It holds what no stream is written with.
    """
    return ask_stream(session, kind, key)()


def ask_stream(session: Session, kind: str, key: str) -> Callable[[], KeptStream | None]:
    """Ask for the row of a stream together with more; it is given afterwards."""
    rows = session.connection.ask(session.sql.STREAM_LOAD, of_stream(session, kind, key))
    return lambda: next((_typed(row, KeptStream, key, 0) for row in rows()), None)


def events(session: Session, kind: str, key: str, after: int = 0) -> tuple[KeptEvent, ...]:
    """Give the rows of a stream's events in order.

    Raises:
        StoreDamaged: One of them holds what no event is written with.
    """
    return ask_events(session, kind, key, after)()


def ask_events(
    session: Session, kind: str, key: str, after: int = 0
) -> Callable[[], tuple[KeptEvent, ...]]:
    """Ask for the rows of a stream's events together with more; they are given afterwards."""
    asked = {**of_stream(session, kind, key), "after": after}
    rows = session.connection.ask(session.sql.EVENT_AFTER, asked)
    return lambda: tuple(_typed(row, KeptEvent, key, row[0]) for row in rows())


def at(session: Session, kind: str, key: str, part: str, number: int) -> StoredAt:
    """Give the place that a piece of a stream's content is bound to."""
    return StoredAt(session.tenant, kind, key, part, number)


def _typed(row: Row, kind: type[_Kept], key: str, number: object) -> _Kept:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError:
        # Not chained: SQLite holds any value in any column, and this one may be content.
        raise StoreDamaged(_ODD.format(key=key, number=number)) from None
