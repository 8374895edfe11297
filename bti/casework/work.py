"""A case in a unit of work: as it was taken out, and as it is after a command."""

from __future__ import annotations

import msgspec

from bti.case.events import Recorded
from bti.case.standing import Standing
from bti.casework.people import People
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
