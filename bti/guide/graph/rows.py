"""Everything upright: how high rows and channels are, and where each lane lies."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bti.guide.definition import Guide
from bti.guide.graph.columns import CARD_TEXT, MOST_LINES, Columns, text_room
from bti.guide.graph.grid import Grid
from bti.guide.graph.lanes import Caption, Lane, lane_height, line_in_lane
from bti.guide.graph.letters import balanced, wrapped
from bti.guide.graph.routes import Channel
from bti.guide.numbering import bare_title
from bti.guide.targets import step_of

CARD_LINE = 16.0
HEAD_TEXT = 16.0
HEAD_LINE = 19.0
HEAD_ROOM = 126.0

_LOWEST_CARD, _AROUND_TEXT = 58.0, 20.0
_ABOVE, _BELOW, _GUTTER, _NEAR_CARD = 16.0, 14.0, 20.0, 8.0


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Top and bottom of each band, top and height of its cards, and the line of each lane."""

    bands: tuple[tuple[float, float], ...]
    cards: tuple[tuple[float, float], ...]
    lanes: Mapping[Lane, float]
    bottom: float


def rows(
    guide: Guide,
    grid: Grid,
    columns: Columns,
    channels: Mapping[Channel, list[Lane]],
    labels: Mapping[Lane, Caption],
    top: float,
) -> Rows:
    """Give every measure upright, from a top downwards."""
    stack = _Stack(top, channels, labels)
    bands: list[tuple[float, float]] = []
    cards: list[tuple[float, float]] = []
    for number, row in enumerate(grid.rows):
        stack.room(("gutter", number), _GUTTER if number else 0.0)
        upper = stack.y
        stack.room(("above", number), _ABOVE)
        height = _card_height(guide, columns, row.steps)
        cards.append((stack.y, height))
        least = stack.y + (_head_height(guide, row.level) if row.first else 0.0)
        stack.y += height
        stack.room(("below", number), _BELOW)
        stack.y = max(stack.y, least)
        bands.append((upper, stack.y))
    return Rows(bands=tuple(bands), cards=tuple(cards), lanes=stack.lanes, bottom=stack.y)


class _Stack:
    """Channels one below the other."""

    def __init__(
        self,
        top: float,
        channels: Mapping[Channel, list[Lane]],
        labels: Mapping[Lane, Caption],
    ) -> None:
        self.y = top
        self.lanes: dict[Lane, float] = {}
        self._channels = channels
        self._labels = labels

    def room(self, channel: Channel, least: float) -> None:
        """Go down past a channel, and lay its lanes."""
        lanes = self._channels.get(channel, [])
        # Between a card and its nearest lane there is room for the head of an arrow.
        self.y += least / 2 + _NEAR_CARD * (bool(lanes) and channel[0] != "above")
        for lane in lanes:
            caption = self._labels.get(lane)
            self.lanes[lane] = self.y + line_in_lane(channel, caption)
            self.y += lane_height(caption)
        self.y += least / 2 + _NEAR_CARD * (bool(lanes) and channel[0] != "below")


def _card_height(guide: Guide, columns: Columns, steps: tuple[str, ...]) -> float:
    most = max(
        len(card_lines(step.title, columns.widths[column]))
        for column, name in enumerate(steps)
        if (step := step_of(guide, name))
    )
    return max(_LOWEST_CARD, most * CARD_LINE + _AROUND_TEXT)


def card_lines(title: str, width: float) -> tuple[str, ...]:
    """Break a step's title into the lines of its card."""
    return balanced(title, CARD_TEXT, text_room(width), most=MOST_LINES)


def _head_height(guide: Guide, level: str) -> float:
    return HEAD_LINE * len(head_lines(guide, level)) + _BELOW


def head_lines(guide: Guide, level: str) -> tuple[str, ...]:
    """Break a level's title, without its number, into the lines beside its badge."""
    if guide.levels[level].implied:
        return ()
    return wrapped(bare_title(guide, level), HEAD_TEXT, HEAD_ROOM, bold=True, most=MOST_LINES)
