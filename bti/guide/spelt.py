"""A text of YAML as it is spelt: every scalar, map and list with where it begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec

PieceKind = Literal["text", "map", "list", "end"]


class Piece(msgspec.Struct, frozen=True):
    """A scalar, or where a map or a list begins or ends."""

    kind: PieceKind
    start: int
    end: int
    text: str = ""
    style: str = ""
    flow: bool = False


class Scalar(msgspec.Struct, frozen=True):
    """A text as it is spelt; ``text`` is what it says."""

    start: int
    end: int
    text: str
    style: str


class Pair(msgspec.Struct, frozen=True):
    """A key of a map with its value."""

    key: Scalar
    value: Spelt


class Pairs(msgspec.Struct, frozen=True):
    """A map, inside ``{…}`` when it is ``flow``."""

    start: int
    end: int
    flow: bool
    pairs: tuple[Pair, ...]


class Items(msgspec.Struct, frozen=True):
    """A list, inside ``[…]`` when it is ``flow``."""

    start: int
    end: int
    flow: bool
    items: tuple[Spelt, ...]


Spelt: TypeAlias = Scalar | Pairs | Items


def spelt(pieces: Iterable[Piece]) -> Spelt | None:
    """Put pieces together to what they spell; nothing when a map has a key that is no text."""
    stack: list[tuple[Piece, list[Spelt]]] = []
    root: Spelt | None = None
    for piece in pieces:
        done = _done(piece, stack)
        if done is None:
            continue
        if not isinstance(done, Scalar | Pairs | Items):
            return None
        if stack:
            stack[-1][1].append(done)
        else:
            root = done
    return root


def _done(piece: Piece, stack: list[tuple[Piece, list[Spelt]]]) -> Spelt | Literal[False] | None:
    if piece.kind == "text":
        return Scalar(piece.start, piece.end, piece.text, piece.style)
    if piece.kind != "end":
        stack.append((piece, []))
        return None
    begun, inside = stack.pop()
    # A block ends where its last part does: its own end stands on the line after.
    end = piece.end if begun.flow or not inside else inside[-1].end
    if begun.kind == "list":
        return Items(begun.start, end, begun.flow, tuple(inside))
    pairs = tuple(_pairs(inside))
    return Pairs(begun.start, end, begun.flow, pairs) if len(pairs) * 2 == len(inside) else False


def _pairs(inside: list[Spelt]) -> Iterator[Pair]:
    for key, value in zip(inside[::2], inside[1::2], strict=False):
        if isinstance(key, Scalar):
            yield Pair(key, value)
