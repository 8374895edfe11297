"""What most people do on most days, apart from the rest so that it starts fast."""

from __future__ import annotations

from bti.casework.opened import Opened
from bti.casework.reading import Reading
from bti.casework.stepping import Stepping


class Daily(Opened, Reading, Stepping):
    """Look at cases and step them: what the commands of every day need, and no more."""
