"""Translations of guides, one for each edition and language."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint

from bti.store.migrations.schema import make, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of translations."""
    make(
        "translation",
        *map(text, ("tenant", "digest", "language", "at", "name", "text")),
        PrimaryKeyConstraint("tenant", "digest", "language", name="translation_pk"),
        ForeignKeyConstraint(
            ("tenant", "digest"),
            ("definition.tenant", "definition.digest"),
            name="translation_of_definition",
        ),
    )
