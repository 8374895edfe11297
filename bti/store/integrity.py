"""Whether what is stored hangs together, as far as one can tell without knowing what it means.

Every fault is told with its place and the walk goes on, so that one who finds out that something
is wrong finds out all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bti.case.rows import ProjectionRows
from bti.errors import StoreDamaged
from bti.store import disposal, kept, projections, streams
from bti.store.kept import KeptEvent, KeptStream
from bti.store.projections import NO_ROWS
from bti.store.session import Session
from bti.store.streams import StoredEvent, Stream
from bti.store.vault import BLOCKED

_TABLE = re.compile(r"CREATE TABLE (\w+)")
_MANY = 500
"""So many keys are read at a time, so that memory does not grow with the database."""

_MISSING = "Hendelse {number} mangler."
_SEVERAL_MISSING = "Hendelsene {first} til {last} mangler."
_TOO_MANY = "Hendelse {number} hører ikke til her."
_NOT_SEALED = "Hendelse {number} er endret, byttet om eller satt inn: forseglingen stemmer ikke."
_UNREADABLE = "Hendelse {number} kan ikke leses: innholdet er ikke det som ble lagret her."
_FOLD = "Raden for saken kan ikke leses: innholdet er ikke det som ble lagret her."
_LAST = "Raden for saken har en annen forsegling enn den nyeste hendelsen."
_MOMENTS = "Raden for saken sier andre tidspunkter enn hendelsene."


_DECISIONS = "Det som er bestemt om sperring og sletting, er endret."
_NOT_AS_DECIDED = "Strømmen er sperret, åpnet eller slettet uten at noen har bestemt det."
_SHOWN = "Strømmen er sperret eller slettet, men viser fortsatt aktører, frister eller søkeord."


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not as it was written, and where it stands."""

    kind: str
    key: str
    message: str
    number: int = 0
    """The event it is about, if it is about one."""


class StoredStream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream whole: what its fold and its rows must be derivable from, and what they are."""

    stream: Stream
    events: tuple[StoredEvent, ...]
    projections: ProjectionRows
    hidden: bool = False
    """Whether the stream is blocked or erased, and shows no more than figures need."""
    faults: tuple[Fault, ...] = ()
    """With faults, events and fold may be missing: what cannot be read is not shown."""

    def shows(self, rows: ProjectionRows) -> bool:
        """Tell whether the stream shows these rows and no others, in whatever order."""
        return projections.equal(self.projections, rows)


def missing_tables(session: Session) -> tuple[str, ...]:
    """Give the names of the tables that should be there and are not."""
    made = (_TABLE.search(text) for text in session.sql.CREATE)
    found = session.database.tables(session.connection)
    return tuple(one[1] for one in made if one and one[1] not in found)


def verify(session: Session) -> Iterator[StoredStream]:
    """Check the file, then each stream's chain, and give the streams one by one.

    Raises:
        StoreDamaged: The file itself is damaged.
    """
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
    about = Stream(kind=kind, key=key, version=0, definition=None)
    try:
        with session.connection.reading(), session.connection.together():
            its_row = kept.ask_stream(session, kind, key)
            its_events = kept.ask_events(session, kind, key)
            shown = projections.ask(session, kind, key)
        row, events, rows = its_row(), its_events(), shown()
    except StoreDamaged as damage:
        fault = Fault(kind=kind, key=key, message=damage.message)
        return StoredStream(stream=about, events=(), projections=NO_ROWS, faults=(fault,))
    if row is None:
        return None
    about = msgspec.structs.replace(about, version=row.version, envelope=row.envelope)
    faults = [*_of_chain(session, about, events), *_of_row(about, row, events)]
    hidden = row.envelope == b"" or (row.envelope or b"").startswith(BLOCKED)
    faults.extend(_of_disposal(session, about, rows, hidden=hidden))
    if hidden:
        in_order = tuple(sorted(faults, key=lambda fault: fault.number))
        return StoredStream(stream=about, events=(), projections=rows, hidden=True, faults=in_order)
    opened: list[StoredEvent] = []
    for event in events:
        try:
            opened.append(streams.opened_event(session, about, event))
        except StoreDamaged:
            faults.append(_fault(about, _UNREADABLE, event.number))
    try:
        about = streams.opened(session, kind, key, row)
    except StoreDamaged:
        faults.append(_fault(about, _FOLD))
    in_order = tuple(sorted(faults, key=lambda fault: fault.number))
    return StoredStream(stream=about, events=tuple(opened), projections=rows, faults=in_order)


def _of_chain(session: Session, about: Stream, events: tuple[KeptEvent, ...]) -> Iterator[Fault]:
    """Check that each event is there, and sealed after the one before it."""
    before: bytes | None = None
    expected = 1
    for event in events:
        if event.number > about.version or event.number < 1:
            yield _fault(about, _TOO_MANY, event.number)
            continue
        if event.number > expected:
            yield _gap(about, expected, event.number - 1)
        elif not _sealed(session, about, event, before):
            # After a gap the seal before is not known; the gap itself is told.
            yield _fault(about, _NOT_SEALED, event.number)
        before, expected = event.seal, event.number + 1
    if expected <= about.version:
        yield _gap(about, expected, about.version)


def _sealed(session: Session, about: Stream, event: KeptEvent, before: bytes | None) -> bool:
    at = kept.at(session, about.kind, about.key, "event", event.number)
    return session.keys.sealer.holds(at, before, event.stored, event.seal)


def _gap(about: Stream, first: int, last: int) -> Fault:
    if first == last:
        return _fault(about, _MISSING, first)
    message = _SEVERAL_MISSING.format(first=first, last=last)
    return Fault(kind=about.kind, key=about.key, number=first, message=message)


def _of_disposal(
    session: Session, about: Stream, rows: ProjectionRows, *, hidden: bool
) -> Iterator[Fault]:
    """Check that a stream is blocked or erased when that was decided, and not otherwise."""
    try:
        decisions = disposal.of(session, about.kind, about.key)
    except StoreDamaged:
        yield _fault(about, _DECISIONS)
        return
    erased = any(one.what == "erased" for one in decisions)
    blocked = disposal.stands(decisions, "blocked", "unblocked")
    if erased != (about.envelope == b"") or (not erased and blocked != hidden):
        yield _fault(about, _NOT_AS_DECIDED)
    if hidden and rows != disposal.hidden(rows):
        yield _fault(about, _SHOWN)


def _of_row(about: Stream, row: KeptStream, events: tuple[KeptEvent, ...]) -> Iterator[Fault]:
    if not events or events[-1].number != row.version:
        return
    if row.seal != events[-1].seal:
        yield _fault(about, _LAST)
    if (row.opened, row.updated) != (events[0].recorded_at, events[-1].recorded_at):
        yield _fault(about, _MOMENTS)


def _fault(about: Stream, message: str, number: int = 0) -> Fault:
    said = message.format(number=number)
    return Fault(kind=about.kind, key=about.key, number=number, message=said)
