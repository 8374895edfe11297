"""Row-level security of PostgreSQL: a connection that names no tenant sees and writes nothing.

Every statement of ours names its tenant already. This holds when one forgets, in a report that
somebody writes by hand, say. It is forced, so that it holds for the owner of the tables too.
"""

from __future__ import annotations

SETTING = "bti.tenant"
"""The setting of a connection that says whose rows it may see and write."""

_MINE = f"tenant = current_setting('{SETTING}', true)"


def protection(table: str, *, forced: bool = True) -> tuple[str, ...]:
    """Give the statements that hold the rows of a table to the tenant of the connection."""
    statements = (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_of_tenant ON {table} USING ({_MINE}) WITH CHECK ({_MINE})",
    )
    return (*statements, force(table)) if forced else statements


def force(table: str) -> str:
    """Give the statement that holds the owner of a table to it too."""
    return f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
