"""Whether what is stored hangs together, as far as one can tell without knowing what it means."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.case.rows import ProjectionRows
from bti.errors import StoreDamaged
from bti.store import projections, streams
from bti.store.session import Session
from bti.store.streams import StoredEvent, Stream

_MANY = 500
"""So many keys are read at a time, so that memory does not grow with the database."""

_BROKEN = (
    "Historikken til {key} henger ikke sammen ved hendelse {number}. "
    "Ikke skriv mer i databasen. Hent fram sikkerhetskopien."
)


class StoredStream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream whole: what its fold and its rows must be derivable from, and what they are."""

    stream: Stream
    events: tuple[StoredEvent, ...]
    projections: ProjectionRows

    def shows(self, rows: ProjectionRows) -> bool:
        """Tell whether the stream shows these rows and no others, in whatever order."""
        return projections.equal(self.projections, rows)


def verify(session: Session) -> Iterator[StoredStream]:
    """Check the file, then each stream's numbering, and give the streams one by one."""
    session.database.check(session.connection)
    for (kind,) in session.connection.all(session.sql.STREAM_KINDS, {"tenant": session.tenant}):
        for key in _keys(session, kind):
            whole = _whole(session, kind, key)
            if whole is not None:
                yield whole


def _keys(session: Session, kind: str) -> Iterator[str]:
    asked: dict[str, object] = {"tenant": session.tenant, "kind": kind, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.STREAM_KEYS, {**asked, "after_key": after}):
        for (key,) in rows:
            yield key
        after = rows[-1][0]


def _whole(session: Session, kind: str, key: str) -> StoredStream | None:
    """Read all of one stream as it stood at one moment, whatever is written meanwhile."""
    with session.connection.reading():
        stream = streams.load(session, kind, key)
        if stream is None:
            return None
        events = streams.events(session, stream)
        rows = projections.read(session, kind, key)
    _check_numbers(stream, events)
    return StoredStream(stream=stream, events=events, projections=rows)


def _check_numbers(stream: Stream, events: tuple[StoredEvent, ...]) -> None:
    wrong = set(range(1, stream.version + 1)).symmetric_difference(event.number for event in events)
    if wrong:
        raise StoreDamaged(_BROKEN.format(key=stream.key, number=min(wrong)))
