-- The schema that bti 0.1.0 made, as SQLite kept it.
CREATE TABLE access_log (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    outcome TEXT NOT NULL,
    CONSTRAINT access_log_pk PRIMARY KEY (tenant, id)
);
CREATE INDEX access_log_by_stream ON access_log (tenant, kind, "key", at);
CREATE TABLE counter (
    tenant TEXT NOT NULL,
    series TEXT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT counter_pk PRIMARY KEY (tenant, series)
)
 WITHOUT ROWID;
CREATE TABLE definition (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    workflow TEXT NOT NULL,
    version TEXT NOT NULL,
    published_at TEXT NOT NULL,
    canonical BLOB NOT NULL,
    places BLOB NOT NULL,
    CONSTRAINT definition_pk PRIMARY KEY (tenant, digest)
);
CREATE INDEX definition_by_workflow ON definition (tenant, workflow, published_at);
CREATE TABLE idempotency (
    tenant TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_digest BLOB NOT NULL,
    at TEXT NOT NULL,
    result TEXT NOT NULL,
    CONSTRAINT idempotency_pk PRIMARY KEY (tenant, idempotency_key)
);
CREATE TABLE outbox (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    sent_at TEXT,
    CONSTRAINT outbox_pk PRIMARY KEY (tenant, id)
);
CREATE INDEX outbox_by_sending ON outbox (tenant, sent_at, at, id);
CREATE TABLE schema_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE setting (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT setting_pk PRIMARY KEY (tenant, name)
)
 WITHOUT ROWID;
CREATE TABLE definition_source (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT definition_source_pk PRIMARY KEY (tenant, digest, name),
    CONSTRAINT definition_source_of_definition FOREIGN KEY(tenant, digest) REFERENCES definition
    (tenant, digest)
);
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
);
CREATE INDEX stream_by_definition ON stream (tenant, definition);
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
 WITHOUT ROWID;
CREATE INDEX due_by_moment ON due (tenant, at, kind, "key", id);
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
);
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
 WITHOUT ROWID;
CREATE INDEX listing_by_unit ON listing (tenant, kind, unit, updated, "key");
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
 WITHOUT ROWID;
CREATE INDEX participant_by_person ON participant (tenant, person, kind, "key", since, until);
CREATE TABLE search_term (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    term BLOB NOT NULL,
    CONSTRAINT search_term_pk PRIMARY KEY (tenant, kind, "key", term),
    CONSTRAINT search_term_of_stream FOREIGN KEY(tenant, kind, "key") REFERENCES stream (tenant,
    kind, "key")
)
 WITHOUT ROWID;
CREATE INDEX search_term_by_term ON search_term (tenant, term, kind, "key");
INSERT INTO schema_version VALUES ('0001');
PRAGMA application_id = 1651796225;
