"""The rows that a stream shows to lists, reminders, access and search.

``projection`` makes them from a case, the store keeps them beside the case and asks them back.
Only what may stand in the clear is here: ids, level, step, state, dates, unit, participants and
the digest of the guide.
"""

from __future__ import annotations

from datetime import datetime

import msgspec


class ListRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of one case, without opening it."""

    workflow: str
    """The id of the guide."""
    digest: str
    """The digest of the edition of the guide that the case is bound to."""
    state: str
    """How the case stands, for instance ``open`` or ``closed``; the caller's words."""
    opened: datetime
    updated: datetime
    """When the newest event was recorded; lists stand in this order, newest first."""
    level: str | None = None
    step: str | None = None
    closing: str | None = None
    """The id of the closing, and ``None`` as long as the case is open."""
    unit: str | None = None
    """The unit that holds the case now; a leader's list is asked for by it."""
    holder: str | None = None
    next_due: datetime | None = None


class DueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One moment at which something about a case falls due."""

    id: str
    """Stable within the case: a row that is derived again is not taken for a new reminder."""
    at: datetime
    kind: str
    """What falls due, for instance ``step``, ``measure`` or ``remind``; the caller's words."""
    who: str
    """The role or the person it concerns."""


INVITED = "invited"
INVITED_UNIT = "invited_unit"
"""The roles of those who have not answered an invitation: a person, and whoever is in a unit."""


class ParticipantRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person's part in a case for one period; ``until`` is the first moment after it."""

    person: str
    """The person, or the unit that is invited as long as nobody there has answered."""
    role: str
    basis: str
    """What gives access: ``consent`` or ``law``."""
    since: datetime
    until: datetime | None = None
    unit: str | None = None


class ProjectionRows(msgspec.Struct, frozen=True, kw_only=True):
    """All rows that one stream shows, derived anew from it at each step."""

    listed: ListRow | None = None
    """``None`` for a stream that stands in no list, such as the directory."""
    dues: tuple[DueRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = ()
    terms: tuple[bytes, ...] = ()
    """Keyed digests of what one may search by, never the words themselves."""
