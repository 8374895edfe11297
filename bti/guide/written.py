"""A guide as it was read: the values, and beside them what was written where."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bti.errors import Place
from bti.guide.definition import Guide
from bti.guide.linked import Linked
from bti.guide.nodes import Node, TextNode


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A text that refers to something, with its meaning, its path and where it was written."""

    meaning: str
    path: str
    node: TextNode

    @property
    def text(self) -> str:
        """The text itself."""
        return self.node.text

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.node.place


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """An id that was given to something, and the register it was given in."""

    register: str
    id: str
    path: str
    place: Place


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A guide with its places. Where something could not be read, a placeholder stands.

    ``broken`` holds the paths of parts that could not be read, or whose ``like`` leads nowhere:
    what they lack is no fault of its own. ``spread`` holds the kinds that lie under further steps.
    ``linked`` holds what other guides that it tells, or hears from, say themselves.
    """

    guide: Guide
    places: Mapping[str, Place]
    nodes: Mapping[str, Node]
    mentions: tuple[Mention, ...]
    declarations: tuple[Declaration, ...]
    broken: frozenset[str] = frozenset()
    spread: frozenset[str] = frozenset()
    linked: Linked = Linked()

    def place(self, path: str) -> Place:
        """Give the place of a path, or of the nearest part around it that was written."""
        return place_of(self.places, path)

    def value_place(self, path: str) -> Place:
        """Give where the value of a path begins, for a fault in the value itself."""
        node = self.nodes.get(path)
        return node.place if node is not None else self.place(path)


def place_of(places: Mapping[str, Place], path: str) -> Place:
    """Give the place of a path, or of the nearest part around it that was written."""
    while path and path not in places:
        path = path.rpartition(".")[0]
    return places[path] if path else places.get("", Place("", 1))
