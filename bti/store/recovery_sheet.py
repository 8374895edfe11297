"""A master key on paper: rows of figures in groups, each row with two words that catch a slip."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from bti.errors import BadInput
from bti.store.cipher import KEY_BYTES
from bti.store.keyring import id_of

_ROW = 8
_GROUP = 4
_SIGNS = re.compile(r"(?:[0-9a-f]{4}\s*){4}", re.IGNORECASE)
_LIST = """
ask bjerk bok bro brev bris bær dal due eik elg elv fjell fjord foss frost furu glass
gran gress gull hage hane hav hegg hest hus hval høst is jord kai katt korn krone kyst
lam land laks lys mark mose mur måke måne natt nøtt ost rev ring rogn rose sau seil
skog sol stein stol storm strand sti tog torsk tre ull
"""
_WORDS = tuple(_LIST.split())

_BAD_ROW = (
    "Rad {number} stemmer ikke. Se nøye på tallene og de to ordene på raden, og skriv den på nytt."
)
_BAD_COUNT = "Arket har {wanted} rader med tall og ord, men {found} ble skrevet. Skriv alle radene."


def rows(secret: bytes) -> tuple[str, ...]:
    """Give a key as rows to be written on paper: four groups of figures and two words."""
    return tuple(_row(number, part) for number, part in enumerate(_parts(secret), start=1))


def read(lines: tuple[str, ...]) -> bytes:
    """Read a key back from the rows of a sheet; what is no row is passed over.

    Raises:
        BadInput: A row is missing, or its words say that it is not what was written.
    """
    found = [signs for signs in map(_SIGNS.search, lines) if signs]
    wanted = KEY_BYTES // _ROW
    if len(found) != wanted:
        raise BadInput(_BAD_COUNT.format(wanted=wanted, found=len(found)))
    read_rows = [_read_row(number, signs) for number, signs in enumerate(found, start=1)]
    wrong = [n for n, part in enumerate(read_rows, start=1) if part is None]
    if wrong:
        raise BadInput(*(_BAD_ROW.format(number=number) for number in wrong))
    return b"".join(part for part in read_rows if part)


def sheet(secret: bytes, made: str, place: str) -> tuple[str, ...]:
    """Give the lines of a page to print or write by hand, and to keep where few can get at it."""
    return (
        "GJENOPPRETTINGSARK FOR BTI",
        "",
        f"Nøkkel {id_of(secret)}, skrevet ut {made}",
        "",
        *(f"    {row}" for row in rows(secret)),
        "",
        "Uten denne nøkkelen kan ingen lese sakene, heller ikke fra en sikkerhetskopi.",
        f"Nøkkelen ligger i {place}.",
        "Ta vare på arket på papir, innelåst, og ikke på samme sted som sikkerhetskopiene.",
        "Den som har arket og databasen, kan lese alt.",
        "",
        "Er filen borte: bti nokkel gjenopprett, og skriv inn de fire radene med tall og ord.",
        "Når arket er lagt bort: bti nokkel bekreft, og skriv de to ordene på den siste raden.",
    )


def last_words(secret: bytes) -> str:
    """Give the two words of the last row: who can say them has the sheet."""
    return _words(KEY_BYTES // _ROW, secret[-_ROW:])


def same_words(typed: str, secret: bytes) -> bool:
    """Tell whether the words of the last row were typed."""
    return _plain(typed).split() == last_words(secret).split()


def _parts(secret: bytes) -> Iterator[bytes]:
    return (secret[at : at + _ROW] for at in range(0, KEY_BYTES, _ROW))


def _row(number: int, part: bytes) -> str:
    signs = part.hex()
    groups = " ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
    return f"{groups}   {_words(number, part)}"


def _words(number: int, part: bytes) -> str:
    """Draw two words from a row and its number, so that rows in another order are noticed too."""
    drawn = hashlib.sha256(b"bti sheet\0" + bytes([number]) + part).digest()
    return " ".join(_WORDS[sign % len(_WORDS)] for sign in drawn[:2])


def _read_row(number: int, signs: re.Match[str]) -> bytes | None:
    part = bytes.fromhex("".join(signs.group().split()))
    same = _plain(signs.string[signs.end() :]).split() == _words(number, part).split()
    return part if same else None


def _plain(typed: str) -> str:
    return typed.casefold().strip(" .,|")
