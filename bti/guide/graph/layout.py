"""The map of a guide, laid out: first across, then the order of lanes, then upright."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.guide.definition import Guide, LevelWord
from bti.guide.graph.arrows import arrows
from bti.guide.graph.banners import banners, key
from bti.guide.graph.columns import (
    BAR,
    CARD_TEXT,
    LEFT_OF_TEXT,
    MARGIN,
    RIGHT_OF_TEXT,
    Columns,
    columns,
)
from bti.guide.graph.endings import entries, sections
from bti.guide.graph.grid import Grid, grid_of
from bti.guide.graph.labels import label, uprights
from bti.guide.graph.lanes import Caption, Lane, Run, in_order, labelled, runs
from bti.guide.graph.lines import corners, middle_of
from bti.guide.graph.picture import Box, Card, Drawn, Head, Label, Picture, Section, Words
from bti.guide.graph.routes import Route, routes
from bti.guide.graph.rows import (
    CARD_LINE,
    HEAD_LINE,
    HEAD_ROOM,
    HEAD_TEXT,
    Rows,
    card_lines,
    head_lines,
    rows,
)
from bti.guide.graph.ways import ways_in_words
from bti.guide.numbering import level_number, step_number
from bti.guide.targets import exists

_BADGE, _BESIDE_BADGE = 34.0, 10.0
_UNDER_BANNERS, _OVER_KEY, _BOTTOM = 16.0, 14.0, 6.0
_PLAIN_TEXT, _INSET = 14.0, 6.0


def lay_out(guide: Guide, track: str | None = None) -> Picture:
    """Lay out the map of a guide, or of what exists in it on a track."""
    grid = grid_of(guide, track)
    ways = routes(arrows(guide, track), grid)
    across = columns(guide, grid, ways)
    lanes = runs(ways, across)
    said = labelled(ways, lanes)
    above = banners(guide, track, across.bar + BAR + MARGIN)
    top = above[-1].box.bottom + _UNDER_BANNERS if above else 0.0
    upright = rows(guide, grid, across, in_order(ways, lanes), said, top)
    map_ = _Map(guide=guide, track=track, grid=grid, routes=ways, columns=across, rows=upright)
    bar = map_.sections()
    cards = tuple(map_.cards())
    bottom = max(upright.bottom, *(section.box.bottom for section in bar), top)
    signs = key(tuple(way.arrow for way in ways), cards, bottom + _OVER_KEY, map_.width)
    return Picture(
        name=guide.workflow,
        title=f"Kart over {guide.title}",
        description=_description(grid, guide.level_word),
        width=map_.width,
        height=max((sign.words.box.bottom for sign in signs), default=bottom) + _BOTTOM,
        levels=tuple(level_number(guide, level) for level in guide.levels),
        bands=tuple(map_.bands()),
        banners=above,
        heads=tuple(map_.heads()),
        cards=cards,
        arrows=map_.arrows(lanes, said, bar),
        sections=bar,
        key=signs,
        ways=ways_in_words(guide, track),
    )


def _description(grid: Grid, word: LevelWord) -> str:
    levels = len({row.level for row in grid.rows})
    steps = sum(len(row.steps) for row in grid.rows)
    first = f"1 {word.one}" if levels == 1 else f"{levels} {word.many} som rader"
    return f"{first}, {steps} steg som kort fra venstre mot høyre. Avslutningene står til høyre."


class _Map(msgspec.Struct, frozen=True, kw_only=True):
    """A guide with every measure across and upright."""

    guide: Guide
    track: str | None
    grid: Grid
    routes: tuple[Route, ...]
    columns: Columns
    rows: Rows

    @property
    def width(self) -> float:
        return self.columns.bar + (BAR if self.guide.closings else 0.0) + MARGIN

    def bands(self) -> Iterator[Box]:
        for top, bottom in self.rows.bands:
            yield Box(x=0, y=top, width=self.width, height=bottom - top)

    def sections(self) -> tuple[Section, ...]:
        top, bottom = self.rows.bands[0][0] + _INSET, self.rows.bottom - _INSET
        return sections(self.guide, self.routes, self.columns.bar, top, bottom)

    def heads(self) -> Iterator[Head]:
        levels = list(self.guide.levels)
        for number, row in enumerate(self.grid.rows):
            lines = head_lines(self.guide, row.level)
            if row.first and lines:
                y = self.rows.cards[number][0]
                badge = Box(x=MARGIN, y=y, width=_BADGE, height=_BADGE)
                height = max(HEAD_LINE * len(lines), _BADGE)
                held = Box(x=badge.right + _BESIDE_BADGE, y=y, width=HEAD_ROOM, height=height)
                yield Head(
                    badge=badge,
                    number=level_number(self.guide, row.level),
                    words=Words(lines=lines, box=held, size=HEAD_TEXT, line=HEAD_LINE, bold=True),
                    level=levels.index(row.level),
                )

    def cards(self) -> Iterator[Card]:
        levels = list(self.guide.levels)
        for number, row in enumerate(self.grid.rows):
            for column, step in enumerate(row.steps):
                yield self._card(number, column, step, row.level, levels.index(row.level))

    def _card(self, row: int, column: int, name: str, level: str, shade: int) -> Card:
        step = self.guide.levels[level].steps[name]
        y, height = self.rows.cards[row]
        width = self.columns.widths[column]
        box = Box(x=self.columns.lefts[column], y=y, width=width, height=height)
        left = _PLAIN_TEXT if step.off_path else LEFT_OF_TEXT
        held = Box(x=box.x + left, y=y, width=width - left - RIGHT_OF_TEXT, height=height)
        return Card(
            id=name,
            title=step.title,
            box=box,
            number=step_number(self.guide, name),
            words=Words(
                lines=card_lines(step.title, width), box=held, size=CARD_TEXT, line=CARD_LINE
            ),
            level=shade,
            off_path=step.off_path,
            entry=self._begins(name),
        )

    def _begins(self, step: str) -> bool:
        entry = self.guide.entries.get(step)
        return entry is not None and exists(entry.only_for, self.track)

    def arrows(
        self,
        lanes: dict[Lane, Run],
        said: dict[Lane, Caption],
        bar: tuple[Section, ...],
    ) -> tuple[Drawn, ...]:
        into_bar = self._entries(bar)
        lines = {
            number: corners(number, route, self.columns, self.rows, into_bar)
            for number, route in enumerate(self.routes)
        }
        passing = uprights(lines)
        across = (self.columns.left, self.columns.bar)
        labels: dict[int, Label] = {}
        for lane, caption in said.items():
            channel = self.routes[lane[0]].channels[lane[1]]
            y = self.rows.lanes[lane]
            labels[lane[0]] = label(lane, caption, lanes[lane], y, passing, across, channel)
        return tuple(
            Drawn(arrow=route.arrow, points=lines[number], label=labels.get(number))
            for number, route in enumerate(self.routes)
        )

    def _entries(self, bar: tuple[Section, ...]) -> dict[int, float]:
        heights = {
            number: self.rows.lanes[number, 0] if route.channels else middle_of(route, self.rows)
            for number, route in enumerate(self.routes)
            if route.arrow.closing
        }
        return entries(self.routes, heights, bar)
