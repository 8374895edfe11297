"""Heads: one number over everything that is sealed, to be printed and kept elsewhere.

Each head holds what has changed since the one before, and is linked to it. So a head on paper
binds everything that was written before it, also against one who has the key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from bti.errors import BadInput
from bti.store.connection import Row
from bti.store.moments import to_text
from bti.store.session import Session

_MANY = 500
_PRINTED = re.compile(r"Forsegling\s+(\d+)\b.*?((?:[0-9a-f]{4}\s+){15}[0-9a-f]{4})", re.DOTALL)
_NOT_A_HEAD = (
    "Filen er ingen forsegling fra bti. Oppgi filen eller utskriften fra bti forsegl: --head FIL."
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A head: its number, when it was made, how much it holds, and its root."""

    number: int
    at: str
    leaves: int
    """So many streams had changed since the head before."""
    readings: int
    """So many rows had come in the access log."""
    readings_root: bytes
    root: bytes

    def printed(self, made: datetime) -> tuple[str, ...]:
        """Give the head as it is printed and kept elsewhere, made at that moment where it lies."""
        signs = self.root.hex()
        groups = [signs[at : at + 4] for at in range(0, len(signs), 4)]
        return (
            f"Forsegling {self.number}, laget {made:%d.%m.%Y kl. %H.%M}",
            *("  " + " ".join(groups[at : at + 8]) for at in (0, 8)),
        )


class PrintedHead(msgspec.Struct, frozen=True):
    """What of a head stands on paper: its number and its root."""

    number: int
    root: bytes


def read_printed(text: str) -> PrintedHead:
    """Read a head back from what was printed.

    Raises:
        BadInput: It is none.
    """
    found = _PRINTED.search(text)
    if found is None:
        raise BadInput(_NOT_A_HEAD)
    return PrintedHead(int(found.group(1)), bytes.fromhex("".join(found.group(2).split())))


def make(session: Session, at: datetime) -> Head:
    """Seal all that has changed since the newest head, and keep it as the next one."""
    with session.connection.writing():
        before = newest(session)
        number = before.number + 1 if before else 1
        leaves, leaves_root = _write_leaves(session, number)
        readings, readings_root = _count_readings(session, number)
        when = to_text(at)
        root = _root(
            (before.root if before else b"", session.tenant, number, when),
            (leaves, leaves_root, readings, readings_root),
        )
        head = Head(
            number=number,
            at=when,
            leaves=leaves,
            readings=readings,
            readings_root=readings_root,
            root=root,
        )
        seal = session.keys.sealer.mark(sealed(session.tenant, head))
        values = {**msgspec.structs.asdict(head), "tenant": session.tenant, "seal": seal}
        session.connection.run(session.sql.HEAD_PUT, values)
    return head


def newest(session: Session) -> Head | None:
    """Give the head that was made last."""
    rows = session.connection.all(session.sql.HEAD_NEWEST, {"tenant": session.tenant, "limit": 1})
    return _head(rows[0])[0] if rows else None


def every(session: Session) -> Iterator[tuple[Head, bytes]]:
    """Give each head with its seal, in order."""
    asked: dict[str, object] = {"tenant": session.tenant, "limit": _MANY}
    after = 0
    while rows := session.connection.all(session.sql.HEAD_AFTER, {**asked, "after": after}):
        yield from map(_head, rows)
        after = rows[-1][0]


def sealed(tenant: str, head: Head) -> bytes:
    """Give what is sealed of a head."""
    return msgspec.json.encode(("head", tenant, head))


def root_of(session: Session, before: bytes, head: Head, leaves: int, leaves_root: bytes) -> bytes:
    """Give the root that a head has when it holds these leaves, after the one before."""
    beginning = (before, session.tenant, head.number, head.at)
    return _root(beginning, (leaves, leaves_root, head.readings, head.readings_root))


def _root(beginning: tuple[object, ...], held: tuple[object, ...]) -> bytes:
    return hashlib.sha256(msgspec.json.encode(("bti head", *beginning, *held))).digest()


class Rolling:
    """A digest over rows in order, and how many they were."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.count = 0

    def add(self, row: tuple[Any, ...]) -> None:
        """Take one more row in."""
        self._digest.update(msgspec.json.encode(row))
        self.count += 1

    def digest(self) -> bytes:
        """Give the digest of all rows so far."""
        return self._digest.digest()


def _write_leaves(session: Session, number: int) -> tuple[int, bytes]:
    rolling = Rolling()
    asked: dict[str, object] = {"tenant": session.tenant, "limit": _MANY}
    after: tuple[str, str] = ("", "")
    while rows := _unsealed(session, asked, after):
        leaves = []
        for kind, key, version, seal in rows:
            rolling.add((kind, key, version, seal))
            leaves.append(
                {
                    "tenant": session.tenant,
                    "head": number,
                    "place": rolling.count,
                    "kind": kind,
                    "key": key,
                    "version": version,
                    "seal": seal,
                }
            )
        session.connection.run_each(session.sql.LEAF_PUT, leaves)
        after = (rows[-1][0], rows[-1][1])
    return rolling.count, rolling.digest()


def _unsealed(
    session: Session, asked: dict[str, object], after: tuple[str, str]
) -> list[tuple[str, str, int, bytes]]:
    position = {"after_kind": after[0], "after_key": after[1]}
    rows = session.connection.all(session.sql.STREAM_UNSEALED, {**asked, **position})
    return [(kind, key, version, bytes(seal or b"")) for kind, key, version, seal in rows]


def _count_readings(session: Session, number: int) -> tuple[int, bytes]:
    rolling = Rolling()
    asked: dict[str, object] = {"tenant": session.tenant, "limit": _MANY}
    while rows := session.connection.all(session.sql.ACCESS_UNSEALED, asked):
        for row_id, seal in rows:
            rolling.add((row_id, bytes(seal or b"")))
        # One by one: what another logs meanwhile is the next head's.
        session.connection.run_each(
            session.sql.ACCESS_IN_HEAD,
            [{"tenant": session.tenant, "id": row_id, "head": number} for row_id, _ in rows],
        )
    return rolling.count, rolling.digest()


def _head(row: Row) -> tuple[Head, bytes]:
    number, at, leaves, readings, readings_root, root, seal = row
    head = Head(
        number=number,
        at=at,
        leaves=leaves,
        readings=readings,
        readings_root=bytes(readings_root),
        root=bytes(root),
    )
    return head, bytes(seal)
