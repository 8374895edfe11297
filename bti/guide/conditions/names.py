"""What a guide must tell about its names for a condition to be checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from msgspec import Struct

from bti.guide.conditions.expressions import Path

ValueKind = Literal[
    "yes_no",
    "boolean",
    "condition",
    "text",
    "number",
    "date",
    "datetime",
    "time",
    "choice",
    "choices",
    "person",
    "unit",
    "file",
    "rows",
    "unknown",
]


class ValueType(Struct, frozen=True, kw_only=True):
    """What kind of value a name stands for.

    ``yes_no`` is an answer, ``boolean`` something the program always knows, ``condition`` a named
    condition, ``unknown`` what only a guide that is not at hand knows: nothing is held against it.
    An empty ``choices`` means that the list is not known when the guide is read. ``copied`` is
    false for what is in no form: of that, no earlier copy can be read.
    """

    kind: ValueKind
    choices: tuple[str, ...] = ()
    may_be_unanswered: bool = False
    copied: bool = True


class Names(Protocol):
    """The names that can be used where a condition stands."""

    def kind_of(self, path: Path) -> ValueType | None:
        """Give the type of a name, or None when there is no such name here."""
        ...

    def rows(self, path: Path) -> Names | None:
        """Give the names inside each of these rows, or None when the path is no rows."""
        ...

    def known(self) -> Iterable[str]:
        """Give every name as it is written, rows too, for proposals."""
        ...
