"""A tenant's master keys: what the keys of streams are wrapped with, the newest one last.

A key names itself: its id is drawn from it, so that a database can say which key it needs without
saying anything about it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from bti.errors import KeyWrong
from bti.store.cipher import KEY_BYTES, digest

_ID_BYTES = 4
_NAMING = b"bti master key id\0"
_WRONG_SIZE = (
    "Nøkkelen har feil lengde. En nøkkel er 32 byte, skrevet som 64 tegn 0–9 og a–f. "
    "Ingenting er endret."
)
_NOT_THE_KEY = (
    "Databasen er låst med nøkkel {wanted}, men nøkkelen som ble gitt, er {given}. "
    "Ingenting er endret. Oppgi den rette nøkkelfilen i BTI_KEY_FILE, "
    "eller skriv nøkkelen inn fra gjenopprettingsarket: bti nokkel gjenopprett."
)


def id_of(secret: bytes) -> str:
    """Give the id of a key, which says nothing about the key itself."""
    return digest(_NAMING + secret)[:_ID_BYTES].hex()


class Keyring(msgspec.Struct, frozen=True):
    """The keys at hand; new things are locked with the last."""

    secrets: tuple[bytes, ...]

    @classmethod
    def of(cls, secrets: bytes | Sequence[bytes]) -> Keyring:
        """Take one key, or several with the newest last.

        Raises:
            KeyWrong: One of them is no key.
        """
        several = (secrets,) if isinstance(secrets, bytes) else tuple(secrets)
        if not several or any(len(one) != KEY_BYTES for one in several):
            raise KeyWrong(_WRONG_SIZE)
        return cls(several)

    @property
    def newest(self) -> bytes:
        """Give the key that new things are locked with."""
        return self.secrets[-1]

    def led_by(self, wanted: str) -> Keyring:
        """Give the same keys with another one as the newest.

        Raises:
            KeyWrong: It is not at hand.
        """
        lead = self.by_id(wanted)
        return Keyring((*(one for one in self.secrets if one != lead), lead))

    def by_id(self, wanted: str) -> bytes:
        """Give the key of an id.

        Raises:
            KeyWrong: It is not at hand; the sentence names the one needed and the one given.
        """
        for secret in self.secrets:
            if id_of(secret) == wanted:
                return secret
        raise KeyWrong(_NOT_THE_KEY.format(wanted=wanted, given=id_of(self.newest)))


KeySource = Callable[[bool], Keyring]
"""Gives the keys; told whether the database is a new one, for which a missing key may be made.

Raises ``KeyMissing`` when there are none.
"""
