"""The statements for PostgreSQL.

Made by ``python -m bti.store.generate``; change the tables or the statements instead.
"""

SCHEMA_VERSION = "0005"

CREATE: tuple[str, ...] = (
    """
CREATE TABLE access_log (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    seal BYTEA,
    head BIGINT,
    CONSTRAINT access_log_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX access_log_by_head ON access_log (tenant, head, id)
""",
    """
CREATE INDEX access_log_by_stream ON access_log (tenant, kind, key, at)
""",
    """
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY access_log_of_tenant ON access_log USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE access_log FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE counter (
    tenant TEXT COLLATE "C" NOT NULL,
    series TEXT COLLATE "C" NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT counter_pk PRIMARY KEY (tenant, series)
)
""",
    """
ALTER TABLE counter ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY counter_of_tenant ON counter USING (tenant = current_setting('bti.tenant', true))
    WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE counter FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE definition (
    tenant TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    workflow TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    published_at TEXT COLLATE "C" NOT NULL,
    canonical BYTEA NOT NULL,
    places BYTEA NOT NULL,
    CONSTRAINT definition_pk PRIMARY KEY (tenant, digest)
)
""",
    """
CREATE INDEX definition_by_workflow ON definition (tenant, workflow, published_at)
""",
    """
ALTER TABLE definition ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY definition_of_tenant ON definition USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE definition FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE definition_seal (
    tenant TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    seal BYTEA NOT NULL,
    CONSTRAINT definition_seal_pk PRIMARY KEY (tenant, digest)
)
""",
    """
ALTER TABLE definition_seal ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY definition_seal_of_tenant ON definition_seal USING (tenant =
    current_setting('bti.tenant', true)) WITH CHECK (tenant = current_setting('bti.tenant',
    true))
""",
    """
ALTER TABLE definition_seal FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE disposal (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    seal BYTEA NOT NULL,
    CONSTRAINT disposal_pk PRIMARY KEY (tenant, kind, key, number)
)
""",
    """
CREATE INDEX disposal_by_what ON disposal (tenant, what, kind, key, number)
""",
    """
ALTER TABLE disposal ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY disposal_of_tenant ON disposal USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE disposal FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE idempotency (
    tenant TEXT COLLATE "C" NOT NULL,
    idempotency_key TEXT COLLATE "C" NOT NULL,
    request_digest BYTEA NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    result TEXT COLLATE "C" NOT NULL,
    CONSTRAINT idempotency_pk PRIMARY KEY (tenant, idempotency_key)
)
""",
    """
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY idempotency_of_tenant ON idempotency USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE outbox (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    sent_at TEXT COLLATE "C",
    next_try TEXT COLLATE "C" NOT NULL,
    attempts BIGINT NOT NULL,
    fault TEXT COLLATE "C",
    CONSTRAINT outbox_pk PRIMARY KEY (tenant, id)
)
""",
    """
CREATE INDEX outbox_by_sending ON outbox (tenant, sent_at, next_try, id)
""",
    """
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY outbox_of_tenant ON outbox USING (tenant = current_setting('bti.tenant', true))
    WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE outbox FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE schema_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
)
""",
    """
CREATE TABLE seal_head (
    tenant TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    leaves BIGINT NOT NULL,
    readings BIGINT NOT NULL,
    readings_root BYTEA NOT NULL,
    root BYTEA NOT NULL,
    seal BYTEA NOT NULL,
    CONSTRAINT seal_head_pk PRIMARY KEY (tenant, number)
)
""",
    """
ALTER TABLE seal_head ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY seal_head_of_tenant ON seal_head USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE seal_head FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE seal_leaf (
    tenant TEXT COLLATE "C" NOT NULL,
    head BIGINT NOT NULL,
    place BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    seal BYTEA NOT NULL,
    CONSTRAINT seal_leaf_pk PRIMARY KEY (tenant, head, place)
)
""",
    """
CREATE INDEX seal_leaf_by_stream ON seal_leaf (tenant, kind, key, head, version)
""",
    """
ALTER TABLE seal_leaf ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY seal_leaf_of_tenant ON seal_leaf USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE seal_leaf FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE setting (
    tenant TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    CONSTRAINT setting_pk PRIMARY KEY (tenant, name)
)
""",
    """
ALTER TABLE setting ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY setting_of_tenant ON setting USING (tenant = current_setting('bti.tenant', true))
    WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE setting FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE definition_source (
    tenant TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    CONSTRAINT definition_source_pk PRIMARY KEY (tenant, digest, name),
    CONSTRAINT definition_source_of_definition FOREIGN KEY(tenant, digest) REFERENCES definition
    (tenant, digest)
)
""",
    """
ALTER TABLE definition_source ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY definition_source_of_tenant ON definition_source USING (tenant =
    current_setting('bti.tenant', true)) WITH CHECK (tenant = current_setting('bti.tenant',
    true))
""",
    """
ALTER TABLE definition_source FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE stream (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    definition TEXT COLLATE "C",
    opened TEXT COLLATE "C" NOT NULL,
    updated TEXT COLLATE "C" NOT NULL,
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
ALTER TABLE stream ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY stream_of_tenant ON stream USING (tenant = current_setting('bti.tenant', true))
    WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE stream FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE translation (
    tenant TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    CONSTRAINT translation_pk PRIMARY KEY (tenant, digest, language),
    CONSTRAINT translation_of_definition FOREIGN KEY(tenant, digest) REFERENCES definition
    (tenant, digest)
)
""",
    """
ALTER TABLE translation ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY translation_of_tenant ON translation USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE translation FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE due (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    who TEXT COLLATE "C" NOT NULL,
    CONSTRAINT due_pk PRIMARY KEY (tenant, kind, key, id),
    CONSTRAINT due_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
CREATE INDEX due_by_moment ON due (tenant, at, kind, key, id)
""",
    """
ALTER TABLE due ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY due_of_tenant ON due USING (tenant = current_setting('bti.tenant', true)) WITH
    CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE due FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE due_claim (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    worker TEXT COLLATE "C" NOT NULL,
    until TEXT COLLATE "C" NOT NULL,
    done_at TEXT COLLATE "C",
    CONSTRAINT due_claim_pk PRIMARY KEY (tenant, kind, key, id, at),
    CONSTRAINT due_claim_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
ALTER TABLE due_claim ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY due_claim_of_tenant ON due_claim USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE due_claim FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE event (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    format INTEGER NOT NULL,
    recorded_at TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    seal BYTEA,
    CONSTRAINT event_pk PRIMARY KEY (tenant, kind, key, number),
    CONSTRAINT event_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
ALTER TABLE event ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY event_of_tenant ON event USING (tenant = current_setting('bti.tenant', true)) WITH
    CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE event FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE kept_part (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    body BYTEA NOT NULL,
    CONSTRAINT kept_part_pk PRIMARY KEY (tenant, kind, key, part, number),
    CONSTRAINT kept_part_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
ALTER TABLE kept_part ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY kept_part_of_tenant ON kept_part USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE kept_part FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE listing (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    workflow TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    opened TEXT COLLATE "C" NOT NULL,
    updated TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C",
    step TEXT COLLATE "C",
    closing TEXT COLLATE "C",
    unit TEXT COLLATE "C",
    holder TEXT COLLATE "C",
    next_due TEXT COLLATE "C",
    CONSTRAINT listing_pk PRIMARY KEY (tenant, kind, key),
    CONSTRAINT listing_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant, kind,
    key)
)
""",
    """
CREATE INDEX listing_by_unit ON listing (tenant, kind, unit, updated, key)
""",
    """
CREATE INDEX listing_by_unit_due ON listing (tenant, kind, unit, next_due, key)
""",
    """
ALTER TABLE listing ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY listing_of_tenant ON listing USING (tenant = current_setting('bti.tenant', true))
    WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE listing FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE participant (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    basis TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    until TEXT COLLATE "C",
    unit TEXT COLLATE "C",
    CONSTRAINT participant_pk PRIMARY KEY (tenant, kind, key, place),
    CONSTRAINT participant_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
CREATE INDEX participant_by_person ON participant (tenant, person, kind, key, since, until,
    role)
""",
    """
ALTER TABLE participant ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY participant_of_tenant ON participant USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE participant FORCE ROW LEVEL SECURITY
""",
    """
CREATE TABLE search_term (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    term BYTEA NOT NULL,
    CONSTRAINT search_term_pk PRIMARY KEY (tenant, kind, key, term),
    CONSTRAINT search_term_of_stream FOREIGN KEY(tenant, kind, key) REFERENCES stream (tenant,
    kind, key)
)
""",
    """
CREATE INDEX search_term_by_term ON search_term (tenant, term, kind, key)
""",
    """
ALTER TABLE search_term ENABLE ROW LEVEL SECURITY
""",
    """
CREATE POLICY search_term_of_tenant ON search_term USING (tenant = current_setting('bti.tenant',
    true)) WITH CHECK (tenant = current_setting('bti.tenant', true))
""",
    """
ALTER TABLE search_term FORCE ROW LEVEL SECURITY
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
    seal) VALUES (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C",
    %(key)s::VARCHAR COLLATE "C", %(version)s::BIGINT, %(definition)s::VARCHAR COLLATE "C",
    %(opened)s::VARCHAR COLLATE "C", %(updated)s::VARCHAR COLLATE "C", %(fold)s, %(envelope)s,
    %(seal)s) ON CONFLICT DO NOTHING
"""

STREAM_STEP = """
UPDATE stream SET version=%(version)s::BIGINT, definition=%(definition)s::VARCHAR COLLATE "C",
    updated=%(updated)s::VARCHAR COLLATE "C", fold=%(fold)s, seal=%(seal)s WHERE stream.tenant =
    %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR AND stream.key = %(key)s::VARCHAR
    AND stream.version = %(expected)s::BIGINT
"""

STREAM_REWRAP = """
UPDATE stream SET envelope=%(envelope)s WHERE stream.tenant = %(tenant)s::VARCHAR AND
    stream.kind = %(kind)s::VARCHAR AND stream.key = %(key)s::VARCHAR
"""

STREAM_NEWEST = """
SELECT max(stream.updated) AS max_1
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR
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

STREAM_LOCKED = """
SELECT stream.kind
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR AND stream.envelope IS NOT NULL
 LIMIT 1 OFFSET 0
"""

EVENT_PUT = """
INSERT INTO event (tenant, kind, key, number, name, format, recorded_at, body, seal) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE
    "C", %(number)s::BIGINT, %(name)s::VARCHAR COLLATE "C", %(format)s::INTEGER,
    %(recorded_at)s::VARCHAR COLLATE "C", %(body)s, %(seal)s)
"""

EVENT_AFTER = """
SELECT event.number, event.name, event.format, event.recorded_at, event.body, event.seal
FROM event
WHERE event.tenant = %(tenant)s::VARCHAR AND event.kind = %(kind)s::VARCHAR AND event.key =
    %(key)s::VARCHAR AND event.number > %(after)s::BIGINT ORDER BY event.number
"""

LISTING_PUT = """
INSERT INTO listing (tenant, kind, key, workflow, digest, state, opened, updated, level, step,
    closing, unit, holder, next_due) VALUES (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR
    COLLATE "C", %(key)s::VARCHAR COLLATE "C", %(workflow)s::VARCHAR COLLATE "C",
    %(digest)s::VARCHAR COLLATE "C", %(state)s::VARCHAR COLLATE "C", %(opened)s::VARCHAR COLLATE
    "C", %(updated)s::VARCHAR COLLATE "C", %(level)s::VARCHAR COLLATE "C", %(step)s::VARCHAR
    COLLATE "C", %(closing)s::VARCHAR COLLATE "C", %(unit)s::VARCHAR COLLATE "C",
    %(holder)s::VARCHAR COLLATE "C", %(next_due)s::VARCHAR COLLATE "C") ON CONFLICT (tenant,
    kind, key) DO UPDATE SET workflow = excluded.workflow, digest = excluded.digest, state =
    excluded.state, opened = excluded.opened, updated = excluded.updated, level =
    excluded.level, step = excluded.step, closing = excluded.closing, unit = excluded.unit,
    holder = excluded.holder, next_due = excluded.next_due
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
INSERT INTO due (tenant, kind, key, id, at, what, who) VALUES (%(tenant)s::VARCHAR COLLATE "C",
    %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE "C", %(id)s::VARCHAR COLLATE "C",
    %(at)s::VARCHAR COLLATE "C", %(what)s::VARCHAR COLLATE "C", %(who)s::VARCHAR COLLATE "C")
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
    VALUES (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR
    COLLATE "C", %(place)s::INTEGER, %(person)s::VARCHAR COLLATE "C", %(role)s::VARCHAR COLLATE
    "C", %(basis)s::VARCHAR COLLATE "C", %(since)s::VARCHAR COLLATE "C", %(until)s::VARCHAR
    COLLATE "C", %(unit)s::VARCHAR COLLATE "C")
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

PARTICIPANT_OF_PERSON = """
SELECT participant.kind, participant.key, participant.role, participant.basis,
    participant.since, participant.until, participant.unit
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.person = %(person)s::VARCHAR
    ORDER BY participant.since, participant.kind, participant.key
"""

TERM_PUT = """
INSERT INTO search_term (tenant, kind, key, term) VALUES (%(tenant)s::VARCHAR COLLATE "C",
    %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE "C", %(term)s)
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

LISTING_OF_DIGEST = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND
    listing.digest = %(digest)s::VARCHAR AND (listing.updated, listing.key) <
    (%(after_updated)s::VARCHAR, %(after_key)s::VARCHAR) AND (listing.closing IS NULL OR
    %(closed)s::INTEGER = 1) ORDER BY listing.updated DESC, listing.key DESC
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LISTING_IN_ROLE = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.key
    IN (SELECT participant.key
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.person = %(person)s::VARCHAR AND
    participant.since <= %(at)s::VARCHAR AND (participant.until IS NULL OR participant.until >
    %(at)s::VARCHAR) AND participant.kind = %(kind)s::VARCHAR AND participant.role =
    %(role)s::VARCHAR) AND (listing.updated, listing.key) < (%(after_updated)s::VARCHAR,
    %(after_key)s::VARCHAR) AND (listing.closing IS NULL OR %(closed)s::INTEGER = 1) ORDER BY
    listing.updated DESC, listing.key DESC
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LISTING_DUE_OF_PERSON = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.key
    IN (SELECT participant.key
FROM participant
WHERE participant.tenant = %(tenant)s::VARCHAR AND participant.person = %(person)s::VARCHAR AND
    participant.since <= %(at)s::VARCHAR AND (participant.until IS NULL OR participant.until >
    %(at)s::VARCHAR) AND participant.kind = %(kind)s::VARCHAR) AND (listing.next_due,
    listing.key) > (%(after_due)s::VARCHAR, %(after_key)s::VARCHAR) ORDER BY listing.next_due,
    listing.key
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LISTING_DUE_OF_UNIT = """
SELECT listing.key, listing.workflow, listing.digest, listing.state, listing.opened,
    listing.updated, listing.level, listing.step, listing.closing, listing.unit, listing.holder,
    listing.next_due
FROM listing
WHERE listing.tenant = %(tenant)s::VARCHAR AND listing.kind = %(kind)s::VARCHAR AND listing.unit
    = %(unit)s::VARCHAR AND (listing.next_due, listing.key) > (%(after_due)s::VARCHAR,
    %(after_key)s::VARCHAR) ORDER BY listing.next_due, listing.key
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
    search_term.term = %(term1)s AND search_term.key > %(after)s::VARCHAR AND (EXISTS (SELECT *
FROM search_term AS term2
WHERE term2.tenant = search_term.tenant AND term2.kind = search_term.kind AND term2.key =
    search_term.key AND term2.term = %(term2)s)) AND (EXISTS (SELECT *
FROM search_term AS term3
WHERE term3.tenant = search_term.tenant AND term3.kind = search_term.kind AND term3.key =
    search_term.key AND term3.term = %(term3)s)) AND (EXISTS (SELECT *
FROM search_term AS term4
WHERE term4.tenant = search_term.tenant AND term4.kind = search_term.kind AND term4.key =
    search_term.key AND term4.term = %(term4)s)) ORDER BY search_term.key
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

DEFINITION_PUT = """
INSERT INTO definition (tenant, digest, workflow, version, published_at, canonical, places)
    VALUES (%(tenant)s::VARCHAR COLLATE "C", %(digest)s::VARCHAR COLLATE "C",
    %(workflow)s::VARCHAR COLLATE "C", %(version)s::VARCHAR COLLATE "C",
    %(published_at)s::VARCHAR COLLATE "C", %(canonical)s, %(places)s) ON CONFLICT (tenant,
    digest) DO UPDATE SET published_at = excluded.published_at
"""

DEFINITION_SOURCE_PUT = """
INSERT INTO definition_source (tenant, digest, name, text) VALUES (%(tenant)s::VARCHAR COLLATE
    "C", %(digest)s::VARCHAR COLLATE "C", %(name)s::VARCHAR COLLATE "C", %(text)s::VARCHAR
    COLLATE "C") ON CONFLICT DO NOTHING
"""

TRANSLATION_PUT = """
INSERT INTO translation (tenant, digest, language, at, name, text) VALUES (%(tenant)s::VARCHAR
    COLLATE "C", %(digest)s::VARCHAR COLLATE "C", %(language)s::VARCHAR COLLATE "C",
    %(at)s::VARCHAR COLLATE "C", %(name)s::VARCHAR COLLATE "C", %(text)s::VARCHAR COLLATE "C")
    ON CONFLICT (tenant, digest, language) DO UPDATE SET at = excluded.at, name = excluded.name,
    text = excluded.text
"""

TRANSLATION_OF = """
SELECT translation.name, translation.text
FROM translation
WHERE translation.tenant = %(tenant)s::VARCHAR AND translation.digest = %(digest)s::VARCHAR AND
    translation.language = %(language)s::VARCHAR
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

DEFINITION_EDITIONS = """
SELECT definition.version, definition.digest
FROM definition
WHERE definition.tenant = %(tenant)s::VARCHAR AND definition.workflow = %(workflow)s::VARCHAR
    ORDER BY definition.published_at, definition.digest
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
INSERT INTO setting (tenant, name, value) VALUES (%(tenant)s::VARCHAR COLLATE "C",
    %(name)s::VARCHAR COLLATE "C", %(value)s::VARCHAR COLLATE "C") ON CONFLICT (tenant, name) DO
    UPDATE SET value = excluded.value
"""

COUNTER_UP = """
INSERT INTO counter (tenant, series, value) VALUES (%(tenant)s::VARCHAR, %(series)s::VARCHAR, 1)
    ON CONFLICT (tenant, series) DO UPDATE SET value = (counter.value + 1)
"""

COUNTER_PAST = """
INSERT INTO counter (tenant, series, value) VALUES (%(tenant)s::VARCHAR COLLATE "C",
    %(series)s::VARCHAR COLLATE "C", %(value)s::BIGINT) ON CONFLICT (tenant, series) DO UPDATE
    SET value = excluded.value WHERE counter.value < excluded.value
"""

COUNTER_READ = """
SELECT counter.value
FROM counter
WHERE counter.tenant = %(tenant)s::VARCHAR AND counter.series = %(series)s::VARCHAR
"""

ACCESS_PUT = """
INSERT INTO access_log (tenant, id, at, person, action, kind, key, outcome, seal, head) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(id)s::VARCHAR COLLATE "C", %(at)s::VARCHAR COLLATE "C",
    %(person)s::VARCHAR COLLATE "C", %(action)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE
    "C", %(key)s::VARCHAR COLLATE "C", %(outcome)s::VARCHAR COLLATE "C", %(seal)s,
    %(head)s::BIGINT)
"""

ACCESS_OF_STREAM = """
SELECT access_log.id, access_log.at, access_log.person, access_log.action, access_log.outcome
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.kind = %(kind)s::VARCHAR AND
    access_log.key = %(key)s::VARCHAR ORDER BY access_log.at, access_log.person,
    access_log.action, access_log.kind, access_log.key, access_log.outcome, access_log.id
"""

ACCESS_OF_PERSON = """
SELECT access_log.id, access_log.at, access_log.action, access_log.kind, access_log.key,
    access_log.outcome
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.person = %(person)s::VARCHAR ORDER
    BY access_log.at, access_log.person, access_log.action, access_log.kind, access_log.key,
    access_log.outcome, access_log.id
"""

IDEMPOTENCY_READ = """
SELECT idempotency.request_digest, idempotency.result
FROM idempotency
WHERE idempotency.tenant = %(tenant)s::VARCHAR AND idempotency.idempotency_key =
    %(idempotency_key)s::VARCHAR
"""

IDEMPOTENCY_PUT = """
INSERT INTO idempotency (tenant, idempotency_key, request_digest, at, result) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(idempotency_key)s::VARCHAR COLLATE "C",
    %(request_digest)s, %(at)s::VARCHAR COLLATE "C", %(result)s::VARCHAR COLLATE "C")
"""

OUTBOX_PUT = """
INSERT INTO outbox (tenant, id, at, kind, person, body, sent_at, next_try, attempts, fault)
    VALUES (%(tenant)s::VARCHAR COLLATE "C", %(id)s::VARCHAR COLLATE "C", %(at)s::VARCHAR
    COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(person)s::VARCHAR COLLATE "C", %(body)s,
    %(sent_at)s::VARCHAR COLLATE "C", %(next_try)s::VARCHAR COLLATE "C", %(attempts)s::BIGINT,
    %(fault)s::VARCHAR COLLATE "C")
"""

OUTBOX_WAITING = """
SELECT outbox.id, outbox.at, outbox.kind, outbox.person, outbox.body, outbox.next_try,
    outbox.attempts, outbox.fault
FROM outbox
WHERE outbox.tenant = %(tenant)s::VARCHAR AND outbox.sent_at IS NULL ORDER BY outbox.next_try,
    outbox.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

OUTBOX_READY = """
SELECT outbox.id, outbox.at, outbox.kind, outbox.person, outbox.body, outbox.next_try,
    outbox.attempts, outbox.fault
FROM outbox
WHERE outbox.tenant = %(tenant)s::VARCHAR AND outbox.sent_at IS NULL AND outbox.next_try <=
    %(until)s::VARCHAR ORDER BY outbox.next_try, outbox.id
 LIMIT %(limit)s::INTEGER OFFSET 0 FOR UPDATE SKIP LOCKED
"""

OUTBOX_TAKE = """
UPDATE outbox SET next_try=%(lease)s::VARCHAR, attempts=(outbox.attempts + 1) WHERE
    outbox.tenant = %(tenant)s::VARCHAR AND outbox.sent_at IS NULL AND outbox.id =
    %(id)s::VARCHAR AND outbox.next_try = %(seen)s::VARCHAR
"""

OUTBOX_SENT = """
UPDATE outbox SET sent_at=%(sent_at)s::VARCHAR, fault=NULL WHERE outbox.tenant =
    %(tenant)s::VARCHAR AND outbox.sent_at IS NULL AND outbox.id = %(id)s::VARCHAR
"""

OUTBOX_FAILED = """
UPDATE outbox SET next_try=%(next_try)s::VARCHAR, fault=%(fault)s::VARCHAR WHERE outbox.tenant =
    %(tenant)s::VARCHAR AND outbox.sent_at IS NULL AND outbox.id = %(id)s::VARCHAR
"""

DUE_UNCLAIMED = """
SELECT due.kind, due.key, due.id, due.at, due.what, due.who
FROM due
WHERE due.tenant = %(tenant)s::VARCHAR AND due.at <= %(until)s::VARCHAR AND (due.at, due.kind,
    due.key, due.id) > (%(after_at)s::VARCHAR, %(after_kind)s::VARCHAR, %(after_key)s::VARCHAR,
    %(after_id)s::VARCHAR) AND NOT (EXISTS (SELECT 1
FROM due_claim
WHERE due_claim.tenant = due.tenant AND due_claim.kind = due.kind AND due_claim.key = due.key
    AND due_claim.id = due.id AND due_claim.at = due.at AND (due_claim.done_at IS NOT NULL OR
    due_claim.until > %(now)s::VARCHAR))) ORDER BY due.at, due.kind, due.key, due.id
 LIMIT %(limit)s::INTEGER OFFSET 0 FOR UPDATE OF due SKIP LOCKED
"""

CLAIM_PUT = """
INSERT INTO due_claim (tenant, kind, key, id, at, worker, until, done_at) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE
    "C", %(id)s::VARCHAR COLLATE "C", %(at)s::VARCHAR COLLATE "C", %(worker)s::VARCHAR COLLATE
    "C", %(until)s::VARCHAR COLLATE "C", %(done_at)s::VARCHAR COLLATE "C") ON CONFLICT (tenant,
    kind, key, id, at) DO UPDATE SET worker = excluded.worker, until = excluded.until WHERE
    due_claim.done_at IS NULL AND due_claim.until <= %(now)s::VARCHAR
"""

CLAIM_DONE = """
UPDATE due_claim SET done_at=%(done_at)s::VARCHAR WHERE due_claim.tenant = %(tenant)s::VARCHAR
    AND due_claim.kind = %(kind)s::VARCHAR AND due_claim.key = %(key)s::VARCHAR AND due_claim.id
    = %(id)s::VARCHAR AND due_claim.at = %(at)s::VARCHAR AND due_claim.worker =
    %(worker)s::VARCHAR AND due_claim.done_at IS NULL
"""

CLAIM_FORGET = """
DELETE FROM due_claim WHERE due_claim.tenant = %(tenant)s::VARCHAR AND due_claim.kind =
    %(kind)s::VARCHAR AND due_claim.key = %(key)s::VARCHAR AND NOT (EXISTS (SELECT 1
FROM due
WHERE due.tenant = due_claim.tenant AND due.kind = due_claim.kind AND due.key = due_claim.key
    AND due.id = due_claim.id AND due.at = due_claim.at))
"""

HEAD_PUT = """
INSERT INTO seal_head (tenant, number, at, leaves, readings, readings_root, root, seal) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(number)s::BIGINT, %(at)s::VARCHAR COLLATE "C",
    %(leaves)s::BIGINT, %(readings)s::BIGINT, %(readings_root)s, %(root)s, %(seal)s)
"""

HEAD_NEWEST = """
SELECT seal_head.number, seal_head.at, seal_head.leaves, seal_head.readings,
    seal_head.readings_root, seal_head.root, seal_head.seal
FROM seal_head
WHERE seal_head.tenant = %(tenant)s::VARCHAR ORDER BY seal_head.number DESC
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

HEAD_AFTER = """
SELECT seal_head.number, seal_head.at, seal_head.leaves, seal_head.readings,
    seal_head.readings_root, seal_head.root, seal_head.seal
FROM seal_head
WHERE seal_head.tenant = %(tenant)s::VARCHAR AND seal_head.number > %(after)s::BIGINT ORDER BY
    seal_head.number
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LEAF_PUT = """
INSERT INTO seal_leaf (tenant, head, place, kind, key, version, seal) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(head)s::BIGINT, %(place)s::BIGINT, %(kind)s::VARCHAR
    COLLATE "C", %(key)s::VARCHAR COLLATE "C", %(version)s::BIGINT, %(seal)s)
"""

STREAM_UNSEALED = """
SELECT stream.kind, stream.key, stream.version, stream.seal
FROM stream
WHERE stream.tenant = %(tenant)s::VARCHAR AND (stream.kind, stream.key) >
    (%(after_kind)s::VARCHAR, %(after_key)s::VARCHAR) AND NOT (EXISTS (SELECT *
FROM seal_leaf
WHERE seal_leaf.tenant = stream.tenant AND seal_leaf.kind = stream.kind AND seal_leaf.key =
    stream.key AND seal_leaf.version = stream.version)) ORDER BY stream.kind, stream.key
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

LEAF_AFTER = """
SELECT seal_leaf.place, seal_leaf.kind, seal_leaf.key, seal_leaf.version, seal_leaf.seal,
    event.seal AS seal_1
FROM seal_leaf LEFT OUTER JOIN event ON event.tenant = seal_leaf.tenant AND event.kind =
    seal_leaf.kind AND event.key = seal_leaf.key AND event.number = seal_leaf.version
WHERE seal_leaf.tenant = %(tenant)s::VARCHAR AND seal_leaf.head = %(head)s::BIGINT AND
    seal_leaf.place > %(after)s::BIGINT ORDER BY seal_leaf.place
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

ACCESS_UNSEALED = """
SELECT access_log.id, access_log.seal
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.head IS NULL ORDER BY access_log.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

ACCESS_SEAL = """
UPDATE access_log SET seal=%(seal)s WHERE access_log.tenant = %(tenant)s::VARCHAR AND
    access_log.id = %(id)s::VARCHAR
"""

ACCESS_IN_HEAD = """
UPDATE access_log SET head=%(head)s::BIGINT WHERE access_log.tenant = %(tenant)s::VARCHAR AND
    access_log.id = %(id)s::VARCHAR
"""

ACCESS_OF_HEAD = """
SELECT access_log.id, access_log.seal
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.head = %(head)s::BIGINT AND
    access_log.id > %(after)s::VARCHAR ORDER BY access_log.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

ACCESS_AFTER = """
SELECT access_log.id, access_log.at, access_log.person, access_log.action, access_log.kind,
    access_log.key, access_log.outcome, access_log.seal
FROM access_log
WHERE access_log.tenant = %(tenant)s::VARCHAR AND access_log.id > %(after)s::VARCHAR ORDER BY
    access_log.id
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

EVENT_LOCK = """
UPDATE event SET body=%(body)s, seal=%(seal)s WHERE event.tenant = %(tenant)s::VARCHAR AND
    event.kind = %(kind)s::VARCHAR AND event.key = %(key)s::VARCHAR AND event.number =
    %(number)s::BIGINT
"""

STREAM_REFOLD = """
UPDATE stream SET fold=%(fold)s, seal=%(seal)s WHERE stream.tenant = %(tenant)s::VARCHAR AND
    stream.kind = %(kind)s::VARCHAR AND stream.key = %(key)s::VARCHAR AND stream.version =
    %(version)s::BIGINT
"""

DEFINITION_SEAL_PUT = """
INSERT INTO definition_seal (tenant, digest, seal) VALUES (%(tenant)s::VARCHAR COLLATE "C",
    %(digest)s::VARCHAR COLLATE "C", %(seal)s) ON CONFLICT (tenant, digest) DO UPDATE SET seal =
    excluded.seal
"""

DEFINITION_EACH = """
SELECT definition.digest, definition.workflow, definition.version, definition.published_at,
    definition.canonical, definition.places, definition_seal.seal
FROM definition LEFT OUTER JOIN definition_seal ON definition_seal.tenant = definition.tenant
    AND definition_seal.digest = definition.digest
WHERE definition.tenant = %(tenant)s::VARCHAR ORDER BY definition.digest
"""

PART_PUT = """
INSERT INTO kept_part (tenant, kind, key, part, number, body) VALUES (%(tenant)s::VARCHAR
    COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE "C", %(part)s::VARCHAR
    COLLATE "C", %(number)s::BIGINT, %(body)s) ON CONFLICT (tenant, kind, key, part, number) DO
    UPDATE SET body = excluded.body
"""

PART_ALL = """
SELECT kept_part.part, kept_part.number, kept_part.body
FROM kept_part
WHERE kept_part.tenant = %(tenant)s::VARCHAR AND kept_part.kind = %(kind)s::VARCHAR AND
    kept_part.key = %(key)s::VARCHAR ORDER BY kept_part.part, kept_part.number
"""

PART_ONE = """
SELECT kept_part.body
FROM kept_part
WHERE kept_part.tenant = %(tenant)s::VARCHAR AND kept_part.kind = %(kind)s::VARCHAR AND
    kept_part.key = %(key)s::VARCHAR AND kept_part.part = %(part)s::VARCHAR AND kept_part.number
    = %(number)s::BIGINT
"""

PART_REMOVE = """
DELETE FROM kept_part WHERE kept_part.tenant = %(tenant)s::VARCHAR AND kept_part.kind =
    %(kind)s::VARCHAR AND kept_part.key = %(key)s::VARCHAR
"""

DISPOSAL_PUT = """
INSERT INTO disposal (tenant, kind, key, number, what, at, body, seal) VALUES
    (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C", %(key)s::VARCHAR COLLATE
    "C", %(number)s::BIGINT, %(what)s::VARCHAR COLLATE "C", %(at)s::VARCHAR COLLATE "C",
    %(body)s, %(seal)s)
"""

DISPOSAL_OF = """
SELECT disposal.number, disposal.what, disposal.at, disposal.body, disposal.seal
FROM disposal
WHERE disposal.tenant = %(tenant)s::VARCHAR AND disposal.kind = %(kind)s::VARCHAR AND
    disposal.key = %(key)s::VARCHAR ORDER BY disposal.number
"""

DISPOSAL_WHAT = """
SELECT disposal.kind, disposal.key, disposal.number, disposal.at, disposal.body, disposal.seal
FROM disposal
WHERE disposal.tenant = %(tenant)s::VARCHAR AND disposal.what = %(what)s::VARCHAR AND
    (disposal.kind, disposal.key) > (%(after_kind)s::VARCHAR, %(after_key)s::VARCHAR) ORDER BY
    disposal.kind, disposal.key, disposal.number
 LIMIT %(limit)s::INTEGER OFFSET 0
"""

STREAM_PUT_AND_EVENTS = """
WITH step AS
(INSERT INTO stream (tenant, kind, key, version, definition, opened, updated, fold, envelope,
    seal) VALUES (%(tenant)s::VARCHAR COLLATE "C", %(kind)s::VARCHAR COLLATE "C",
    %(key)s::VARCHAR COLLATE "C", %(version)s::BIGINT, %(definition)s::VARCHAR COLLATE "C",
    %(opened)s::VARCHAR COLLATE "C", %(updated)s::VARCHAR COLLATE "C", %(fold)s, %(envelope)s,
    %(seal)s) ON CONFLICT DO NOTHING RETURNING stream.tenant, stream.kind, stream.key)
 INSERT INTO event (tenant, kind, key, number, name, format, recorded_at, body, seal) SELECT
    step.tenant, step.kind, step.key, anon_1.number, anon_1.name, anon_1.format,
    anon_1.recorded_at, anon_1.body, anon_1.seal
FROM step JOIN unnest(CAST(%(numbers)s AS BIGINT[]), CAST(%(names)s AS TEXT[]), CAST(%(formats)s
    AS INTEGER[]), CAST(%(recorded_ats)s AS TEXT[]), CAST(%(bodys)s AS BYTEA[]), CAST(%(seals)s
    AS BYTEA[])) AS anon_1(number, name, format, recorded_at, body, seal) ON true
"""

STREAM_STEP_AND_EVENTS = """
WITH step AS
(UPDATE stream SET version=%(version)s::BIGINT, definition=%(definition)s::VARCHAR COLLATE "C",
    updated=%(updated)s::VARCHAR COLLATE "C", fold=%(fold)s, seal=%(seal)s WHERE stream.tenant =
    %(tenant)s::VARCHAR AND stream.kind = %(kind)s::VARCHAR AND stream.key = %(key)s::VARCHAR
    AND stream.version = %(expected)s::BIGINT RETURNING stream.tenant, stream.kind, stream.key)
 INSERT INTO event (tenant, kind, key, number, name, format, recorded_at, body, seal) SELECT
    step.tenant, step.kind, step.key, anon_1.number, anon_1.name, anon_1.format,
    anon_1.recorded_at, anon_1.body, anon_1.seal
FROM step JOIN unnest(CAST(%(numbers)s AS BIGINT[]), CAST(%(names)s AS TEXT[]), CAST(%(formats)s
    AS INTEGER[]), CAST(%(recorded_ats)s AS TEXT[]), CAST(%(bodys)s AS BYTEA[]), CAST(%(seals)s
    AS BYTEA[])) AS anon_1(number, name, format, recorded_at, body, seal) ON true
"""
