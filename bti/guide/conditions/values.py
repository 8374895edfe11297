"""What an evaluation reads: truths, values, and what names are called that have no title."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Self, TypeAlias


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
