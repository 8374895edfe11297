"""A connection that an embedding application has open: a step is kept when the host commits.

Nothing here commits, undoes more than its own part, or closes. Rows come as tuples whatever the
host has asked its connection for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bti.errors import StoreUnavailable
from bti.store.connection import NESTED, NONE, Connection, Driver, Parameters, Row, ServerConnection
from bti.store.databases import Database
from bti.store.databases import sqlite as on_sqlite
from bti.store.databases.sqlite import SqliteDatabase
from bti.store.faults import CLOSED
from bti.store.keeping import Keeping

if TYPE_CHECKING:
    from bti.store.databases.postgresql import PostgresqlDatabase

_UNKNOWN = (
    "Forbindelsen er ikke av et slag bti kjenner. Gi en åpen sqlite3.Connection, "
    "psycopg.Connection eller sqlalchemy.Connection."
)
_NO_TRANSACTION = (
    "Forbindelsen lagrer hver setning for seg. Begynn en transaksjon før bti får den, "
    "så lagres steget sammen med ditt eget."
)
_TAKEN = (
    "Databasen har tabeller med samme navn som bti bruker, fra et annet program. "
    "Ingenting er endret. Bruk en egen database, eller et eget skjema i PostgreSQL."
)
_OUR_TABLES = """
SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('schema_version', 'stream')
"""
_BOTH = 2
_TENANT = "SELECT set_config('bti.tenant', %(tenant)s, true)"


def place_of(connection: object, keeping: Keeping, tenant: str) -> Database:
    """Give the place that a host's connection leads to.

    Raises:
        StoreUnavailable: It is of a kind that is not known, closed, in a transaction that
            has failed, in none, or another thread's.
    """
    raw, begin = _driver_connection(connection)
    match type(raw).__module__.partition(".")[0]:
        case "sqlite3":
            return _HostedFile(raw, begin, keeping)
        case "psycopg":
            return _hosted_server(raw, begin, keeping, tenant)
        case _:
            raise StoreUnavailable(_UNKNOWN)


Begin = Callable[[], None]
"""Lets the host know that its transaction has begun, where it would not see that by itself."""


def _driver_connection(connection: object) -> tuple[Any, Begin]:
    """Give the driver's own connection, out of SQLAlchemy's if it is one of those."""
    if getattr(connection, "closed", False):
        raise StoreUnavailable(CLOSED)
    pooled = getattr(connection, "connection", None)
    raw = getattr(pooled, "driver_connection", None)
    return (connection, _known) if raw is None else (raw, _begins(connection))


def _known() -> None:
    """The driver itself knows."""


def _begins(connection: Any) -> Begin:  # noqa: ANN401 - SQLAlchemy's connection
    """Without a word of its own, SQLAlchemy takes a commit for one of nothing."""

    def begin() -> None:
        if not connection.in_transaction():
            connection.begin()

    return begin


class _HostedConnection(Connection):
    """A connection of SQLite that somebody else commits."""

    def __init__(self, raw: Any, begin: Begin) -> None:  # noqa: ANN401 - sqlite3's connection
        super().__init__(raw, on_sqlite.DRIVER)
        self._tell_host = begin

    def close(self) -> None:
        """Leave the host's connection open."""

    def all(self, text: str, parameters: Parameters = NONE) -> list[Row]:
        """Run a statement that reads; texts come as texts whatever the host has asked for."""
        with self._turn:
            before, self._raw.text_factory = self._raw.text_factory, str
            try:
                return super().all(text, parameters)
            finally:
                self._raw.text_factory = before

    def _execute(self, text: str, parameters: Parameters) -> Any:  # noqa: ANN401 - its cursor
        cursor = self._raw.cursor()
        cursor.row_factory = None
        return cursor.execute(text, parameters)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep everything written inside, or nothing, as a part of the host's transaction."""
        with self._turn:
            self._tell_host()
            if not self._inside():
                # The host's own way to begin may wait for its first change; ours is now.
                self.run(self._driver.writing.begin)
            with self._within(NESTED):
                yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the database as the host's transaction sees it."""
        with self._turn:
            yield


class _HostedFile(SqliteDatabase):
    """The host's file, in which our tables lie beside its own."""

    def __init__(self, raw: Any, begin: Begin, keeping: Keeping) -> None:  # noqa: ANN401
        super().__init__("", keeping)
        self._raw, self._begin = raw, begin

    def connect(self, *, create: bool) -> Connection:
        """Take the host's connection as it is set up."""
        del create
        connection = _HostedConnection(self._raw, self._begin)
        # One that is closed, or another thread's, says so.
        connection.one("SELECT 1")
        return connection

    def is_empty(self, connection: Connection) -> bool:
        """Tell whether our tables are missing; the host's own are none of our business."""
        found = connection.all(_OUR_TABLES)[0][0]
        if found not in (0, _BOTH):
            raise StoreUnavailable(_TAKEN)
        return not found

    def make(self, connection: Connection) -> None:
        """Make our tables in the host's transaction."""
        for text in self.sql.CREATE:
            connection.run(text)

    def missing(self) -> str:
        """Say that our tables are not there."""
        return "Databasen har ikke tabellene til bti. Åpne den med create=True for å lage dem."

    def settle(self, connection: Connection) -> None:
        """Leave the host's file as the host has set it up."""


class _HostedServerConnection(ServerConnection):
    """A connection of PostgreSQL that somebody else commits."""

    def __init__(self, raw: Any, driver: Driver, begin: Begin, tenant: str) -> None:  # noqa: ANN401
        super().__init__(raw, driver)
        self._tell_host = begin
        self._tenant = {"tenant": tenant}

    def close(self) -> None:
        """Leave the host's connection open."""

    def _execute(self, text: str, parameters: Parameters) -> Any:  # noqa: ANN401 - its cursor
        if self._together or self._failed():
            return self._cursor().execute(text, parameters, binary=True)
        with self._raw.pipeline():
            self._start()
            return self._cursor().execute(text, parameters, binary=True)

    def _start(self) -> None:
        """Say whose rows are meant; the server forgets it when the host's transaction ends."""
        self._cursor().execute(_TENANT, self._tenant)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send what is sent inside in one go, under the tenant."""
        first = not self._together
        with super().together():
            if first:
                self._start()
            yield

    def _cursor(self) -> Any:  # noqa: ANN401 - psycopg's
        from psycopg.rows import tuple_row

        return self._raw.cursor(row_factory=tuple_row)

    def _failed(self) -> bool:
        """Until the failed part is undone, the server takes no other word."""
        return bool(self._raw.info.transaction_status.name == "INERROR")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep everything written inside, or nothing, as a part of the host's transaction."""
        with self._turn:
            self._tell_host()
            if self._raw.autocommit and not self._inside():
                raise StoreUnavailable(_NO_TRANSACTION)
            with self._within(NESTED):
                yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the database as the host's transaction sees it."""
        with self._turn:
            yield

    def _begin(self, text: str) -> None:
        self.run(text)


def _hosted_server(
    raw: Any,  # noqa: ANN401 - psycopg's connection
    begin: Begin,
    keeping: Keeping,
    tenant: str,
) -> PostgresqlDatabase:
    from bti.store.databases.postgresql import DRIVER, PREFIX, PostgresqlDatabase

    class Hosted(PostgresqlDatabase):
        """The host's database, in the schema that its search path names first."""

        def connect(self, *, create: bool) -> Connection:
            """Take the host's connection as it is set up."""
            del create
            connection = _HostedServerConnection(raw, DRIVER, begin, tenant)
            # One that is closed, or in a transaction that has failed, says so.
            connection.one("SELECT 1")
            return connection

    return Hosted(PREFIX, keeping, tenant)
