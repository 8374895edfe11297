"""What a condition asks of whoever evaluates or describes it: names, rows and titles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bti.guide.conditions.expressions import Expression, Path
from bti.guide.conditions.values import Value


class Row(Protocol):
    """Something that knows some names; each method answers None for a name it does not know."""

    def value(self, path: Path) -> Value | None:
        """Give the value of a name."""
        ...

    def previous(self, path: Path) -> Value | None:
        """Give the value of a field in the form's copy before this one."""
        ...

    def latest(self, path: Path) -> Value | None:
        """Give the value of a field in the newest finished copy of the form."""
        ...

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows that a name stands for."""
        ...


class Titles(Protocol):
    """How the things that conditions speak of are called."""

    def title(self, path: Path) -> str | None:
        """Give the title of a name, a row's field by its full name, or ``(*name, choice)``."""
        ...

    def condition(self, name: str) -> Expression | None:
        """Give a named condition."""
        ...


class Scope(Row, Titles, Protocol):
    """A case as a condition sees it."""

    def today(self) -> date:
        """Give the day it is."""
        ...

    def is_working_day(self, day: date) -> bool:
        """Say whether people are at work that day."""
        ...

    def shown(self, path: Path) -> bool:
        """Say whether the reader may be told the value of a name."""
        ...

    def source(self, path: Path) -> str:
        """Say who or what can tell the value of a name, or nothing when there is no more to say."""
        ...
