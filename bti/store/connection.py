"""The one kept connection of a store, and the transactions on it.

Several threads may share a connection: each statement, and each transaction as a whole, waits
for its turn. A process that was forked must open its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from threading import RLock
from typing import Any

import msgspec

from bti.errors import BtiError

Parameters = Mapping[str, object]
Row = tuple[Any, ...]

NONE: Parameters = {}


class Bounds(msgspec.Struct, frozen=True):
    """The statements at the edges of a transaction."""

    begin: str
    commit: str
    undo: tuple[str, ...]


_TO_PART = ("ROLLBACK TO SAVEPOINT part", "RELEASE SAVEPOINT part")
NESTED = Bounds("SAVEPOINT part", "RELEASE SAVEPOINT part", _TO_PART)


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the drivers of the databases."""

    told: Callable[[], AbstractContextManager[None]]
    """Tells every fault of the driver in the house's words."""
    in_transaction: Callable[[Any], bool]
    writing: Bounds
    reading: Bounds


class Connection:
    """A DBAPI connection that runs the generated statements and speaks in the house's errors."""

    def __init__(self, raw: Any, driver: Driver) -> None:  # noqa: ANN401 - any driver's connection
        self._raw = raw
        self._driver = driver
        self._turn = RLock()

    @property
    def raw(self) -> Any:  # noqa: ANN401 - any driver's connection
        """The driver's own connection, for what needs to be handed one."""
        return self._raw

    def told(self) -> AbstractContextManager[None]:
        """Tell what the driver says inside in the house's words."""
        return self._driver.told()

    def close(self) -> None:
        """Close the connection; what was committed is on disk already."""
        with self._turn, self._driver.told():
            self._raw.close()

    def all(self, text: str, parameters: Parameters = NONE) -> list[Row]:
        """Run a statement that reads, and give every row."""
        with self._turn, self._driver.told():
            rows: list[Row] = self._execute(text, parameters).fetchall()
            return rows

    def one(self, text: str, parameters: Parameters = NONE) -> Row | None:
        """Run a statement that reads at most one row, and give it if there is one."""
        rows = self.all(text, parameters)
        return rows[0] if rows else None

    def ask(self, text: str, parameters: Parameters = NONE) -> Callable[[], list[Row]]:
        """Run a statement that reads; its rows are given when what goes together has come."""
        rows = self.all(text, parameters)
        return lambda: rows

    def run(self, text: str, parameters: Parameters = NONE) -> int:
        """Run a statement that writes, and give the number of rows it touched."""
        with self._turn, self._driver.told():
            return int(self._execute(text, parameters).rowcount)

    def run_all(self, text: str, parameters: Iterable[Parameters]) -> list[int]:
        """Run a statement that writes for each set of parameters; give each one's touched rows."""
        with self.together():
            counts = [self.send(text, each) for each in parameters]
        return [count() for count in counts]

    def run_each(self, text: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""
        with self._turn, self._driver.told():
            self._raw.executemany(text, parameters)

    def send(self, text: str, parameters: Parameters = NONE) -> Callable[[], int]:
        """Run a statement that writes; how many rows it touched is told when asked afterwards."""
        touched = self.run(text, parameters)
        return lambda: touched

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send what is sent inside in one go, where the database is far away."""
        with self._turn:
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep everything written inside, or nothing; inside another, it is a part of that."""
        with self._turn, self._within(NESTED if self._inside() else self._driver.writing):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the database as it stood at the first read inside, whatever others write."""
        with self._turn:
            if self._inside():
                yield
            else:
                with self._within(self._driver.reading):
                    yield

    def _execute(self, text: str, parameters: Parameters) -> Any:  # noqa: ANN401 - its cursor
        return self._raw.execute(text, parameters)

    def _inside(self) -> bool:
        return self._driver.in_transaction(self._raw)

    def _begin(self, text: str) -> None:
        self.run(text)

    def _commit(self, text: str) -> None:
        self.run(text)

    @contextmanager
    def _within(self, bounds: Bounds) -> Iterator[None]:
        self._begin(bounds.begin)
        try:
            yield
            self._commit(bounds.commit)
        except BaseException:
            self._undo(bounds)
            raise

    def _undo(self, bounds: Bounds) -> None:
        # After a full disk SQLite has undone the transaction itself.
        if self._inside():
            for statement in bounds.undo:
                self.run(statement)


class ServerConnection(Connection):
    """A connection over which every question costs a journey: what can go together, does."""

    def __init__(
        self,
        raw: Any,  # noqa: ANN401 - any driver's connection
        driver: Driver,
        again: Callable[[], Any] | None = None,
    ) -> None:
        """Take an open connection, and how to open another when the server has cut it."""
        super().__init__(raw, driver)
        self._again = again
        self._parts = 0
        self._to_begin = ""
        """The beginning of a transaction, which travels with its first statement."""
        self._together = False

    def run_each(self, text: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""
        with self.together():
            for each in parameters:
                self.send(text, each)

    def ask(self, text: str, parameters: Parameters = NONE) -> Callable[[], list[Row]]:
        """Run a statement that reads; its rows are given when what goes together has come."""
        with self._turn, self._driver.told():
            cursor = self._execute(text, parameters)
        return lambda: list(cursor.fetchall())

    def send(self, text: str, parameters: Parameters = NONE) -> Callable[[], int]:
        """Run a statement that writes; how many rows it touched is told when asked afterwards."""
        with self._turn, self._driver.told():
            cursor = self._execute(text, parameters)
        return lambda: int(cursor.rowcount)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send what is sent inside in one go, and wait once for all the answers."""
        if self._together:
            yield
            return
        with self._turn, self._driver.told(), self._alive().pipeline():
            self._together = True
            try:
                yield
            finally:
                self._together = False

    def _execute(self, text: str, parameters: Parameters) -> Any:  # noqa: ANN401 - its cursor
        if self._together:
            self._start()
            return self._raw.execute(text, parameters, binary=True)
        if not self._to_begin:
            return self._alive().execute(text, parameters, binary=True)
        with self._alive().pipeline():
            self._start()
            return self._raw.execute(text, parameters, binary=True)

    def _alive(self) -> Any:  # noqa: ANN401 - any driver's connection
        """Give the connection, or a new one; never halfway through a transaction."""
        if self._raw.closed and self._again and not self._parts:
            self._raw = self._again()
        return self._raw

    @contextmanager
    def _within(self, bounds: Bounds) -> Iterator[None]:
        with super()._within(bounds):
            self._parts += 1
            try:
                yield
            finally:
                self._parts -= 1

    def _start(self) -> None:
        begin, self._to_begin = self._to_begin, ""
        if begin:
            self._raw.execute(begin)

    def _inside(self) -> bool:
        return bool(self._to_begin) or super()._inside()

    def _begin(self, text: str) -> None:
        if self._inside():
            self.run(text)
        else:
            self._alive()
            self._to_begin = text

    def _commit(self, text: str) -> None:
        if self._to_begin:
            self._to_begin = ""
            return
        with self._turn, self._driver.told():
            # The server answers a commit after a fault by undoing everything, and calls it done.
            if self._execute(text, NONE).statusmessage == "ROLLBACK":
                raise BtiError

    def _undo(self, bounds: Bounds) -> None:
        if self._to_begin:
            self._to_begin = ""
        else:
            super()._undo(bounds)
