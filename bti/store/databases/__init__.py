"""The databases that a store can lie in: what differs between them, each in a file of its own."""

from typing import TYPE_CHECKING

from bti.homes import found_in

if TYPE_CHECKING:
    from bti.store.databases.database import Database, Values

__all__ = ("Database", "Values")

__getattr__ = found_in(
    __name__, dict.fromkeys(("Database", "Values"), "bti.store.databases.database")
)
