"""Messages that are tried again, and due rows that one worker at a time takes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import PrimaryKeyConstraint

from bti.store.migrations.schema import content, make, number, of_stream, text, to_stream

revision = "0002"
down_revision = "0001"

_FROM_BEFORE = """
INSERT INTO outbox (tenant, id, at, kind, person, body, sent_at, next_try, attempts, fault)
SELECT tenant, id, at, kind, '', body, sent_at, at, 0, NULL FROM outbox_before
"""


def upgrade() -> None:
    """Give messages a next try, and make the table of claims."""
    # A copy keeps the names of constraints free for the new table, on both databases.
    op.execute("CREATE TABLE outbox_before AS SELECT * FROM outbox")
    op.drop_table("outbox")
    _outbox()
    op.execute(_FROM_BEFORE)
    op.drop_table("outbox_before")
    _claims()


def _outbox() -> None:
    make(
        "outbox",
        text("tenant"),
        text("id"),
        text("at"),
        text("kind"),
        text("person"),
        content("body"),
        text("sent_at", null=True),
        text("next_try"),
        number("attempts"),
        text("fault", null=True),
        PrimaryKeyConstraint("tenant", "id", name="outbox_pk"),
    )
    op.create_index("outbox_by_sending", "outbox", ["tenant", "sent_at", "next_try", "id"])


def _claims() -> None:
    make(
        "due_claim",
        *of_stream(),
        *map(text, ("id", "at", "worker", "until")),
        text("done_at", null=True),
        PrimaryKeyConstraint("tenant", "kind", "key", "id", "at", name="due_claim_pk"),
        to_stream("due_claim"),
        small_rows=True,
    )
