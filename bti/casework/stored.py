"""Events and finished copies of a case in the form in which they are stored."""

from __future__ import annotations

import msgspec

from bti.case.events import Recorded, name_of
from bti.case.finished import Copies
from bti.case.lifting import format_of
from bti.store import KeptPart, NewEvent

COPY = "copy "
"""What the parts that are finished copies of a form are named by, before the form."""


def parts_of(copies: Copies) -> tuple[KeptPart, ...]:
    """Give finished copies as they are kept."""
    return tuple(
        KeptPart(name=f"{COPY}{form}", number=number, body=msgspec.json.encode(copy))
        for (form, number), copy in copies.items()
    )


def new_event(event: Recorded) -> NewEvent:
    """Give an event as it is stored."""
    return NewEvent(
        name=name_of(event.what),
        format=format_of(name_of(event.what)),
        recorded_at=event.at,
        body=msgspec.json.encode(event),
    )
