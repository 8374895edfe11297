"""What SQLite says when something is wrong, turned into what a person can do about it."""

from __future__ import annotations

import sqlite3

from bti.errors import (
    BtiError,
    Conflict,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreMoved,
    StoreReadOnly,
    StoreUnavailable,
)

_PRIMARY = 0xFF
"""The low byte of an extended result code is the kind of fault."""

MOVED = "bti: moved"
"""What a file that was moved from answers to who still has it open."""

CLOSED = "Forbindelsen er lukket. Åpne den før bti får den."
_OTHER_THREAD = (
    "Forbindelsen hører til en annen tråd, og ingenting er gjort. Åpne den i tråden som bruker "
    "den, eller med check_same_thread=False."
)
_OF_THE_DRIVER = {
    "Cannot operate on a closed database": CLOSED,
    "SQLite objects created in a thread": _OTHER_THREAD,
}
_NOT_TEXT = "Could not decode to UTF-8"
_SAME_EVENT = "UNIQUE constraint failed: event."
"""Two writers gave an event the same number; any other key that is there twice is our fault."""

_UNREADABLE = (
    "Fikk ikke åpnet databasen. "
    "Se etter at mappen finnes, og at brukeren din har lov til å lese og skrive i den."
)
_DISK = (
    "Disken svarte ikke som den skulle, og ingenting er lagret. "
    "Se etter at disken er koblet til og ikke er full, og prøv igjen."
)
_READ_ONLY = (
    "Databasen kan bare leses, og ingenting er lagret. "
    "Be den som drifter maskinen, om å gi deg lov til å skrive i filen og i mappen den ligger i."
)
UNKNOWN_PARENT = (
    "Saken viser til en veileder som ikke ligger i databasen. Ingenting er lagret. "
    "Legg veilederen inn først."
)


def translate(fault: sqlite3.Error) -> BtiError | None:
    """Give the error that a person is told, or ``None`` for a fault in the program itself."""
    code: int | None = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return _without_code(str(fault))
    if str(fault).startswith(_SAME_EVENT):
        return Conflict()
    if str(fault) == MOVED:
        return StoreMoved()
    return _of_extended(code) or _of_primary(code & _PRIMARY)


def _without_code(said: str) -> BtiError | None:
    """The driver's own word: the database was never asked."""
    if said.startswith(_NOT_TEXT):
        return StoreDamaged()
    known = (ours for theirs, ours in _OF_THE_DRIVER.items() if said.startswith(theirs))
    sentence = next(known, None)
    return StoreUnavailable(sentence) if sentence else None


def _of_extended(code: int) -> BtiError | None:
    match code:
        case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            return NotFound(UNKNOWN_PARENT)
        case sqlite3.SQLITE_IOERR_WRITE | sqlite3.SQLITE_IOERR_TRUNCATE:
            # A quota or a limit on the size of files is told this way, not as a full disk.
            return StoreFull()
        case _:
            return None


def _of_primary(code: int) -> BtiError | None:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy()
        case sqlite3.SQLITE_FULL:
            return StoreFull()
        case sqlite3.SQLITE_READONLY:
            return StoreReadOnly(_READ_ONLY)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR:
            # Our statements are tested on whole databases: one that fails met a damaged one.
            return StoreDamaged()
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StoreUnavailable(_UNREADABLE)
        case sqlite3.SQLITE_IOERR:
            return StoreUnavailable(_DISK)
        case _:
            return None
