"""A case in a unit of work: as it was taken out, and as it is after a command."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from bti.case.events import AnyEvent, Recorded
from bti.case.standing import Standing
from bti.casework.people import People
from bti.errors import Conflict
from bti.store import Stream


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """A case taken out: its stream, the standing of the person, and who is who meanwhile."""

    stream: Stream
    standing: Standing
    people: People
    blocked: bool = False
    """Whether it is blocked: then nothing of what it holds may be shown or carried on."""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A case after a command, who is who then, and what happened."""

    standing: Standing
    people: People
    events: tuple[Recorded, ...]
    warnings: tuple[str, ...] = ()


def same_as_seen(version: int, seen: int | None) -> None:
    """Stop one who decides on an older case than there is.

    Raises:
        Conflict: ``seen`` is given and the case has changed since.
    """
    if seen is not None and seen != version:
        raise Conflict(expected=seen, found=version)


def recorded(standing: Standing, events: tuple[AnyEvent, ...], by: str) -> tuple[Recorded, ...]:
    """Give events as they would stand in the history, after the newest of the case."""
    first = standing.case.number + 1
    return tuple(
        Recorded(number=first + place, at=standing.now, by=by, what=event)
        for place, event in enumerate(events)
    )


def after(standing: Standing, events: tuple[Recorded, ...]) -> Standing:
    """Fold events into the case; a reading that no time has caught up with folds nothing."""
    if not events:
        return standing
    from bti.case.fold import apply

    case = standing.case
    for event in events:
        case = apply(case, event)
    return replace(standing, case=case)
