"""The tables, declared once for SQLite and PostgreSQL.

The tenant is the first column of every key and index, and every constraint has a name, so that
migrations can find it and the same schema can be spread by tenant. Moments are text in UTC of
one fixed width: they sort as they stand, and read the same through every driver.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql

SCHEMA_VERSION = "0005"
"""The newest migration that these tables hold; a database says its own in ``schema_version``."""

metadata = MetaData()


TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that sorts by its letters' numbers, whatever the language of a server; what people read is
put in Norwegian order by us."""


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _bytes(name: str, *, null: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=null)


def _stream_columns() -> tuple[Column[str], ...]:
    return _text("tenant"), _text("kind"), _text("key")


def _primary_key(table: str, *columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint("tenant", *columns, name=f"{table}_pk")


def _to_stream(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ("tenant", "kind", "key"),
        ("stream.tenant", "stream.kind", "stream.key"),
        name=f"{table}_of_stream",
    )


def _small_rows() -> dict[str, Any]:
    """Keep short rows in the tree of their key: one tree to write instead of two."""
    return {"sqlite_with_rowid": False}


schema_version = Table(
    "schema_version",
    metadata,
    # The form that alembic gives its own table, so that it finds the version here.
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="schema_version_pkc"),
)

setting = Table(
    "setting",
    metadata,
    _text("tenant"),
    _text("name"),
    _text("value"),
    _primary_key("setting", "name"),
    **_small_rows(),
)

counter = Table(
    "counter",
    metadata,
    _text("tenant"),
    _text("series"),
    _number("value"),
    _primary_key("counter", "series"),
    **_small_rows(),
)

definition = Table(
    "definition",
    metadata,
    _text("tenant"),
    _text("digest"),
    _text("workflow"),
    _text("version"),
    _text("published_at"),
    _bytes("canonical"),
    _bytes("places"),
    _primary_key("definition", "digest"),
    Index("definition_by_workflow", "tenant", "workflow", "published_at"),
)

definition_source = Table(
    "definition_source",
    metadata,
    _text("tenant"),
    _text("digest"),
    _text("name"),
    _text("text"),
    _primary_key("definition_source", "digest", "name"),
    ForeignKeyConstraint(
        ("tenant", "digest"),
        ("definition.tenant", "definition.digest"),
        name="definition_source_of_definition",
    ),
)

translation = Table(
    "translation",
    metadata,
    _text("tenant"),
    _text("digest"),
    _text("language"),
    _text("at"),
    _text("name"),
    _text("text"),
    _primary_key("translation", "digest", "language"),
    ForeignKeyConstraint(
        ("tenant", "digest"),
        ("definition.tenant", "definition.digest"),
        name="translation_of_definition",
    ),
)

stream = Table(
    "stream",
    metadata,
    *_stream_columns(),
    _number("version"),
    _text("definition", null=True),
    _text("opened"),
    _text("updated"),
    _bytes("fold"),
    _bytes("envelope", null=True),
    _bytes("seal", null=True),
    _primary_key("stream", "kind", "key"),
    ForeignKeyConstraint(
        ("tenant", "definition"),
        ("definition.tenant", "definition.digest"),
        name="stream_on_definition",
    ),
    Index("stream_by_definition", "tenant", "definition"),
)

event = Table(
    "event",
    metadata,
    *_stream_columns(),
    _number("number"),
    _text("name"),
    Column("format", Integer, nullable=False),
    _text("recorded_at"),
    _bytes("body"),
    _bytes("seal", null=True),
    _primary_key("event", "kind", "key", "number"),
    _to_stream("event"),
)

listing = Table(
    "listing",
    metadata,
    *_stream_columns(),
    _text("workflow"),
    _text("digest"),
    _text("state"),
    _text("opened"),
    _text("updated"),
    _text("level", null=True),
    _text("step", null=True),
    _text("closing", null=True),
    _text("unit", null=True),
    _text("holder", null=True),
    _text("next_due", null=True),
    _primary_key("listing", "kind", "key"),
    _to_stream("listing"),
    Index("listing_by_unit", "tenant", "kind", "unit", "updated", "key"),
    Index("listing_by_unit_due", "tenant", "kind", "unit", "next_due", "key"),
    **_small_rows(),
)

due = Table(
    "due",
    metadata,
    *_stream_columns(),
    _text("id"),
    _text("at"),
    _text("what"),
    _text("who"),
    _primary_key("due", "kind", "key", "id"),
    _to_stream("due"),
    Index("due_by_moment", "tenant", "at", "kind", "key", "id"),
    **_small_rows(),
)

participant = Table(
    "participant",
    metadata,
    *_stream_columns(),
    Column("place", Integer, nullable=False),
    _text("person"),
    _text("role"),
    _text("basis"),
    _text("since"),
    _text("until", null=True),
    _text("unit", null=True),
    _primary_key("participant", "kind", "key", "place"),
    _to_stream("participant"),
    # With the period and the role in it, the index answers alone: SQLite prefers it to the key.
    Index("participant_by_person", "tenant", "person", "kind", "key", "since", "until", "role"),
    **_small_rows(),
)

search_term = Table(
    "search_term",
    metadata,
    *_stream_columns(),
    _bytes("term"),
    _primary_key("search_term", "kind", "key", "term"),
    _to_stream("search_term"),
    Index("search_term_by_term", "tenant", "term", "kind", "key"),
    **_small_rows(),
)

access_log = Table(
    "access_log",
    metadata,
    _text("tenant"),
    _text("id"),
    _text("at"),
    _text("person"),
    _text("action"),
    _text("kind"),
    _text("key"),
    _text("outcome"),
    _bytes("seal", null=True),
    Column("head", BigInteger),
    _primary_key("access_log", "id"),
    Index("access_log_by_stream", "tenant", "kind", "key", "at"),
    # Rows that no head has counted yet come first, and each head's rows stand together.
    Index("access_log_by_head", "tenant", "head", "id"),
)

definition_seal = Table(
    "definition_seal",
    metadata,
    _text("tenant"),
    _text("digest"),
    _bytes("seal"),
    _primary_key("definition_seal", "digest"),
)

kept_part = Table(
    "kept_part",
    metadata,
    *_stream_columns(),
    _text("part"),
    _number("number"),
    _bytes("body"),
    _primary_key("kept_part", "kind", "key", "part", "number"),
    _to_stream("kept_part"),
)

seal_head = Table(
    "seal_head",
    metadata,
    _text("tenant"),
    _number("number"),
    _text("at"),
    _number("leaves"),
    _number("readings"),
    _bytes("readings_root"),
    _bytes("root"),
    _bytes("seal"),
    _primary_key("seal_head", "number"),
)

seal_leaf = Table(
    "seal_leaf",
    metadata,
    _text("tenant"),
    _number("head"),
    _number("place"),
    _text("kind"),
    _text("key"),
    _number("version"),
    _bytes("seal"),
    _primary_key("seal_leaf", "head", "place"),
    Index("seal_leaf_by_stream", "tenant", "kind", "key", "head", "version"),
)

disposal = Table(
    "disposal",
    metadata,
    *_stream_columns(),
    _number("number"),
    _text("what"),
    _text("at"),
    _bytes("body"),
    _bytes("seal"),
    # Not bound to the stream: that a case was erased is known after its rows are gone, too.
    _primary_key("disposal", "kind", "key", "number"),
    Index("disposal_by_what", "tenant", "what", "kind", "key", "number"),
)

idempotency = Table(
    "idempotency",
    metadata,
    _text("tenant"),
    _text("idempotency_key"),
    _bytes("request_digest"),
    _text("at"),
    _text("result"),
    _primary_key("idempotency", "idempotency_key"),
)

outbox = Table(
    "outbox",
    metadata,
    _text("tenant"),
    _text("id"),
    _text("at"),
    _text("kind"),
    _text("person"),
    _bytes("body"),
    _text("sent_at", null=True),
    _text("next_try"),
    _number("attempts"),
    _text("fault", null=True),
    _primary_key("outbox", "id"),
    # A message that is being sent has its next try when the lease runs out: one order for both.
    Index("outbox_by_sending", "tenant", "sent_at", "next_try", "id"),
)

due_claim = Table(
    "due_claim",
    metadata,
    *_stream_columns(),
    _text("id"),
    # A row that falls due at another moment is another one to remind of.
    _text("at"),
    _text("worker"),
    _text("until"),
    _text("done_at", null=True),
    _primary_key("due_claim", "kind", "key", "id", "at"),
    _to_stream("due_claim"),
    **_small_rows(),
)
