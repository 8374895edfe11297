"""A condition as a tree, and the world it stands in: the kinds, the answers and the rows of a case.

For the oracle in `condition_oracle.py`, which knows nothing of how conditions are really read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bti.guide.conditions import Missing

Answer = object


@dataclass(frozen=True)
class Kind:
    """What kind of value a name has, and the choices it is one or some of."""

    name: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """A name, perhaps of the copy before (`previous`) or the newest finished one (`latest`)."""

    path: tuple[str, ...]
    reach: str = ""


@dataclass(frozen=True)
class Fixed:
    """A value written in the condition: its kind, as it is written, and what it is."""

    kind: str
    text: str
    value: Answer


@dataclass(frozen=True)
class Span:
    """So many units, added or (below nought) taken away."""

    sign: int
    many: int
    unit: str


@dataclass(frozen=True)
class Shifted:
    """A day with spans added to it or taken from it."""

    base: Name | Fixed
    spans: tuple[Span, ...]


Operand = Name | Fixed | Shifted


@dataclass(frozen=True)
class Always:
    """`yes` or `no` alone."""

    holds: bool


@dataclass(frozen=True)
class Alone:
    """A name alone."""

    name: Name


@dataclass(frozen=True)
class Compared:
    """Two values compared."""

    left: Operand
    sign: str
    right: Operand


@dataclass(frozen=True)
class OneOf:
    """A name that is one of several fixed values."""

    name: Name
    values: tuple[Fixed, ...]


@dataclass(frozen=True)
class Has:
    """A choice among those of a name."""

    name: Name
    choice: Fixed


@dataclass(frozen=True)
class Is:
    """Whether something is answered, empty or not asked."""

    name: Name
    word: str
    negated: bool


@dataclass(frozen=True)
class Rows:
    """`any` or `no` of some rows."""

    word: str
    path: tuple[str, ...]
    where: Test | None


@dataclass(frozen=True)
class Count:
    """So many of some rows."""

    path: tuple[str, ...]
    where: Test | None
    sign: str
    right: Name | Fixed


@dataclass(frozen=True)
class Not:
    """The opposite."""

    test: Test


@dataclass(frozen=True)
class Joined:
    """`and` or `or` between tests."""

    word: str
    tests: tuple[Test, ...]


Test = Always | Alone | Compared | OneOf | Has | Is | Rows | Count | Not | Joined


@dataclass(frozen=True)
class Layer:
    """Names with their kinds and answers: a case, or one row of it."""

    kinds: Mapping[tuple[str, ...], Kind] = field(repr=False)
    values: Mapping[tuple[str, ...], Answer]
    reached: Mapping[str, Mapping[tuple[str, ...], Answer]] = field(default_factory=dict)


@dataclass(frozen=True)
class World:
    """A case as a condition sees it. ``rows`` holds None for rows that are not asked for."""

    case: Layer
    today: date
    rows: Mapping[tuple[str, ...], Sequence[Layer] | None]
    row_kinds: Mapping[tuple[str, ...], Kind] = field(repr=False)
    named: Mapping[str, Test]
    row: Layer | None = None
    inside: tuple[str, ...] = ()

    def in_row(self, path: tuple[str, ...], row: Layer) -> World:
        """Give the world as it is in one row."""
        return World(self.case, self.today, {}, {}, self.named, row, path)

    def _layer(self, path: tuple[str, ...]) -> tuple[Layer, tuple[str, ...]]:
        """Find where a name belongs: in the row, also by its full name, else in the case."""
        depth = len(self.inside)
        if self.row is not None:
            inner = path[depth:] if path[:depth] == self.inside else path
            if inner in self.row.kinds:
                return self.row, inner
        return self.case, path

    def kind(self, name: Name) -> Kind | None:
        """Give the kind of a name, or None where there is no such name."""
        layer, path = self._layer(name.path)
        return layer.kinds.get(path)

    def answer(self, name: Name) -> Answer:
        """Give the answer of a name."""
        layer, path = self._layer(name.path)
        values = layer.reached.get(name.reach, {}) if name.reach else layer.values
        return values.get(path, Missing.NOT_ASKED)
