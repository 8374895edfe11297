"""The schema of bti 0.1.0."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint

from bti.store.migrations.schema import content, make, number, of_stream, text, to_stream

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _settings()
    _definitions()
    _streams()
    _projections()
    _access_log()
    _messages()


def _key(table: str, *columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint("tenant", *columns, name=f"{table}_pk")


def _settings() -> None:
    make(
        "setting",
        text("tenant"),
        text("name"),
        text("value"),
        _key("setting", "name"),
        small_rows=True,
    )
    make(
        "counter",
        text("tenant"),
        text("series"),
        number("value"),
        _key("counter", "series"),
        small_rows=True,
    )


def _definitions() -> None:
    make(
        "definition",
        text("tenant"),
        text("digest"),
        text("workflow"),
        text("version"),
        text("published_at"),
        content("canonical"),
        content("places"),
        _key("definition", "digest"),
    )
    op.create_index("definition_by_workflow", "definition", ["tenant", "workflow", "published_at"])
    make(
        "definition_source",
        text("tenant"),
        text("digest"),
        text("name"),
        text("text"),
        _key("definition_source", "digest", "name"),
        ForeignKeyConstraint(
            ("tenant", "digest"),
            ("definition.tenant", "definition.digest"),
            name="definition_source_of_definition",
        ),
    )


def _streams() -> None:
    make(
        "stream",
        *of_stream(),
        number("version"),
        text("definition", null=True),
        text("opened"),
        text("updated"),
        content("fold"),
        content("envelope", null=True),
        content("seal", null=True),
        _key("stream", "kind", "key"),
        ForeignKeyConstraint(
            ("tenant", "definition"),
            ("definition.tenant", "definition.digest"),
            name="stream_on_definition",
        ),
    )
    op.create_index("stream_by_definition", "stream", ["tenant", "definition"])
    make(
        "event",
        *of_stream(),
        number("number"),
        text("name"),
        Column("format", Integer, nullable=False),
        text("recorded_at"),
        content("body"),
        content("seal", null=True),
        _key("event", "kind", "key", "number"),
        to_stream("event"),
    )


def _projections() -> None:
    _listing()
    _due()
    _participant()
    make(
        "search_term",
        *of_stream(),
        content("term"),
        _key("search_term", "kind", "key", "term"),
        to_stream("search_term"),
        small_rows=True,
    )
    op.create_index("search_term_by_term", "search_term", ["tenant", "term", "kind", "key"])


def _listing() -> None:
    make(
        "listing",
        *of_stream(),
        *map(text, ("workflow", "digest", "state", "opened", "updated")),
        *(
            text(name, null=True)
            for name in ("level", "step", "closing", "unit", "holder", "next_due")
        ),
        _key("listing", "kind", "key"),
        to_stream("listing"),
        small_rows=True,
    )
    op.create_index("listing_by_unit", "listing", ["tenant", "kind", "unit", "updated", "key"])


def _due() -> None:
    make(
        "due",
        *of_stream(),
        *map(text, ("id", "at", "what", "who")),
        _key("due", "kind", "key", "id"),
        to_stream("due"),
        small_rows=True,
    )
    op.create_index("due_by_moment", "due", ["tenant", "at", "kind", "key", "id"])


def _participant() -> None:
    make(
        "participant",
        *of_stream(),
        Column("place", Integer, nullable=False),
        *map(text, ("person", "role", "basis", "since")),
        text("until", null=True),
        text("unit", null=True),
        _key("participant", "kind", "key", "place"),
        to_stream("participant"),
        small_rows=True,
    )
    op.create_index(
        "participant_by_person",
        "participant",
        ["tenant", "person", "kind", "key", "since", "until"],
    )


def _access_log() -> None:
    make(
        "access_log",
        text("tenant"),
        *map(text, ("id", "at", "person", "action", "kind", "key", "outcome")),
        _key("access_log", "id"),
    )
    op.create_index("access_log_by_stream", "access_log", ["tenant", "kind", "key", "at"])


def _messages() -> None:
    make(
        "idempotency",
        text("tenant"),
        text("idempotency_key"),
        content("request_digest"),
        text("at"),
        text("result"),
        _key("idempotency", "idempotency_key"),
    )
    make(
        "outbox",
        text("tenant"),
        text("id"),
        text("at"),
        text("kind"),
        content("body"),
        text("sent_at", null=True),
        _key("outbox", "id"),
    )
    op.create_index("outbox_by_sending", "outbox", ["tenant", "sent_at", "at", "id"])
