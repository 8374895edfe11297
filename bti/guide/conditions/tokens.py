"""The text of a condition as tokens, each with its place, and a sentence for what is no token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from bti.guide.conditions.expressions import Place
from bti.guide.conditions.faults import ConditionFault
from bti.guide.nearest import nearest

LONGEST_CONDITION = 4000
_MOST_DIGITS = 15

Kind = Literal["word", "number", "date", "symbol", "end"]

RESERVED = frozenset(
    (
        *("and", "or", "not", "has", "in", "is", "any", "no", "yes", "count", "where"),
        *("previous", "latest", "today", "value"),
    )
)
"""Words with a meaning of their own; a guide that uses one as an id cannot name it here."""

_SHAPES = r"""(?x)
      (?P<space>\s+)
    | (?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?!\w)|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w))
    | (?P<comma>[0-9]+,[0-9]+(?!\w))
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))
    | (?P<word>\w+(?:\.\w+)*)
    | (?P<quoted>"[^"]*"|'[^']*'|«[^»]*»|“[^”]*”)
    | (?P<foreign>!==|===|=>|=<|<>|&&|\|\||[=!≤≥≠–−](?!=))
    | (?P<symbol>==|!=|<=|>=|<|>|\(|\)|\||\+|-)
    """
_FOREIGN = {
    foreign: ours
    for ours, all_foreign in (
        ("==", "=== ="),
        ("!=", "!== <> ≠"),
        (">=", "=> ≥"),
        ("<=", "=< ≤"),
        ("-", "– −"),
        ("and", "&&"),
        ("or", "||"),
        ("not ", "!"),
    )
    for foreign in all_foreign.split()
}
_BRACKETS = {"[": "(", "]": ")", "{": "(", "}": ")"}
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


class Token(Struct, frozen=True, kw_only=True):
    """A word, a number, a date or a symbol, and where it stands."""

    kind: Kind
    text: str
    offset: int

    @property
    def end(self) -> int:
        """The offset just after it."""
        return self.offset + len(self.text)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(offset=self.offset, length=len(self.text))

    def fault(self, message: str, proposal: str | None = None) -> ConditionFault:
        """Make a fault that points at this token."""
        return ConditionFault(message, offset=self.offset, length=len(self.text), proposal=proposal)


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a condition into tokens; the last one is its end.

    Raises:
        ConditionFault: something in the text is no part of the condition language.
    """
    if len(text) > LONGEST_CONDITION:
        message = f"Betingelsen er for lang. Bruk høyst {LONGEST_CONDITION} tegn, og del den opp."
        raise ConditionFault(
            message, offset=LONGEST_CONDITION, length=len(text) - LONGEST_CONDITION
        )
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    offset, shapes = 0, re.compile(_SHAPES)
    while offset < len(text):
        shape = shapes.match(text, offset)
        if shape is None:
            raise _strange(text[offset], offset)
        if shape.lastgroup != "space":
            yield _token(shape)
        offset = shape.end()
    yield Token(kind="end", text="", offset=len(text.rstrip()))


def _token(shape: re.Match[str]) -> Token:
    token = Token(kind="word", text=shape[0], offset=shape.start())
    match shape.lastgroup:
        case "date":
            return _date(token)
        case "number":
            return _number(token)
        case "symbol":
            return Token(kind="symbol", text=token.text, offset=token.offset)
        case "word":
            return _word(token)
        case "comma":
            raise token.fault("Skriv desimaltall med punktum.", token.text.replace(",", "."))
        case "quoted":
            raise _quoted(token)
        case _:
            proposal = _FOREIGN[token.text]
            message = (
                f"Tegnet «{token.text}» brukes ikke i betingelser. Skriv «{proposal.strip()}»."
            )
            raise token.fault(message, proposal)


def _date(token: Token) -> Token:
    proposal = _as_iso(token.text)
    if proposal != token.text:
        message = "Skriv datoer med år, måned og dag, slik: 2026-02-28."
        raise token.fault(message, proposal)
    return Token(kind="date", text=token.text, offset=token.offset)


def _as_iso(text: str) -> str:
    if "." in text:
        day, month, year = text.split(".")
    else:
        year, month, day = text.split("-")
    return f"{year}-{month:0>2}-{day:0>2}"


def _number(token: Token) -> Token:
    if len(token.text) > _MOST_DIGITS:
        raise token.fault(f"Tallet er for langt. Bruk høyst {_MOST_DIGITS} sifre.")
    return Token(kind="number", text=token.text, offset=token.offset)


def _word(token: Token) -> Token:
    if token.text.isascii():
        return token
    proposal = token.text.translate(_ASCII)
    message = "Navn skrives med bokstavene a til z, tall og understrek."
    raise token.fault(message, proposal if proposal.isascii() else None)


def _quoted(token: Token) -> ConditionFault:
    inside = token.text[1:-1].strip()
    proposal = inside if inside.isascii() and inside.isidentifier() else None
    message = "Betingelser har ingen hermetegn. Skriv valgets id uten hermetegn."
    return token.fault(message, proposal)


def _strange(sign: str, offset: int) -> ConditionFault:
    if sign in _BRACKETS:
        message = "Bruk vanlige parenteser, ( og ), i betingelser."
        return ConditionFault(message, offset=offset, length=1, proposal=_BRACKETS[sign])
    if sign == ",":
        message = "Betingelser har ingen komma. Skriv «|» mellom valgene."
        return ConditionFault(message, offset=offset, length=1, proposal=" |")
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    return ConditionFault(f"Tegnet «{shown}» brukes ikke i betingelser.", offset=offset, length=1)


def near_keyword(word: str) -> str | None:
    """Give the word of the condition language that a Norwegian or misspelt one stands for."""
    return _NORWEGIAN.get(word.lower()) or nearest(word.lower(), sorted(RESERVED))


_NORWEGIAN = {
    other: ours
    for ours, others in (
        ("and", "og samt"),
        ("or", "eller"),
        ("not", "ikke"),
        ("has", "har contains includes"),
        ("in", "i blant"),
        ("is", "er"),
        ("where", "der hvor"),
        ("count", "antall"),
        ("any", "noen minst"),
        ("no", "nei ingen false"),
        ("yes", "ja true"),
        ("today", "idag"),
        ("previous", "forrige"),
        ("latest", "siste"),
    )
    for other in others.split()
}
