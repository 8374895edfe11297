"""What was decided about keeping cases in one database, taken over to another made from it."""

from __future__ import annotations

import msgspec

from bti.case.projection import project
from bti.casework.desk import Desk
from bti.casework.erased_list import BY, GROUND
from bti.casework.kept_case import CASE
from bti.casework.noted import LOST, Noted, noted
from bti.errors import StoreDamaged
from bti.store import Destroyed, Disposal, Transaction, disposal
from bti.store.moments import to_text

_LIFTS = frozenset({"unblocked", "released"})


class Of(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about one stream."""

    kind: str
    key: str
    known_by: str
    """What its own key is known by: another stream may have had the same number."""
    decisions: tuple[Disposal, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """All that was decided in one database."""

    mark: bytes
    """What only databases that were once one have in common."""
    streams: tuple[Of, ...]
    lost: tuple[Noted, ...]
    """What the database itself may have lost, when it was a backup that was put back."""


def decided(desk: Desk) -> Decided:
    """Read all that was decided."""
    store = desk.store
    streams = (
        Of(
            kind=kind,
            key=key,
            known_by=store.known_by(kind, key),
            decisions=store.decisions(kind, key),
        )
        for kind, key in store.decided()
    )
    return Decided(
        mark=store.mark(""),
        streams=tuple(streams),
        lost=tuple(one for one in LOST if noted(desk, one)),
    )


def carry(known: Decided, desk: Desk) -> bool:
    """Decide here what was decided there since, and tell whether the two were once one."""
    if desk.store.mark("") != known.mark:
        return False
    with desk.store.writing() as transaction:
        for one in known.streams:
            if one.known_by and one.known_by == desk.store.known_by(one.kind, one.key):
                _carry(desk, transaction, one)
    desk.store.scrub()
    return True


def _carry(desk: Desk, transaction: Transaction, known: Of) -> None:
    kind, key = known.kind, known.key
    ours = desk.store.decisions(kind, key)
    since = _since(ours, known.decisions)
    for one in since:
        if one.what == "erased":
            transaction.erase_again(_destroyed(desk, known, one), BY, GROUND)
        else:
            transaction.decide(kind, key, one)
    done = (*ours, *since)
    if any(one.what == "erased" for one in done):
        return
    if disposal.stands(done, "blocked", "unblocked"):
        transaction.block(kind, key)
    elif any(one.what == "unblocked" for one in since):
        _unblock(desk, transaction, known)


def _since(ours: tuple[Disposal, ...], theirs: tuple[Disposal, ...]) -> tuple[Disposal, ...]:
    """Give what was decided there and not here.

    What lifts a protection counts only when all that is decided here was known there: else it
    would lift one that was set in another line of time.
    """
    since = tuple(one for one in theirs if one not in ours)
    if all(one in theirs for one in ours):
        return since
    return tuple(one for one in since if one.what not in _LIFTS)


def _destroyed(desk: Desk, known: Of, one: Disposal) -> Destroyed:
    return Destroyed(
        tenant=desk.store.tenant,
        kind=known.kind,
        key=known.key,
        fingerprint=one.fingerprint,
        at=to_text(one.at),
    )


def _unblock(desk: Desk, transaction: Transaction, known: Of) -> None:
    stream = desk.store.load(known.kind, known.key, blocked=True)
    if stream is None:
        raise StoreDamaged
    case = CASE.decode(stream.fold)
    # As it was shown when the newest event was recorded: a check derives the same.
    rows = project(desk.guides.by_digest(case.digest), case, case.at, desk.store.mark)
    transaction.unblock(known.kind, known.key, rows)
