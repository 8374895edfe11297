"""Bringing a database from an older schema to the newest: when asked, and with a backup first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bti.errors import StoreDamaged, StoreNewer, StoreUnavailable
from bti.store.connection import Connection
from bti.store.databases import Database
from bti.store.keeping import Keeping
from bti.store.opening import database_at, version

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

SCRIPTS = "bti.store:migrations"
"""Where alembic finds the revisions, as a resource of the package."""

_KEEPING = Keeping()


class Upgraded(msgspec.Struct, frozen=True, kw_only=True):
    """What an upgrade did; when both versions are the same, nothing."""

    before: str
    after: str
    backup: str = ""
    """The file in which the database lies as it was before."""


def upgrade(
    database: str | Path, *, has_backup: bool = False, keeping: Keeping = _KEEPING
) -> Upgraded:
    """Bring a database to the newest schema, whole or not at all.

    Args:
        database: The file, or the URL of a server.
        has_backup: Whether somebody has seen to a backup; a file is copied beside itself even so.
        keeping: How long to wait for others.

    Raises:
        StoreUnavailable: There is no database there, or nobody has seen to a backup.
        StoreNewer: The database was made by a newer edition of the program.
    """
    place = database_at(database, keeping)
    connection = place.connect(create=False)
    try:
        if place.is_empty(connection):
            raise StoreUnavailable(place.missing())
        return _upgrade(place, connection, has_backup=has_backup)
    finally:
        connection.close()


def _upgrade(place: Database, connection: Connection, *, has_backup: bool) -> Upgraded:
    newest = place.sql.SCHEMA_VERSION
    if version(connection, place) == newest:
        return Upgraded(before=newest, after=newest)
    with place.migrating(connection), _transaction(place, connection) as transaction:
        place.alone(connection)
        # Read again, now that nobody else writes.
        before = version(connection, place)
        if before > newest:
            raise StoreNewer
        backup = "" if before == newest else place.back_up(before, has_backup=has_backup)
        with place.changing(connection):
            run(transaction, newest)
        if not place.hangs_together(connection):
            raise StoreDamaged
    return Upgraded(before=before, after=newest, backup=backup)


def run(transaction: SqlConnection, revision: str) -> None:
    """Bring a database to a revision, in the transaction that its connection is in."""
    # Importing alembic takes longer than a whole command.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = transaction
    command.upgrade(config, revision)


@contextmanager
def _transaction(place: Database, connection: Connection) -> Iterator[SqlConnection]:
    """Give SQLAlchemy our own connection, in a transaction that keeps all or nothing."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    engine = create_engine(place.dialect, creator=lambda: connection.raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(begun: SqlConnection) -> None:
        begun.exec_driver_sql(place.begins)

    with connection.told():
        try:
            with engine.begin() as transaction:
                yield transaction
        except DBAPIError as fault:
            # Wrapped by SQLAlchemy, and told in our words only when it is not.
            raise (fault.orig or fault) from None
