"""What came of playing: which scenarios held, why others did not, and what was never tried."""

from __future__ import annotations

import msgspec

from bti.errors import Finding, Place


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What every part of a result has in common."""


class Failure(Outcome, frozen=True, kw_only=True):
    """Why a scenario did not hold, and the line that says so."""

    place: Place
    message: str


class Played(Outcome, frozen=True, kw_only=True):
    """One scenario after it was played."""

    id: str
    title: str
    failures: tuple[Failure, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether everything went as it was written."""
        return not self.failures


class Share(Outcome, frozen=True, kw_only=True):
    """How much of one sort was tried: how many there are, and which were not."""

    title: str
    all: int
    missing: tuple[str, ...] = ()

    @property
    def tried(self) -> int:
        """Count those that were tried."""
        return self.all - len(self.missing)


class Coverage(Outcome, frozen=True, kw_only=True):
    """How much of a guide the scenarios went through."""

    steps: Share
    taken: Share
    refused: Share
    conditions_yes: Share
    conditions_no: Share
    fields: Share

    @property
    def shares(self) -> tuple[Share, ...]:
        """Give every share, in the order they are shown."""
        return (
            self.steps,
            self.taken,
            self.refused,
            self.conditions_yes,
            self.conditions_no,
            self.fields,
        )


class Walked(Outcome, frozen=True, kw_only=True):
    """One random walk: its seed, the ways it took, and the fault it ended in, if any.

    ``alone`` says that it ended where only somebody else could have gone on: the town of a
    scenario has one person for each role, and nobody of the family. That is no fault of the guide.
    """

    seed: int
    steps: tuple[str, ...]
    ended: str
    fault: str = ""
    alone: str = ""


class Report(Outcome, frozen=True, kw_only=True):
    """Everything that came of testing a guide."""

    workflow: str
    findings: tuple[Finding, ...] = ()
    played: tuple[Played, ...] = ()
    coverage: Coverage | None = None
    walks: tuple[Walked, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a scenario did not hold, or a walk found a fault."""
        return any(not one.passed for one in self.played) or any(one.fault for one in self.walks)
