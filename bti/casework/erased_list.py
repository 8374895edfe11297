"""The list of destroyed keys that is kept beside the key file, outside every backup.

A backup from before an erasure still holds the key. When it is put back, the list says which keys
were destroyed since, and they are destroyed again before anybody reads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from bti.errors import StoreUnavailable
from bti.store.private_folder import make_private

if TYPE_CHECKING:
    from bti.store import Destroyed, Store

NAME = "slettet.jsonl"
_SEEN = "erased.seen"
BY = "bti"
"""Who erases again what comes back."""
GROUND = "Slettet før, og hentet fram igjen fra en eldre sikkerhetskopi."
_UNREADABLE = (
    "Listen over slettede saker, {path}, kan ikke leses eller skrives, og databasen åpnes ikke. "
    "Be den som drifter maskinen, om å rette opp tilgangen til den."
)


def settle(store: Store) -> int:
    """Hold database and list to each other; give how many cases were erased again.

    A database that keeps its key in itself has no list: there is nothing outside it.
    """
    path = store.erased_list
    if path is None:
        return 0
    try:
        return _settle(store, path)
    except OSError as fault:
        raise StoreUnavailable(_UNREADABLE.format(path=path)) from fault


def is_settled(store: Store) -> bool:
    """Tell whether the list is the one that this database has seen: one look at the file."""
    path = store.erased_list
    return path is None or (store.setting(_SEEN) or "") == _mark(path)


def is_whole(path: str) -> bool:
    """Tell whether there is a list, and all of it can be read."""
    return bool(_mark(path)) and not any(torn(path).values())


def torn(path: str) -> dict[int, bool]:
    """Give the number of each line that cannot be read, and whether what stood there is lost.

    What was half written when the power went is written whole further down, by the database that
    it is from.
    """
    lines = _lines(path)
    whole = [line for line in lines if _record(line) is not None]
    return {
        number: not any(one.startswith(line) for one in whole)
        for number, line in enumerate(lines, start=1)
        if _record(line) is None
    }


def _settle(store: Store, path: str) -> int:
    listed = {(one.tenant, one.kind, one.key, one.fingerprint): one for one in _read(path)}
    again = 0
    with store.writing() as transaction:
        for one in listed.values():
            again += transaction.erase_again(one, BY, GROUND)
    if again:
        store.scrub()
    new = [
        one
        for one in store.destroyed()
        if (one.tenant, one.kind, one.key, one.fingerprint) not in listed
    ]
    _append(path, new)
    with store.writing() as transaction:
        transaction.set_setting(_SEEN, _mark(path))
    return again


def _mark(path: str) -> str:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return ""
    # When, too: what is damaged may be as long as before.
    return f"{found.st_size}:{found.st_mtime_ns}" if found.st_size else ""


def _lines(path: str) -> list[bytes]:
    try:
        with open(path, "rb") as file:
            return file.read().splitlines()
    except FileNotFoundError:
        return []


def _read(path: str) -> Iterator[Destroyed]:
    return (one for one in map(_record, _lines(path)) if one is not None)


def _record(line: bytes) -> Destroyed | None:
    """Read a line; nothing when it is damaged, as the last one may be after a power cut."""
    from bti.store import Destroyed

    try:
        return msgspec.json.decode(line, type=Destroyed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _append(path: str, new: list[Destroyed]) -> None:
    if not new:
        return
    make_private(os.path.dirname(path))
    file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600)
    with os.fdopen(file, "ab") as opened:
        written = b"".join(msgspec.json.encode(one) + b"\n" for one in new)
        opened.write(written if _ends_whole(path) else b"\n" + written)
        opened.flush()
        os.fsync(opened.fileno())


def _ends_whole(path: str) -> bool:
    """Tell whether what is written next begins a line of its own."""
    with open(path, "rb") as file:
        text = file.read()
    return not text or text.endswith(b"\n")
