"""Seals of readings and guides, heads over all streams, parts kept apart, and disposals."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint

from bti.store.migrations.schema import content, make, number, of_stream, text, to_stream

revision = "0003"
down_revision = "0002"

_FROM_BEFORE = """
INSERT INTO access_log (tenant, id, at, person, action, kind, key, outcome, seal, head)
SELECT tenant, id, at, person, action, kind, key, outcome, NULL, NULL FROM access_log_before
"""


def upgrade() -> None:
    """Give each reading a seal, and make the tables of heads, parts and disposals."""
    # A copy keeps the names of constraints free for the new table, on both databases.
    op.execute("CREATE TABLE access_log_before AS SELECT * FROM access_log")
    op.drop_table("access_log")
    _access_log()
    op.execute(_FROM_BEFORE)
    op.drop_table("access_log_before")
    _seals()
    _parts()


def _access_log() -> None:
    make(
        "access_log",
        *map(text, ("tenant", "id", "at", "person", "action", "kind", "key", "outcome")),
        content("seal", null=True),
        Column("head", BigInteger),
        PrimaryKeyConstraint("tenant", "id", name="access_log_pk"),
    )
    op.create_index("access_log_by_stream", "access_log", ["tenant", "kind", "key", "at"])
    op.create_index("access_log_by_head", "access_log", ["tenant", "head", "id"])


def _seals() -> None:
    make(
        "definition_seal",
        text("tenant"),
        text("digest"),
        content("seal"),
        PrimaryKeyConstraint("tenant", "digest", name="definition_seal_pk"),
    )
    make(
        "seal_head",
        text("tenant"),
        number("number"),
        text("at"),
        number("leaves"),
        number("readings"),
        *map(content, ("readings_root", "root", "seal")),
        PrimaryKeyConstraint("tenant", "number", name="seal_head_pk"),
    )
    make(
        "seal_leaf",
        text("tenant"),
        *map(number, ("head", "place")),
        *map(text, ("kind", "key")),
        number("version"),
        content("seal"),
        PrimaryKeyConstraint("tenant", "head", "place", name="seal_leaf_pk"),
    )
    of = ["tenant", "kind", "key", "head", "version"]
    op.create_index("seal_leaf_by_stream", "seal_leaf", of)


def _parts() -> None:
    make(
        "kept_part",
        *of_stream(),
        text("part"),
        number("number"),
        content("body"),
        PrimaryKeyConstraint("tenant", "kind", "key", "part", "number", name="kept_part_pk"),
        to_stream("kept_part"),
    )
    make(
        "disposal",
        *of_stream(),
        number("number"),
        *map(text, ("what", "at")),
        *map(content, ("body", "seal")),
        PrimaryKeyConstraint("tenant", "kind", "key", "number", name="disposal_pk"),
    )
    by_what = ["tenant", "what", "kind", "key", "number"]
    op.create_index("disposal_by_what", "disposal", by_what)
