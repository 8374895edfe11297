"""A tenant's own few facts, and its counters."""

from __future__ import annotations

from bti.store.session import Session

TRIAL = "trial"
YES = "yes"
NO = "no"


def read(session: Session, name: str) -> str | None:
    """Give the value of a setting."""
    row = session.connection.one(session.sql.SETTING_READ, {"tenant": session.tenant, "name": name})
    return None if row is None else str(row[0])


def write(session: Session, name: str, value: str) -> None:
    """Set a setting, new or not."""
    session.connection.run(
        session.sql.SETTING_PUT, {"tenant": session.tenant, "name": name, "value": value}
    )


def next_number(session: Session, series: str) -> int:
    """Count a series one up, from 1, inside the step's transaction: no number is given twice.

    A step that is undone gives its number back, so that a series has no gaps. What nobody outside
    may notice must count in a series of its own.
    """
    of_series = {"tenant": session.tenant, "series": series}
    session.connection.run(session.sql.COUNTER_UP, of_series)
    rows = session.connection.all(session.sql.COUNTER_READ, of_series)
    return int(rows[0][0])
