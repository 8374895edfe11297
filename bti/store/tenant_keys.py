"""A tenant's own secrets: for search, for seals and for what stands beside the streams.

They are drawn once, wrapped by the master key and kept as a setting, so that a new master key
wraps them anew and changes neither what is searched by nor what is sealed. A database for trying
things out keeps a throw-away master key in itself, in the open: it guards nothing, but everything
works as in a real one.
"""

import msgspec

from bti.errors import KeyMissing, KeyWrong, StoreDamaged
from bti.store import settings
from bti.store.cipher import Cipher, drawn
from bti.store.keyring import Keyring, KeySource, id_of
from bti.store.seal import ChainSeal
from bti.store.session import Rows
from bti.store.unlocked import Unlocked
from bti.store.vault import StoredAt, Vault

KEYS = "keys"
THROW_AWAY = "keys.throw_away"

_NO_SECRETS = (
    "Databasen har låst innhold, men det som låser det opp, er borte fra den. Ingenting er endret. "
    "Ikke skriv mer i den. Hent fram sikkerhetskopien."
)
_NEEDED = "{said} Databasen er låst med nøkkel {wanted}: arket som har det øverst, åpner den."

_SEARCH = "search"
_BESIDE = "beside"
_SEAL = "seal"


class Wrapped(msgspec.Struct, frozen=True, omit_defaults=True):
    """A secret as it is kept: locked, with the id of the master key that opens it."""

    master: str
    locked: bytes
    purpose: str


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of a tenant's secrets; the sealing keys stand in the order they came into use."""

    secrets: tuple[Wrapped, ...] = ()
    from_the_open: bool = False
    """Whether there were streams before there were keys, and not all that follows is done."""


_KEPT = msgspec.json.Decoder(Kept)


def unlock(rows: Rows, source: KeySource | None) -> Unlocked:
    """Open a tenant's keys, drawn first when it has none.

    Without a source a new database keeps a throw-away key in itself; one that exists answers for
    itself.

    Raises:
        KeyMissing: There is no key. KeyWrong: It is another one.
        StoreDamaged: There is locked content, and the tenant's own secrets are gone.
    """
    found = settings.read(rows, KEYS)
    kept = _read(_begin(rows, source) if found is None else found)
    own = settings.read(rows, THROW_AWAY)
    keyring = _given(kept, source) if own is None else Keyring.of(bytes.fromhex(own))
    return _opened(rows, kept, keyring, throw_away=own is not None)


def _given(kept: Kept, source: KeySource | None) -> Keyring:
    """Take the keys from where they are; without them, say which one the database needs."""
    try:
        return (source or _no_keys)(False)  # noqa: FBT003 - the type says what it is
    except (KeyMissing, KeyWrong) as fault:
        said = _NEEDED.format(said=fault.message, wanted=kept.secrets[-1].master)
        raise type(fault)(said) from fault


def _no_keys(new: bool) -> Keyring:  # noqa: ARG001, FBT001 - the shape of a KeySource
    raise KeyMissing


def settled(rows: Rows) -> None:
    """Say that all is done that follows from streams having been there before the keys."""
    kept = _read(settings.read(rows, KEYS) or "")
    done = msgspec.structs.replace(kept, from_the_open=False)
    settings.write(rows, KEYS, msgspec.json.encode(done).decode())


def rewrap(rows: Rows, keyring: Keyring) -> None:
    """Wrap all secrets with the newest master key, and begin a new sealing key.

    Who held the old master key may have made seals with the old sealing key.
    """
    old = _read(settings.read(rows, KEYS) or "").secrets
    newest = keyring.newest
    if all(one.master == id_of(newest) for one in old):
        return
    purposes = tuple(one.purpose for one in old)
    opened = tuple(_open(rows, one, place, keyring) for place, one in enumerate(old))
    new = (_SEAL, drawn())
    _keep(rows, (*zip(purposes, opened, strict=True), new), newest)


def _begin(rows: Rows, source: KeySource | None) -> str:
    # In this order: who locked the first stream had kept the secrets before that.
    if rows.connection.one(rows.sql.STREAM_LOCKED, {"tenant": rows.tenant}):
        found = settings.read(rows, KEYS)
        if found is None:
            raise StoreDamaged(_NO_SECRETS)
        return found
    # The source may ask a person or make a file: not inside a transaction that others wait for.
    keyring = source(True) if source else Keyring.of(drawn())  # noqa: FBT003
    with rows.connection.writing():
        rows.database.alone(rows.connection)
        # Another may have begun while this one waited for its turn: then that one counts.
        if settings.read(rows, KEYS) is None:
            secrets = tuple((purpose, drawn()) for purpose in (_SEARCH, _BESIDE, _SEAL))
            asked = {"tenant": rows.tenant}
            streams = bool(rows.connection.all(rows.sql.STREAM_KINDS, asked))
            _keep(rows, secrets, keyring.newest, from_the_open=streams)
            if source is None:
                settings.write(rows, THROW_AWAY, keyring.newest.hex())
        return settings.read(rows, KEYS) or ""


def _keep(
    rows: Rows,
    secrets: tuple[tuple[str, bytes], ...],
    master: bytes,
    *,
    from_the_open: bool = False,
) -> None:
    cipher = Cipher(master)
    kept = tuple(
        Wrapped(
            master=id_of(master),
            locked=cipher.lock(secret, _place(rows, purpose, number)),
            purpose=purpose,
        )
        for number, (purpose, secret) in enumerate(secrets)
    )
    settings.write(rows, KEYS, msgspec.json.encode(Kept(kept, from_the_open)).decode())


def _place(rows: Rows, purpose: str, number: int) -> bytes:
    return StoredAt(rows.tenant, "tenant", purpose, "key", number).bound()


def _open(rows: Rows, one: Wrapped, place: int, keyring: Keyring) -> bytes:
    cipher = Cipher(keyring.by_id(one.master))
    return cipher.open(one.locked, _place(rows, one.purpose, place))


def _read(kept: str) -> Kept:
    try:
        read = _KEPT.decode(kept)
    except msgspec.DecodeError as fault:
        raise StoreDamaged from fault
    if {one.purpose for one in read.secrets} != {_SEARCH, _BESIDE, _SEAL}:
        raise StoreDamaged(_NO_SECRETS)
    return read


def _opened(rows: Rows, kept: Kept, keyring: Keyring, *, throw_away: bool) -> Unlocked:
    by_purpose: dict[str, list[bytes]] = {_SEARCH: [], _BESIDE: [], _SEAL: []}
    for place, one in enumerate(kept.secrets):
        # Opened first: a purpose that is not what was locked opens nothing, and is told as damage.
        secret = _open(rows, one, place, keyring)
        by_purpose[one.purpose].append(secret)
    # What is new is locked with what the rest is: one sheet of paper opens the whole database.
    master = kept.secrets[-1].master
    return Unlocked(
        vault=Vault(keyring.led_by(master)),
        sealer=ChainSeal(tuple(by_purpose[_SEAL])),
        search=by_purpose[_SEARCH][-1],
        beside=Cipher(by_purpose[_BESIDE][-1]),
        masters=tuple(map(id_of, keyring.secrets)),
        master=master,
        throw_away=throw_away,
        from_the_open=kept.from_the_open,
    )
