"""Opening a database: connecting to it, making what is missing, refusing what it cannot trust."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import msgspec

from bti.errors import StoreBusy, StoreDamaged, StoreNewer, StoreUnavailable
from bti.store import database_file, settings
from bti.store.connection import Connection, told
from bti.store.drives import read_mounts
from bti.store.seal import NoSeal, Sealer
from bti.store.session import Session
from bti.store.sql import sqlite as sql
from bti.store.store import Store
from bti.store.vault import Codec, PlainCodec

MEMORY = ":memory:"
"""A database that lives as long as its store, and is never on disk."""

TENANT = "kommune"
"""The tenant of a database that holds one municipality only."""

APPLICATION_ID = 0x62746901
"""Written in the head of every file of ours, so that no other program's file is taken for one."""

_SERVERS = ("postgresql:", "postgresql+", "postgres:")
_NO_SERVER = (
    "bti kan ikke bruke en PostgreSQL-server ennå; det kommer i en senere utgave. "
    "Oppgi en fil i stedet: --database STI."
)
_FOREIGN = (
    "Filen er en database, men den er ikke laget av bti. Ingenting er endret. "
    "Oppgi en annen fil: --database STI."
)
_NO_TENANT = (
    "Kommunen «{tenant}» finnes ikke i databasen. "
    "Se etter at navnet er skrevet riktig, eller oppgi en annen database: --database STI."
)
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_PAUSE = 0.01


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How a store keeps what it is given."""

    codec: Codec = PlainCodec()
    sealer: Sealer = NoSeal()
    durable: bool = True
    """Whether a step waits until it is on disk. Without, a power cut can take the last steps;
    a crash of the program takes none either way."""
    wait: float = 5.0
    """How many seconds to wait for others who write."""


_KEEPING = Keeping()


def open_store(
    database: str | Path,
    *,
    create: bool,
    tenant: str = TENANT,
    trial: bool = False,
    keeping: Keeping = _KEEPING,
) -> Store:
    """Open a database, and make it first if it is missing and ``create`` says so.

    Args:
        database: The file, or ``:memory:`` for a database that is gone when the store is closed.
        create: Whether a missing database, or a missing tenant in it, is made.
        tenant: Whose data it is.
        trial: Whether a database that is made is one for trying things out. One that exists
            answers for itself in ``Store.trial``.
        keeping: How content is encoded and sealed, and how long to wait for others.

    Raises:
        StoreUnavailable: There is no database there that can be used; the message says why.
        StoreNewer: The database was made by a newer edition of the program.
        StoreDamaged: The file is no whole database.
    """
    create = create or str(database) == MEMORY
    path = _path(database, create=create)
    connection = Connection(_connect(path, keeping))
    try:
        _set_up(connection, keeping)
        session = Session(
            connection=connection,
            sql=sql,
            tenant=tenant,
            codec=keeping.codec,
            sealer=keeping.sealer,
        )
        if _is_empty(connection):
            _create(session, path, create=create, trial=trial)
        _check_version(connection)
        _log_ahead(connection, keeping.wait)
        return Store(session, trial=_is_trial(session, create=create, trial=trial))
    except BaseException:
        connection.close()
        raise


def _path(database: str | Path, *, create: bool) -> str:
    text = str(database)
    if text.startswith(_SERVERS):
        raise StoreUnavailable(_NO_SERVER)
    return (
        text
        if text == MEMORY
        else str(database_file.usable(Path(text), create=create, mounts=read_mounts()))
    )


def _connect(path: str, keeping: Keeping) -> sqlite3.Connection:
    with told():
        return sqlite3.connect(
            path, timeout=keeping.wait, isolation_level=None, check_same_thread=False
        )


def _set_up(connection: Connection, keeping: Keeping) -> None:
    connection.run("PRAGMA foreign_keys = ON")
    # A sort too large for memory would otherwise leave content in a file elsewhere.
    connection.run("PRAGMA temp_store = MEMORY")
    connection.run(f"PRAGMA synchronous = {'FULL' if keeping.durable else 'NORMAL'}")


def _is_empty(connection: Connection) -> bool:
    """Tell whether there is nothing yet; another program's database is refused."""
    if connection.one("PRAGMA application_id") == (APPLICATION_ID,):
        return False
    if connection.all(_TABLES):
        raise StoreUnavailable(_FOREIGN)
    return True


def _create(session: Session, path: str, *, create: bool, trial: bool) -> None:
    if not create:
        raise StoreUnavailable(database_file.MISSING.format(path=path))
    connection = session.connection
    with connection.writing():
        # Another may have made it while this one waited for its turn.
        if _is_empty(connection):
            for text in sql.CREATE:
                connection.run(text)
            connection.run(sql.SCHEMA_VERSION_PUT, {"version_num": sql.SCHEMA_VERSION})
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            settings.write(session, settings.TRIAL, settings.YES if trial else settings.NO)


def _check_version(connection: Connection) -> None:
    row = connection.one(sql.SCHEMA_VERSION_READ)
    if row is None:
        raise StoreDamaged
    if str(row[0]) > sql.SCHEMA_VERSION:
        raise StoreNewer


def _log_ahead(connection: Connection, wait: float) -> None:
    """Let readers and a writer work at the same time; the file remembers it."""
    until = time.monotonic() + wait
    while connection.one("PRAGMA journal_mode") == ("delete",):
        try:
            connection.one("PRAGMA journal_mode = WAL")
            break
        except StoreBusy:
            # SQLite does not wait by itself for this one.
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _is_trial(session: Session, *, create: bool, trial: bool) -> bool:
    kept = settings.read(session, settings.TRIAL)
    if kept is None:
        kept = _make_tenant(session, create=create, trial=trial)
    return kept == settings.YES


def _make_tenant(session: Session, *, create: bool, trial: bool) -> str:
    if not create:
        raise StoreUnavailable(_NO_TENANT.format(tenant=session.tenant))
    with session.connection.writing():
        made = settings.YES if trial else settings.NO
        # Another may have made it while this one waited for its turn: then that one counts.
        kept = settings.read(session, settings.TRIAL) or made
        settings.write(session, settings.TRIAL, kept)
    return kept
