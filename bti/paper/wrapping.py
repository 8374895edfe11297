"""Plain text in lines of 80 columns, counted as a terminal shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

COLUMNS = 80

_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def columns(text: str) -> int:
    """Count the columns a text takes: wide signs take two, combining signs none."""
    return sum(map(_columns_of, text))


def wrapped(text: str, first: str = "", rest: str = "", width: int = COLUMNS) -> list[str]:
    """Break a text into lines: ``first`` stands before the first line, ``rest`` before the others.

    Breaks stand at ordinary spaces only; a word longer than a line is cut.
    """
    lines: list[str] = []
    line = first
    for word in _fitting(text, width - max(columns(first), columns(rest))):
        lead = first if not lines else rest
        joined = line + word if line == lead else f"{line} {word}"
        if line != lead and columns(joined) > width:
            lines.append(line)
            joined = rest + word
        line = joined
    return [*lines, line.rstrip()]


def beside(left: str, right: str, width: int = COLUMNS) -> str:
    """Set two short texts at the two ends of a line, or below each other where they do not fit."""
    gap = width - columns(left) - columns(right)
    return left + " " * gap + right if gap > 1 else f"{left}\n{right}"


def _fitting(text: str, room: int) -> Iterator[str]:
    for word in text.split(" "):
        if word:
            yield from _cut(word, max(room, 1))


def _cut(word: str, room: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and columns(piece + sign) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


def _columns_of(sign: str) -> int:
    if sign in _JOINERS or unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
