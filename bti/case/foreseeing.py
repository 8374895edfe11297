"""A case as it would be after events that are not recorded yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.events import Recorded
from bti.case.fold import apply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bti.case.events import AnyEvent
    from bti.case.standing import Standing


def foreseen(standing: Standing, events: Iterable[AnyEvent]) -> Standing:
    """Give a standing with the case as it would be after events."""
    case = standing.case
    for event in events:
        recorded = Recorded(
            number=case.number + 1, at=standing.now, by=standing.actor.person, what=event
        )
        case = apply(case, recorded)
    return replace(standing, case=case)
