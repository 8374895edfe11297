"""What most people do on most days, apart from the rest so that it starts fast."""

from __future__ import annotations

from bti.casework.looking import Looking
from bti.casework.stepping import Stepping


class Daily(Looking, Stepping):
    """Look at a case and step it: what the commands of every day need, and no more."""
