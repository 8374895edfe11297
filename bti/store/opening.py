"""Opening a database: connecting to it, making what is missing, refusing what it cannot trust."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

import msgspec

from bti.errors import StoreDamaged, StoreNewer, StoreOlder, StoreUnavailable
from bti.store import moved, settings, tenant_keys
from bti.store.databases.sqlite import MEMORY, SqliteDatabase
from bti.store.keeping import Keeping
from bti.store.session import Rows, Session
from bti.store.store import Store

if TYPE_CHECKING:
    from bti.store.connection import Connection
    from bti.store.databases import Database

TENANT = "kommune"
"""The tenant of a database that holds one municipality only."""

_SERVERS = ("postgresql:", "postgresql+", "postgres:")
_NO_DRIVER = (
    "bti mangler det som trengs for å bruke en PostgreSQL-server. Ingenting er lagret. "
    'Installer det slik: pip install "bti[postgres]"'
)
_NO_NAME = "Kommunen må ha et navn. Ingenting er lagret."
_NO_TENANT = (
    "Kommunen «{tenant}» finnes ikke i databasen. "
    "Se etter at navnet er skrevet riktig, eller oppgi en annen database: --database STI."
)
_KEEPING = Keeping()


def open_store(
    database: str | PathLike[str],
    *,
    create: bool,
    tenant: str = TENANT,
    trial: bool = False,
    keeping: Keeping = _KEEPING,
    left: bool = False,
) -> Store:
    """Open a database, and make it first if it is missing and ``create`` says so.

    Args:
        database: The file, ``:memory:`` for a database that is gone when the store is closed, or
            the URL of a PostgreSQL server.
        create: Whether a missing database, or a missing tenant in it, is made.
        tenant: Whose data it is.
        trial: Whether a database that is made is one for trying things out. One that exists
            answers for itself in ``Store.trial``.
        keeping: Which keys content is locked with, and how long to wait for others.
        left: Whether one is opened too whose content was moved elsewhere, to end the move.

    Raises:
        StoreMoved: What was here is elsewhere, or on its way; the message says where.
        StoreUnavailable: There is no database there that can be used; the message says why.
        StoreNewer: The database was made by a newer edition of the program.
        StoreOlder: It was made by an older one, and must be upgraded first.
        StoreDamaged: The file is no whole database.
        KeyMissing: The database is locked, and there is no key. KeyWrong: It is another one.
    """
    in_memory = str(database) == MEMORY
    place = database_at(database, keeping, tenant)
    wanted = Wanted(
        create=create or in_memory, tenant=tenant, trial=trial, in_memory=in_memory, left=left
    )
    return _open(place, wanted, keeping)


def open_within(
    connection: object,
    *,
    create: bool,
    tenant: str = TENANT,
    trial: bool = False,
    keeping: Keeping = _KEEPING,
) -> Store:
    """Open the database of a host's open connection; what is written is kept when the host commits.

    Args:
        connection: An open ``sqlite3``, ``psycopg`` or SQLAlchemy connection, in a transaction.
        create: Whether missing tables, or a missing tenant, are made, in that transaction too.
        tenant: Whose data it is.
        trial: Whether what is made is for trying things out.
        keeping: Which keys content is locked with.

    Raises:
        StoreUnavailable: The connection cannot be used; the message says why.
    """
    from bti.store.hosted import place_of

    place = place_of(connection, keeping, tenant)
    return _open(place, Wanted(create=create, tenant=tenant, trial=trial), keeping)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What one wants of the database that is opened."""

    create: bool
    tenant: str
    trial: bool
    in_memory: bool = False
    left: bool = False


def _open(place: Database, wanted: Wanted, keeping: Keeping) -> Store:
    if not wanted.tenant:
        raise StoreUnavailable(_NO_NAME)
    create, tenant, trial = wanted.create, wanted.tenant, wanted.trial
    connection = place.connect(create=create)
    try:
        rows = Rows(connection=connection, database=place, sql=place.sql, tenant=tenant)
        if place.is_empty(connection):
            _create(rows, create=create, trial=trial)
        check_version(rows)
        place.settle(connection)
        if not wanted.left:
            moved.refuse(rows)
        tried = _is_trial(rows, create=create, trial=trial)
        in_itself = tried or wanted.in_memory
        keys = tenant_keys.unlock(rows, None if in_itself else keeping.keys)
        session = Session(**msgspec.structs.asdict(rows), keys=keys)
        if keys.from_the_open:
            from bti.store import locking

            locking.lock_all(session)
        return Store(session, trial=tried)
    except BaseException:
        connection.close()
        raise


def database_at(
    database: str | PathLike[str], keeping: Keeping = _KEEPING, tenant: str = TENANT
) -> Database:
    """Give the place that a path or a URL names."""
    text = str(database)
    if text.startswith(_SERVERS):
        return _server(text, keeping, tenant)
    return SqliteDatabase(text, keeping)


def _server(url: str, keeping: Keeping, tenant: str) -> Database:
    """Give the place that a URL names; the driver is imported when it is needed."""
    try:
        from bti.store.databases.postgresql import PostgresqlDatabase
    except ImportError as fault:
        raise StoreUnavailable(_NO_DRIVER) from fault
    return PostgresqlDatabase(url, keeping, tenant)


def _create(rows: Rows, *, create: bool, trial: bool) -> None:
    if not create:
        raise StoreUnavailable(rows.database.missing())
    with rows.connection.writing():
        rows.database.alone(rows.connection)
        # Another may have made it while this one waited for its turn.
        if make_tables(rows):
            settings.write(rows, settings.TRIAL, settings.YES if trial else settings.NO)


def make_tables(rows: Rows) -> bool:
    """Make the tables where there are none, in a transaction; tell whether they were made."""
    if not rows.database.is_empty(rows.connection):
        return False
    rows.database.make(rows.connection)
    newest = {"version_num": rows.sql.SCHEMA_VERSION}
    rows.connection.run(rows.sql.SCHEMA_VERSION_PUT, newest)
    return True


def version(connection: Connection, database: Database) -> str:
    """Give the version of the schema that a database says it has."""
    row = connection.one(database.sql.SCHEMA_VERSION_READ)
    if row is None:
        raise StoreDamaged
    return str(row[0])


def check_version(rows: Rows) -> None:
    """Refuse a database of another version than this program's."""
    found = version(rows.connection, rows.database)
    if found > rows.sql.SCHEMA_VERSION:
        raise StoreNewer
    if found < rows.sql.SCHEMA_VERSION:
        raise StoreOlder


def _is_trial(rows: Rows, *, create: bool, trial: bool) -> bool:
    kept = settings.read(rows, settings.TRIAL)
    if kept is None:
        kept = _make_tenant(rows, create=create, trial=trial)
    return kept == settings.YES


def _make_tenant(rows: Rows, *, create: bool, trial: bool) -> str:
    if not create:
        raise StoreUnavailable(_NO_TENANT.format(tenant=rows.tenant))
    with rows.connection.writing():
        rows.database.alone(rows.connection)
        made = settings.YES if trial else settings.NO
        # Another may have made it while this one waited for its turn: then that one counts.
        kept = settings.read(rows, settings.TRIAL) or made
        settings.write(rows, settings.TRIAL, kept)
    return kept
