"""Where each label lies on its arrow: where the fewest other arrows pass under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from bti.guide.graph.columns import MARGIN
from bti.guide.graph.lanes import LABEL_LINE, LABEL_TEXT, Caption, Lane, Run
from bti.guide.graph.picture import Box, Label, Point, Words
from bti.guide.graph.routes import Channel

_BEND, _STEP, _BESIDE = 12.0, 6.0, 4.0


class Upright(msgspec.Struct, frozen=True):
    """An upright stretch of an arrow."""

    route: int
    x: float
    top: float
    bottom: float


def uprights(lines: Mapping[int, tuple[Point, ...]]) -> tuple[Upright, ...]:
    """Give every upright stretch of every arrow."""
    return tuple(
        Upright(number, start[0], min(start[1], end[1]), max(start[1], end[1]))
        for number, points in lines.items()
        for start, end in pairwise(points)
        if start[0] == end[0]
    )


def label(
    lane: Lane,
    caption: Caption,
    run: Run,
    y: float,
    others: tuple[Upright, ...],
    across: tuple[float, float],
    channel: Channel,
) -> Label:
    """Place a label on its stretch, nearest to where the arrow begins if all else is equal."""
    width, height = caption.width, caption.height
    top = _top(caption, y, channel)
    near = (u for u in others if u.route != lane[0])
    passing = [u.x for u in near if u.top < top + height and top < u.bottom]
    places = list(_places(run, width, across))
    x = min(
        places,
        key=lambda left: (
            sum(left - 2 < x < left + width + 2 for x in passing),
            abs(left + width / 2 - run.start),
        ),
    )
    box = Box(x=x, y=top, width=width, height=height)
    words = Words(
        lines=caption.lines, box=box, size=LABEL_TEXT, line=LABEL_LINE, anchor="middle", tone="soft"
    )
    return Label(words=words, in_band=channel[0] != "gutter")


def _top(caption: Caption, y: float, channel: Channel) -> float:
    if not caption.beside:
        return y - caption.height / 2
    return y + _BESIDE if channel[0] == "below" else y - _BESIDE - caption.height


def _places(run: Run, width: float, across: tuple[float, float]) -> Iterator[float]:
    """Give left edges between the bends, or about the middle of a stretch that is too short."""
    left, right = min(run.start, run.end) + _BEND, max(run.start, run.end) - _BEND
    if right - left < width:
        middle = (left + right) / 2
        for edge in (middle - width / 2, middle - width + _BEND, middle - _BEND):
            yield max(min(edge, across[1] - width - MARGIN), across[0] + 2)
        return
    steps = int((right - left - width) / _STEP)
    yield from (left + _STEP * step for step in range(steps + 1))
    yield right - width
