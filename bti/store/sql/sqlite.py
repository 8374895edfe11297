"""The statements for SQLite.

Made by ``python -m bti.store.generate``; change the tables or the statements instead.
"""

SCHEMA_VERSION = "0005"

CREATE: tuple[str, ...] = (
    """
CREATE TABLE access_log (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    outcome TEXT NOT NULL,
    seal BLOB,
    head BIGINT,
    CONSTRAINT access_log_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX access_log_by_head ON access_log (tenant, head, id)
""",
    """
CREATE INDEX access_log_by_stream ON access_log (tenant, kind, "key", at)
""",
    """
CREATE TABLE counter (
    tenant TEXT NOT NULL,
    series TEXT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT counter_pk PRIMARY KEY (tenant, series)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE definition (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    workflow TEXT NOT NULL,
    version TEXT NOT NULL,
    published_at TEXT NOT NULL,
    canonical BLOB NOT NULL,
    places BLOB NOT NULL,
    CONSTRAINT definition_pk PRIMARY KEY (tenant, digest)
)
""",
    """
CREATE INDEX definition_by_workflow ON definition (tenant, workflow, published_at)
""",
    """
CREATE TABLE definition_seal (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    seal BLOB NOT NULL,
    CONSTRAINT definition_seal_pk PRIMARY KEY (tenant, digest)
)
""",
    """
CREATE TABLE disposal (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    number BIGINT NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    body BLOB NOT NULL,
    seal BLOB NOT NULL,
    CONSTRAINT disposal_pk PRIMARY KEY (tenant, kind, "key", number)
)
""",
    """
CREATE INDEX disposal_by_what ON disposal (tenant, what, kind, "key", number)
""",
    """
CREATE TABLE idempotency (
    tenant TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_digest BLOB NOT NULL,
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
    person TEXT NOT NULL,
    body BLOB NOT NULL,
    sent_at TEXT,
    next_try TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    fault TEXT,
    CONSTRAINT outbox_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX outbox_by_sending ON outbox (tenant, sent_at, next_try, id)
""",
    """
CREATE TABLE schema_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
)
""",
    """
CREATE TABLE seal_head (
    tenant TEXT NOT NULL,
    number BIGINT NOT NULL,
    at TEXT NOT NULL,
    leaves BIGINT NOT NULL,
    readings BIGINT NOT NULL,
    readings_root BLOB NOT NULL,
    root BLOB NOT NULL,
    seal BLOB NOT NULL,
    CONSTRAINT seal_head_pk PRIMARY KEY (tenant, number)
)
""",
    """
CREATE TABLE seal_leaf (
    tenant TEXT NOT NULL,
    head BIGINT NOT NULL,
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    version BIGINT NOT NULL,
    seal BLOB NOT NULL,
    CONSTRAINT seal_leaf_pk PRIMARY KEY (tenant, head, place)
)
""",
    """
CREATE INDEX seal_leaf_by_stream ON seal_leaf (tenant, kind, "key", head, version)
""",
    """
CREATE TABLE setting (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT setting_pk PRIMARY KEY (tenant, name)
)
 WITHOUT ROWID
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
    "key" TEXT NOT NULL,
    version BIGINT NOT NULL,
    definition TEXT,
    opened TEXT NOT NULL,
    updated TEXT NOT NULL,
    fold BLOB NOT NULL,
    envelope BLOB,
    seal BLOB,
    CONSTRAINT stream_pk PRIMARY KEY (tenant, kind, "key"),
    CONSTRAINT stream_on_definition FOREIGN KEY(tenant, definition) REFERENCES definition
    (tenant, digest)
)
""",
    """
CREATE INDEX stream_by_definition ON stream (tenant, definition)
""",
    """
CREATE TABLE translation (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    language TEXT NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT translation_pk PRIMARY KEY (tenant, digest, language),
    CONSTRAINT translation_of_definition FOREIGN KEY(tenant, digest) REFERENCES definition
    (tenant, digest)
)
""",
    """
CREATE TABLE due (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    CONSTRAINT due_pk PRIMARY KEY (tenant, kind, "key", id),
    CONSTRAINT due_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant, kind,
    "key")
)
 WITHOUT ROWID
""",
    """
CREATE INDEX due_by_moment ON due (tenant, at, kind, "key", id)
""",
    """
CREATE TABLE due_claim (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    worker TEXT NOT NULL,
    until TEXT NOT NULL,
    done_at TEXT,
    CONSTRAINT due_claim_pk PRIMARY KEY (tenant, kind, "key", id, at),
    CONSTRAINT due_claim_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
 WITHOUT ROWID
""",
    """
CREATE TABLE event (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    format INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    body BLOB NOT NULL,
    seal BLOB,
    CONSTRAINT event_pk PRIMARY KEY (tenant, kind, "key", number),
    CONSTRAINT event_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant, kind,
    "key")
)
""",
    """
CREATE TABLE kept_part (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    part TEXT NOT NULL,
    number BIGINT NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT kept_part_pk PRIMARY KEY (tenant, kind, "key", part, number),
    CONSTRAINT kept_part_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
""",
    """
CREATE TABLE listing (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
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
    CONSTRAINT listing_pk PRIMARY KEY (tenant, kind, "key"),
    CONSTRAINT listing_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
 WITHOUT ROWID
""",
    """
CREATE INDEX listing_by_unit ON listing (tenant, kind, unit, updated, "key")
""",
    """
CREATE INDEX listing_by_unit_due ON listing (tenant, kind, unit, next_due, "key")
""",
    """
CREATE TABLE participant (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    basis TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    unit TEXT,
    CONSTRAINT participant_pk PRIMARY KEY (tenant, kind, "key", place),
    CONSTRAINT participant_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
 WITHOUT ROWID
""",
    """
CREATE INDEX participant_by_person ON participant (tenant, person, kind, "key", since, until,
    role)
""",
    """
CREATE TABLE search_term (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    term BLOB NOT NULL,
    CONSTRAINT search_term_pk PRIMARY KEY (tenant, kind, "key", term),
    CONSTRAINT search_term_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
 WITHOUT ROWID
""",
    """
CREATE INDEX search_term_by_term ON search_term (tenant, term, kind, "key")
""",
)

SCHEMA_VERSION_READ = """
SELECT schema_version.version_num
FROM schema_version
"""

SCHEMA_VERSION_PUT = """
INSERT INTO schema_version (version_num) VALUES (:version_num)
"""

STREAM_LOAD = """
SELECT stream.version, stream.definition, stream.opened, stream.updated, stream.fold,
    stream.envelope, stream.seal
FROM stream
WHERE stream.tenant = :tenant AND stream.kind = :kind AND stream."key" = :key
"""

STREAM_VERSION = """
SELECT stream.version
FROM stream
WHERE stream.tenant = :tenant AND stream.kind = :kind AND stream."key" = :key
"""

STREAM_PUT = """
INSERT INTO stream (tenant, kind, "key", version, definition, opened, updated, fold, envelope,
    seal) VALUES (:tenant, :kind, :key, :version, :definition, :opened, :updated, :fold,
    :envelope, :seal) ON CONFLICT DO NOTHING
"""

STREAM_STEP = """
UPDATE stream SET version=:version, definition=:definition, updated=:updated, fold=:fold,
    seal=:seal WHERE stream.tenant = :tenant AND stream.kind = :kind AND stream."key" = :key AND
    stream.version = :expected
"""

STREAM_REWRAP = """
UPDATE stream SET envelope=:envelope WHERE stream.tenant = :tenant AND stream.kind = :kind AND
    stream."key" = :key
"""

STREAM_NEWEST = """
SELECT max(stream.updated) AS max_1
FROM stream
WHERE stream.tenant = :tenant
"""

STREAM_KEYS = """
SELECT stream."key"
FROM stream
WHERE stream.tenant = :tenant AND stream.kind = :kind AND stream."key" > :after_key ORDER BY
    stream."key"
 LIMIT :limit OFFSET 0
"""

STREAM_KINDS = """
SELECT DISTINCT stream.kind
FROM stream
WHERE stream.tenant = :tenant ORDER BY stream.kind
"""

STREAM_LOCKED = """
SELECT stream.kind
FROM stream
WHERE stream.tenant = :tenant AND stream.envelope IS NOT NULL
 LIMIT 1 OFFSET 0
"""

EVENT_PUT = """
INSERT INTO event (tenant, kind, "key", number, name, format, recorded_at, body, seal) VALUES
    (:tenant, :kind, :key, :number, :name, :format, :recorded_at, :body, :seal)
"""

EVENT_AFTER = """
SELECT event.number, event.name, event.format, event.recorded_at, event.body, event.seal
FROM event
WHERE event.tenant = :tenant AND event.kind = :kind AND event."key" = :key AND event.number >
    :after ORDER BY event.number
"""

LISTING_PUT = """
INSERT INTO listing (tenant, kind, "key", workflow, digest, state, opened, updated, level, step,
    closing, unit, holder, next_due) VALUES (:tenant, :kind, :key, :workflow, :digest, :state,
    :opened, :updated, :level, :step, :closing, :unit, :holder, :next_due) ON CONFLICT (tenant,
    kind, "key") DO UPDATE SET workflow = excluded.workflow, digest = excluded.digest, state =
    excluded.state, opened = excluded.opened, updated = excluded.updated, level =
    excluded.level, step = excluded.step, closing = excluded.closing, unit = excluded.unit,
    holder = excluded.holder, next_due = excluded.next_due
"""

LISTING_REMOVE = """
DELETE FROM listing WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing."key" =
    :key
"""

LISTING_OF_STREAM = """
SELECT listing.workflow, listing.digest, listing.state, listing.opened, listing.updated,
    listing.level, listing.step, listing.closing, listing.unit, listing.holder, listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing."key" = :key
"""

DUE_PUT = """
INSERT INTO due (tenant, kind, "key", id, at, what, who) VALUES (:tenant, :kind, :key, :id, :at,
    :what, :who)
"""

DUE_REMOVE = """
DELETE FROM due WHERE due.tenant = :tenant AND due.kind = :kind AND due."key" = :key
"""

DUE_OF_STREAM = """
SELECT due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = :tenant AND due.kind = :kind AND due."key" = :key ORDER BY due.id
"""

PARTICIPANT_PUT = """
INSERT INTO participant (tenant, kind, "key", place, person, role, basis, since, until, unit)
    VALUES (:tenant, :kind, :key, :place, :person, :role, :basis, :since, :until, :unit)
"""

PARTICIPANT_REMOVE = """
DELETE FROM participant WHERE participant.tenant = :tenant AND participant.kind = :kind AND
    participant."key" = :key
"""

PARTICIPANT_OF_STREAM = """
SELECT participant.person, participant.role, participant.basis, participant.since,
    participant.until, participant.unit
FROM participant
WHERE participant.tenant = :tenant AND participant.kind = :kind AND participant."key" = :key
    ORDER BY participant.place
"""

PARTICIPANT_OF_PERSON = """
SELECT participant.kind, participant."key", participant.role, participant.basis,
    participant.since, participant.until, participant.unit
FROM participant
WHERE participant.tenant = :tenant AND participant.person = :person ORDER BY participant.since,
    participant.kind, participant."key"
"""

TERM_PUT = """
INSERT INTO search_term (tenant, kind, "key", term) VALUES (:tenant, :kind, :key, :term)
"""

TERM_REMOVE = """
DELETE FROM search_term WHERE search_term.tenant = :tenant AND search_term.kind = :kind AND
    search_term."key" = :key
"""

TERM_OF_STREAM = """
SELECT search_term.term
FROM search_term
WHERE search_term.tenant = :tenant AND search_term.kind = :kind AND search_term."key" = :key
    ORDER BY search_term.term
"""

LISTING_OF_PERSON = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing."key" IN (SELECT
    participant."key"
FROM participant
WHERE participant.tenant = :tenant AND participant.person = :person AND participant.since <= :at
    AND (participant.until IS NULL OR participant.until > :at) AND participant.kind = :kind) AND
    (listing.updated, listing."key") < (:after_updated, :after_key) AND (listing.closing IS NULL
    OR :closed = 1) ORDER BY listing.updated DESC, listing."key" DESC
 LIMIT :limit OFFSET 0
"""

LISTING_OF_UNIT = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing.unit = :unit AND
    (listing.updated, listing."key") < (:after_updated, :after_key) AND (listing.closing IS NULL
    OR :closed = 1) ORDER BY listing.updated DESC, listing."key" DESC
 LIMIT :limit OFFSET 0
"""

LISTING_OF_DIGEST = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing.digest = :digest AND
    (listing.updated, listing."key") < (:after_updated, :after_key) AND (listing.closing IS NULL
    OR :closed = 1) ORDER BY listing.updated DESC, listing."key" DESC
 LIMIT :limit OFFSET 0
"""

LISTING_IN_ROLE = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing."key" IN (SELECT
    participant."key"
FROM participant
WHERE participant.tenant = :tenant AND participant.person = :person AND participant.since <= :at
    AND (participant.until IS NULL OR participant.until > :at) AND participant.kind = :kind AND
    participant.role = :role) AND (listing.updated, listing."key") < (:after_updated,
    :after_key) AND (listing.closing IS NULL OR :closed = 1) ORDER BY listing.updated DESC,
    listing."key" DESC
 LIMIT :limit OFFSET 0
"""

LISTING_DUE_OF_PERSON = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing."key" IN (SELECT
    participant."key"
FROM participant
WHERE participant.tenant = :tenant AND participant.person = :person AND participant.since <= :at
    AND (participant.until IS NULL OR participant.until > :at) AND participant.kind = :kind) AND
    (listing.next_due, listing."key") > (:after_due, :after_key) ORDER BY listing.next_due,
    listing."key"
 LIMIT :limit OFFSET 0
"""

LISTING_DUE_OF_UNIT = """
SELECT listing."key", listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = :tenant AND listing.kind = :kind AND listing.unit = :unit AND
    (listing.next_due, listing."key") > (:after_due, :after_key) ORDER BY listing.next_due,
    listing."key"
 LIMIT :limit OFFSET 0
"""

DUE_UNTIL = """
SELECT due.kind, due."key", due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = :tenant AND due.at <= :until ORDER BY due.at, due.kind, due."key", due.id
 LIMIT :limit OFFSET 0
"""

TERM_FIND = """
SELECT search_term."key"
FROM search_term
WHERE search_term.tenant = :tenant AND search_term.kind = :kind AND search_term.term = :term1
    AND search_term."key" > :after AND (EXISTS (SELECT *
FROM search_term AS term2
WHERE term2.tenant = search_term.tenant AND term2.kind = search_term.kind AND term2."key" =
    search_term."key" AND term2.term = :term2)) AND (EXISTS (SELECT *
FROM search_term AS term3
WHERE term3.tenant = search_term.tenant AND term3.kind = search_term.kind AND term3."key" =
    search_term."key" AND term3.term = :term3)) AND (EXISTS (SELECT *
FROM search_term AS term4
WHERE term4.tenant = search_term.tenant AND term4.kind = search_term.kind AND term4."key" =
    search_term."key" AND term4.term = :term4)) ORDER BY search_term."key"
 LIMIT :limit OFFSET 0
"""

DEFINITION_PUT = """
INSERT INTO definition (tenant, digest, workflow, version, published_at, canonical, places)
    VALUES (:tenant, :digest, :workflow, :version, :published_at, :canonical, :places) ON
    CONFLICT (tenant, digest) DO UPDATE SET published_at = excluded.published_at
"""

DEFINITION_SOURCE_PUT = """
INSERT INTO definition_source (tenant, digest, name, text) VALUES (:tenant, :digest, :name,
    :text) ON CONFLICT DO NOTHING
"""

TRANSLATION_PUT = """
INSERT INTO translation (tenant, digest, language, at, name, text) VALUES (:tenant, :digest,
    :language, :at, :name, :text) ON CONFLICT (tenant, digest, language) DO UPDATE SET at =
    excluded.at, name = excluded.name, text = excluded.text
"""

TRANSLATION_OF = """
SELECT translation.name, translation.text
FROM translation
WHERE translation.tenant = :tenant AND translation.digest = :digest AND translation.language =
    :language
"""

DEFINITION_BY_DIGEST = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical
FROM definition
WHERE definition.tenant = :tenant AND definition.digest = :digest
"""

DEFINITION_CURRENT = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical
FROM definition
WHERE definition.tenant = :tenant AND definition.workflow = :workflow ORDER BY
    definition.published_at DESC, definition.digest
 LIMIT 1 OFFSET 0
"""

DEFINITION_EDITIONS = """
SELECT definition.version, definition.digest
FROM definition
WHERE definition.tenant = :tenant AND definition.workflow = :workflow ORDER BY
    definition.published_at, definition.digest
"""

DEFINITION_PLACES = """
SELECT definition.places
FROM definition
WHERE definition.tenant = :tenant AND definition.digest = :digest
"""

DEFINITION_SOURCES = """
SELECT definition_source.name, definition_source.text
FROM definition_source
WHERE definition_source.tenant = :tenant AND definition_source.digest = :digest ORDER BY
    definition_source.name
"""

DEFINITION_WORKFLOWS = """
SELECT DISTINCT definition.workflow
FROM definition
WHERE definition.tenant = :tenant ORDER BY definition.workflow
"""

SETTING_READ = """
SELECT setting.value
FROM setting
WHERE setting.tenant = :tenant AND setting.name = :name
"""

SETTING_PUT = """
INSERT INTO setting (tenant, name, value) VALUES (:tenant, :name, :value) ON CONFLICT (tenant,
    name) DO UPDATE SET value = excluded.value
"""

COUNTER_UP = """
INSERT INTO counter (tenant, series, value) VALUES (:tenant, :series, 1) ON CONFLICT (tenant,
    series) DO UPDATE SET value = (counter.value + 1)
"""

COUNTER_PAST = """
INSERT INTO counter (tenant, series, value) VALUES (:tenant, :series, :value) ON CONFLICT
    (tenant, series) DO UPDATE SET value = excluded.value WHERE counter.value < excluded.value
"""

COUNTER_READ = """
SELECT counter.value
FROM counter
WHERE counter.tenant = :tenant AND counter.series = :series
"""

ACCESS_PUT = """
INSERT INTO access_log (tenant, id, at, person, action, kind, "key", outcome, seal, head) VALUES
    (:tenant, :id, :at, :person, :action, :kind, :key, :outcome, :seal, :head)
"""

ACCESS_OF_STREAM = """
SELECT access_log.id, access_log.at, access_log.person, access_log.action, access_log.outcome
FROM access_log
WHERE access_log.tenant = :tenant AND access_log.kind = :kind AND access_log."key" = :key ORDER
    BY access_log.at, access_log.person, access_log.action, access_log.kind, access_log."key",
    access_log.outcome, access_log.id
"""

ACCESS_OF_PERSON = """
SELECT access_log.id, access_log.at, access_log.action, access_log.kind, access_log."key",
    access_log.outcome
FROM access_log
WHERE access_log.tenant = :tenant AND access_log.person = :person ORDER BY access_log.at,
    access_log.person, access_log.action, access_log.kind, access_log."key", access_log.outcome,
    access_log.id
"""

IDEMPOTENCY_READ = """
SELECT idempotency.request_digest, idempotency.result
FROM idempotency
WHERE idempotency.tenant = :tenant AND idempotency.idempotency_key = :idempotency_key
"""

IDEMPOTENCY_PUT = """
INSERT INTO idempotency (tenant, idempotency_key, request_digest, at, result) VALUES (:tenant,
    :idempotency_key, :request_digest, :at, :result)
"""

OUTBOX_PUT = """
INSERT INTO outbox (tenant, id, at, kind, person, body, sent_at, next_try, attempts, fault)
    VALUES (:tenant, :id, :at, :kind, :person, :body, :sent_at, :next_try, :attempts, :fault)
"""

OUTBOX_WAITING = """
SELECT outbox.id, outbox.at, outbox.kind, outbox.person, outbox.body, outbox.next_try,
    outbox.attempts, outbox.fault
FROM outbox
WHERE outbox.tenant = :tenant AND outbox.sent_at IS NULL ORDER BY outbox.next_try, outbox.id
 LIMIT :limit OFFSET 0
"""

OUTBOX_READY = """
SELECT outbox.id, outbox.at, outbox.kind, outbox.person, outbox.body, outbox.next_try,
    outbox.attempts, outbox.fault
FROM outbox
WHERE outbox.tenant = :tenant AND outbox.sent_at IS NULL AND outbox.next_try <= :until ORDER BY
    outbox.next_try, outbox.id
 LIMIT :limit OFFSET 0
"""

OUTBOX_TAKE = """
UPDATE outbox SET next_try=:lease, attempts=(outbox.attempts + 1) WHERE outbox.tenant = :tenant
    AND outbox.sent_at IS NULL AND outbox.id = :id AND outbox.next_try = :seen
"""

OUTBOX_SENT = """
UPDATE outbox SET sent_at=:sent_at, fault=NULL WHERE outbox.tenant = :tenant AND outbox.sent_at
    IS NULL AND outbox.id = :id
"""

OUTBOX_FAILED = """
UPDATE outbox SET next_try=:next_try, fault=:fault WHERE outbox.tenant = :tenant AND
    outbox.sent_at IS NULL AND outbox.id = :id
"""

DUE_UNCLAIMED = """
SELECT due.kind, due."key", due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = :tenant AND due.at <= :until AND (due.at, due.kind, due."key", due.id) >
    (:after_at, :after_kind, :after_key, :after_id) AND NOT (EXISTS (SELECT 1
FROM due_claim
WHERE due_claim.tenant = due.tenant AND due_claim.kind = due.kind AND due_claim."key" =
    due."key" AND due_claim.id = due.id AND due_claim.at = due.at AND (due_claim.done_at IS NOT
    NULL OR due_claim.until > :now))) ORDER BY due.at, due.kind, due."key", due.id
 LIMIT :limit OFFSET 0
"""

CLAIM_PUT = """
INSERT INTO due_claim (tenant, kind, "key", id, at, worker, until, done_at) VALUES (:tenant,
    :kind, :key, :id, :at, :worker, :until, :done_at) ON CONFLICT (tenant, kind, "key", id, at)
    DO UPDATE SET worker = excluded.worker, until = excluded.until WHERE due_claim.done_at IS
    NULL AND due_claim.until <= :now
"""

CLAIM_DONE = """
UPDATE due_claim SET done_at=:done_at WHERE due_claim.tenant = :tenant AND due_claim.kind =
    :kind AND due_claim."key" = :key AND due_claim.id = :id AND due_claim.at = :at AND
    due_claim.worker = :worker AND due_claim.done_at IS NULL
"""

CLAIM_FORGET = """
DELETE FROM due_claim WHERE due_claim.tenant = :tenant AND due_claim.kind = :kind AND
    due_claim."key" = :key AND NOT (EXISTS (SELECT 1
FROM due
WHERE due.tenant = due_claim.tenant AND due.kind = due_claim.kind AND due."key" =
    due_claim."key" AND due.id = due_claim.id AND due.at = due_claim.at))
"""

HEAD_PUT = """
INSERT INTO seal_head (tenant, number, at, leaves, readings, readings_root, root, seal) VALUES
    (:tenant, :number, :at, :leaves, :readings, :readings_root, :root, :seal)
"""

HEAD_NEWEST = """
SELECT seal_head.number, seal_head.at, seal_head.leaves, seal_head.readings,
    seal_head.readings_root, seal_head.root, seal_head.seal
FROM seal_head
WHERE seal_head.tenant = :tenant ORDER BY seal_head.number DESC
 LIMIT :limit OFFSET 0
"""

HEAD_AFTER = """
SELECT seal_head.number, seal_head.at, seal_head.leaves, seal_head.readings,
    seal_head.readings_root, seal_head.root, seal_head.seal
FROM seal_head
WHERE seal_head.tenant = :tenant AND seal_head.number > :after ORDER BY seal_head.number
 LIMIT :limit OFFSET 0
"""

LEAF_PUT = """
INSERT INTO seal_leaf (tenant, head, place, kind, "key", version, seal) VALUES (:tenant, :head,
    :place, :kind, :key, :version, :seal)
"""

STREAM_UNSEALED = """
SELECT stream.kind, stream."key", stream.version, stream.seal
FROM stream
WHERE stream.tenant = :tenant AND (stream.kind, stream."key") > (:after_kind, :after_key) AND
    NOT (EXISTS (SELECT *
FROM seal_leaf
WHERE seal_leaf.tenant = stream.tenant AND seal_leaf.kind = stream.kind AND seal_leaf."key" =
    stream."key" AND seal_leaf.version = stream.version)) ORDER BY stream.kind, stream."key"
 LIMIT :limit OFFSET 0
"""

LEAF_AFTER = """
SELECT seal_leaf.place, seal_leaf.kind, seal_leaf."key", seal_leaf.version, seal_leaf.seal,
    event.seal AS seal_1
FROM seal_leaf LEFT OUTER JOIN event ON event.tenant = seal_leaf.tenant AND event.kind =
    seal_leaf.kind AND event."key" = seal_leaf."key" AND event.number = seal_leaf.version
WHERE seal_leaf.tenant = :tenant AND seal_leaf.head = :head AND seal_leaf.place > :after ORDER
    BY seal_leaf.place
 LIMIT :limit OFFSET 0
"""

ACCESS_UNSEALED = """
SELECT access_log.id, access_log.seal
FROM access_log
WHERE access_log.tenant = :tenant AND access_log.head IS NULL ORDER BY access_log.id
 LIMIT :limit OFFSET 0
"""

ACCESS_SEAL = """
UPDATE access_log SET seal=:seal WHERE access_log.tenant = :tenant AND access_log.id = :id
"""

ACCESS_IN_HEAD = """
UPDATE access_log SET head=:head WHERE access_log.tenant = :tenant AND access_log.id = :id
"""

ACCESS_OF_HEAD = """
SELECT access_log.id, access_log.seal
FROM access_log
WHERE access_log.tenant = :tenant AND access_log.head = :head AND access_log.id > :after ORDER
    BY access_log.id
 LIMIT :limit OFFSET 0
"""

ACCESS_AFTER = """
SELECT access_log.id, access_log.at, access_log.person, access_log.action, access_log.kind,
    access_log."key", access_log.outcome, access_log.seal
FROM access_log
WHERE access_log.tenant = :tenant AND access_log.id > :after ORDER BY access_log.id
 LIMIT :limit OFFSET 0
"""

EVENT_LOCK = """
UPDATE event SET body=:body, seal=:seal WHERE event.tenant = :tenant AND event.kind = :kind AND
    event."key" = :key AND event.number = :number
"""

STREAM_REFOLD = """
UPDATE stream SET fold=:fold, seal=:seal WHERE stream.tenant = :tenant AND stream.kind = :kind
    AND stream."key" = :key AND stream.version = :version
"""

DEFINITION_SEAL_PUT = """
INSERT INTO definition_seal (tenant, digest, seal) VALUES (:tenant, :digest, :seal) ON CONFLICT
    (tenant, digest) DO UPDATE SET seal = excluded.seal
"""

DEFINITION_EACH = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical, definition.places, definition_seal.seal
FROM definition LEFT OUTER JOIN definition_seal ON definition_seal.tenant = definition.tenant
    AND definition_seal.digest = definition.digest
WHERE definition.tenant = :tenant ORDER BY definition.digest
"""

PART_PUT = """
INSERT INTO kept_part (tenant, kind, "key", part, number, body) VALUES (:tenant, :kind, :key,
    :part, :number, :body) ON CONFLICT (tenant, kind, "key", part, number) DO UPDATE SET body =
    excluded.body
"""

PART_ALL = """
SELECT kept_part.part, kept_part.number, kept_part.body
FROM kept_part
WHERE kept_part.tenant = :tenant AND kept_part.kind = :kind AND kept_part."key" = :key ORDER BY
    kept_part.part, kept_part.number
"""

PART_ONE = """
SELECT kept_part.body
FROM kept_part
WHERE kept_part.tenant = :tenant AND kept_part.kind = :kind AND kept_part."key" = :key AND
    kept_part.part = :part AND kept_part.number = :number
"""

PART_REMOVE = """
DELETE FROM kept_part WHERE kept_part.tenant = :tenant AND kept_part.kind = :kind AND
    kept_part."key" = :key
"""

DISPOSAL_PUT = """
INSERT INTO disposal (tenant, kind, "key", number, what, at, body, seal) VALUES (:tenant, :kind,
    :key, :number, :what, :at, :body, :seal)
"""

DISPOSAL_OF = """
SELECT disposal.number, disposal.what, disposal.at, disposal.body, disposal.seal
FROM disposal
WHERE disposal.tenant = :tenant AND disposal.kind = :kind AND disposal."key" = :key ORDER BY
    disposal.number
"""

DISPOSAL_WHAT = """
SELECT disposal.kind, disposal."key", disposal.number, disposal.at, disposal.body, disposal.seal
FROM disposal
WHERE disposal.tenant = :tenant AND disposal.what = :what AND (disposal.kind, disposal."key") >
    (:after_kind, :after_key) ORDER BY disposal.kind, disposal."key", disposal.number
 LIMIT :limit OFFSET 0
"""
