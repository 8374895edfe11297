"""What revisions make tables with: columns as ``tables`` has them, and their protection."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, LargeBinary
from sqlalchemy.schema import SchemaItem

from bti.store.row_security import protection
from bti.store.tables import TEXT


def text(name: str, *, null: bool = False) -> Column[str]:
    """Give a column of text."""
    return Column(name, TEXT, nullable=null)


def number(name: str) -> Column[int]:
    """Give a column of whole numbers."""
    return Column(name, BigInteger, nullable=False)


def content(name: str, *, null: bool = False) -> Column[bytes]:
    """Give a column of bytes."""
    return Column(name, LargeBinary, nullable=null)


def of_stream() -> tuple[Column[str], ...]:
    """Give the columns that name a stream."""
    return text("tenant"), text("kind"), text("key")


def to_stream(table: str) -> ForeignKeyConstraint:
    """Bind the rows of a table to the stream that they belong to."""
    return ForeignKeyConstraint(
        ("tenant", "kind", "key"),
        ("stream.tenant", "stream.kind", "stream.key"),
        name=f"{table}_of_stream",
    )


def make(name: str, *items: SchemaItem, small_rows: bool = False) -> None:
    """Make a table; on PostgreSQL its rows are held to the tenant of the connection.

    That the owner is held to it too comes when the upgrade ends: until then the owner may have
    rows of every tenant to fill it with.
    """
    op.create_table(name, *items, **({"sqlite_with_rowid": False} if small_rows else {}))
    if op.get_bind().dialect.name == "postgresql":
        for statement in protection(name, forced=False):
            op.execute(statement)
