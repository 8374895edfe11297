"""A store in one file of SQLite, or in memory."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import TYPE_CHECKING, ClassVar

from bti.errors import StoreBusy, StoreDamaged, StoreUnavailable
from bti.store import database_file, faults
from bti.store.connection import Bounds, Connection, Driver
from bti.store.drives import read_mounts
from bti.store.sql import sqlite as sql

if TYPE_CHECKING:
    from bti.store.databases import Values
    from bti.store.keeping import Keeping
    from bti.store.sql.texts import Texts

MEMORY = ":memory:"
"""A database that lives as long as its store, and is never on disk."""

APPLICATION_ID = 0x62746901
"""Written in the head of every file of ours, so that no other program's file is taken for one."""

_FOREIGN = (
    "Filen er en database, men den er ikke laget av bti. Ingenting er endret. "
    "Oppgi en annen fil: --database STI."
)
_WITH_A_HOST = frozenset({"schema_version", "setting", "stream", "event"})
"""These tell our tables in the file of a program that bti is built into from another program's."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_PAUSE = 0.01
_OF_TENANTS = """
SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ON c.name = 'tenant'
WHERE m.type = 'table'
"""
_CLOSED = """
CREATE TRIGGER IF NOT EXISTS {table}_{change} BEFORE {change} ON {table}
WHEN EXISTS (
    SELECT 1 FROM setting WHERE tenant = {row}.tenant AND name = 'moved' AND value <> ''
){unless}
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""
_UNLESS = {"setting": " AND {row}.name <> 'moved'"}
"""The word that the content was moved can itself be changed: done, or come to nothing."""
_CHANGES = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))


class _Told:
    """A context without a generator: it is entered ten times in each step."""

    def __enter__(self) -> None:
        """Begin to listen."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: object
    ) -> None:
        """Say a fault of the driver in the house's words."""
        if isinstance(fault, UnicodeDecodeError):
            # The driver could not read its own message, which quotes the damaged page.
            raise StoreDamaged from fault
        if isinstance(fault, sqlite3.Error):
            wording = faults.translate(fault)
            if wording is not None:
                raise wording from fault


_TOLD = _Told()


def told() -> AbstractContextManager[None]:
    """Tell every fault of the driver in the house's words."""
    return _TOLD


DRIVER = Driver(
    told=told,
    in_transaction=lambda raw: bool(raw.in_transaction),
    # A read that turns into a write is refused at once when another has written meanwhile, and
    # the waiting time does not apply; so who will write says so from the start.
    writing=Bounds("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",)),
    reading=Bounds("BEGIN", "COMMIT", ("ROLLBACK",)),
)


class SqliteDatabase:
    """A file, or the memory of this process."""

    sql: Texts = sql
    dialect: ClassVar[str] = "sqlite://"
    begins: ClassVar[str] = DRIVER.writing.begin

    def __init__(self, place: str, keeping: Keeping) -> None:
        self._place = place
        self._keeping = keeping

    def connect(self, *, create: bool) -> Connection:
        """Open the file; it is made first if ``create`` says so."""
        path = self._place
        if path != MEMORY:
            path = database_file.usable(path, create=create, mounts=read_mounts())
        with told():
            raw = sqlite3.connect(
                path, timeout=self._keeping.wait, isolation_level=None, check_same_thread=False
            )
        connection = Connection(raw, DRIVER)
        try:
            self._set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_up(self, connection: Connection) -> None:
        connection.run("PRAGMA foreign_keys = ON")
        # A sort too large for memory would otherwise leave content in a file elsewhere.
        connection.run("PRAGMA temp_store = MEMORY")
        # A key that was destroyed must not lie on in a page that nothing points to.
        connection.run("PRAGMA secure_delete = ON")
        connection.run(f"PRAGMA synchronous = {'FULL' if self._keeping.durable else 'NORMAL'}")

    def is_empty(self, connection: Connection) -> bool:
        """Tell whether there is nothing yet; another program's database is refused."""
        if self._is_ours(connection):
            return False
        found = self.tables(connection)
        if found and not found >= _WITH_A_HOST:
            raise StoreUnavailable(_FOREIGN)
        return not found

    def _is_ours(self, connection: Connection) -> bool:
        """Tell whether the file holds nothing else, and is set up as we want it."""
        return connection.one("PRAGMA application_id") == (APPLICATION_ID,)

    def alone(self, connection: Connection) -> None:
        """Nobody else writes in the file as long as this one does."""

    def make(self, connection: Connection) -> None:
        """Make the tables, and mark the file as ours."""
        for text in sql.CREATE:
            connection.run(text)
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")

    def missing(self) -> str:
        """Say that the file is not there, and what to do."""
        return database_file.MISSING.format(path=database_file.full_path(self._place))

    def settle(self, connection: Connection) -> None:
        """Let readers and a writer work at the same time; the file remembers it.

        The file of a program that bti is built into is left as that program has set it up.
        """
        if not self._is_ours(connection):
            return
        until = time.monotonic() + self._keeping.wait
        while connection.one("PRAGMA journal_mode") == ("delete",):
            try:
                connection.one("PRAGMA journal_mode = WAL")
                break
            except StoreBusy:
                # SQLite does not wait by itself for this one.
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    def tables(self, connection: Connection) -> frozenset[str]:
        """Give the names of the tables in the file."""
        return frozenset(name for (name,) in connection.all(_TABLES))

    def check(self, connection: Connection) -> None:
        """Check every page of the file, and every row's parent."""
        sound = connection.all("PRAGMA integrity_check(1)") == [("ok",)]
        if not sound or not self.hangs_together(connection):
            raise StoreDamaged

    def scrub(self, connection: Connection) -> None:
        """Empty the log of changes into the file, where what is written over becomes zeroes."""
        connection.all("PRAGMA wal_checkpoint(TRUNCATE)")

    def hangs_together(self, connection: Connection) -> bool:
        """Tell whether every row's parent is there."""
        return not connection.all("PRAGMA foreign_key_check")

    @contextmanager
    def migrating(self, connection: Connection) -> Iterator[None]:
        """Let a table be made anew without its child rows being taken for orphans meanwhile."""
        connection.run("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            connection.run("PRAGMA foreign_keys = ON")

    @contextmanager
    def changing(self, connection: Connection) -> Iterator[None]:
        """Nobody else writes in the file meanwhile."""
        self.alone(connection)
        yield

    def close_off(self, connection: Connection) -> None:
        """Refuse every change of a moved tenant's rows, in the file itself."""
        for (table,) in connection.all(_OF_TENANTS):
            for change, row in _CHANGES:
                unless = _UNLESS.get(table, "").format(row=row)
                said = faults.MOVED
                connection.run(
                    _CLOSED.format(table=table, change=change, row=row, unless=unless, said=said)
                )

    def back_up(self, version: str, *, has_backup: bool) -> str:
        """Copy the file beside itself; a copy from before is never overwritten."""
        del has_backup
        path = database_file.full_path(self._place)
        target = database_file.make_beside(path, f"{os.path.basename(path)}.utgave-{version}")
        with told(), closing(sqlite3.connect(path)) as raw, closing(sqlite3.connect(target)) as to:
            raw.backup(to)
        return target

    def write_step(
        self,
        connection: Connection,
        stream: Values,
        events: Sequence[Values],
        beside: Callable[[], None],
        *,
        first: bool,
    ) -> bool:
        """Write the row, and if its version held, all the rest."""
        held = connection.run(sql.STREAM_PUT if first else sql.STREAM_STEP, stream) == 1
        if held:
            connection.run_each(sql.EVENT_PUT, events)
            beside()
        return held
