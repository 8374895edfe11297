"""Holding a database to its heads, and to one that was printed: what is gone or rewritten since."""

from __future__ import annotations

from collections.abc import Iterator

from bti.store import access_log, heads
from bti.store.heads import Head, PrintedHead, Rolling
from bti.store.integrity import Fault
from bti.store.session import Session

_MANY = 500
HEAD = "head"
READING = "access_log"

_NO_HEAD = "Forsegling {number} mangler."
_HEAD_CHANGED = "Forsegling {number} er endret."
_ROOT = (
    "Forsegling {number} stemmer ikke med det den holder: noe som sto i den, er borte eller nytt."
)
_LEAF_GONE = "Forsegling {number}: det som sto mellom {before} og {after}, er borte."
_GONE = "Strømmen er borte. Den sto i forsegling {number} med {version} hendelser."
_REWRITTEN = "Historikken til og med hendelse {version} er skrevet om siden forsegling {number}."
_READINGS = "Forsegling {number} talte {wanted} lesninger i tilgangsloggen, og nå er det {found}."
_READINGS_CHANGED = "Lesningene som forsegling {number} talte, er ikke de samme lenger."
_READING = "Rad {row} i tilgangsloggen, ført {at}, er endret eller satt inn."
_PRINTED_GONE = (
    "Forsegling {number} på papiret finnes ikke i databasen: den er klippet, eller hentet fram fra "
    "en eldre sikkerhetskopi."
)
_PRINTED_OTHER = (
    "Forsegling {number} på papiret er en annen enn den i databasen: noe som var skrevet før den, "
    "er skrevet om av en som har nøkkelen."
)


def check(session: Session, printed: PrintedHead | None = None) -> Iterator[Fault]:
    """Give everything that is not as the heads say, each with its place."""
    before, expected = b"", 1
    for head, seal in heads.every(session):
        for number in range(expected, head.number):
            yield _fault(HEAD, str(number), _NO_HEAD.format(number=number))
        yield from _of_head(session, head, seal, before)
        if printed and printed.number == head.number and printed.root != head.root:
            yield _fault(HEAD, str(head.number), _PRINTED_OTHER.format(number=head.number))
        before, expected = head.root, head.number + 1
    if printed and printed.number >= expected:
        yield _fault(HEAD, str(printed.number), _PRINTED_GONE.format(number=printed.number))
    yield from _readings(session)


def _of_head(session: Session, head: Head, seal: bytes, before: bytes) -> Iterator[Fault]:
    here = str(head.number)
    if not session.keys.sealer.marked(heads.sealed(session.tenant, head), seal):
        yield _fault(HEAD, here, _HEAD_CHANGED.format(number=head.number))
    rolling = Rolling()
    yield from _leaves(session, head, rolling)
    root = heads.root_of(session, before, head, rolling.count, rolling.digest())
    if root != head.root:
        yield _fault(HEAD, here, _ROOT.format(number=head.number))
    yield from _counted_readings(session, head)


def _leaves(session: Session, head: Head, rolling: Rolling) -> Iterator[Fault]:
    asked: dict[str, object] = {"tenant": session.tenant, "head": head.number, "limit": _MANY}
    after, last = 0, "begynnelsen"
    while rows := session.connection.all(session.sql.LEAF_AFTER, {**asked, "after": after}):
        for place, kind, key, version, seal, stands in rows:
            if place != after + 1:
                message = _LEAF_GONE.format(number=head.number, before=last, after=key)
                yield _fault(HEAD, str(head.number), message)
            rolling.add((kind, key, version, bytes(seal)))
            if stands is None or bytes(stands) != bytes(seal):
                message = _GONE if not _is_there(session, kind, key) else _REWRITTEN
                said = message.format(number=head.number, version=version)
                yield Fault(kind=kind, key=key, number=version, message=said)
            after, last = place, key
    if after < head.leaves:
        message = _LEAF_GONE.format(number=head.number, before=last, after="slutten")
        yield _fault(HEAD, str(head.number), message)


def _is_there(session: Session, kind: str, key: str) -> bool:
    asked = {"tenant": session.tenant, "kind": kind, "key": key}
    return session.connection.one(session.sql.STREAM_VERSION, asked) is not None


def _counted_readings(session: Session, head: Head) -> Iterator[Fault]:
    rolling = Rolling()
    asked: dict[str, object] = {"tenant": session.tenant, "head": head.number, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.ACCESS_OF_HEAD, {**asked, "after": after}):
        for row_id, seal in rows:
            rolling.add((row_id, bytes(seal or b"")))
        after = rows[-1][0]
    if rolling.count != head.readings:
        said = _READINGS.format(number=head.number, wanted=head.readings, found=rolling.count)
        yield _fault(READING, str(head.number), said)
    elif rolling.digest() != head.readings_root:
        yield _fault(READING, str(head.number), _READINGS_CHANGED.format(number=head.number))


def _readings(session: Session) -> Iterator[Fault]:
    """Check each reading by itself: what was changed or put in has no seal that holds."""
    asked: dict[str, object] = {"tenant": session.tenant, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.ACCESS_AFTER, {**asked, "after": after}):
        for *said, seal in rows:
            sealed = access_log.sealed(session.tenant, tuple(said))
            if not session.keys.sealer.marked(sealed, bytes(seal or b"")):
                row, at, key = said[0], said[1], said[5]
                yield _fault(READING, key, _READING.format(row=row, at=at))
        after = rows[-1][0]


def _fault(kind: str, key: str, message: str) -> Fault:
    return Fault(kind=kind, key=key, message=message)
