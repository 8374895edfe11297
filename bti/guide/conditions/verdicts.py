"""What an evaluation found: a truth, and the tests that decided it."""

from __future__ import annotations

from msgspec import Struct

from bti.guide.conditions.expressions import (
    Bare,
    Comparison,
    Count,
    Has,
    In,
    Is,
    Path,
    Rows,
    named,
    operands_of,
)
from bti.guide.conditions.values import Truth, Value

Test = Bare | Comparison | Has | In | Is | Rows | Count


class Atom(Struct, frozen=True, kw_only=True):
    """One test and how it went.

    ``wanted`` is False for a test under ``not``: then it had to fail. ``alternative`` is True for
    one of several tests of which one would have been enough. ``left`` and ``right`` are the values
    on each side; for rows, ``fewest`` and ``most`` say how many fit.
    """

    test: Test
    truth: Truth
    wanted: bool = True
    alternative: bool = False
    left: Value | None = None
    right: Value | None = None
    fewest: int = 0
    most: int = 0

    @property
    def path(self) -> Path:
        """The name that the test is about."""
        if isinstance(self.test, Rows | Count):
            return self.test.rows.path
        names = (named(operand) for operand in operands_of(self.test))
        return next((name.path for name in names if name is not None), ())

    @property
    def met(self) -> bool:
        """Whether the test went as the condition needs."""
        return self.truth is (Truth.YES if self.wanted else Truth.NO)


class Verdict(Struct, frozen=True, kw_only=True):
    """Whether a condition holds, and the tests that decided it."""

    truth: Truth
    atoms: tuple[Atom, ...] = ()
