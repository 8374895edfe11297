"""The one kept connection of a store, and the transactions on it.

Several threads may share a connection: each statement, and each transaction as a whole, waits
for its turn. A process that was forked must open its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any

import msgspec

from bti.errors import StoreDamaged
from bti.store import faults

Parameters = Mapping[str, object]
Row = tuple[Any, ...]

NONE: Parameters = {}


class _Bounds(msgspec.Struct, frozen=True):
    """The statements at the edges of a transaction."""

    begin: str
    commit: str
    undo: tuple[str, ...]


# A read that turns into a write is refused at once when another has written meanwhile, and the
# waiting time does not apply; so who will write says so from the start.
_OUTERMOST = _Bounds("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_NESTED = _Bounds("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))
_READING = _Bounds("BEGIN", "COMMIT", ("ROLLBACK",))


@contextmanager
def told() -> Iterator[None]:
    """Tell every fault of the driver in the house's words."""
    try:
        yield
    except UnicodeDecodeError as fault:
        # The driver could not read its own message, which quotes the damaged page.
        raise StoreDamaged from fault
    except sqlite3.Error as fault:
        wording = faults.translate(fault)
        if wording is None:
            raise
        raise wording from fault


class Connection:
    """A DBAPI connection that runs the generated statements and speaks in the house's errors."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._turn = RLock()

    def close(self) -> None:
        """Close the connection; what was committed is on disk already."""
        with self._turn, told():
            self._raw.close()

    def all(self, text: str, parameters: Parameters = NONE) -> list[Row]:
        """Run a statement that reads, and give every row."""
        with self._turn, told():
            return self._raw.execute(text, parameters).fetchall()

    def one(self, text: str, parameters: Parameters = NONE) -> Row | None:
        """Run a statement that reads at most one row, and give it if there is one."""
        rows = self.all(text, parameters)
        return rows[0] if rows else None

    def run(self, text: str, parameters: Parameters = NONE) -> int:
        """Run a statement that writes, and give the number of rows it touched."""
        with self._turn, told():
            return self._raw.execute(text, parameters).rowcount

    def run_each(self, text: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""
        with self._turn, told():
            self._raw.executemany(text, parameters)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep everything written inside, or nothing; inside another, it is a part of that."""
        with self._turn, self._within(_NESTED if self._raw.in_transaction else _OUTERMOST):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the database as it stood at the first read inside, whatever others write."""
        with self._turn:
            if self._raw.in_transaction:
                yield
            else:
                with self._within(_READING):
                    yield

    @contextmanager
    def _within(self, bounds: _Bounds) -> Iterator[None]:
        self.run(bounds.begin)
        try:
            yield
            self.run(bounds.commit)
        except BaseException:
            self._undo(bounds)
            raise

    def _undo(self, bounds: _Bounds) -> None:
        # After a full disk SQLite has undone the transaction itself.
        if self._raw.in_transaction:
            for statement in bounds.undo:
                self.run(statement)
