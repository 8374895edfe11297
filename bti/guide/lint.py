"""What can be wrong with a guide although every part of it can be read."""

from __future__ import annotations

from bti.errors import Finding
from bti.guide.written import Written


def lint(written: Written) -> tuple[Finding, ...]:
    """Check a whole guide."""
    return ()
