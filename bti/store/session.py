"""What every statement needs: whose data it is, where it runs, and how content is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bti.store.connection import Connection
    from bti.store.databases import Database
    from bti.store.sql.texts import Texts
    from bti.store.unlocked import Unlocked


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """One tenant's view of one connection, before its keys are open."""

    connection: Connection
    database: Database
    sql: Texts
    tenant: str


class Session(Rows, frozen=True, kw_only=True):
    """One tenant's view of one connection, with what its content is locked and sealed by."""

    keys: Unlocked
