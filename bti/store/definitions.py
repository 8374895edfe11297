"""Guides as they were published: their content by digest, and the files they were written in.

A published guide is never changed. What a new case is opened on is the one published last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.store.moments import to_moment, to_text

if TYPE_CHECKING:
    from bti.store.session import Session


class SourceFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file that a guide was written in, as it was."""

    name: str
    text: str


class StoredDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """One edition of a guide in its canonical form."""

    digest: str
    workflow: str
    version: str
    published_at: datetime
    canonical: bytes


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """A guide to be published: its content, where each part of it stands, and its files."""

    definition: StoredDefinition
    places: bytes
    """Where each rule is written, so that a refusal can name its line years later."""
    sources: tuple[SourceFile, ...]


def publish(session: Session, publication: Publication) -> None:
    """Keep a guide, and make it the one that new cases of its workflow are opened on.

    Publishing an edition that is there already changes only which one is current.
    """
    edition = publication.definition
    session.connection.run(
        session.sql.DEFINITION_PUT,
        {
            "tenant": session.tenant,
            "digest": edition.digest,
            "workflow": edition.workflow,
            "version": edition.version,
            "published_at": to_text(edition.published_at),
            "canonical": edition.canonical,
            "places": publication.places,
        },
    )
    _keep_sources(session, edition.digest, publication.sources)
    # Read back as they lie: sources that were there already are not written over.
    _seal(session, edition, publication.places)


def _seal(session: Session, edition: StoredDefinition, places: bytes) -> None:
    row = (edition.digest, edition.workflow, edition.version, to_text(edition.published_at))
    seal = session.keys.sealer.mark(_sealed(session, (*row, edition.canonical, places)))
    values = {"tenant": session.tenant, "digest": edition.digest, "seal": seal}
    session.connection.run(session.sql.DEFINITION_SEAL_PUT, values)


def _sealed(session: Session, row: tuple[object, ...]) -> bytes:
    files = msgspec.to_builtins(sources(session, str(row[0])))
    return msgspec.json.encode(("definition", session.tenant, *row, files))


def seal_unsealed(session: Session) -> None:
    """Seal the editions that were published before there were seals."""
    each = session.connection.all(session.sql.DEFINITION_EACH, {"tenant": session.tenant})
    for *row, seal in each:
        if seal is None:
            made = session.keys.sealer.mark(_sealed(session, tuple(row)))
            values = {"tenant": session.tenant, "digest": row[0], "seal": made}
            session.connection.run(session.sql.DEFINITION_SEAL_PUT, values)


def changed(session: Session) -> Iterator[str]:
    """Give the digest of each edition that is not as it was published."""
    each = session.connection.all(session.sql.DEFINITION_EACH, {"tenant": session.tenant})
    for *row, seal in each:
        if not session.keys.sealer.marked(_sealed(session, tuple(row)), bytes(seal or b"")):
            yield row[0]


def _keep_sources(session: Session, digest: str, sources: tuple[SourceFile, ...]) -> None:
    session.connection.run_each(
        session.sql.DEFINITION_SOURCE_PUT,
        [
            {"tenant": session.tenant, "digest": digest, "name": source.name, "text": source.text}
            for source in sources
        ],
    )


def by_digest(session: Session, digest: str) -> StoredDefinition | None:
    """Give one edition by its digest."""
    row = session.connection.one(
        session.sql.DEFINITION_BY_DIGEST, {"tenant": session.tenant, "digest": digest}
    )
    return None if row is None else _edition(*row)


def current(session: Session, workflow: str) -> StoredDefinition | None:
    """Give the edition of a workflow that was published last."""
    row = session.connection.one(
        session.sql.DEFINITION_CURRENT, {"tenant": session.tenant, "workflow": workflow}
    )
    return None if row is None else _edition(*row)


def keep_translation(
    session: Session, digest: str, language: str, source: SourceFile, at: datetime
) -> None:
    """Keep the texts of an edition in another language; what was there before gives way."""
    session.connection.run(
        session.sql.TRANSLATION_PUT,
        {
            "tenant": session.tenant,
            "digest": digest,
            "language": language,
            "at": to_text(at),
            "name": source.name,
            "text": source.text,
        },
    )


def translation(session: Session, digest: str, language: str) -> SourceFile | None:
    """Give the translation of an edition, as it was written."""
    row = session.connection.one(
        session.sql.TRANSLATION_OF,
        {"tenant": session.tenant, "digest": digest, "language": language},
    )
    return None if row is None else SourceFile(name=row[0], text=row[1])


def _edition(
    digest: str, workflow: str, version: str, published_at: str, canonical: bytes
) -> StoredDefinition:
    return StoredDefinition(
        digest=digest,
        workflow=workflow,
        version=version,
        published_at=to_moment(published_at),
        canonical=canonical,
    )


def places(session: Session, digest: str) -> bytes | None:
    """Give where each rule of an edition is written; read only when a place is to be named."""
    row = session.connection.one(
        session.sql.DEFINITION_PLACES, {"tenant": session.tenant, "digest": digest}
    )
    return None if row is None else bytes(row[0])


def sources(session: Session, digest: str) -> tuple[SourceFile, ...]:
    """Give the files that an edition was written in, by name."""
    rows = session.connection.all(
        session.sql.DEFINITION_SOURCES, {"tenant": session.tenant, "digest": digest}
    )
    return tuple(SourceFile(name=name, text=text) for name, text in rows)


def editions(session: Session, workflow: str) -> dict[str, str]:
    """Give the digest of each edition of a workflow, by its version; the last published wins."""
    rows = session.connection.all(
        session.sql.DEFINITION_EDITIONS, {"tenant": session.tenant, "workflow": workflow}
    )
    return dict(rows)


def workflows(session: Session) -> tuple[str, ...]:
    """Give the ids of all workflows that have been published."""
    rows = session.connection.all(session.sql.DEFINITION_WORKFLOWS, {"tenant": session.tenant})
    return tuple(workflow for (workflow,) in rows)
