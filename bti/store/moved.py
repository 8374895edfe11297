"""A word in a database that its content is elsewhere: nobody goes on writing in the old one."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bti.errors import StoreDamaged, StoreMoved
from bti.store import settings
from bti.store.moments import to_moment
from bti.store.session import Rows

MOVED = "moved"
"""The setting of a database that was moved from; empty when the move came to nothing."""
ARRIVED = "arrived"
"""The setting of a database that was moved to: which move it came with."""

_GONE = (
    "Sakene ligger ikke her lenger. De ble flyttet til {place} {day:%d.%m.%Y}. "
    "Bruk databasen der i stedet: --database {place}, eller sett BTI_DATABASE_URL."
)
_ON_THE_WAY = (
    "Sakene er på vei til {place}, og ingenting kan leses eller lagres her imens. Er det noen som "
    "flytter dem nå, så vent. Ble flyttingen avbrutt, så fullfør den: "
    "bti flytt-database --to {place}"
)


class Move(msgspec.Struct, frozen=True):
    """Where a tenant's content was moved, or is being moved, and when it began."""

    place: str
    at: str
    id: str
    attempt: str
    """Who moves it now; after a power cut it is another than the first."""
    done: bool = False

    def sentence(self) -> str:
        """Say where the content is, and what to do."""
        day: datetime = to_moment(self.at)
        return (_GONE if self.done else _ON_THE_WAY).format(place=self.place, day=day)


def read(rows: Rows) -> Move | None:
    """Give the move that a database was left by, if it was."""
    kept = settings.read(rows, MOVED)
    try:
        return msgspec.json.decode(kept, type=Move) if kept else None
    except msgspec.DecodeError as fault:
        raise StoreDamaged from fault


def write(rows: Rows, move: Move | None) -> None:
    """Keep that the content is elsewhere, or that it is not."""
    settings.write(rows, MOVED, msgspec.json.encode(move).decode() if move else "")


def refuse(rows: Rows) -> None:
    """Refuse a database that was left, with where to go instead.

    Raises:
        StoreMoved: The content is elsewhere, or on its way.
    """
    move = read(rows)
    if move is not None:
        raise StoreMoved(move.sentence())
