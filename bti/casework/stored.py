"""A step of a case in the form in which it is stored: events, row, copies, and rows it shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from bti.case.events import Recorded, name_of
from bti.case.finished import Copies
from bti.case.lifting import format_of
from bti.case.projection import project
from bti.case.standing import Standing
from bti.casework.guides import Guides
from bti.casework.kept_case import CASE, COPY
from bti.store import Append, KeptPart, NewEvent, Stream

if TYPE_CHECKING:
    from bti.case.search import Mark


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


def step(
    stream: Stream,
    standing: Standing,
    events: tuple[NewEvent, ...],
    copies: Copies,
    *,
    guides: Guides,
    mark: Mark,
) -> Append:
    """Give what a step writes of a case: its events, the new row, and the rows that it shows.

    The rows shown before are derived as ``verify`` derives them, so that those that are equal need
    not be written again. Whom the case is about is found by the same words as long as it is so,
    and they are left out on both sides.
    """
    marked: Mark | None
    marked, case, before = cache(mark), standing.case, None
    if stream.version:
        was = CASE.decode(stream.fold)
        marked = None if was.subject == case.subject else marked
        before = project(guides.by_digest(was.digest), was, was.at, marked)
    return Append(
        after=stream,
        events=events,
        fold=msgspec.json.encode(case),
        projections=project(standing.guide, case, case.at, marked),
        before=before,
        parts=parts_of(copies),
        definition=case.digest,
    )
