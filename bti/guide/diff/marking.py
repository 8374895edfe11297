"""Which words of a text were taken out and put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec

_WORD = re.compile(r"\s*\S+\s*|\s+")
_LONGEST = 4_000


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that is in both, was taken out, or was put in."""

    kind: Literal["same", "out", "in"]
    text: str


def marked(before: str, now: str) -> tuple[Piece, ...]:
    """Mark what differs, word by word; of very long texts, all of it."""
    if max(len(before), len(now)) > _LONGEST:
        return tuple(_pieces(before, now))
    old, new = _WORD.findall(before), _WORD.findall(now)
    # A word at the end of a line is the same word.
    words = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    return tuple(
        piece
        for tag, a, b, c, d in matcher.get_opcodes()
        for piece in (
            _same(new[c:d]) if tag == "equal" else _pieces("".join(old[a:b]), "".join(new[c:d]))
        )
    )


def _same(words: list[str]) -> Iterator[Piece]:
    yield Piece(kind="same", text="".join(words))


def _pieces(out: str, put_in: str) -> Iterator[Piece]:
    if out:
        yield Piece(kind="out", text=out)
    if put_in:
        yield Piece(kind="in", text=put_in)
