"""What is due first in a unit, and what a person is in one role, found by an index alone."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make one index, and widen another with the role."""
    due = ["tenant", "kind", "unit", "next_due", "key"]
    op.create_index("listing_by_unit_due", "listing", due)
    op.drop_index("participant_by_person", "participant")
    part = ["tenant", "person", "kind", "key", "since", "until", "role"]
    op.create_index("participant_by_person", "participant", part)
