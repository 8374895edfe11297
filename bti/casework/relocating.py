"""Moving everything to another database: from a file to a server, or back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bti.casework.desk import Desk
from bti.casework.opened import MEMORY, path_of, shown
from bti.casework.people import People
from bti.casework.verifying import Verifying
from bti.environment import Environment
from bti.errors import BadInput, NotAsWritten
from bti.store import Keeping, Store, open_store
from bti.store.moments import to_text
from bti.store.moved import Move
from bti.store.opening import database_at

_IN_MEMORY = "En database i minnet kan ikke flyttes. Oppgi en fil eller en server."
_SAME = "Databasen ligger alt i {place}. Oppgi en annen fil eller en server: --to STED."
_FAULTS = (
    "Noe i databasen er ikke slik det ble skrevet, og ingenting er flyttet. "
    "Den gamle databasen er i bruk som før. Se hva det er: bti kontroller"
)


class Relocated(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything lies now, and where it lay."""

    before: str
    after: str


def move(
    where: str, to: str, *, tenant: str, keeping: Keeping, environment: Environment
) -> Relocated:
    """Move everything that a tenant has, and hold it to its seals before it is taken into use."""
    before, after = _place(where), _place(to)
    if MEMORY in (before, after):
        raise BadInput(_IN_MEMORY)
    if before == after:
        raise BadInput(_SAME.format(place=shown(after)))
    mine = environment.new_id()
    begun = Move(place=shown(after), at=to_text(environment.now()), id=mine, attempt=mine)
    with (
        open_store(before, create=False, tenant=tenant, keeping=keeping, left=True) as old,
        old.moving(database_at(after, keeping, tenant), begun) as new,
    ):
        if new is not None:
            _see_that_it_holds(new, environment)
    return Relocated(before=shown(before), after=shown(after))


def _place(where: str) -> str:
    """Give a file by its whole path, so that it is known again from another folder."""
    path = path_of(where)
    return path if path == MEMORY or "://" in path else str(Path(path).expanduser().resolve())


def _see_that_it_holds(new: Store, environment: Environment) -> None:
    desk = Desk(new, environment, People(new, environment, None), "")
    if Verifying(desk).verify().faults:
        raise NotAsWritten(_FAULTS)
