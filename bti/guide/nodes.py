"""What was written, as a tree in which every part knows its place.

Nodes are made from YAML and hold text only; what a text means is decided by the type it is read
into. They survive merging unchanged, so that a piece copied from elsewhere still says where it was
written.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from bti.errors import Place


class TextNode(msgspec.Struct, frozen=True, gc=False):
    """A scalar. ``style`` is the mark it was written with: nothing, a quote, ``|`` or ``>``."""

    place: Place
    text: str
    style: str = ""
    one_line: bool = True

    def place_at(self, offset: int) -> Place:
        """Give the place of a character of the text; of a text over several lines, its start."""
        if not self.one_line or self.style in {"|", ">"}:
            return self.place
        first = self.place.column + len(self.style)
        return Place(self.place.file, self.place.line, first + offset)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A key of a map, with the place of the key and the value that stands there."""

    key: str
    place: Place
    value: Node


class MapNode(msgspec.Struct, frozen=True, gc=False):
    """A map, its keys in the order of the text."""

    place: Place
    entries: tuple[Entry, ...]


class ListNode(msgspec.Struct, frozen=True, gc=False):
    """A list."""

    place: Place
    items: tuple[Node, ...]


Node: TypeAlias = TextNode | MapNode | ListNode


def values_of(node: Node | None) -> dict[str, Node]:
    """Give the values of a map by key; anything else holds none."""
    return {e.key: e.value for e in node.entries} if isinstance(node, MapNode) else {}


def entries_of(node: Node | None) -> dict[str, Entry]:
    """Give the entries of a map by key; anything else holds none."""
    return {e.key: e for e in node.entries} if isinstance(node, MapNode) else {}


def text_of(node: Node | None) -> str:
    """Give the text of a scalar; anything else holds none."""
    return node.text if isinstance(node, TextNode) else ""


def without(node: MapNode, *keys: str) -> MapNode:
    """Give the map without these keys."""
    return MapNode(node.place, tuple(e for e in node.entries if e.key not in keys))
