"""The frame round a guide that is being written: its findings above, and the guide below."""

from __future__ import annotations

import msgspec

from bti.errors import Finding


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """A guide as it is right now.

    ``number`` counts how often it was read, so that a page can ask whether it is still the newest.
    ``shown`` is false until it could be read once; ``outdated`` says that what is shown is from
    before the findings.
    """

    name: str
    number: int
    read_at: str
    findings: tuple[Finding, ...] = ()
    shown: bool = False
    outdated: bool = False

    @property
    def errors(self) -> int:
        """Count the findings that keep the guide from being used."""
        return sum(one.severity == "error" for one in self.findings)

    @property
    def summary(self) -> str:
        """Say how many findings there are."""
        warnings = len(self.findings) - self.errors
        said = "Ingen feil" if not self.errors else f"{self.errors} feil"
        return f"{said}, {warnings} {'advarsel' if warnings == 1 else 'advarsler'}"
