"""What a database has to do to hold a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import ClassVar, Protocol

from bti.store.connection import Connection
from bti.store.sql.texts import Texts

Values = Mapping[str, object]


class Database(Protocol):
    """Where a store lies, and what is done there that no statement can say for all of them."""

    sql: Texts
    dialect: ClassVar[str]
    """The URL by which SQLAlchemy knows which database it speaks to."""
    begins: ClassVar[str]
    """The statement that begins a transaction that writes."""

    def connect(self, *, create: bool) -> Connection:
        """Open a connection, and make the place for it first if ``create`` says so.

        Raises:
            StoreUnavailable: It cannot be used; the message says why.
        """
        ...

    def is_empty(self, connection: Connection) -> bool:
        """Tell whether there is nothing of ours yet; another program's database is refused."""
        ...

    def alone(self, connection: Connection) -> None:
        """Wait until nobody else makes or changes the tables, and keep others waiting.

        The connection is in a transaction that writes, and others wait until it ends.
        """
        ...

    def make(self, connection: Connection) -> None:
        """Make the tables, in the transaction that the connection is in."""
        ...

    def missing(self) -> str:
        """Say that nothing of ours is there, and what to do."""
        ...

    def settle(self, connection: Connection) -> None:
        """Do what is done once, when the database is known to be ours."""
        ...

    def check(self, connection: Connection) -> None:
        """Check what the database itself can check.

        Raises:
            StoreDamaged: It is not whole.
        """
        ...

    def migrating(self, connection: Connection) -> AbstractContextManager[None]:
        """Keep what holds for single rows from being in the way while tables are changed."""
        ...

    def changing(self, connection: Connection) -> AbstractContextManager[None]:
        """Keep others waiting, and let the rows of every tenant be changed, in a transaction."""
        ...

    def close_off(self, connection: Connection) -> None:
        """Let nobody write for a tenant that was moved, also who has the database open already.

        The connection is in a transaction that writes; from its end on, a tenant whose setting
        says that it was moved is refused.
        """
        ...

    def back_up(self, version: str, *, has_backup: bool) -> str:
        """Keep a copy of the database as it is, and give its place.

        Raises:
            StoreUnavailable: None can be made from here, and nobody has seen to one.
        """
        ...

    def scrub(self, connection: Connection) -> None:
        """Leave nothing on disk of what was written over, as far as the database can."""
        ...

    def tables(self, connection: Connection) -> frozenset[str]:
        """Give the names of the tables that are there."""
        ...

    def hangs_together(self, connection: Connection) -> bool:
        """Tell whether every row's parent is there."""
        ...

    def write_step(
        self,
        connection: Connection,
        stream: Values,
        events: Sequence[Values],
        beside: Callable[[], None],
        *,
        first: bool,
    ) -> bool:
        """Write a stream's row and its new events, and with ``beside`` what goes with them.

        Tells whether the version held; if not, nothing may be kept of what was written.
        """
        ...
