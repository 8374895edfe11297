"""What people see of a check: how much was held to what it should be, and what is not."""

from __future__ import annotations

from bti.case.form_views import View


class FaultView(View, frozen=True, kw_only=True):
    """Something that is not as it was written, and where it stands."""

    kind: str
    """``case``, ``directory``, ``guide``, ``head``, ``access_log``, ``outbox`` or
    ``definition``."""
    key: str
    number: int = 0
    """The event it is about, if it is about one."""
    message: str


class Verified(View, frozen=True, kw_only=True):
    """A check of the whole database."""

    streams: int
    """So many, and what is nobody's business is checked too but not counted."""
    events: int
    heads: int
    """So many seals over everything were held to what they bind."""
    faults: tuple[FaultView, ...]


class SealView(View, frozen=True, kw_only=True):
    """A seal over everything that stands in the database now."""

    number: int
    at: str
    root: str
    printed: tuple[str, ...]
    """The lines to print and keep elsewhere."""
