"""The order of lanes in a channel, chosen so that few arrows cross, and how high each lane is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, permutations
from typing import Literal

import msgspec

from bti.guide.graph.columns import Columns
from bti.guide.graph.letters import balanced, width_of
from bti.guide.graph.routes import Channel, Route

LABEL_TEXT = 13.0
LABEL_LINE = 15.0
LABEL_EDGE = 5.0

_SHORTEST, _LONGEST, _BENDS = 150.0, 260.0, 30.0
_LANE, _AROUND_LABEL, _LINE_BESIDE, _NEAR_LABEL = 16.0, 6.0, 12.0, 6.0
_MOST_TITLES, _MOST_LINES = 4, 3
_MOST_SEARCHED = 30

Turn = Literal["up", "down", ""]
Lane = tuple[int, int]
"""A route by its number, and which of its channels is meant."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch across: where it begins and ends, and which way the arrow goes from there."""

    start: float
    end: float
    start_turn: Turn
    end_turn: Turn

    @property
    def length(self) -> float:
        """How long the stretch is."""
        return abs(self.end - self.start)

    def covers(self, x: float) -> bool:
        """Tell whether an upright line at x would cross the stretch."""
        return min(self.start, self.end) < x < max(self.start, self.end)

    def ends(self, turn: Turn) -> list[float]:
        """Give where the arrow leaves the stretch in a direction."""
        both = ((self.start, self.start_turn), (self.end, self.end_turn))
        return [x for x, turned in both if turned == turn]


def runs(routes: tuple[Route, ...], columns: Columns) -> dict[Lane, Run]:
    """Give every stretch across."""
    return {
        (number, place): _run(columns, number, route, place)
        for number, route in enumerate(routes)
        for place in range(len(route.channels))
    }


def _run(columns: Columns, number: int, route: Route, place: int) -> Run:
    start, end = columns.starts[number], columns.ends.get(number, columns.bar)
    leave: Turn = "down" if route.start and route.start.top else "up"
    arrive: Turn = "" if not route.end else "down" if route.end.top else "up"
    if len(route.channels) == 1:
        return Run(start=start, end=end, start_turn=leave, end_turn=arrive)
    gap = columns.gaps[number]
    back: Turn = "up" if leave == "down" else "down"
    if place == 0:
        return Run(start=start, end=gap, start_turn=leave, end_turn=back)
    return Run(start=gap, end=end, start_turn=leave, end_turn=arrive)


def in_order(routes: tuple[Route, ...], lanes: Mapping[Lane, Run]) -> dict[Channel, list[Lane]]:
    """Give the lanes of each channel from the top down."""
    channels: dict[Channel, list[Lane]] = {}
    for number, place in lanes:
        channels.setdefault(routes[number].channels[place], []).append((number, place))
    return {channel: _ordered(channel, found, lanes) for channel, found in channels.items()}


def _ordered(channel: Channel, found: list[Lane], lanes: Mapping[Lane, Run]) -> list[Lane]:
    """Begin with the longest farthest from the cards, then move lanes while crossings go away."""
    order = sorted(found, key=lambda lane: lanes[lane].length, reverse=channel[0] == "above")
    if len(order) > _MOST_SEARCHED:
        return order
    crossed = {(a, b): _crossed(lanes[a], lanes[b]) for a, b in permutations(order, 2)}
    best = _crossings(order, crossed)
    for lane in found:
        for place in range(len(order)):
            tried = [other for other in order if other != lane]
            tried.insert(place, lane)
            tangled = _crossings(tried, crossed)
            if tangled < best:
                order, best = tried, tangled
    return order


def _crossings(order: list[Lane], crossed: Mapping[tuple[Lane, Lane], int]) -> int:
    return sum(crossed[pair] for pair in combinations(order, 2))


def _crossed(upper: Run, lower: Run) -> int:
    return sum(map(lower.covers, upper.ends("down"))) + sum(map(upper.covers, lower.ends("up")))


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """What an arrow says, in lines: in a break of its stretch, or beside one that is too short."""

    lines: tuple[str, ...]
    beside: bool

    @property
    def width(self) -> float:
        """The width of the box behind the label."""
        return max(width_of(line, LABEL_TEXT) for line in self.lines) + 2 * LABEL_EDGE

    @property
    def height(self) -> float:
        """The height of the box behind the label."""
        return LABEL_LINE * len(self.lines) + 2


def _caption(route: Route, run: Run) -> Caption:
    """Break what an arrow says into lines that suit the length of its stretch."""
    room = min(max(run.length - _BENDS, _SHORTEST), _LONGEST)
    said = route.arrow.titles[:_MOST_TITLES]
    lines = tuple(
        line for title in said for line in balanced(title, LABEL_TEXT, room, most=_MOST_LINES)
    )
    in_line = Caption(lines=lines, beside=False)
    return Caption(lines=lines, beside=in_line.width > run.length - _BENDS)


def lane_height(caption: Caption | None) -> float:
    """Give how high a lane is: as high as its label, with air, and its line if that is beside."""
    if caption is None:
        return _LANE
    return caption.height + (_LINE_BESIDE if caption.beside else _AROUND_LABEL)


def line_in_lane(channel: Channel, caption: Caption | None) -> float:
    """Give how far down in its lane a line runs: a label beside it lies away from the cards."""
    if caption is None or not caption.beside:
        return lane_height(caption) / 2
    return _NEAR_LABEL if channel[0] == "below" else lane_height(caption) - _NEAR_LABEL


def labelled(routes: tuple[Route, ...], lanes: Mapping[Lane, Run]) -> dict[Lane, Caption]:
    """Give the label of each arrow, on its longest stretch."""
    found: dict[Lane, Caption] = {}
    for number, route in enumerate(routes):
        if route.channels and route.arrow.titles:
            places = range(len(route.channels))
            lane = max(((number, place) for place in places), key=lambda one: lanes[one].length)
            found[lane] = _caption(route, lanes[lane])
    return found
