"""An open database for who looks at one case, apart from the rest so that it is fast."""

from __future__ import annotations

from bti.casework.opened import Opened
from bti.casework.reading import Reading


class Looking(Opened, Reading):
    """Look at one case: what a command that shows it needs, and no more."""
