"""What can be written together in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bti.store import (
    access_log,
    definitions,
    outbox,
    settings,
    streams,
    tenant_keys,
)

if TYPE_CHECKING:
    from bti.case.rows import ProjectionRows
    from bti.store.access_log import AccessRow
    from bti.store.claims import Lease
    from bti.store.definitions import Publication, SourceFile
    from bti.store.disposal import Destroyed, Disposal
    from bti.store.idempotency import Idempotency
    from bti.store.listings import Due
    from bti.store.outbox import OutboxRow, Waiting
    from bti.store.session import Session
    from bti.store.streams import Append, Appended, Stream


class Transaction:
    """What can be written together: everything, or nothing at all."""

    def __init__(self, session: Session, noted: list[Appended] | None = None) -> None:
        self._session = session
        self._noted = noted

    def next_number(self, series: str) -> int:
        """Count a series one up, from 1: ``S-2026`` gives the next case number of that year.

        A step that is undone gives its number back. What nobody outside may notice, such as a
        protected case, must count in a series of its own, or it leaves a gap in this one.
        """
        return settings.next_number(self._session, series)

    def count_past(self, series: str, number: int) -> None:
        """Let a series go on after a number that came from elsewhere; one far ahead is left."""
        settings.count_past(self._session, series, number)

    def append(self, *steps: Append, once: Idempotency | None = None) -> tuple[Appended, ...]:
        """Write one step to each of several streams.

        Args:
            steps: What to write; each stream stands in one of them at most.
            once: The command's own key: when the same command was written before, nothing is
                written again, and what it did then is given back.

        Raises:
            Conflict: Another has written to one of the streams since it was loaded, or the key
                was used with other content.
        """
        from bti.store import idempotency

        done = None if once is None else idempotency.earlier(self._session, once)
        if done is not None:
            return done
        appended = tuple(streams.append(self._session, step) for step in steps)
        if once is not None:
            idempotency.remember(self._session, once, appended)
        if self._noted is not None:
            self._noted.extend(appended)
        return appended

    def publish(self, publication: Publication) -> None:
        """Keep a guide, and make it the one that new cases of its workflow are opened on."""
        definitions.publish(self._session, publication)

    def keep_translation(
        self, digest: str, language: str, source: SourceFile, at: datetime
    ) -> None:
        """Keep the texts of an edition in another language."""
        definitions.keep_translation(self._session, digest, language, source, at)

    def log_access(self, row: AccessRow) -> None:
        """Write that someone read something, or was denied."""
        access_log.write(self._session, row)

    def set_setting(self, name: str, value: str) -> None:
        """Set a setting of the tenant, new or not."""
        settings.write(self._session, name, value)

    def mark_sent(self, message: str, at: datetime) -> bool:
        """Say that a message in the outbox was sent, and whether it was waiting until now."""
        return outbox.sent(self._session, message, at)

    def mark_failed(self, message: str, fault: str, next_try: datetime) -> None:
        """Say why a message could not be sent, and when it is tried again."""
        outbox.failed(self._session, message, fault, next_try)

    def take_messages(self, now: datetime, lease: datetime, limit: int) -> tuple[Waiting, ...]:
        """Take messages whose turn has come; until ``lease`` nobody else sends them."""
        return outbox.take(self._session, now, lease, limit)

    def post(self, *messages: OutboxRow) -> None:
        """Write messages that are sent when this transaction is kept."""
        outbox.put(self._session, messages)

    def take_dues(self, lease: Lease, limit: int, after: Due | None = None) -> tuple[Due, ...]:
        """Take rows that are due and nobody's, earliest first; until the lease ends, alone."""
        from bti.store import claims

        return claims.take(self._session, lease, limit, after)

    def due_done(self, lease: Lease, one: Due) -> bool:
        """Say that a taken row is done, and whether the worker still had it."""
        from bti.store import claims

        return claims.done(self._session, lease, one)

    def forget_claims(self, kind: str, key: str) -> None:
        """Forget the claims of what a stream no longer shows as due."""
        from bti.store import claims

        claims.forget(self._session, kind, key)

    def derive(self, stream: Stream, step: Append) -> None:
        """Keep fold, rows and parts that were derived again; no event is written."""
        streams.derive(self._session, stream, step)

    def settled(self) -> None:
        """Say that all is derived again after an edition from before the keys."""
        tenant_keys.settled(self._session)

    def decide(self, kind: str, key: str, one: Disposal) -> None:
        """Keep a decision about keeping a stream."""
        from bti.store import disposal

        disposal.record(self._session, kind, key, one)

    def block(self, kind: str, key: str) -> None:
        """Let nobody read a stream."""
        from bti.store import disposal

        disposal.block(self._session, kind, key)

    def unblock(self, kind: str, key: str, rows: ProjectionRows) -> None:
        """Let a stream be read again, and show these rows."""
        from bti.store import disposal

        disposal.unblock(self._session, kind, key, rows)

    def erase(self, kind: str, key: str) -> str:
        """Destroy a stream's key; give what the key is known by."""
        from bti.store import disposal

        return disposal.erase(self._session, kind, key)

    def erase_again(self, one: Destroyed, by: str, ground: str) -> bool:
        """Destroy a key that came back from an older copy, and tell whether it had."""
        from bti.store import disposal

        return disposal.erase_again(self._session, one, by, ground)
