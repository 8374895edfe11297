"""What an evaluation reads: truths, values, and the scope that a case gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Protocol, Self, TypeAlias

from bti.guide.conditions.expressions import Expression, Path


class Truth(Enum):
    """Yes, no, or not known. What is not known opens no door."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        """Give the opposite; the opposite of not known is not known."""
        return _OPPOSITES[self]


_OPPOSITES = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


class Missing(Enum):
    """Why a question has no answer that can be compared."""

    NOT_ASKED = "not_asked"
    NOT_ANSWERED = "not_answered"
    EMPTY = "empty"
    NOT_APPLICABLE = "not_applicable"
    NOT_TOLD = "not_told"


Value: TypeAlias = (
    str
    | bool
    | int
    | float
    | Decimal
    | date
    | datetime
    | time
    | frozenset[str]
    | tuple[str, ...]
    | Missing
)
"""An answer or a fact. Moments are handed over in local time; a choice is its id."""


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


class Unquoted(str):
    """What a name is called that stands without quotation marks around all of it."""

    __slots__ = ()


class Said(Unquoted):
    """What a name is called that has no title of its own, and that nobody is asked about."""

    __slots__ = ()


class Clause(Said):
    """What is so when a name that is yes or no is yes: «saken har vært på «Samtale»»."""

    subject: str
    verb: str
    rest: str

    def __new__(cls, subject: str, verb: str, rest: str) -> Self:
        """Put the clause together, and keep its parts: a «ikke» has its place among them."""
        made = super().__new__(cls, f"{subject} {verb} {rest}")
        made.subject, made.verb, made.rest = subject, verb, rest
        return made

    def after_when(self, *, holds: bool) -> str:
        """Say it, or its opposite, as it can stand after «når»."""
        return str(self) if holds else f"{self.subject} ikke {self.verb} {self.rest}"

    def alone(self, *, holds: bool) -> str:
        """Say it, or its opposite, as a sentence of its own."""
        return str(self) if holds else f"{self.subject} {self.verb} ikke {self.rest}"


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
