"""Who has taken what is due: each row is taken by one worker at a time, and done once."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from bti.store.listings import Due, due_of
from bti.store.moments import to_text
from bti.store.session import Session

_EARLIEST = to_text(datetime.min.replace(tzinfo=UTC))


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """A worker's word that it works on what it takes, as long as the lease lasts."""

    worker: str
    now: datetime
    until: datetime
    """From then on the worker counts as gone, and another may take its rows."""


def take(session: Session, lease: Lease, limit: int, after: Due | None = None) -> tuple[Due, ...]:
    """Take so many rows that are due and nobody's, earliest first, from the one after ``after``.

    Rows that another took in between are left out, so there may be fewer although more are due.
    """
    while free := _free(session, lease, limit, after):
        claims = [_claim(session, lease, one) for one in free]
        took = session.connection.run_all(session.sql.CLAIM_PUT, claims)
        mine = tuple(one for one, count in zip(free, took, strict=True) if count == 1)
        if mine:
            return mine
        after = free[-1]
    return ()


def _free(session: Session, lease: Lease, limit: int, after: Due | None) -> tuple[Due, ...]:
    asked = {
        "tenant": session.tenant,
        "until": to_text(lease.now),
        "now": to_text(lease.now),
        "limit": limit,
        **_position(after),
    }
    return tuple(map(due_of, session.connection.all(session.sql.DUE_UNCLAIMED, asked)))


def done(session: Session, lease: Lease, one: Due) -> bool:
    """Say that a row is done, and whether the worker still had it: if not, undo what was done."""
    values = {
        **_row(session, one),
        "worker": lease.worker,
        "done_at": to_text(lease.now),
    }
    return session.connection.run(session.sql.CLAIM_DONE, values) == 1


def forget(session: Session, kind: str, key: str) -> None:
    """Forget the claims of what a stream no longer shows as due."""
    of_stream = {"tenant": session.tenant, "kind": kind, "key": key}
    session.connection.run(session.sql.CLAIM_FORGET, of_stream)


def _position(after: Due | None) -> dict[str, object]:
    if after is None:
        return {"after_at": _EARLIEST, "after_kind": "", "after_key": "", "after_id": ""}
    return {
        "after_at": to_text(after.row.at),
        "after_kind": after.kind,
        "after_key": after.key,
        "after_id": after.row.id,
    }


def _row(session: Session, one: Due) -> dict[str, object]:
    return {
        "tenant": session.tenant,
        "kind": one.kind,
        "key": one.key,
        "id": one.row.id,
        "at": to_text(one.row.at),
    }


def _claim(session: Session, lease: Lease, one: Due) -> dict[str, object]:
    return {
        **_row(session, one),
        "worker": lease.worker,
        "until": to_text(lease.until),
        "now": to_text(lease.now),
        "done_at": None,
    }
