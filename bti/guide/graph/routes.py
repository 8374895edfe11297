"""The way each arrow takes through the channels between cards, before anything has a measure.

Channels run across: ``above`` and ``below`` the cards of a row, and the ``gutter`` over each row.
Between two columns runs a ``gap``. In a channel and in a gap, each arrow has a lane of its own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.guide.graph.arrows import Arrow
from bti.guide.graph.grid import Grid, Spot

Channel = tuple[Literal["above", "below", "gutter"], int]
NO_GAP = -1


class Port(msgspec.Struct, frozen=True):
    """Where an arrow meets a card: its upper or lower edge."""

    spot: Spot
    top: bool

    @property
    def slot(self) -> tuple[int, int]:
        """The gutter and column that the port opens into."""
        return (self.spot.row if self.top else self.spot.row + 1), self.spot.column


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """The way of an arrow. Without ports it runs straight from a card's right edge.

    With two channels it goes through a gap between them; without an end it leads to a closing.
    """

    arrow: Arrow
    origin: Spot
    start: Port | None = None
    channels: tuple[Channel, ...] = ()
    gap: int = NO_GAP
    end: Port | None = None


def routes(arrows: tuple[Arrow, ...], grid: Grid) -> tuple[Route, ...]:
    """Give each arrow its way; of those to a closing, the first from a last card runs straight."""
    straight: set[str] = set()
    found: list[Route] = []
    for arrow in arrows:
        is_free = arrow.closing and grid.is_last(arrow.origin) and arrow.origin not in straight
        if is_free:
            straight.add(arrow.origin)
        found.append(_route(arrow, grid, free=is_free))
    return tuple(found)


def _route(arrow: Arrow, grid: Grid, *, free: bool) -> Route:
    origin = grid.spots[arrow.origin]
    if arrow.closing:
        return _out(arrow, origin, free=free)
    target = grid.spots[arrow.target]
    if target.row == origin.row:
        return _along(arrow, origin, target)
    return _across(arrow, origin, target)


def _out(arrow: Arrow, origin: Spot, *, free: bool) -> Route:
    if free:
        return Route(arrow=arrow, origin=origin)
    below = Port(origin, top=False)
    return Route(arrow=arrow, origin=origin, start=below, channels=(("below", origin.row),))


def _along(arrow: Arrow, origin: Spot, target: Spot) -> Route:
    if target.column == origin.column + 1:
        return Route(arrow=arrow, origin=origin, end=Port(target, top=True))
    top = not arrow.normal
    return Route(
        arrow=arrow,
        origin=origin,
        start=Port(origin, top),
        channels=(("above" if top else "below", origin.row),),
        end=Port(target, top),
    )


def _across(arrow: Arrow, origin: Spot, target: Spot) -> Route:
    up = target.row < origin.row
    start, end = Port(origin, top=up), Port(target, top=not up)
    near, far = start.slot[0], end.slot[0]
    first: Channel = ("gutter", near)
    if near == far:
        return Route(arrow=arrow, origin=origin, start=start, channels=(first,), end=end)
    return Route(
        arrow=arrow,
        origin=origin,
        start=start,
        channels=(first, ("gutter", far)),
        gap=target.column + (target.column < origin.column),
        end=end,
    )
