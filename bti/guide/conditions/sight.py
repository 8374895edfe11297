"""Reading values from where a name stands: the innermost row first, the case last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bti.guide.conditions.expressions import Path, Reach
from bti.guide.conditions.values import Missing, Value

if TYPE_CHECKING:
    from bti.guide.conditions.scope import Row, Scope


class Sight:
    """The values in sight at one place of a condition."""

    def __init__(self, scope: Scope, inner: tuple[tuple[Path, Row], ...] = ()) -> None:
        """Start with the case, and the rows that surround the place, innermost first."""
        self.scope = scope
        self._inner = inner

    def within(self, path: Path, row: Row) -> Sight:
        """Give the values in sight inside one row."""
        return Sight(self.scope, ((path, row), *self._inner))

    def value(self, path: Path) -> Value:
        """Give the value of a name; a name that nobody knows was not asked."""
        value = self.row_value(path)
        if value is None:
            value = self.scope.value(path)
        return Missing.NOT_ASKED if value is None else value

    def row_value(self, path: Path) -> Value | None:
        """Give the value that a name has in a surrounding row."""
        found = (row.value(inside) for row, inside in self._rows(path))
        return next((value for value in found if value is not None), None)

    def reached(self, name: Reach) -> Value:
        """Give the value of a field in an earlier copy of its form."""
        for row, inside in (*self._rows(name.path), (self.scope, name.path)):
            value = row.previous(inside) if name.which == "previous" else row.latest(inside)
            if value is not None:
                return value
        return Missing.NOT_ASKED

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows that a name stands for, or None when there is nothing to look at yet."""
        found = (row.rows(inside) for row, inside in self._rows(path))
        rows = next((rows for rows in found if rows is not None), None)
        return self.scope.rows(path) if rows is None else rows

    def _rows(self, path: Path) -> Iterator[tuple[Row, Path]]:
        for rows, row in self._inner:
            yield row, path
            if path[: len(rows)] == rows and len(path) > len(rows):
                yield row, path[len(rows) :]
