"""The corners of each arrow, once every port and lane has its place."""

from __future__ import annotations

from collections.abc import Mapping

from bti.guide.graph.columns import Columns
from bti.guide.graph.picture import Point
from bti.guide.graph.routes import Port, Route
from bti.guide.graph.rows import Rows


def corners(
    number: int, route: Route, columns: Columns, rows: Rows, entries: Mapping[int, float]
) -> tuple[Point, ...]:
    """Give the points of an arrow from edge to edge, without those that lie on a line."""
    if not route.channels:
        return _distinct(_straight(number, route, columns, rows, entries))
    points = [(columns.starts[number], _edge(route.start, rows))]
    for place in range(len(route.channels)):
        y = rows.lanes[number, place]
        points += [(points[-1][0], y), (_lane_end(number, route, columns, place), y)]
    if route.end:
        points.append((points[-1][0], _edge(route.end, rows)))
    else:
        points = [*points[:-1], *_into_bar(number, points[-1][1], columns, entries)]
    return _distinct(points)


def _straight(
    number: int, route: Route, columns: Columns, rows: Rows, entries: Mapping[int, float]
) -> list[Point]:
    column = route.origin.column
    y = middle_of(route, rows)
    start = (columns.lefts[column] + columns.widths[column], y)
    if route.end:
        return [start, (columns.lefts[column + 1], y)]
    return [start, *_into_bar(number, y, columns, entries)]


def middle_of(route: Route, rows: Rows) -> float:
    """Give the height in the middle of the cards where a route begins."""
    top, height = rows.cards[route.origin.row]
    return top + height / 2


def _into_bar(number: int, y: float, columns: Columns, entries: Mapping[int, float]) -> list[Point]:
    entry = entries[number]
    if entry == y:
        return [(columns.bar, y)]
    turn = columns.gaps[number]
    return [(turn, y), (turn, entry), (columns.bar, entry)]


def _lane_end(number: int, route: Route, columns: Columns, place: int) -> float:
    if place + 1 < len(route.channels):
        return columns.gaps[number]
    return columns.ends.get(number, columns.bar)


def _edge(port: Port | None, rows: Rows) -> float:
    if port is None:
        return 0.0
    top, height = rows.cards[port.spot.row]
    return top if port.top else top + height


def _distinct(points: list[Point]) -> tuple[Point, ...]:
    kept: list[Point] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)
