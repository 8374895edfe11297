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
_BY = "bti"
_GROUND = "Slettet før, og hentet fram igjen fra en eldre sikkerhetskopi."
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
    mark = _mark(path) if path else ""
    return not mark or store.setting(_SEEN) == mark


def _settle(store: Store, path: str) -> int:
    listed = {(one.tenant, one.kind, one.key, one.fingerprint): one for one in _read(path)}
    again = 0
    with store.writing() as transaction:
        for one in listed.values():
            again += transaction.erase_again(one, _BY, _GROUND)
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
        return str(os.stat(path).st_size)
    except FileNotFoundError:
        return ""


def _read(path: str) -> Iterator[Destroyed]:
    if not _mark(path):
        return
    from bti.store import Destroyed

    with open(path, "rb") as file:
        lines = file.read().splitlines()
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Destroyed)
        except msgspec.DecodeError:
            # The last line may be half written after a power cut; the database has it whole.
            continue


def _append(path: str, new: list[Destroyed]) -> None:
    if not new:
        return
    make_private(os.path.dirname(path))
    file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(file, "ab") as opened:
        opened.write(b"".join(msgspec.json.encode(one) + b"\n" for one in new))
        opened.flush()
        os.fsync(opened.fileno())
