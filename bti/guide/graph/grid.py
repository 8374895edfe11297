"""Where each step stands: levels are rows, steps are columns; a long level takes several rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bti.guide.definition import Guide
from bti.guide.targets import Layout

MOST_COLUMNS = 7


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of steps; only the first row of a level has its title."""

    level: str
    steps: tuple[str, ...]
    first: bool


class Spot(msgspec.Struct, frozen=True):
    """The row and column of a step."""

    row: int
    column: int


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """All rows, and where each step stands."""

    rows: tuple[Row, ...]
    spots: Mapping[str, Spot]

    @property
    def columns(self) -> int:
        """How many steps the longest row has."""
        return max((len(row.steps) for row in self.rows), default=0)

    def is_last(self, step: str) -> bool:
        """Tell whether nothing stands at the right of a step."""
        spot = self.spots[step]
        return spot.column == len(self.rows[spot.row].steps) - 1


def grid_of(guide: Guide, track: str | None = None) -> Grid:
    """Place the steps that exist on a track, in the order of the text."""
    steps: dict[str, list[str]] = {}
    for level, step in Layout(guide, track).order:
        steps.setdefault(level, []).append(step)
    rows = tuple(row for level, named in steps.items() for row in _rows(level, tuple(named)))
    spots = {
        step: Spot(number, column)
        for number, row in enumerate(rows)
        for column, step in enumerate(row.steps)
    }
    return Grid(rows=rows, spots=spots)


def _rows(level: str, steps: tuple[str, ...]) -> Iterator[Row]:
    """Part a level evenly, so that no row is left with one step."""
    count = -(-len(steps) // MOST_COLUMNS)
    size = -(-len(steps) // count)
    for start in range(0, len(steps), size):
        yield Row(level=level, steps=steps[start : start + size], first=start == 0)
