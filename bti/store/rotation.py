"""Taking a new master key into use: the tenant's secrets first, then stream after stream.

What was locked is not locked anew: only the keys that lock it are wrapped with the new one. Each
batch is kept by itself, so what is broken off goes on from where it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from bti.store import kept, settings, tenant_keys
from bti.store.keyring import Keyring, id_of
from bti.store.session import Session
from bti.store.vault import Vault

ROTATING = "keys.rotating"
_MANY = 500


def under_way(session: Session) -> bool:
    """Tell whether a new master key was taken into use and not every stream has it yet."""
    return bool(settings.read(session, ROTATING))


def rotate(session: Session, keyring: Keyring) -> int:
    """Wrap everything with the newest master key, and give how many streams were wrapped anew."""
    with session.connection.writing():
        # Before anything is written: who waits for the same row already holds what this waits for.
        session.database.alone(session.connection)
        settings.write(session, ROTATING, id_of(keyring.newest))
        tenant_keys.rewrap(session, keyring)
    vault, count = Vault(keyring), 0
    for (kind,) in session.connection.all(session.sql.STREAM_KINDS, {"tenant": session.tenant}):
        for batch in _batches(session, kind):
            with session.connection.writing():
                count += sum(_rewrap(session, vault, kind, key) for key in batch)
    with session.connection.writing():
        settings.write(session, ROTATING, "")
    return count


def _batches(session: Session, kind: str) -> Iterator[tuple[str, ...]]:
    asked: dict[str, object] = {"tenant": session.tenant, "kind": kind, "limit": _MANY}
    after = ""
    while rows := session.connection.all(session.sql.STREAM_KEYS, {**asked, "after_key": after}):
        yield tuple(key for (key,) in rows)
        after = rows[-1][0]


def _rewrap(session: Session, vault: Vault, kind: str, key: str) -> int:
    row = kept.stream(session, kind, key)
    if row is None or not row.envelope:
        return 0
    envelope = vault.rewrapped(kept.at(session, kind, key, "key", 0), row.envelope)
    if envelope is None:
        return 0
    values = {**kept.of_stream(session, kind, key), "envelope": envelope}
    return session.connection.run(session.sql.STREAM_REWRAP, values)
