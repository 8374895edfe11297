"""A backup of a database while others work in it, and putting one back in its place.

The copy is one file, whole at one moment. The key that opens its content never goes with it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from bti.errors import BadInput, StoreBusy, StoreDamaged, StoreNewer, StoreUnavailable
from bti.store import database_file
from bti.store.databases.sqlite import APPLICATION_ID, MEMORY, told
from bti.store.drives import read_mounts
from bti.store.sql import sqlite as sql

_NOTHING: Mapping[str, str] = {}
_PARTS = ("-wal", "-shm")
_UNFINISHED = ".halvferdig"
_NO_FILE = (
    "{database} er ingen fil. Ta sikkerhetskopi av en server med serverens egne verktøy, for "
    "eksempel pg_dump, og si fra med bti sikkerhetskopi --done."
)
_TAKEN = "{path} finnes alt, og ingenting er skrevet over. Oppgi en annen fil."
_IN_THE_WAY = (
    "{path} finnes alt. Skal sikkerhetskopien ta plassen, så skriv --replace. "
    "Databasen som ligger der, blir tatt vare på ved siden av."
)
_NO_BACKUP = "{path} er ingen sikkerhetskopi fra bti. Ingenting er endret. Oppgi en annen fil."
_NOT_THERE = "Fant ingen fil i {path}. Oppgi filen som sikkerhetskopien ligger i."
_IN_USE = "Noen arbeider i {path}. Ingenting er endret. Be alle om å avslutte, og prøv igjen."


def back_up(database: str, target: Path, says: Mapping[str, str] = _NOTHING) -> Path:
    """Copy a live database to a new file that its owner alone can read.

    Args:
        database: The file that the database lies in.
        target: The new file.
        says: Settings that the copy is to have, such as when it was made.

    Raises:
        BadInput: The database is no file, or there is something at the target already.
        StoreDamaged: What was copied is not whole. StoreFull: There is no room.
    """
    source = _file(database)
    full = target.expanduser().resolve()
    if full.exists():
        raise BadInput(_TAKEN.format(path=full))
    with _unfinished(full) as copy:
        _copy(source, copy)
        _say(copy, says)
    return full


def restore(backup: Path, database: str, *, replace: bool) -> str:
    """Put a backup where a database belongs.

    Args:
        backup: The file that the backup lies in; it is left as it is.
        database: The file that the database is to lie in.
        replace: Whether a database that lies there may give way; it is kept beside, renamed.

    Returns:
        The file in which the database that gave way now lies, and nothing when there was none.

    Raises:
        BadInput: There is a database already, and ``replace`` does not say so.
        StoreUnavailable: The backup is none, is not whole or is too new; nothing is changed.
        StoreBusy: Somebody works in the database that would give way.
    """
    source, place = _backup(backup), _place(database)
    if place.exists() and not replace:
        raise BadInput(_IN_THE_WAY.format(path=place))
    with _unfinished(place) as copy:
        _copy(source, copy)
        aside = _set_aside(place) if place.exists() else None
    return str(aside or "")


def _file(database: str) -> Path:
    if database == MEMORY or "://" in database:
        raise BadInput(_NO_FILE.format(database=database))
    return Path(database_file.usable(database, create=False, mounts=read_mounts()))


def _place(database: str) -> Path:
    if database == MEMORY or "://" in database:
        raise BadInput(_NO_FILE.format(database=database))
    return Path(database).expanduser().resolve()


def _backup(path: Path) -> Path:
    full = path.expanduser().resolve()
    if not full.is_file():
        raise StoreUnavailable(_NOT_THERE.format(path=full))
    return full


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Give a file to write beside the target; it becomes the target when it is whole on disk."""
    copy = Path(database_file.make_beside(target, f"{target.name}{_UNFINISHED}"))
    try:
        yield copy
        _to_disk(copy)
        copy.replace(target)
        _to_disk(target.parent)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _copy(source: Path, copy: Path) -> None:
    """Copy page by page as of one moment, and check every page of the copy."""
    with told(), closing(sqlite3.connect(source)) as raw:
        if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise StoreUnavailable(_NO_BACKUP.format(path=source))
        with closing(sqlite3.connect(copy)) as to:
            raw.backup(to)
            # One file alone: a copy that needs the one beside it is no copy.
            to.execute("PRAGMA journal_mode = DELETE")
            _check(to)


def _say(copy: Path, says: Mapping[str, str]) -> None:
    """Let the copy say something of itself, to every tenant in it."""
    with told(), closing(sqlite3.connect(copy)) as raw, raw:
        for (tenant,) in raw.execute("SELECT DISTINCT tenant FROM setting").fetchall():
            settings = [{"tenant": tenant, "name": n, "value": v} for n, v in says.items()]
            raw.executemany(sql.SETTING_PUT, settings)


def _check(raw: sqlite3.Connection) -> None:
    if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise StoreDamaged
    (found,) = raw.execute(sql.SCHEMA_VERSION_READ).fetchone()
    if found > sql.SCHEMA_VERSION:
        raise StoreNewer


def _set_aside(place: Path) -> Path:
    """Rename the database that gives way, with all that was written in it."""
    _fold_in(place)
    aside = Path(database_file.make_beside(place, f"{place.name}.foer-gjenoppretting"))
    place.replace(aside)
    for part in _PARTS:
        beside = place.with_name(place.name + part)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + part))
    return aside


def _fold_in(place: Path) -> None:
    if not database_file.has_head(place):
        # Beside a file without a head, SQLite would remove the log that may hold what is left.
        return
    try:
        with closing(sqlite3.connect(place, isolation_level=None, timeout=1)) as raw:
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("COMMIT")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as fault:
        raise StoreBusy(_IN_USE.format(path=place)) from fault
    except sqlite3.DatabaseError:
        # A file so damaged that SQLite cannot read it gives way as it lies, with its parts.
        return
