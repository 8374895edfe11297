"""What most people do on most days, apart from the rest so that it starts fast."""

from __future__ import annotations

from bti.casework.looking import Looking
from bti.casework.overlooking import Overlooking
from bti.casework.stepping import Stepping


class Daily(Overlooking, Looking, Stepping):
    """Look at cases and step them: what the commands of every day need, and no more."""
