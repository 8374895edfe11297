"""The names of all statements.

Made by ``python -m bti.store.generate``; change the tables or the statements instead.
"""

from __future__ import annotations

from typing import Protocol


class Texts(Protocol):
    """The module of one database: a text for each statement."""

    SCHEMA_VERSION: str
    CREATE: tuple[str, ...]
    SCHEMA_VERSION_READ: str
    SCHEMA_VERSION_PUT: str
    STREAM_LOAD: str
    STREAM_VERSION: str
    STREAM_PUT: str
    STREAM_STEP: str
    STREAM_REWRAP: str
    STREAM_NEWEST: str
    STREAM_KEYS: str
    STREAM_KINDS: str
    STREAM_LOCKED: str
    EVENT_PUT: str
    EVENT_AFTER: str
    LISTING_PUT: str
    LISTING_REMOVE: str
    LISTING_OF_STREAM: str
    DUE_PUT: str
    DUE_REMOVE: str
    DUE_OF_STREAM: str
    PARTICIPANT_PUT: str
    PARTICIPANT_REMOVE: str
    PARTICIPANT_OF_STREAM: str
    PARTICIPANT_OF_PERSON: str
    TERM_PUT: str
    TERM_REMOVE: str
    TERM_OF_STREAM: str
    LISTING_OF_PERSON: str
    LISTING_OF_UNIT: str
    LISTING_OF_DIGEST: str
    LISTING_IN_ROLE: str
    LISTING_DUE_OF_PERSON: str
    LISTING_DUE_OF_UNIT: str
    DUE_UNTIL: str
    TERM_FIND: str
    DEFINITION_PUT: str
    DEFINITION_SOURCE_PUT: str
    TRANSLATION_PUT: str
    TRANSLATION_OF: str
    DEFINITION_BY_DIGEST: str
    DEFINITION_CURRENT: str
    DEFINITION_EDITIONS: str
    DEFINITION_PLACES: str
    DEFINITION_SOURCES: str
    DEFINITION_WORKFLOWS: str
    SETTING_READ: str
    SETTING_PUT: str
    COUNTER_UP: str
    COUNTER_PAST: str
    COUNTER_READ: str
    ACCESS_PUT: str
    ACCESS_OF_STREAM: str
    ACCESS_OF_PERSON: str
    IDEMPOTENCY_READ: str
    IDEMPOTENCY_PUT: str
    OUTBOX_PUT: str
    OUTBOX_WAITING: str
    OUTBOX_READY: str
    OUTBOX_TAKE: str
    OUTBOX_SENT: str
    OUTBOX_FAILED: str
    DUE_UNCLAIMED: str
    CLAIM_PUT: str
    CLAIM_DONE: str
    CLAIM_FORGET: str
    HEAD_PUT: str
    HEAD_NEWEST: str
    HEAD_AFTER: str
    LEAF_PUT: str
    STREAM_UNSEALED: str
    LEAF_AFTER: str
    ACCESS_UNSEALED: str
    ACCESS_SEAL: str
    ACCESS_IN_HEAD: str
    ACCESS_OF_HEAD: str
    ACCESS_AFTER: str
    EVENT_LOCK: str
    STREAM_REFOLD: str
    DEFINITION_SEAL_PUT: str
    DEFINITION_EACH: str
    PART_PUT: str
    PART_ALL: str
    PART_ONE: str
    PART_REMOVE: str
    DISPOSAL_PUT: str
    DISPOSAL_OF: str
    DISPOSAL_WHAT: str
