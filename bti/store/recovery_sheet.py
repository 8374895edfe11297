"""A master key on paper: rows of figures in groups, each row with two words that catch a slip."""

from __future__ import annotations

import hashlib
import re

from bti.errors import BadInput
from bti.store.cipher import KEY_BYTES
from bti.store.keyring import id_of

_ROW = 8
_GROUP = 4
_SIGNS = re.compile(r"(?:[0-9a-foil]{4}\s*){4}", re.IGNORECASE)
_LIKE = str.maketrans("oOiIlL", "001111")
"""Letters that are no figure of a key, and the figures that they are taken for on paper."""
_NAMED = re.compile(r"nøkkel\s+([0-9a-f]{8})\b", re.IGNORECASE)
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
_BAD_LAST = (
    "Rad {number} stemmer ikke med de andre. Se nøye på den, og at alle radene er fra det samme "
    "arket."
)
_BAD_COUNT = (
    "Arket har {wanted} rader, men {found} av dem kunne leses. En rad er fire grupper med fire "
    "tegn, 0–9 og a–f, og to ord. Skriv alle radene."
)
_OTHER_SHEET = (
    "Radene er nøkkel {found}, men øverst på arket står nøkkel {wanted}. "
    "Skriv alle radene fra det samme arket."
)


def rows(secret: bytes) -> tuple[str, ...]:
    """Give a key as rows to be written on paper: four groups of figures and two words."""
    return tuple(_row(number, secret) for number in range(1, KEY_BYTES // _ROW + 1))


def read(lines: tuple[str, ...]) -> bytes:
    """Read a key back from the rows of a sheet; what is no row is passed over.

    Raises:
        BadInput: A row is missing, its words say that it is not what was written, or the rows are
            not of one sheet.
    """
    found = [signs for signs in map(_SIGNS.search, lines) if signs]
    wanted = KEY_BYTES // _ROW
    if len(found) != wanted:
        raise BadInput(_BAD_COUNT.format(wanted=wanted, found=len(found)))
    parts, words = zip(*map(_read_row, found), strict=True)
    secret = b"".join(parts)
    wrong = [n for n, said in enumerate(words, start=1) if said != _words(n, secret).split()]
    if wrong == [wanted]:
        raise BadInput(_BAD_LAST.format(number=wanted))
    if wrong:
        # The last row answers for all of them, so it is told of only when it is the only one.
        raise BadInput(*(_BAD_ROW.format(number=number) for number in wrong if number < wanted))
    _of_one_sheet(secret, "\n".join(lines))
    return secret


def _of_one_sheet(secret: bytes, typed: str) -> None:
    named = _NAMED.search(typed)
    if named and named[1].lower() != id_of(secret):
        raise BadInput(_OTHER_SHEET.format(found=id_of(secret), wanted=named[1]))


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
    return _words(KEY_BYTES // _ROW, secret)


def same_words(typed: str, secret: bytes) -> bool:
    """Tell whether the words of the last row were typed."""
    return _plain(typed).split() == last_words(secret).split()


def _part(number: int, secret: bytes) -> bytes:
    return secret[(number - 1) * _ROW : number * _ROW]


def _row(number: int, secret: bytes) -> str:
    signs = _part(number, secret).hex()
    groups = " ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
    return f"{groups}   {_words(number, secret)}"


def _words(number: int, secret: bytes) -> str:
    """Draw two words from a row and its number, so that rows in another order are noticed too.

    Those of the last row are drawn from all rows, so that rows of two sheets are no key.
    """
    last = number == KEY_BYTES // _ROW
    said = secret if last else _part(number, secret)
    drawn = hashlib.sha256(b"bti sheet\0" + bytes([number]) + said).digest()
    return " ".join(_WORDS[sign % len(_WORDS)] for sign in drawn[:2])


def _read_row(signs: re.Match[str]) -> tuple[bytes, list[str]]:
    """Give the figures of a row, and the words that were written after them."""
    figures = "".join(signs.group().translate(_LIKE).split())
    return bytes.fromhex(figures), _plain(signs.string[signs.end() :]).split()


def _plain(typed: str) -> str:
    return typed.casefold().strip(" .,|")
