"""The file that a database lies in: found, made for its owner alone, or refused with a sentence."""

from __future__ import annotations

import errno
import os
import stat
from os import PathLike

from bti.errors import StoreDamaged, StoreFull, StoreReadOnly, StoreUnavailable
from bti.store.drives import network_drive
from bti.store.private_folder import at_home, make_private

_HEAD = b"SQLite format 3\0"

MISSING = (
    "Fant ingen database i {path}. "
    "Den blir laget når du åpner en sak (bti ny). "
    "Ligger den et annet sted, så oppgi det: --database STI."
)
_NETWORK = (
    "Databasen {path} ligger på en nettverksdisk ({kind}), "
    "og der kan to som skriver samtidig, ødelegge for hverandre. "
    "Legg filen på en disk i maskinen: --database STI. "
    "Skal flere maskiner dele en database, trenger dere PostgreSQL: --database postgresql://…"
)
_NOT_A_FILE = "{path} er ikke en fil. Oppgi filen som databasen ligger i: --database STI."
_NOT_READABLE = (
    "Du har ikke lov til å lese databasen {path}. "
    "Be den som drifter maskinen, om tilgang, eller oppgi en annen fil: --database STI."
)
_READ_ONLY = (
    "Databasen {path} kan bare leses, og ingenting er lagret. "
    "Be den som drifter maskinen, om å gi deg lov til å skrive i filen og i mappen den ligger i."
)
_UNUSABLE = "Stien {path} kan ikke brukes til en database. Oppgi en annen fil: --database STI."
_NO_DATABASE = (
    "{path} er ikke en database, eller den er skadet. Ingenting er endret. "
    "Oppgi en annen fil (--database STI), eller hent fram sikkerhetskopien."
)
_CANNOT_MAKE = (
    "Fikk ikke laget databasen {path}, for mappen kan ikke skrives i. "
    "Velg en annen mappe (--database STI), eller snakk med den som drifter maskinen."
)
_NO_LEAVE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def usable(path: str | PathLike[str], *, create: bool, mounts: str) -> str:
    """Give the full path of a file that a database can be opened in; make it if asked to.

    ``mounts`` says which drives are mounted where, as ``drives`` reads it.

    Raises:
        StoreUnavailable: The file is missing, on a network drive, or may not be used.
    """
    try:
        full = full_path(path)
        _use(full, create=create, mounts=mounts)
    except (OSError, ValueError) as fault:
        # Too long, a circle of links, an unknown home: a path that leads nowhere.
        raise StoreUnavailable(_UNUSABLE.format(path=path)) from fault
    return full


def full_path(path: str | PathLike[str]) -> str:
    """Give where a path leads, from the root and through every link."""
    return os.path.realpath(at_home(os.fspath(path)))


def _use(path: str, *, create: bool, mounts: str) -> None:
    kind = network_drive(path, mounts)
    if kind is not None:
        raise StoreUnavailable(_NETWORK.format(path=path, kind=kind))
    if create and _look(path) is None:
        _make(path)
    _check(path)


def _look(path: str) -> os.stat_result | None:
    """Look at a file, or give nothing where there is none; what cannot be looked at is a fault."""
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _check(path: str) -> None:
    found = _look(path)
    if found is None:
        raise StoreUnavailable(MISSING.format(path=path))
    if not stat.S_ISREG(found.st_mode):
        raise StoreUnavailable(_NOT_A_FILE.format(path=path))
    if not os.access(path, os.R_OK):
        raise StoreUnavailable(_NOT_READABLE.format(path=path))
    # Beside the file stand two that SQLite makes and removes, so the folder is written too.
    if not (os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK)):
        raise StoreReadOnly(_READ_ONLY.format(path=path))
    # SQLite takes a file shorter than a page for an empty one, and would write over it.
    if found.st_size and not has_head(path):
        raise StoreDamaged(_NO_DATABASE.format(path=path))


def has_head(path: str | PathLike[str]) -> bool:
    """Tell whether a file begins as a database of SQLite does."""
    with open(path, "rb") as file:
        return file.read(len(_HEAD)) == _HEAD


def make_beside(path: str | PathLike[str], name: str) -> str:
    """Make an empty file of that name in the same folder, numbered when there is one already.

    Raises:
        StoreReadOnly: One may not write in the folder. StoreFull: There is no room.
    """
    number = 1
    first = target = os.path.join(os.path.dirname(path), name)
    while os.path.exists(target):
        number += 1
        target = f"{first}-{number}"
    _make(target)
    return target


def _make(path: str) -> None:
    """Make an empty file that its owner alone can read, and its folder likewise."""
    try:
        make_private(os.path.dirname(path))
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as fault:
        if fault.errno in _NO_ROOM:
            raise StoreFull from fault
        if fault.errno in _NO_LEAVE:
            raise StoreReadOnly(_CANNOT_MAKE.format(path=path)) from fault
        raise
