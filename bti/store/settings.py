"""A tenant's own few facts, and its counters."""

from __future__ import annotations

from bti.store.session import Rows

TRIAL = "trial"
YES = "yes"
NO = "no"
FURTHEST = 100_000
"""How many cases no municipality opens in the year that a series is for."""


def read(rows: Rows, name: str) -> str | None:
    """Give the value of a setting."""
    row = rows.connection.one(rows.sql.SETTING_READ, {"tenant": rows.tenant, "name": name})
    return None if row is None else str(row[0])


def write(rows: Rows, name: str, value: str) -> None:
    """Set a setting, new or not."""
    rows.connection.run(rows.sql.SETTING_PUT, {"tenant": rows.tenant, "name": name, "value": value})


def next_number(rows: Rows, series: str) -> int:
    """Count a series one up, from 1, inside the step's transaction: no number is given twice.

    A step that is undone gives its number back, so that a series has no gaps. What nobody outside
    may notice must count in a series of its own.
    """
    of_series = {"tenant": rows.tenant, "series": series}
    rows.connection.run(rows.sql.COUNTER_UP, of_series)
    return _counted(rows, series)


def count_past(rows: Rows, series: str, number: int) -> None:
    """Let a series go on after a number that came from elsewhere, in one step.

    One further ahead than a series comes in its time is left there: nothing will meet it, and to
    count past it would use up all the numbers between.
    """
    if number - _counted(rows, series) <= FURTHEST:
        past = {"tenant": rows.tenant, "series": series, "value": number}
        rows.connection.run(rows.sql.COUNTER_PAST, past)


def _counted(rows: Rows, series: str) -> int:
    of_series = {"tenant": rows.tenant, "series": series}
    counted = rows.connection.all(rows.sql.COUNTER_READ, of_series)
    return int(counted[0][0]) if counted else 0
