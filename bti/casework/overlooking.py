"""An open database for who looks over many cases, apart from the rest so that it is fast."""

from __future__ import annotations

from bti.casework.opened import Opened
from bti.casework.overview import Overview


class Overlooking(Opened, Overview):
    """Look over one's cases: what a command that lists them needs, and no more."""
