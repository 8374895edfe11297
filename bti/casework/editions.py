"""The record of a guide's editions, kept as a stream beside the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bti.municipality import publishing
from bti.municipality.publishing import EMPTY, FORMAT, Editions, Registered
from bti.store import Append, NewEvent, new_stream

if TYPE_CHECKING:
    from bti.environment import Environment
    from bti.municipality.publishing import Approved, Published
    from bti.store import Store, Transaction

KIND = "guide"
_EDITIONS = msgspec.json.Decoder(Editions)


class Records:
    """The editions of each guide of one database."""

    def __init__(self, store: Store, environment: Environment) -> None:
        """Take the store they are kept in and the clock that dates them."""
        self._store = store
        self._environment = environment

    def of(self, workflow: str) -> Editions:
        """Give every edition of a guide."""
        stream = self._store.load(KIND, workflow)
        return _EDITIONS.decode(stream.fold) if stream else EMPTY

    def add(
        self, transaction: Transaction, workflow: str, what: Published | Approved, by: str
    ) -> None:
        """Write one event of a guide."""
        stream = self._store.load(KIND, workflow) or new_stream(KIND, workflow)
        now = self._environment.now()
        event = Registered(at=now, by=by, what=what)
        editions = publishing.apply(self.of(workflow), event)
        transaction.append(
            Append(
                after=stream,
                events=(
                    NewEvent(
                        name=str(type(what).__struct_config__.tag),
                        format=FORMAT,
                        recorded_at=now,
                        body=msgspec.json.encode(event),
                    ),
                ),
                fold=msgspec.json.encode(editions),
            )
        )
