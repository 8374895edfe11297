"""Running text of a guide: paragraphs, points and numbered points, told from how it is typed."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Literal

import msgspec

_POINT = re.compile(r"[-*•]\s+(.*)")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(.*)")

Kind = Literal["paragraph", "points", "numbered"]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph (one line), or a list with a line for each point."""

    kind: Kind
    lines: tuple[str, ...]


def blocks(text: str) -> tuple[Block, ...]:
    """Read a text into blocks: a blank line parts paragraphs, ``-`` and ``1.`` begin points."""
    return tuple(
        block
        for part in re.split(r"\n\s*\n", text.strip())
        if part.strip()
        for block in _of_part(part)
    )


def lines(text: str) -> tuple[str, ...]:
    """Give the lines of an answer as they were written, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _of_part(part: str) -> tuple[Block, ...]:
    read = [_line(line) for line in lines(part)]
    grouped = groupby(_continued(read), key=lambda pair: pair[0])
    return tuple(_block(kind, tuple(words for _, words in pairs)) for kind, pairs in grouped)


def _line(line: str) -> tuple[Kind, str]:
    if point := _POINT.fullmatch(line):
        return "points", point[1]
    if numbered := _NUMBERED.fullmatch(line):
        return "numbered", numbered[1]
    return "paragraph", line


def _continued(read: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Let a line without a mark of its own go on from the point above it."""
    joined: list[tuple[Kind, str]] = []
    for kind, words in read:
        if kind == "paragraph" and joined and joined[-1][0] != "paragraph":
            before, so_far = joined.pop()
            joined.append((before, f"{so_far} {words}"))
        else:
            joined.append((kind, words))
    return joined


def _block(kind: Kind, words: tuple[str, ...]) -> Block:
    return Block(kind=kind, lines=(" ".join(words),) if kind == "paragraph" else words)
