"""The file that master keys lie in, for their owner alone; it may be locked with a passphrase.

It lies away from the database, so that who copies the database does not copy the key with it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from os import PathLike

import msgspec

from bti.errors import BadInput, KeyMissing, KeyWrong, StoreDamaged
from bti.store.cipher import Cipher, drawn, stretched
from bti.store.keyring import Keyring
from bti.store.private_folder import make_private, open_to_others

_WHAT = (
    "Nøkkel til bti. Uten den kan ingen lese sakene. Ta vare på gjenopprettingsarket "
    "(bti nokkel ark), og legg aldri denne filen sammen med sikkerhetskopiene."
)
_SALT = 16
_LOCKING = b"bti key file"
_BARE = r"[0-9a-fA-F]{64}"

_MISSING = (
    "Fant ikke nøkkelen til databasen. bti lette i {path}. Ingenting er endret. "
    "Oppgi en annen fil i BTI_KEY_FILE, eller skriv nøkkelen inn fra gjenopprettingsarket: "
    "bti nokkel gjenopprett."
)
_UNREADABLE = (
    "Nøkkelfilen {path} kan ikke leses. Ingenting er endret. "
    "Be den som drifter maskinen, om å gi kontoen din lov til å lese den."
)
_OPEN_TO_OTHERS = (
    "Nøkkelfilen {path} kan leses av andre enn deg, og blir ikke brukt. Ingenting er endret. "
    "Lukk den for andre: chmod 600 {path}. Har noen hatt tilgang, bytt nøkkel: bti nokkel bytt."
)
_NO_KEY = (
    "{path} er ikke en nøkkelfil, eller den er skadet. Ingenting er endret. "
    "Skriv nøkkelen inn fra gjenopprettingsarket: bti nokkel gjenopprett."
)
_CANNOT_MAKE = (
    "Fikk ikke skrevet nøkkelfilen {path}, og ingenting er lagret. "
    "Oppgi en fil du har lov til å skrive, i BTI_KEY_FILE."
)
_LOCKED = (
    "Nøkkelfilen er låst med passord. Ingenting er endret. Skriv passordet når du blir spurt, "
    "eller oppgi en fil som passordet står i, i BTI_PASSPHRASE_FILE."
)
_NOT_THE_WORDS = "Passordet er feil. Ingenting er endret. Prøv igjen."
_TOO_SHORT = "Passordet må ha minst {signs} tegn. Nøkkelfilen er ikke endret. Velg et lengre."

SHORTEST = 12
"""A passphrase has so many signs at least."""

Ask = Callable[[], str]
"""Asks for the passphrase of a locked file."""


class _Locked(msgspec.Struct, frozen=True):
    salt: str
    box: str


class _Content(msgspec.Struct, frozen=True, omit_defaults=True):
    bti_key: int = 1
    what: str = ""
    keys: tuple[str, ...] = ()
    locked: _Locked | None = None
    confirmed: tuple[str, ...] = ()


_CONTENT = msgspec.json.Decoder(_Content)


class KeyFile:
    """The keys in one file, read each time they are asked for."""

    def __init__(
        self, path: str | PathLike[str], *, ask: Ask | None = None, named: bool = False
    ) -> None:
        """Take where the file is; ``named`` says that a person or the system chose it.

        A file that the system hands over may be shared in its own way; our own is for its owner.
        """
        self.path = os.fspath(path)
        self._ask = ask
        self._named = named
        self.made = False
        """Whether the file was made here, so that its sheet has to be printed."""

    def __call__(self, new: bool) -> Keyring:  # noqa: FBT001 - the shape of a KeySource
        """Give the keys; for a new database a missing file is made.

        Raises:
            KeyMissing: There is no file, or nobody to ask for its passphrase.
            KeyWrong: It is no key file, it is open to others, or the passphrase is wrong.
        """
        if new and not os.path.exists(self.path):
            self._make()
        return Keyring.of(self._secrets(self._content()))

    @property
    def locked(self) -> bool:
        """Whether a passphrase is needed."""
        return self._content().locked is not None

    @property
    def open_to_others(self) -> bool:
        """Whether others on the machine may read the file."""
        return open_to_others(self.path)

    def confirmed(self, key_id: str) -> bool:
        """Tell whether somebody has said that the sheet of a key is put away."""
        return key_id in self._content().confirmed

    def confirm(self, key_id: str) -> None:
        """Keep that the sheet of a key is put away."""
        content = self._content()
        confirmed = tuple(dict.fromkeys((*content.confirmed, key_id)))
        self._write(msgspec.structs.replace(content, confirmed=confirmed))

    def add(self, secret: bytes, *, newest: bool = True) -> None:
        """Put a key in the file, as the newest or before those it has; a missing file is made."""
        if not os.path.exists(self.path):
            self._make(secret)
            return
        content = self._content()
        secrets = self._secrets(content)
        others = tuple(one for one in secrets if one != secret)
        kept = (*others, secret) if newest or not others else (secret, *others)
        if kept != secrets and (newest or secret not in secrets):
            self._write(self._with(content, kept))

    def lock(self, passphrase: str) -> None:
        """Lock the keys with a passphrase.

        Raises:
            BadInput: It is too short, as none at all is; the file is left as it was.
        """
        if len(passphrase.strip()) < SHORTEST:
            raise BadInput(_TOO_SHORT.format(signs=SHORTEST))
        content = self._content()
        box = self._box(passphrase, self._secrets(content))
        self._ask = lambda: passphrase
        self._write(msgspec.structs.replace(content, locked=box, keys=()))

    def unlock(self) -> None:
        """Let the file open by itself, without a passphrase."""
        content = self._content()
        keys = tuple(one.hex() for one in self._secrets(content))
        self._ask = None
        self._write(msgspec.structs.replace(content, locked=None, keys=keys))

    def _content(self) -> _Content:
        try:
            with open(self.path, encoding="utf-8") as opened:
                text = opened.read()
            closed = self._named or not self.open_to_others
        except FileNotFoundError as fault:
            raise KeyMissing(_MISSING.format(path=self.path)) from fault
        except (OSError, UnicodeDecodeError) as fault:
            raise KeyMissing(_UNREADABLE.format(path=self.path)) from fault
        if not closed:
            raise KeyWrong(_OPEN_TO_OTHERS.format(path=self.path))
        bare = text.strip()
        if not bare.startswith("{") and re.fullmatch(_BARE, bare):
            return _Content(keys=(bare,))
        try:
            return _CONTENT.decode(text)
        except msgspec.DecodeError:
            # Not chained: the fault may quote a part of the key.
            raise KeyWrong(_NO_KEY.format(path=self.path)) from None

    def _secrets(self, content: _Content) -> tuple[bytes, ...]:
        keys = content.keys if content.locked is None else self._unboxed(content.locked)
        try:
            return tuple(bytes.fromhex(one) for one in keys)
        except ValueError:
            raise KeyWrong(_NO_KEY.format(path=self.path)) from None

    def _unboxed(self, locked: _Locked) -> tuple[str, ...]:
        key = stretched(self._passphrase(), bytes.fromhex(locked.salt))
        try:
            box = Cipher(key).open(bytes.fromhex(locked.box), _LOCKING)
        except StoreDamaged:
            raise KeyWrong(_NOT_THE_WORDS) from None
        return tuple(box.decode().split())

    def _passphrase(self) -> str:
        if self._ask is None:
            raise KeyMissing(_LOCKED)
        passphrase = self._ask()
        # Asked once: what is written afterwards is locked with the same.
        self._ask = lambda: passphrase
        return passphrase

    def _box(self, passphrase: str, secrets: tuple[bytes, ...]) -> _Locked:
        salt = drawn(_SALT)
        cipher = Cipher(stretched(passphrase, salt))
        box = cipher.lock(" ".join(one.hex() for one in secrets).encode(), _LOCKING)
        return _Locked(salt=salt.hex(), box=box.hex())

    def _with(self, content: _Content, secrets: tuple[bytes, ...]) -> _Content:
        if content.locked is None:
            return msgspec.structs.replace(content, keys=tuple(one.hex() for one in secrets))
        return msgspec.structs.replace(content, locked=self._box(self._passphrase(), secrets))

    def _make(self, secret: bytes | None = None) -> None:
        key = secret or drawn()
        whole = self._beside(_Content(what=_WHAT, keys=(key.hex(),)))
        try:
            # Two may make it at once; the first one counts, and it is whole when it is there.
            os.link(whole, self.path)
            self.made = True
        except FileExistsError:
            pass
        except OSError:
            os.replace(whole, self.path)
            self.made = True
        finally:
            with suppress(FileNotFoundError):
                os.unlink(whole)

    def _write(self, content: _Content) -> None:
        os.replace(self._beside(content), self.path)

    def _beside(self, content: _Content) -> str:
        """Write a file beside the real one, whole and for its owner alone."""
        part = f"{self.path}.{drawn(4).hex()}"
        try:
            make_private(os.path.dirname(self.path))
            file = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(file, "wb") as opened:
                opened.write(msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as fault:
            with suppress(OSError):
                os.unlink(part)
            raise KeyMissing(_CANNOT_MAKE.format(path=self.path)) from fault
        return part
