"""What is kept: streams of events, their folds and definitions, in one database."""

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
