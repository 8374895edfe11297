"""Answers as they are written in a scenario: nested under their ids, all of it text."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Place
from bti.guide.nodes import ListNode, MapNode, Node, TextNode, entries_of


def plain_answers(node: Node | None) -> dict[str, object]:
    """Give answers by their ids, as nested as they are written."""
    return {key: plain(entry.value) for key, entry in entries_of(node).items()}


def plain(node: Node) -> object:
    """Give a value without its places."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key: plain(entry.value) for entry in node.entries}


def paths_of(node: Node, before: str) -> Iterator[tuple[str, Place]]:
    """Give the path of every answer with its place; a list of maps is numbered rows."""
    if isinstance(node, MapNode):
        for entry in node.entries:
            inner = tuple(paths_of(entry.value, f"{before}{entry.key}."))
            yield from inner or ((f"{before}{entry.key}", entry.place),)
    elif isinstance(node, ListNode) and any(isinstance(item, MapNode) for item in node.items):
        for number, item in enumerate(node.items, 1):
            yield from paths_of(item, f"{before}{number}.")
