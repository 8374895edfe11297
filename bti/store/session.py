"""What every statement needs: whose data it is, where it runs, and how content is kept."""

from __future__ import annotations

import msgspec

from bti.store.connection import Connection
from bti.store.databases import Database
from bti.store.seal import Sealer
from bti.store.sql.texts import Texts
from bti.store.vault import Codec


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One tenant's view of one connection."""

    connection: Connection
    database: Database
    sql: Texts
    tenant: str
    codec: Codec
    sealer: Sealer
