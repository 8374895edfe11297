"""The statements for PostgreSQL.

Made by ``python -m bti.store.generate``; change the tables or the statements instead.
"""

SCHEMA_VERSION = "0001"

CREATE: tuple[str, ...] = (
    """
CREATE TABLE access_log (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    CONSTRAINT access_log_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX access_log_by_stream ON access_log (tenant, kind, key, at)
""",
    """
CREATE TABLE counter (
    tenant TEXT NOT NULL,
    series TEXT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT counter_pk PRIMARY KEY (tenant, series)
)
""",
    """
CREATE TABLE definition (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    workflow TEXT NOT NULL,
    version TEXT NOT NULL,
    published_at TEXT NOT NULL,
    canonical BYTEA NOT NULL,
    places BYTEA NOT NULL,
    CONSTRAINT definition_pk PRIMARY KEY (tenant, digest)
)
""",
    """
CREATE INDEX definition_by_workflow ON definition (tenant, workflow, published_at)
""",
    """
CREATE TABLE idempotency (
    tenant TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_digest BYTEA NOT NULL,
    at TEXT NOT NULL,
    result TEXT NOT NULL,
    CONSTRAINT idempotency_pk PRIMARY KEY (tenant, idempotency_key)
)
""",
    """
CREATE TABLE outbox (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BYTEA NOT NULL,
    sent_at TEXT,
    CONSTRAINT outbox_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX outbox_by_sending ON outbox (tenant, sent_at, at, id)
""",
    """
CREATE TABLE schema_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
)
""",
    """
CREATE TABLE setting (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT setting_pk PRIMARY KEY (tenant, name)
)
""",
    """
CREATE TABLE definition_source (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT definition_source_pk PRIMARY KEY (tenant, digest, name),
    CONSTRAINT definition_source_of_definition FOREIGN KEY(tenant, digest) REFERENCES definition
    (tenant, digest)
)
""",
    """
CREATE TABLE stream (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version BIGINT NOT NULL,
    definition TEXT,
    opened TEXT NOT NULL,
    updated TEXT NOT NULL,
    fold BYTEA NOT NULL,
    envelope BYTEA,
    seal BYTEA,
    CONSTRAINT stream_pk PRIMARY KEY (tenant, kind, key),
    CONSTRAINT stream_on_definition FOREIGN KEY(tenant, definition) REFERENCES definition
    (tenant, digest)
)
""",
    """
CREATE INDEX stream_by_definition ON stream (tenant, definition)
""",
    """
CREATE TABLE due (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    CONSTRAINT due_pk PRIMARY KEY (tenant, kind, key, id),
    CONSTRAINT due_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
CREATE INDEX due_by_moment ON due (tenant, at, kind, key, id)
""",
    """
CREATE TABLE event (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    format INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    body BYTEA NOT NULL,
    seal BYTEA,
    CONSTRAINT event_pk PRIMARY KEY (tenant, kind, key, number),
    CONSTRAINT event_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
CREATE TABLE listing (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    workflow TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    opened TEXT NOT NULL,
    updated TEXT NOT NULL,
    level TEXT,
    step TEXT,
    closing TEXT,
    unit TEXT,
    holder TEXT,
    next_due TEXT,
    CONSTRAINT listing_pk PRIMARY KEY (tenant, kind, key),
    CONSTRAINT listing_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
CREATE INDEX listing_by_unit ON listing (tenant, kind, unit, updated, key)
""",
    """
CREATE TABLE participant (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    basis TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    unit TEXT,
    CONSTRAINT participant_pk PRIMARY KEY (tenant, kind, key, place),
    CONSTRAINT participant_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
CREATE INDEX participant_by_person ON participant (tenant, person, kind, key, since, until)
""",
    """
CREATE TABLE search_term (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    term BYTEA NOT NULL,
    CONSTRAINT search_term_pk PRIMARY KEY (tenant, kind, key, term),
    CONSTRAINT search_term_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
CREATE INDEX search_term_by_term ON search_term (tenant, term, kind, key)
""",
)

SCHEMA_VERSION_READ = """
SELECT schema_version.version_num
FROM schema_version
"""

SCHEMA_VERSION_PUT = """
INSERT INTO schema_version (version_num) VALUES (%(version_num)s::VARCHAR)
"""

STREAM_LOAD = """
SELECT stream.version, stream.definition, stream.opened, stream.updated, stream.fold,
    stream.envelope, stream.seal
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR AND stream.key =
    %(key)s::VARCHAR
"""

STREAM_VERSION = """
SELECT stream.version
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR AND stream.key =
    %(key)s::VARCHAR
"""

STREAM_PUT = """
INSERT INTO stream (tenant, kind, key, version, definition, opened, updated, fold, envelope,
    seal) VALUES (%(tenant)s::VARCHAR, %(kind)s::VARCHAR, %(key)s::VARCHAR, %(version)s::BIGINT,
    %(definition)s::VARCHAR, %(opened)s::VARCHAR, %(updated)s::VARCHAR, %(fold)s, %(envelope)s,
    %(seal)s) ON CONFLICT DO NOTHING
"""

STREAM_STEP = """
UPDATE stream SET version=%(version)s::BIGINT, updated=%(updated)s::VARCHAR, fold=%(fold)s,
    seal=%(seal)s WHERE stream.tenant = %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR
    AND stream.key = %(key)s::VARCHAR AND stream.version = %(expected)s::BIGINT
"""

STREAM_KEYS = """
SELECT stream.key
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR AND stream.key >
    %(after_key)s::VARCHAR ORDER BY stream.key
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

STREAM_KINDS = """
SELECT DISTINCT stream.kind
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR ORDER BY stream.kind
"""

EVENT_PUT = """
INSERT INTO event (tenant, kind, key, number, name, format, recorded_at, body, seal) VALUES
    (%(tenant)s::VARCHAR, %(kind)s::VARCHAR, %(key)s::VARCHAR, %(number)s::BIGINT,
    %(name)s::VARCHAR, %(format)s::INTEGER, %(recorded_at)s::VARCHAR, %(body)s, %(seal)s)
"""

EVENT_AFTER = """
SELECT event.number, event.name, event.format, event.recorded_at, event.body, event.seal
FROM event
WHERE event.tenant = %(tenant)s::VARCHAR AND event.kind = %(kind)s::VARCHAR AND event.key =
    %(key)s::VARCHAR AND event.number > %(after)s::BIGINT ORDER BY event.number
"""

LISTING_PUT = """
INSERT INTO listing (tenant, kind, key, workflow, digest, state, opened, updated, level, step,
    closing, unit, holder, next_due) VALUES (%(tenant)s::VARCHAR, %(kind)s::VARCHAR,
    %(key)s::VARCHAR, %(workflow)s::VARCHAR, %(digest)s::VARCHAR, %(state)s::VARCHAR,
    %(opened)s::VARCHAR, %(updated)s::VARCHAR, %(level)s::VARCHAR, %(step)s::VARCHAR,
    %(closing)s::VARCHAR, %(unit)s::VARCHAR, %(holder)s::VARCHAR, %(next_due)s::VARCHAR) ON
    CONFLICT (tenant, kind, key) DO UPDATE SET workflow = excluded.workflow, digest =
    excluded.digest, state = excluded.state, opened = excluded.opened, updated =
    excluded.updated, level = excluded.level, step = excluded.step, closing = excluded.closing,
    unit = excluded.unit, holder = excluded.holder, next_due = excluded.next_due
"""

LISTING_REMOVE = """
DELETE FROM listing WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind =
    %(kind)s::VARCHAR AND listing.key = %(key)s::VARCHAR
"""

LISTING_OF_STREAM = """
SELECT listing.workflow, listing.digest, listing.state, listing.opened, listing.updated,
    listing.level, listing.step, listing.closing, listing.unit, listing.holder, listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.key
    = %(key)s::VARCHAR
"""

DUE_PUT = """
INSERT INTO due (tenant, kind, key, id, at, what, who) VALUES (%(tenant)s::VARCHAR,
    %(kind)s::VARCHAR, %(key)s::VARCHAR, %(id)s::VARCHAR, %(at)s::VARCHAR, %(what)s::VARCHAR,
    %(who)s::VARCHAR)
"""

DUE_REMOVE = """
DELETE FROM due WHERE due.tenant = %(tenant)s::VARCHAR AND due.kind = %(kind)s::VARCHAR AND
    due.key = %(key)s::VARCHAR
"""

DUE_OF_STREAM = """
SELECT due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = %(tenant)s::VARCHAR AND due.kind = %(kind)s::VARCHAR AND due.key =
    %(key)s::VARCHAR ORDER BY due.id
"""

PARTICIPANT_PUT = """
INSERT INTO participant (tenant, kind, key, place, person, role, basis, since, until, unit)
    VALUES (%(tenant)s::VARCHAR, %(kind)s::VARCHAR, %(key)s::VARCHAR, %(place)s::INTEGER,
    %(person)s::VARCHAR, %(role)s::VARCHAR, %(basis)s::VARCHAR, %(since)s::VARCHAR,
    %(until)s::VARCHAR, %(unit)s::VARCHAR)
"""

PARTICIPANT_REMOVE = """
DELETE FROM participant WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.kind =
    %(kind)s::VARCHAR AND participant.key = %(key)s::VARCHAR
"""

PARTICIPANT_OF_STREAM = """
SELECT participant.person, participant.role, participant.basis, participant.since,
    participant.until, participant.unit
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.kind = %(kind)s::VARCHAR AND
    participant.key = %(key)s::VARCHAR ORDER BY participant.place
"""

TERM_PUT = """
INSERT INTO search_term (tenant, kind, key, term) VALUES (%(tenant)s::VARCHAR,
    %(kind)s::VARCHAR, %(key)s::VARCHAR, %(term)s)
"""

TERM_REMOVE = """
DELETE FROM search_term WHERE search_term.tenant = %(tenant)s::VARCHAR AND search_term.kind =
    %(kind)s::VARCHAR AND search_term.key = %(key)s::VARCHAR
"""

TERM_OF_STREAM = """
SELECT search_term.term
FROM search_term
WHERE search_term.tenant = %(tenant)s::VARCHAR AND search_term.kind = %(kind)s::VARCHAR AND
    search_term.key = %(key)s::VARCHAR ORDER BY search_term.term
"""

LISTING_OF_PERSON = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.key
    IN (SELECT participant.key
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.person = %(person)s::VARCHAR AND
    participant.since <= %(at)s::VARCHAR AND (participant.until IS NULL OR participant.until >
    %(at)s::VARCHAR) AND participant.kind = %(kind)s::VARCHAR) AND (listing.updated,
    listing.key) < (%(after_updated)s::VARCHAR, %(after_key)s::VARCHAR) AND (listing.closing IS
    NULL OR %(closed)s::INTEGER = 1) ORDER BY listing.updated DESC, listing.key DESC
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LISTING_OF_UNIT = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.unit
    = %(unit)s::VARCHAR AND (listing.updated, listing.key) < (%(after_updated)s::VARCHAR,
    %(after_key)s::VARCHAR) AND (listing.closing IS NULL OR %(closed)s::INTEGER = 1) ORDER BY
    listing.updated DESC, listing.key DESC
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

DUE_OF_PERSON = """
SELECT due.kind, due.key, due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = %(tenant)s::VARCHAR AND (due.at || '') <= %(until)s::VARCHAR AND (due.kind,
    due.key) IN (SELECT participant.kind, participant.key
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.person = %(person)s::VARCHAR AND
    participant.since <= %(at)s::VARCHAR AND (participant.until IS NULL OR participant.until >
    %(at)s::VARCHAR)) ORDER BY due.at || '', due.kind, due.key, due.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

DUE_UNTIL = """
SELECT due.kind, due.key, due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = %(tenant)s::VARCHAR AND due.at <= %(until)s::VARCHAR ORDER BY due.at,
    due.kind, due.key, due.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

TERM_FIND = """
SELECT search_term.key
FROM search_term
WHERE search_term.tenant = %(tenant)s::VARCHAR AND search_term.kind = %(kind)s::VARCHAR AND
    search_term.term = %(term)s
"""

DEFINITION_PUT = """
INSERT INTO definition (tenant, digest, workflow, version, published_at, canonical, places)
    VALUES (%(tenant)s::VARCHAR, %(digest)s::VARCHAR, %(workflow)s::VARCHAR,
    %(version)s::VARCHAR, %(published_at)s::VARCHAR, %(canonical)s, %(places)s) ON CONFLICT
    (tenant, digest) DO UPDATE SET published_at = excluded.published_at
"""

DEFINITION_SOURCE_PUT = """
INSERT INTO definition_source (tenant, digest, name, text) VALUES (%(tenant)s::VARCHAR,
    %(digest)s::VARCHAR, %(name)s::VARCHAR, %(text)s::VARCHAR) ON CONFLICT DO NOTHING
"""

DEFINITION_BY_DIGEST = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical
FROM definition
WHERE definition.tenant = %(tenant)s::VARCHAR AND definition.digest = %(digest)s::VARCHAR
"""

DEFINITION_CURRENT = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical
FROM definition
WHERE definition.tenant = %(tenant)s::VARCHAR AND definition.workflow = %(workflow)s::VARCHAR
    ORDER BY definition.published_at DESC, definition.digest
 LIMIT 1 OFFSET 0
"""

DEFINITION_PLACES = """
SELECT definition.places
FROM definition
WHERE definition.tenant = %(tenant)s::VARCHAR AND definition.digest = %(digest)s::VARCHAR
"""

DEFINITION_SOURCES = """
SELECT definition_source.name, definition_source.text
FROM definition_source
WHERE definition_source.tenant = %(tenant)s::VARCHAR AND definition_source.digest =
    %(digest)s::VARCHAR ORDER BY definition_source.name
"""

DEFINITION_WORKFLOWS = """
SELECT DISTINCT definition.workflow
FROM definition
WHERE definition.tenant = %(tenant)s::VARCHAR ORDER BY definition.workflow
"""

SETTING_READ = """
SELECT setting.value
FROM setting
WHERE setting.tenant = %(tenant)s::VARCHAR AND setting.name = %(name)s::VARCHAR
"""

SETTING_PUT = """
INSERT INTO setting (tenant, name, value) VALUES (%(tenant)s::VARCHAR, %(name)s::VARCHAR,
    %(value)s::VARCHAR) ON CONFLICT (tenant, name) DO UPDATE SET value = excluded.value
"""

COUNTER_UP = """
INSERT INTO counter (tenant, series, value) VALUES (%(tenant)s::VARCHAR, %(series)s::VARCHAR, 1)
    ON CONFLICT (tenant, series) DO UPDATE SET value = (counter.value + 1)
"""

COUNTER_READ = """
SELECT counter.value
FROM counter
WHERE counter.tenant = %(tenant)s::VARCHAR AND counter.series = %(series)s::VARCHAR
"""

ACCESS_PUT = """
INSERT INTO access_log (tenant, id, at, person, action, kind, key, outcome) VALUES
    (%(tenant)s::VARCHAR, %(id)s::VARCHAR, %(at)s::VARCHAR, %(person)s::VARCHAR,
    %(action)s::VARCHAR, %(kind)s::VARCHAR, %(key)s::VARCHAR, %(outcome)s::VARCHAR)
"""

ACCESS_OF_STREAM = """
SELECT access_log.id, access_log.at, access_log.person, access_log.action, access_log.outcome
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.kind = %(kind)s::VARCHAR AND
    access_log.key = %(key)s::VARCHAR ORDER BY access_log.at, access_log.id
"""

IDEMPOTENCY_READ = """
SELECT idempotency.request_digest, idempotency.result
FROM idempotency
WHERE idempotency.tenant = %(tenant)s::VARCHAR AND idempotency.idempotency_key =
    %(idempotency_key)s::VARCHAR
"""

IDEMPOTENCY_PUT = """
INSERT INTO idempotency (tenant, idempotency_key, request_digest, at, result) VALUES
    (%(tenant)s::VARCHAR, %(idempotency_key)s::VARCHAR, %(request_digest)s, %(at)s::VARCHAR,
    %(result)s::VARCHAR)
"""

OUTBOX_PUT = """
INSERT INTO outbox (tenant, id, at, kind, body, sent_at) VALUES (%(tenant)s::VARCHAR,
    %(id)s::VARCHAR, %(at)s::VARCHAR, %(kind)s::VARCHAR, %(body)s, %(sent_at)s::VARCHAR)
"""

OUTBOX_WAITING = """
SELECT outbox.id, outbox.at, outbox.kind, outbox.body
FROM outbox
WHERE outbox.tenant = %(tenant)s::VARCHAR AND outbox.sent_at IS NULL ORDER BY outbox.at,
    outbox.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

OUTBOX_SENT = """
UPDATE outbox SET sent_at=%(sent_at)s::VARCHAR WHERE outbox.tenant = %(tenant)s::VARCHAR AND
    outbox.id = %(id)s::VARCHAR AND outbox.sent_at IS NULL
"""
