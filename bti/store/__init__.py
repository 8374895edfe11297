"""What is kept: streams of events, their folds and definitions, in one database."""

from typing import TYPE_CHECKING

from bti.homes import found_in

if TYPE_CHECKING:
    from bti.case.rows import DueRow, ListRow, ParticipantRow, ProjectionRows
    from bti.store.access_log import AccessRow
    from bti.store.claims import Lease
    from bti.store.databases.sqlite import MEMORY
    from bti.store.definitions import Publication, SourceFile, StoredDefinition
    from bti.store.disposal import Destroyed, Disposal
    from bti.store.idempotency import Idempotency
    from bti.store.integrity import Fault, StoredStream
    from bti.store.keeping import Keeping
    from bti.store.key_file import KeyFile
    from bti.store.keyring import Keyring, KeySource
    from bti.store.listings import Due, Listed, Page, Part
    from bti.store.opening import TENANT, open_store, open_within
    from bti.store.outbox import OutboxRow, Waiting
    from bti.store.parts import KeptPart
    from bti.store.store import Store
    from bti.store.streams import Append, Appended, NewEvent, StoredEvent, Stream, new_stream
    from bti.store.transaction import Transaction
    from bti.store.vault import StoredAt

__all__ = [
    "MEMORY",
    "TENANT",
    "AccessRow",
    "Append",
    "Appended",
    "Destroyed",
    "Disposal",
    "Due",
    "DueRow",
    "Fault",
    "Idempotency",
    "Keeping",
    "KeptPart",
    "KeyFile",
    "KeySource",
    "Keyring",
    "Lease",
    "ListRow",
    "Listed",
    "NewEvent",
    "OutboxRow",
    "Page",
    "Part",
    "ParticipantRow",
    "ProjectionRows",
    "Publication",
    "SourceFile",
    "Store",
    "StoredAt",
    "StoredDefinition",
    "StoredEvent",
    "StoredStream",
    "Stream",
    "Transaction",
    "Waiting",
    "new_stream",
    "open_store",
    "open_within",
]

__getattr__ = found_in(
    __name__,
    {
        "MEMORY": "bti.store.databases.sqlite",
        "TENANT": "bti.store.opening",
        "AccessRow": "bti.store.access_log",
        "Append": "bti.store.streams",
        "Appended": "bti.store.streams",
        "Destroyed": "bti.store.disposal",
        "Disposal": "bti.store.disposal",
        "Due": "bti.store.listings",
        "DueRow": "bti.case.rows",
        "Fault": "bti.store.integrity",
        "Idempotency": "bti.store.idempotency",
        "Keeping": "bti.store.keeping",
        "KeptPart": "bti.store.parts",
        "KeyFile": "bti.store.key_file",
        "KeySource": "bti.store.keyring",
        "Keyring": "bti.store.keyring",
        "Lease": "bti.store.claims",
        "ListRow": "bti.case.rows",
        "Listed": "bti.store.listings",
        "NewEvent": "bti.store.streams",
        "OutboxRow": "bti.store.outbox",
        "Page": "bti.store.listings",
        "Part": "bti.store.listings",
        "ParticipantRow": "bti.case.rows",
        "ProjectionRows": "bti.case.rows",
        "Publication": "bti.store.definitions",
        "SourceFile": "bti.store.definitions",
        "Store": "bti.store.store",
        "StoredAt": "bti.store.vault",
        "StoredDefinition": "bti.store.definitions",
        "StoredEvent": "bti.store.streams",
        "StoredStream": "bti.store.integrity",
        "Stream": "bti.store.streams",
        "Transaction": "bti.store.transaction",
        "Waiting": "bti.store.outbox",
        "new_stream": "bti.store.streams",
        "open_store": "bti.store.opening",
        "open_within": "bti.store.opening",
    },
)
