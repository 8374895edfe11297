"""What PostgreSQL says when something is wrong, turned into what a person can do about it."""

from __future__ import annotations

import psycopg

from bti.errors import (
    BadInput,
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
from bti.store.faults import UNKNOWN_PARENT

_LOST = (
    "Forbindelsen til databasen ble brutt. Se med bti vis om det siste ble lagret, og prøv igjen."
)
_NO_ANSWER = (
    "Databaseserveren svarer ikke, eller den slipper deg ikke inn. Ingenting er lagret. "
    "Se etter at adressen i --database er riktig, eller spør den som drifter serveren."
)
_FULL_HOUSE = (
    "Databaseserveren har for mange tilkoblinger akkurat nå. Ingenting er lagret. "
    "Prøv igjen om litt."
)
_NO_LEAVE = (
    "Databasen slipper ikke brukeren din til. Ingenting er lagret. "
    "Be den som drifter serveren, om rettighetene som står i docs/how-to/postgresql.md."
)
_ABORTED = (
    "Transaksjonen på forbindelsen er avbrutt av en feil, og ingenting er gjort. Rull den tilbake, "
    "og prøv igjen."
)
_READ_ONLY = (
    "Databaseserveren kan bare leses nå, og ingenting er lagret. "
    "Spør den som drifter serveren, om den er en reserve."
)
_NO_SIGN = "Teksten har et tegn som ikke kan lagres (null-tegnet). Ingenting er lagret."

MOVED = "BTI01"
"""What a database that was moved from answers to who still has it open."""

_EXACT: dict[str, tuple[type[BtiError], str]] = {
    "22021": (BadInput, _NO_SIGN),
    "22P05": (BadInput, _NO_SIGN),
    "23503": (NotFound, UNKNOWN_PARENT),
    "25P02": (StoreUnavailable, _ABORTED),
    "25006": (StoreReadOnly, _READ_ONLY),
    "40001": (Conflict, ""),
    "40P01": (StoreBusy, ""),
    "42501": (StoreUnavailable, _NO_LEAVE),
    "53100": (StoreFull, ""),
    "53300": (StoreUnavailable, _FULL_HOUSE),
    "55P03": (StoreBusy, ""),
    "57014": (StoreBusy, ""),
    MOVED: (StoreMoved, ""),
}
_CLASS: dict[str, tuple[type[BtiError], str]] = {
    "08": (StoreUnavailable, _LOST),
    "28": (StoreUnavailable, _NO_ANSWER),
    "3D": (StoreUnavailable, _NO_ANSWER),
    # Our statements are tested on whole databases: one that fails met a damaged one.
    "42": (StoreDamaged, ""),
    "53": (StoreFull, ""),
    "57": (StoreUnavailable, _LOST),
    "58": (StoreUnavailable, _LOST),
    "XX": (StoreDamaged, ""),
}
_SAME_TWICE = frozenset({"event_pk", "idempotency_pk"})
"""Two writers gave an event the same number, or did the same command at once; any other key that
is there twice is our fault."""


def translate(fault: psycopg.Error) -> BtiError | None:
    """Give the error that a person is told, or ``None`` for a fault in the program itself."""
    state = fault.sqlstate
    if state is None:
        return _without_state(fault)
    if state == "23505":
        return Conflict() if fault.diag.constraint_name in _SAME_TWICE else None
    found = _EXACT.get(state) or _CLASS.get(state[:2])
    return None if found is None else found[0](found[1])


def on_connecting(fault: psycopg.OperationalError) -> BtiError:
    """Give the error for a server that did not let one in."""
    return StoreUnavailable(_FULL_HOUSE if fault.sqlstate == "53300" else _NO_ANSWER)


def _without_state(fault: psycopg.Error) -> BtiError | None:
    """The driver's own word: it never reached the server, or the server is gone."""
    if isinstance(fault, psycopg.DataError):
        return BadInput(_NO_SIGN)
    if isinstance(fault, psycopg.OperationalError):
        return StoreUnavailable(_LOST)
    return None
