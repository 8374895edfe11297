"""A backup of a database while others work in it, and putting one back in its place.

The copy is one file, whole at one moment. The key that opens its content never goes with it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path

from bti.errors import BadInput, StoreBusy, StoreDamaged, StoreNewer, StoreUnavailable
from bti.store import database_file
from bti.store.databases.sqlite import APPLICATION_ID, MEMORY, told
from bti.store.drives import read_mounts
from bti.store.sql import sqlite as sql

_NOTHING: Mapping[str, str] = {}
_TENANTS = "SELECT DISTINCT tenant FROM setting ORDER BY tenant"
_PARTS = ("-wal", "-shm")
_UNFINISHED = ".halvferdig"
_ASIDE = ".foer-gjenoppretting"
_LEFT = rf"(?:{_ASIDE}|{_UNFINISHED}|\.utgave-\w+)(?:-\d+)?$"
"""What a database that gave way, an unfinished copy, and one from before an upgrade end on."""
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
_DAMAGED = (
    "Sikkerhetskopien {path} er skadet og kan ikke brukes. Bruk en annen sikkerhetskopi. "
    "Databasen som er i bruk, er ikke rørt."
)
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
        for tenant in tenants(copy):
            say(copy, says, tenant)
    return full


def _nothing_before(there: Path | None, copy: Path) -> None:
    """Do nothing with a backup before it is put back."""


def restore(
    backup: Path,
    database: str,
    *,
    replace: bool,
    before: Callable[[Path | None, Path], None] = _nothing_before,
) -> str:
    """Put a backup where a database belongs.

    Args:
        backup: The file that the backup lies in; it is left as it is.
        database: The file that the database is to lie in.
        replace: Whether a database that lies there may give way; it is kept beside, renamed.
        before: What is done with the database that lies there, if any, and a copy of the backup,
            before the copy takes its place. What it raises leaves all as it was.

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
    there = place if place.exists() else None
    with _unfinished(place) as copy:
        _copy_of_backup(source, copy)
        known = _state(place) if there else None
        before(there, copy)
        _one_file(copy)
        aside = _set_aside(place) if there else None
        if aside and _state(aside) != known:
            # Somebody decided something after it was read: it would be lost.
            aside.replace(place)
            raise StoreBusy(_IN_USE.format(path=place))
    return str(aside or "")


def tenants(path: Path) -> tuple[str, ...]:
    """Give all whose data lies in a database.

    Raises:
        StoreDamaged: It is no whole database.
    """
    if not database_file.has_head(path):
        raise StoreDamaged
    with told(), closing(sqlite3.connect(path)) as raw:
        return tuple(one for (one,) in raw.execute(_TENANTS).fetchall())


def leftovers(database: str) -> tuple[str, ...]:
    """Give the files beside a database that are whole databases from before, by name."""
    if database == MEMORY or "://" in database:
        return ()
    place = _place(database)
    found = place.parent.glob(f"{escape(place.name)}.*")
    return tuple(sorted(one.name for one in found if re.search(_LEFT, one.name)))


def say(copy: Path, says: Mapping[str, str], tenant: str) -> None:
    """Let a copy say something of itself to one of its tenants."""
    with told(), closing(sqlite3.connect(copy)) as raw, raw:
        settings = [{"tenant": tenant, "name": n, "value": v} for n, v in says.items()]
        raw.executemany(sql.SETTING_PUT, settings)


def _state(place: Path) -> int | None:
    """Give how many decisions there are in a database that gives way; none that can be read."""
    if not database_file.has_head(place):
        return None
    try:
        with closing(sqlite3.connect(place)) as raw:
            return int(raw.execute("SELECT count(*) FROM disposal").fetchone()[0])
    except sqlite3.Error:
        return None


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
        for part in ("", *_PARTS):
            copy.with_name(copy.name + part).unlink(missing_ok=True)
        raise


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _copy_of_backup(source: Path, copy: Path) -> None:
    try:
        _see_that_it_is_ours(source)
        _copy(source, copy)
    except StoreDamaged as fault:
        raise StoreDamaged(_DAMAGED.format(path=source)) from fault


def _copy(source: Path, copy: Path) -> None:
    """Copy page by page as of one moment, and check every page of the copy."""
    with told(), closing(sqlite3.connect(source)) as raw:
        with closing(sqlite3.connect(copy)) as to:
            raw.backup(to)
            _check(to)
        _one_file(copy)


def _see_that_it_is_ours(source: Path) -> None:
    """A copy of the file of a program that bti is built into is that program's to put back."""
    with told(), closing(sqlite3.connect(source)) as raw:
        if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise StoreUnavailable(_NO_BACKUP.format(path=source))


def _one_file(copy: Path) -> None:
    """Leave one file alone: a copy that needs the one beside it is no copy."""
    with told(), closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def _check(raw: sqlite3.Connection) -> None:
    if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise StoreDamaged
    found = raw.execute(sql.SCHEMA_VERSION_READ).fetchone()
    if found is None:
        raise StoreDamaged
    if found[0] > sql.SCHEMA_VERSION:
        raise StoreNewer


def _set_aside(place: Path) -> Path:
    """Rename the database that gives way, with all that was written in it."""
    _fold_in(place)
    aside = Path(database_file.make_beside(place, f"{place.name}{_ASIDE}"))
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
