"""A world of the oracle as checking and evaluating ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from bti.guide.conditions import Expression, Path, Row, Value, ValueType, parse
from tests.properties.condition_terms import Kind, Layer, Name, World
from tests.properties.condition_texts import Writer


def _type(kind: Kind) -> ValueType:
    return ValueType(kind=kind.name, choices=kind.choices, may_be_unanswered=True)  # type: ignore[arg-type] # the names are those of the language


@dataclass(frozen=True)
class KindsOf:
    """The names of a world, as checking asks for them."""

    world: World

    def kind_of(self, path: Path) -> ValueType | None:
        """Give the type of a name."""
        kind = self.world.kind(Name(tuple(path)))
        return _type(kind) if kind else None

    def rows(self, path: Path) -> KindsOf | None:
        """Give the names inside rows."""
        if tuple(path) not in self.world.rows:
            return None
        return KindsOf(self.world.in_row(tuple(path), Layer(self.world.row_kinds, {})))

    def known(self) -> Iterable[str]:
        """Name everything."""
        return [".".join(path) for path in self.world.case.kinds]


@dataclass(frozen=True)
class RowOf:
    """One layer, as evaluating asks it."""

    layer: Layer

    def value(self, path: Path) -> Value | None:
        """Give an answer."""
        return cast("Value | None", self.layer.values.get(tuple(path)))

    def previous(self, path: Path) -> Value | None:
        """Give an answer of the copy before."""
        return self._reached("previous", path)

    def latest(self, path: Path) -> Value | None:
        """Give an answer of the newest finished copy."""
        return self._reached("latest", path)

    def _reached(self, reach: str, path: Path) -> Value | None:
        return cast("Value | None", self.layer.reached.get(reach, {}).get(tuple(path)))

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows in a row: there are none."""
        del path
        return None


@dataclass(frozen=True)
class ScopeOf(RowOf):
    """A world, as evaluating and explaining ask it; ``hidden`` hides all from the reader."""

    world: World
    hidden: bool = False

    @classmethod
    def of(cls, world: World, *, hidden: bool = False) -> ScopeOf:
        """Give the scope of a world."""
        return cls(world.case, world, hidden)

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows of a name."""
        rows = self.world.rows.get(tuple(path))
        return None if rows is None else [RowOf(row) for row in rows]

    def today(self) -> date:
        """Give the day it is."""
        return self.world.today

    def is_working_day(self, day: date) -> bool:
        """Say whether people are at work."""
        return day.weekday() < 5

    def shown(self, path: Path) -> bool:
        """Say whether the reader may be told."""
        del path
        return not self.hidden

    def source(self, path: Path) -> str:
        """Say who can tell the value of a name: nobody in particular."""
        del path
        return ""

    def title(self, path: Path) -> str | None:
        """Give the title of a name; no title is another's."""
        known = {
            *self.world.case.kinds,
            *((*rows, *p) for rows in self.world.rows for p in self.world.row_kinds),
        }
        return f"Spørsmålet {'/'.join(path)}" if tuple(path) in known else None

    def condition(self, name: str) -> Expression | None:
        """Give a named condition."""
        test = self.world.named.get(name)
        return None if test is None else parse(Writer(lambda: False).write(test))
