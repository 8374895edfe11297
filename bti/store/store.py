"""The store as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Self

import msgspec

from bti.errors import StoreUnavailable
from bti.store import (
    access_log,
    definitions,
    listings,
    outbox,
    parts,
    projections,
    settings,
    streams,
    tenant_keys,
)
from bti.store.listings import Page
from bti.store.transaction import Transaction

if TYPE_CHECKING:
    from bti.case.rows import ProjectionRows
    from bti.store.access_log import AccessRow
    from bti.store.databases import Database
    from bti.store.definitions import Publication, SourceFile, StoredDefinition
    from bti.store.disposal import Destroyed, Disposal
    from bti.store.heads import Head, PrintedHead
    from bti.store.idempotency import Idempotency
    from bti.store.integrity import Fault, StoredStream
    from bti.store.keyring import Keyring
    from bti.store.listings import Due, Listed, Part
    from bti.store.moved import Move
    from bti.store.outbox import Waiting
    from bti.store.parts import KeptPart
    from bti.store.session import Session
    from bti.store.streams import Append, Appended, StoredEvent, Stream
    from bti.store.unlocked import Unlocked

_FIRST_PAGE = Page()
_CLOSED = "Databasen er lukket her, og ingenting er gjort. Åpne den på nytt."
_GUIDE_CHANGED = "Veilederen er endret etter at den ble publisert."


class Store:
    """One tenant's database: streams of events, definitions, and what stands beside them.

    A store keeps one connection. Several threads may share it: they take turns, and a transaction
    keeps its turn until it ends. Another process opens its own store, also after a fork.
    """

    def __init__(self, session: Session, *, trial: bool) -> None:
        self._open: Session | None = session
        self.tenant = session.tenant
        self._noted: list[Appended] | None = None
        self.erased_list: str | None = None
        """Where destroyed keys are listed outside the database, if anywhere."""
        self.trial = trial
        """Whether the database was made for trying things out; it is marked on every screen."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; everything that was written is kept already."""
        if self._open is not None:
            self._open.connection.close()
        self._open = None

    @property
    def _session(self) -> Session:
        if self._open is None:
            raise StoreUnavailable(_CLOSED)
        return self._open

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction: all that is written inside is kept, or nothing when it is left.

        The database is locked for other writers from the start, so what is read inside still
        holds when it is written. A transaction inside another is a part of it.
        """
        with self._session.connection.writing():
            yield Transaction(self._session, self._noted)

    @contextmanager
    def once(self, command: Idempotency) -> Iterator[tuple[Appended, ...] | None]:
        """Open a transaction whose appends are remembered as what a command with a key did.

        Gives what the same command did before, and then nothing may be written; else ``None``.

        Raises:
            Conflict: The key was used with other content.
        """
        from bti.store import idempotency

        with self._session.connection.writing():
            earlier = idempotency.earlier(self._session, command)
            if earlier is not None:
                yield earlier
                return
            noted: list[Appended] = []
            self._noted = noted
            try:
                yield None
            finally:
                self._noted = None
            if noted:
                idempotency.remember(self._session, command, tuple(noted))

    def load(self, kind: str, key: str, *, blocked: bool = False) -> Stream | None:
        """Give a stream as it stands, from one row, whatever the length of its history.

        ``blocked`` opens one that is blocked too, for those who see to that.

        Raises:
            CaseBlocked: It is blocked. CaseErased: Its key is destroyed.
        """
        return streams.load(self._session, kind, key, blocked=blocked)

    def bound_to(self, kind: str, key: str) -> str | None:
        """Give the digest of the guide that a stream is bound to, which stands in the clear."""
        return streams.bound_to(self._session, kind, key)

    def part(self, kind: str, key: str, name: str, number: int) -> KeptPart | None:
        """Give a part of a stream that is no longer live, from a row of its own."""
        return parts.one(self._session, kind, key, name, number)

    def parts(self, kind: str, key: str) -> tuple[KeptPart, ...]:
        """Give all such parts of a stream."""
        return parts.every(self._session, kind, key)

    def decisions(self, kind: str, key: str) -> tuple[Disposal, ...]:
        """Give what was decided about keeping a stream, oldest first."""
        from bti.store import disposal

        return disposal.of(self._session, kind, key)

    def decided(self) -> tuple[tuple[str, str], ...]:
        """Give the kind and the key of every stream about which something was decided."""
        from bti.store import disposal

        return disposal.decided(self._session)

    def known_by(self, kind: str, key: str) -> str:
        """Give what a stream's own key is known by, whatever master key it is wrapped with."""
        from bti.store import disposal

        return disposal.known_by(self._session, kind, key)

    def destroyed(self) -> Iterator[Destroyed]:
        """Give every key of a stream that was destroyed."""
        from bti.store import disposal

        return disposal.destroyed(self._session)

    def scrub(self) -> None:
        """Leave nothing on disk of what was written over."""
        self._session.database.scrub(self._session.connection)

    def events(self, stream: Stream, after: int = 0) -> tuple[StoredEvent, ...]:
        """Give the events of a loaded stream in order, from the one after number ``after``."""
        return streams.events(self._session, stream, after)

    def append(self, *steps: Append, once: Idempotency | None = None) -> tuple[Appended, ...]:
        """Write one step to each of several streams in one transaction; see ``Transaction``."""
        with self.writing() as transaction:
            return transaction.append(*steps, once=once)

    def earlier(self, once: Idempotency) -> tuple[Appended, ...] | None:
        """Give what a command with this key did before, if anything.

        Ask before deciding: a step that is done already would be refused the second time.
        """
        from bti.store import idempotency

        return idempotency.earlier(self._session, once)

    def projections(self, kind: str, key: str) -> ProjectionRows:
        """Give the rows that a stream shows, to be held against those that it should."""
        return projections.read(self._session, kind, key)

    def list_of_person(
        self, kind: str, person: str, at: datetime, page: Page = _FIRST_PAGE
    ) -> tuple[Listed, ...]:
        """Give the streams that a person takes part in at a moment, newest first."""
        return listings.of_person(self._session, kind, person, at, page)

    def list_of_unit(self, kind: str, unit: str, page: Page = _FIRST_PAGE) -> tuple[Listed, ...]:
        """Give the streams that a unit holds, for its leader, newest first."""
        return listings.of_unit(self._session, kind, unit, page)

    def list_of_digest(
        self, kind: str, digest: str, page: Page = _FIRST_PAGE
    ) -> tuple[Listed, ...]:
        """Give the streams that are bound to one edition of a guide, newest first."""
        return listings.of_digest(self._session, kind, digest, page)

    def find(
        self, kind: str, terms: tuple[bytes, ...], limit: int = 50, after: str = ""
    ) -> tuple[str, ...]:
        """Give the keys, after ``after``, of the streams that show every one of these terms."""
        return listings.find(self._session, kind, terms, limit, after)

    def list_in_role(
        self, kind: str, person: str, role: str, at: datetime, page: Page = _FIRST_PAGE
    ) -> tuple[Listed, ...]:
        """Give the streams that a person has one role in at a moment, newest first."""
        return listings.in_role(self._session, kind, person, role, at, page)

    def due_of_person(
        self, kind: str, person: str, at: datetime, page: Page = _FIRST_PAGE
    ) -> tuple[Listed, ...]:
        """Give a person's streams in which something is due, in the order of what is due first."""
        return listings.due_of_person(self._session, kind, person, at, page)

    def due_of_unit(self, kind: str, unit: str, page: Page = _FIRST_PAGE) -> tuple[Listed, ...]:
        """Give a unit's streams in which something is due, in the order of what is due first."""
        return listings.due_of_unit(self._session, kind, unit, page)

    def dues(self, until: datetime, limit: int = 50) -> tuple[Due, ...]:
        """Give what is due in all streams until a moment, earliest first."""
        return listings.dues(self._session, until, limit)

    def publish(self, publication: Publication) -> None:
        """Keep a guide, and make it the one that new cases of its workflow are opened on."""
        with self.writing() as transaction:
            transaction.publish(publication)

    def definition(self, digest: str) -> StoredDefinition | None:
        """Give one edition of a guide by its digest."""
        return definitions.by_digest(self._session, digest)

    def translation(self, digest: str, language: str) -> SourceFile | None:
        """Give the translation of an edition, as it was written."""
        return definitions.translation(self._session, digest, language)

    def current(self, workflow: str) -> StoredDefinition | None:
        """Give the edition of a workflow that was published last."""
        return definitions.current(self._session, workflow)

    def places(self, digest: str) -> bytes | None:
        """Give where each rule of an edition is written; read only to name a place."""
        return definitions.places(self._session, digest)

    def sources(self, digest: str) -> tuple[SourceFile, ...]:
        """Give the files that an edition was written in, by name."""
        return definitions.sources(self._session, digest)

    def editions(self, workflow: str) -> dict[str, str]:
        """Give the digest of each edition of a workflow, by its version."""
        return definitions.editions(self._session, workflow)

    def workflows(self) -> tuple[str, ...]:
        """Give the ids of all workflows that have been published."""
        return definitions.workflows(self._session)

    def log_access(self, row: AccessRow) -> None:
        """Write that someone read something, or was denied."""
        with self.writing() as transaction:
            transaction.log_access(row)

    def access_log(self, kind: str, key: str) -> tuple[AccessRow, ...]:
        """Give everything that was logged for one stream, oldest first."""
        return access_log.of_stream(self._session, kind, key)

    def access_of_person(self, person: str) -> tuple[AccessRow, ...]:
        """Give everything that was logged of one person, oldest first."""
        return access_log.of_person(self._session, person)

    def parts_of_person(self, person: str) -> tuple[Part, ...]:
        """Give every part that a person takes or has taken in a stream, oldest first."""
        return listings.parts_of_person(self._session, person)

    def waiting(self, limit: int = 50) -> tuple[Waiting, ...]:
        """Give the messages that are not sent yet, the one whose turn is next first."""
        return outbox.waiting(self._session, limit)

    def unreadable_messages(self) -> tuple[str, ...]:
        """Give the ids of the messages that wait and cannot be read."""
        return outbox.unreadable(self._session)

    def missing_tables(self) -> tuple[str, ...]:
        """Give the names of the tables that should be there and are not."""
        from bti.store import integrity

        return integrity.missing_tables(self._session)

    @property
    def keys(self) -> Unlocked:
        """The tenant's keys, open."""
        return self._session.keys

    @property
    def rotating(self) -> bool:
        """Whether a new master key was taken into use and not every stream has it yet."""
        from bti.store import rotation

        return rotation.under_way(self._session)

    def rotate(self, keyring: Keyring) -> int:
        """Wrap everything with the newest master key; give how many streams were wrapped anew."""
        from bti.store import rotation

        count = rotation.rotate(self._session, keyring)
        keys = tenant_keys.unlock(self._session, lambda _new: keyring)
        self._open = msgspec.structs.replace(self._session, keys=keys)
        return count

    @contextmanager
    def moving(self, place: Database, move: Move) -> Iterator[Store | None]:
        """Move all that the tenant has to another database, which can be refused inside.

        Gives the new one before it is kept, and nothing when an earlier try had kept it.

        Raises:
            BadInput: There is something in the new place already.
            StoreMoved: The content was moved before, or is on its way to another place.
        """
        from bti.store import relocation

        with relocation.moving(self._session, place, move) as session:
            yield None if session is None else Store(session, trial=self.trial)

    def mark(self, word: str) -> bytes:
        """Give the keyed digest of a word to be searched by."""
        return self._session.keys.mark(word)

    @property
    def newest(self) -> datetime | None:
        """When the newest event of all was recorded."""
        return streams.newest(self._session)

    def setting(self, name: str) -> str | None:
        """Give the value of a setting of the tenant."""
        return settings.read(self._session, name)

    def seal(self, at: datetime) -> Head:
        """Seal all that has changed since the newest head, and keep it as the next one."""
        from bti.store import heads

        return heads.make(self._session, at)

    @property
    def head(self) -> Head | None:
        """The newest head; as many were made as its number says."""
        from bti.store import heads

        return heads.newest(self._session)

    def verify_beside(self, printed: PrintedHead | None = None) -> Iterator[Fault]:
        """Check what stands beside the streams: heads, readings, messages and guides."""
        from bti.store import head_check, integrity

        yield from head_check.check(self._session, printed)
        for digest in definitions.changed(self._session):
            yield integrity.Fault(kind="definition", key=digest, message=_GUIDE_CHANGED)
        for message in self.unreadable_messages():
            yield integrity.Fault(kind="outbox", key=message, message=outbox.UNREADABLE)

    def verify(self) -> Iterator[StoredStream]:
        """Check what the store itself can, and give each stream whole for the rest.

        Raises:
            StoreDamaged: The file is damaged.
        """
        from bti.store import integrity

        return integrity.verify(self._session)
