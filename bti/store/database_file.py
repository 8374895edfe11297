"""The file that a database lies in: found, made for its owner alone, or refused with a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from bti.errors import StoreFull, StoreReadOnly, StoreUnavailable
from bti.store.drives import network_drive, read_mounts

MISSING = (
    "Fant ingen database i {path}. "
    "Åpne en sak for å lage den (bti open), eller oppgi en annen fil: --database STI."
)
_NETWORK = (
    "Databasen {path} ligger på en nettverksdisk ({kind}), "
    "og der kan to som skriver samtidig, ødelegge for hverandre. "
    "Legg filen på en disk i maskinen: --database STI. "
    "Skal flere maskiner dele en database, trenger dere PostgreSQL, "
    "som kommer i en senere utgave."
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
_CANNOT_MAKE = (
    "Fikk ikke laget databasen {path}: {why}. "
    "Velg en annen mappe (--database STI), eller snakk med den som drifter maskinen."
)
_NO_LEAVE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def usable(path: Path, *, create: bool) -> Path:
    """Give the full path of a file that a database can be opened in; make it if asked to.

    Raises:
        StoreUnavailable: The file is missing, on a network drive, or may not be used.
    """
    full = path.expanduser().resolve()
    kind = network_drive(full, read_mounts())
    if kind is not None:
        raise StoreUnavailable(_NETWORK.format(path=full, kind=kind))
    if create and not full.exists():
        _make(full)
    _check(full)
    return full


def _check(path: Path) -> None:
    if not path.exists():
        raise StoreUnavailable(MISSING.format(path=path))
    if not path.is_file():
        raise StoreUnavailable(_NOT_A_FILE.format(path=path))
    if not os.access(path, os.R_OK):
        raise StoreUnavailable(_NOT_READABLE.format(path=path))
    # Beside the file stand two that SQLite makes and removes, so the folder is written too.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly(_READ_ONLY.format(path=path))


def _make(path: Path) -> None:
    """Make an empty file that its owner alone can read, and its folder likewise."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as fault:
        raise _not_made(path, fault) from fault


def _not_made(path: Path, fault: OSError) -> StoreUnavailable:
    if fault.errno in _NO_ROOM:
        return StoreFull()
    if fault.errno in _NO_LEAVE:
        return StoreReadOnly(_CANNOT_MAKE.format(path=path, why="mappen kan ikke skrives i"))
    return StoreUnavailable(_CANNOT_MAKE.format(path=path, why="stien kan ikke brukes"))
