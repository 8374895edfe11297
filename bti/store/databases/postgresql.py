"""A store on a server of PostgreSQL, one schema for all tenants that share it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar

import psycopg
from psycopg.pq import TransactionStatus

from bti.errors import Conflict, NotFound, StoreUnavailable
from bti.store.connection import Bounds, Connection, Driver, ServerConnection
from bti.store.databases import Values
from bti.store.databases import postgresql_faults as faults
from bti.store.keeping import Keeping
from bti.store.row_security import SETTING, force
from bti.store.sql import postgresql as sql
from bti.store.sql.texts import Texts

# What psycopg says of a connection that failed comes after our own sentence and helps nobody; a
# program that listens to its log still hears it.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

PREFIX = "postgresql://"

_OF_EVENT = ("number", "name", "format", "recorded_at", "body", "seal")
_WRITING = frozenset({TransactionStatus.INTRANS, TransactionStatus.INERROR})
_SET_UP = f"""
SELECT set_config('{SETTING}', %(tenant)s, false), set_config('lock_timeout', %(wait)s, false),
    set_config('synchronous_commit', %(commit)s, false)
"""
_VISIBLE = (
    "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)"
)
_HAS_TABLES = "SELECT to_regclass('stream') IS NOT NULL, to_regclass('schema_version') IS NOT NULL"
# One at a time makes or changes the tables; the number is ours, and means nothing else.
_ALONE = "SELECT pg_advisory_xact_lock(1651796225)"
_PROTECTED = """
SELECT relname::text FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relforcerowsecurity
"""
_TO_FORCE = """
SELECT relname::text FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relrowsecurity
    AND NOT relforcerowsecurity
"""
_OF_TENANTS = """
SELECT relname::text FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relrowsecurity
"""
_REFUSE = """
CREATE OR REPLACE FUNCTION bti_refuse_when_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'setting' AND to_jsonb(coalesce(NEW, OLD)) ->> 'name' = 'moved' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF EXISTS (
        SELECT 1 FROM setting
        WHERE tenant = coalesce(NEW.tenant, OLD.tenant) AND name = 'moved' AND value <> ''
    ) THEN
        RAISE EXCEPTION 'bti: moved' USING ERRCODE = '{code}';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$
"""
_CLOSED = """
CREATE OR REPLACE TRIGGER {table}_moved BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION bti_refuse_when_moved()
"""
_MISSING = (
    "Databasen på serveren er tom. Åpne en sak for å lage tabellene (bti ny), "
    "eller oppgi en annen database: --database URL."
)
_FOREIGN = (
    "Databasen på serveren har tabeller med samme navn som bti bruker, fra et annet program. "
    "Ingenting er endret. Oppgi en annen database eller et eget skjema i den: --database URL."
)
_NO_URL = (
    "Adressen til databasen kan ikke brukes. "
    "Skriv den slik: --database postgresql://BRUKER@SERVER/DATABASE"
)
_NO_BACKUP = (
    "bti kan ikke ta sikkerhetskopi av en PostgreSQL-server. Ingenting er endret. "
    "Ta en med pg_dump, og skriv så: bti oppgrader --har-kopi."
)


class _Told:
    """A context without a generator: it is entered several times in each step."""

    def __enter__(self) -> None:
        """Begin to listen."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: object
    ) -> None:
        """Say a fault of the driver in the house's words."""
        if isinstance(fault, psycopg.Error):
            wording = faults.translate(fault)
            if wording is not None:
                raise wording from fault


_TOLD = _Told()


def told() -> AbstractContextManager[None]:
    """Tell every fault of the driver in the house's words."""
    return _TOLD


DRIVER = Driver(
    told=told,
    in_transaction=lambda raw: raw.info.transaction_status in _WRITING,
    writing=Bounds("BEGIN", "COMMIT", ("ROLLBACK",)),
    reading=Bounds("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "COMMIT", ("ROLLBACK",)),
)


class PostgresqlDatabase:
    """A database on a server, in the schema that its search path names first."""

    sql: Texts = sql
    dialect: ClassVar[str] = "postgresql+psycopg://"
    begins: ClassVar[str] = DRIVER.writing.begin

    def __init__(self, url: str, keeping: Keeping, tenant: str) -> None:
        # SQLAlchemy names its driver in the URL, and others write it short; libpq knows neither.
        self._url = PREFIX + url.partition("://")[2]
        self._keeping = keeping
        self._tenant = tenant

    def connect(self, *, create: bool) -> Connection:
        """Connect, as the tenant; the server and its database are there or not."""
        del create
        return ServerConnection(self._connected(), DRIVER, self._connected)

    def _connected(self) -> psycopg.Connection[Any]:
        wait = max(1, round(self._keeping.wait))
        try:
            raw = psycopg.connect(self._url, autocommit=True, connect_timeout=wait)
        except psycopg.OperationalError as fault:
            # Not as its cause: what the driver says may hold the password.
            raise faults.on_connecting(fault) from None
        except psycopg.Error:
            raise StoreUnavailable(_NO_URL) from None
        with told():
            raw.execute(_SET_UP, self._set_up())
        return raw

    def _set_up(self) -> dict[str, str]:
        return {
            "tenant": self._tenant,
            "wait": f"{round(self._keeping.wait * 1000)}ms",
            "commit": "on" if self._keeping.durable else "off",
        }

    def is_empty(self, connection: Connection) -> bool:
        """Tell whether there is nothing yet; another program's tables are refused."""
        found = connection.all(_HAS_TABLES)[0]
        if any(found) and not all(found):
            raise StoreUnavailable(_FOREIGN)
        return not any(found)

    def alone(self, connection: Connection) -> None:
        """Wait until nobody else makes or changes the tables."""
        connection.all(_ALONE)

    def make(self, connection: Connection) -> None:
        """Make the tables, and hold their rows to the tenant of whoever connects."""
        with connection.together():
            for text in sql.CREATE:
                connection.send(text)

    def missing(self) -> str:
        """Say that the tables are not there, and what to do."""
        return _MISSING

    def settle(self, connection: Connection) -> None:
        """Nothing is to be done."""

    def tables(self, connection: Connection) -> frozenset[str]:
        """Give the names of the tables that the search path leads to."""
        return frozenset(name for (name,) in connection.all(_VISIBLE))

    def check(self, connection: Connection) -> None:
        """The server checks what it reads; there is no more to ask of it."""

    def scrub(self, connection: Connection) -> None:
        """Leave it to the server, whose own cleaning writes over rows that are gone."""

    def hangs_together(self, connection: Connection) -> bool:
        """Tell that every row's parent is there: the server has never let one go."""
        del connection
        return True

    @contextmanager
    def migrating(self, connection: Connection) -> Iterator[None]:
        """Wait for those who read meanwhile, however long."""
        connection.all("SELECT set_config('lock_timeout', '0', false)")
        yield

    @contextmanager
    def changing(self, connection: Connection) -> Iterator[None]:
        """Let the owner of the tables see the rows of every tenant meanwhile."""
        self.alone(connection)
        for (table,) in connection.all(_PROTECTED):
            connection.run(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield
        for (table,) in connection.all(_TO_FORCE):
            connection.run(force(table))

    def close_off(self, connection: Connection) -> None:
        """Refuse every change of a tenant's rows, when those who are writing now have ended."""
        connection.run(_REFUSE.format(code=faults.MOVED))
        for (table,) in connection.all(_OF_TENANTS):
            connection.run(_CLOSED.format(table=table))

    def back_up(self, version: str, *, has_backup: bool) -> str:
        """Refuse until somebody has made a backup by the server's own means."""
        del version
        if not has_backup:
            raise StoreUnavailable(_NO_BACKUP)
        return ""

    def write_step(
        self,
        connection: Connection,
        stream: Values,
        events: Sequence[Values],
        beside: Callable[[], None],
        *,
        first: bool,
    ) -> bool:
        """Write the row, the events that follow from it and all the rest in one journey."""
        text = sql.STREAM_PUT_AND_EVENTS if first else sql.STREAM_STEP_AND_EVENTS
        lists = {f"{name}s": [each[name] for each in events] for name in _OF_EVENT}
        written: Callable[[], int] = lambda: -1  # noqa: E731 - until it is known
        try:
            with connection.together():
                written = connection.send(text, {**stream, **lists})
                beside()
        except NotFound:
            # A guide that is missing fails the first statement, which then has touched nothing
            # it could count; a stream that is missing is counted, and fails what goes beside it.
            if written() != 0:
                raise
            raise Conflict(expected=int(str(stream["expected"])), found=0) from None
        return written() == len(events)
