"""Everything across: how wide cards and gaps are, where ports and upright lanes lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bti.guide.definition import Guide
from bti.guide.graph.grid import Grid
from bti.guide.graph.letters import longest_word, wrapped
from bti.guide.graph.routes import Port, Route
from bti.guide.targets import step_of

CARD_TEXT = 14.0
LEFT_OF_TEXT = 42.0
RIGHT_OF_TEXT = 10.0
MOST_LINES = 5
HEAD = 190.0
BAR = 132.0
MARGIN = 12.0

_NARROWEST, _WIDEST, _WIDER = 156, 236, 8
_COMFORTABLE_LINES = 3
_GAP, _LANE, _EDGE, _PORT = 32.0, 12.0, 12.0, 11.0
_OUTER = 100
_FAR = 1000


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Where each column begins and how wide its cards are, and each port and lane by its route."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    starts: Mapping[int, float]
    ends: Mapping[int, float]
    gaps: Mapping[int, float]
    bar: float

    @property
    def left(self) -> float:
        """Where the lanes begin: right of the titles of the levels."""
        return min(self.lefts[0], *self.gaps.values()) if self.gaps else self.lefts[0]


def columns(guide: Guide, grid: Grid, routes: tuple[Route, ...]) -> Columns:
    """Give every measure across."""
    slots = _slots(routes)
    lanes = _lanes(grid, routes, len(guide.closings) > 1)
    widths = tuple(_width(guide, grid, slots, column) for column in range(grid.columns))
    lefts, gaps, bar = _laid_out(_beginning(guide, grid), widths, lanes)
    ports = {
        end: x
        for (_, column), ends in slots.items()
        for end, x in _ports(lefts[column], widths[column], ends)
    }
    return Columns(
        lefts=lefts,
        widths=widths,
        starts={number: x for (number, at_start), x in ports.items() if at_start},
        ends={number: x for (number, at_start), x in ports.items() if not at_start},
        gaps=gaps,
        bar=bar,
    )


def _beginning(guide: Guide, grid: Grid) -> float:
    """A list without levels needs no room for their titles."""
    implied = all(guide.levels[row.level].implied for row in grid.rows)
    return MARGIN if implied else HEAD


def _laid_out(
    left: float, widths: tuple[float, ...], lanes: list[list[int]]
) -> tuple[tuple[float, ...], dict[int, float], float]:
    lefts: list[float] = []
    gaps: dict[int, float] = {}
    x = left
    for column, numbers in enumerate(lanes):
        first = x + (_GAP / 3 if column else _EDGE / 2)
        gaps |= {number: first + _LANE * place for place, number in enumerate(numbers)}
        x += (_GAP if column else _EDGE * bool(numbers)) + _LANE * len(numbers)
        if column < len(widths):
            lefts.append(x)
            x += widths[column]
    return tuple(lefts), gaps, x


def _lanes(grid: Grid, routes: tuple[Route, ...], several: bool) -> list[list[int]]:  # noqa: FBT001
    """Give the routes with a lane in each gap; with several closings, all ways out may turn."""
    lanes: list[list[int]] = [[] for _ in range(grid.columns + 1)]
    for number, route in enumerate(routes):
        if route.gap >= 0:
            lanes[route.gap].append(number)
        elif route.arrow.closing and several:
            lanes[-1].append(number)
    return lanes


End = tuple[int, bool]
"""A route by its number, and whether its beginning is meant."""


def _slots(routes: tuple[Route, ...]) -> dict[tuple[int, int], list[End]]:
    """Give the ends that open into each slot, from left to right so that few lanes cross."""
    found: dict[tuple[int, int], list[tuple[tuple[int, float], End]]] = {}
    for number, route in enumerate(routes):
        if route.channels:
            for port, at_start in ((route.start, True), (route.end, False)):
                if port:
                    key = _turn(route, port, at_start=at_start)
                    found.setdefault(port.slot, []).append((key, (number, at_start)))
    return {slot: [end for _, end in sorted(ends)] for slot, ends in found.items()}


def _turn(route: Route, port: Port, *, at_start: bool) -> tuple[int, float]:
    """Order ports by where their arrows go: the nearest to the left outermost, and so on round."""
    away = _away(route, port, at_start=at_start)
    if not away:
        return 1, 0.0
    reach = abs(away) + _OUTER * (route.channels[0][0] == "gutter")
    return (0, reach) if away < 0 else (2, -reach)


def _away(route: Route, port: Port, *, at_start: bool) -> float:
    if route.gap >= 0:
        return route.gap - 0.5 - port.spot.column
    other = route.end if at_start else route.start
    return other.spot.column - port.spot.column if other else _FAR


def _ports(left: float, width: float, ends: list[End]) -> Iterator[tuple[End, float]]:
    room = (width - 2 * _EDGE) / len(ends)
    for place, end in enumerate(ends):
        yield end, left + _EDGE + room * (place + 0.5)


def _width(
    guide: Guide, grid: Grid, slots: Mapping[tuple[int, int], list[End]], column: int
) -> float:
    steps = [row.steps[column] for row in grid.rows if column < len(row.steps)]
    text = max(_width_for(step.title) for name in steps if (step := step_of(guide, name)))
    ports = max((len(ends) for (_, at), ends in slots.items() if at == column), default=0)
    return max(text, 2 * _EDGE + _PORT * ports)


def _width_for(title: str) -> float:
    for width in range(_NARROWEST, _WIDEST, _WIDER):
        room = text_room(width)
        fits = longest_word(title, CARD_TEXT) <= room
        if fits and len(wrapped(title, CARD_TEXT, room)) <= _COMFORTABLE_LINES:
            return width
    return _WIDEST


def text_room(width: float) -> float:
    """Give the room for text on a card of a width."""
    return width - LEFT_OF_TEXT - RIGHT_OF_TEXT
