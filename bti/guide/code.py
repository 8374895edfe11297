"""What a code of a finding is."""

from __future__ import annotations

from typing import Literal

import msgspec


class Code(msgspec.Struct, frozen=True):
    """What a code stands for: a title, an explanation, and whether the guide can still be used."""

    title: str
    explanation: str
    severity: Literal["error", "warning"] = "error"
