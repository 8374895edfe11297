"""What a map is made of, with all positions: boxes, cards, arrows, labels and sections."""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.guide.graph.arrows import Arrow

Point = tuple[float, float]
Kind = Literal["normal", "other", "entry", "off_path"]
"""What a line or a frame can mean."""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """An upright rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of text, centred upright in the box that must hold them; ``line`` is their height."""

    lines: tuple[str, ...]
    box: Box
    size: float
    line: float
    bold: bool = False
    anchor: Literal["start", "middle"] = "start"
    tone: Literal["ink", "soft", "danger"] = "ink"

    def baselines(self) -> tuple[Point, ...]:
        """Give where each line is written from: its left end, or its middle."""
        x = self.box.x if self.anchor == "start" else self.box.middle[0]
        top = self.box.middle[1] - self.line * len(self.lines) / 2
        # Letters reach about as far over as under the point a third of their size up.
        first = top + self.line / 2 + self.size * 0.35
        return tuple((x, first + self.line * place) for place in range(len(self.lines)))


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A step. One off the path has no number and so no circle."""

    id: str
    title: str
    box: Box
    number: str
    words: Words
    level: int
    off_path: bool
    entry: bool


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A level's badge and title, at the left of its row."""

    badge: Box
    number: str
    words: Words
    level: int


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What an arrow says; ``in_band`` tells which ground its box covers the line with."""

    words: Words
    in_band: bool


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """An arrow with its corners, from the edge of one box to that of another."""

    arrow: Arrow
    points: tuple[Point, ...]
    label: Label | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A closing: its part of the bar at the right."""

    id: str
    title: str
    box: Box
    words: tuple[Words, ...]


class Banner(msgspec.Struct, frozen=True, kw_only=True):
    """What is open from everywhere, on top; only a child's safety has the colour of danger."""

    box: Box
    words: tuple[Words, ...]
    danger: bool


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the key below: what a line or a frame means."""

    kind: Kind
    box: Box
    words: Words


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A map of a guide, ready to be drawn by anything that knows rectangles and lines."""

    name: str
    title: str
    description: str
    width: float
    height: float
    levels: tuple[str, ...]
    bands: tuple[Box, ...]
    banners: tuple[Banner, ...]
    heads: tuple[Head, ...]
    cards: tuple[Card, ...]
    arrows: tuple[Drawn, ...]
    sections: tuple[Section, ...]
    key: tuple[Sign, ...]
    ways: tuple[str, ...]

    def words(self) -> tuple[Words, ...]:
        """Give every text but the numbers, in the order in which it is drawn."""
        banners = [words for banner in self.banners for words in banner.words]
        sections = [words for section in self.sections for words in section.words]
        labels = [drawn.label.words for drawn in self.arrows if drawn.label]
        heads = [head.words for head in self.heads]
        cards = [card.words for card in self.cards]
        return (*banners, *sections, *heads, *cards, *labels, *(sign.words for sign in self.key))
