"""Finding a name from where it stands: the innermost rows first, the guide's own names last."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.conditions.expressions import Path
from bti.guide.conditions.names import Names, ValueType
from bti.guide.nearest import nearest

# Looking for a near name goes through all names: a text of nothing but unknown ones must not
# hold up the loading of a guide.
_MOST_PROPOSALS = 10


class Lookup:
    """The names in sight at one place of a condition."""

    def __init__(
        self,
        names: Names,
        inner: tuple[tuple[Path, Names], ...] = (),
        proposed: dict[Path, str | None] | None = None,
    ) -> None:
        """Start with the guide's names, and the rows that surround the place, innermost first."""
        self._names = names
        self._inner = inner
        self._proposed: dict[Path, str | None] = {} if proposed is None else proposed

    def within(self, path: Path, rows: Names) -> Lookup:
        """Give the names in sight inside some rows."""
        return Lookup(self._names, ((path, rows), *self._inner), self._proposed)

    def kind_of(self, path: Path) -> ValueType | None:
        """Give the type of a name, or None when it is not in sight."""
        for names, inside in self._places(path):
            kind = names.kind_of(inside)
            if kind is not None:
                return kind
        return None

    def rows(self, path: Path) -> Names | None:
        """Give the names inside rows, or None when the path is no rows in sight."""
        for names, inside in self._places(path):
            rows = names.rows(inside)
            if rows is not None:
                return rows
        return None

    def is_of_row(self, path: Path) -> bool:
        """Say whether a name belongs to the innermost rows."""
        return any(
            names.kind_of(inside) is not None or names.rows(inside) is not None
            for names, inside in _in_rows(self._inner[:1], path)
        )

    def nearest(self, path: Path) -> str | None:
        """Give the name in sight that is most like this one, for the first unknown names only."""
        if path not in self._proposed and len(self._proposed) < _MOST_PROPOSALS:
            known = {*self._names.known()}
            for _, names in self._inner:
                known.update(names.known())
            self._proposed[path] = nearest(".".join(path), sorted(known))
        return self._proposed.get(path)

    def around(self, path: Path) -> tuple[str, ...]:
        """Give the names that begin as this one does, or else those of the rows it stands in."""
        alike = tuple(one for one in self._names.known() if one.startswith(f"{path[0]}."))
        if alike and len(path) > 1:
            return alike
        return tuple(one for _, names in self._inner[:1] for one in names.known())

    def full_name(self, word: str) -> str | None:
        """Give a row's field by its full name, which is how it is written after an operator."""
        for rows, names in self._inner:
            if names.kind_of((word,)):
                return ".".join((*rows, word))
        return None

    def _places(self, path: Path) -> Iterator[tuple[Names, Path]]:
        yield from _in_rows(self._inner, path)
        yield self._names, path


def _in_rows(inner: tuple[tuple[Path, Names], ...], path: Path) -> Iterator[tuple[Names, Path]]:
    for rows, names in inner:
        yield names, path
        if path[: len(rows)] == rows and len(path) > len(rows):
            yield names, path[len(rows) :]
