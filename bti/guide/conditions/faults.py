"""What can be wrong with a condition, as a value that knows its place in the text."""

from __future__ import annotations

from typing import Literal

Severity = Literal["error", "warning"]


class ConditionFault(ValueError):
    """A condition that cannot be used, or a warning about one that may surprise.

    The message is in Norwegian. The proposal, when there is one, takes the place of the marked
    characters.
    """

    def __init__(
        self,
        message: str,
        *,
        offset: int,
        length: int,
        proposal: str | None = None,
        severity: Severity = "error",
    ) -> None:
        """Keep the sentence for the reader and the place for the loader."""
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.length = length
        self.proposal = proposal or None
        self.severity = severity

    def __repr__(self) -> str:
        """Show all that tells two faults apart."""
        place = f"{self.offset}+{self.length}"
        return f"ConditionFault({self.severity} {place}: {self.message!r} -> {self.proposal!r})"
