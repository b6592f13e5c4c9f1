-- Everything that tools do. Written for SQLite and PostgreSQL alike.
-- Times named ..._at are milliseconds since 1970; starts_at and slot_start are the branch's local time, yyyy-MM-ddTHH:mm.

CREATE TABLE consents (
    consent_id   TEXT PRIMARY KEY,
    call_id      TEXT NOT NULL,
    kind         TEXT NOT NULL,
    granted      INTEGER NOT NULL,
    text_version TEXT NOT NULL,
    recorded_at  BIGINT NOT NULL
);
CREATE INDEX consents_of_call ON consents (call_id, kind, consent_id);

CREATE TABLE leads (
    lead_id            TEXT PRIMARY KEY,
    call_id            TEXT NOT NULL,
    consent_id         TEXT NOT NULL REFERENCES consents (consent_id),
    name               TEXT NOT NULL,
    phone              TEXT NOT NULL,
    city               TEXT,
    pincode            TEXT,
    loan_amount_paise  BIGINT,
    gold_weight_mg     BIGINT,
    purity_karat       INTEGER,
    product            TEXT,
    purpose            TEXT,
    preferred_callback TEXT,
    created_at         BIGINT NOT NULL,
    updated_at         BIGINT NOT NULL,
    UNIQUE (call_id, phone)
);

CREATE TABLE appointments (
    appointment_id TEXT PRIMARY KEY,
    call_id        TEXT NOT NULL,
    branch_id      TEXT NOT NULL,
    slot_start     TEXT NOT NULL,
    place          INTEGER NOT NULL,
    starts_at      TEXT NOT NULL,
    name           TEXT NOT NULL,
    phone          TEXT NOT NULL,
    purpose        TEXT,
    status         TEXT NOT NULL,
    sequence       INTEGER NOT NULL,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL
);
-- A place of a slot is taken once.
CREATE UNIQUE INDEX appointments_place ON appointments (branch_id, slot_start, place) WHERE status = 'BOOKED';
-- A caller comes to a branch once at a time.
CREATE UNIQUE INDEX appointments_caller ON appointments (phone, branch_id, starts_at) WHERE status = 'BOOKED';
CREATE INDEX appointments_of_call ON appointments (call_id, phone);

CREATE TABLE messages (
    message_id TEXT PRIMARY KEY,
    call_id    TEXT NOT NULL,
    phone      TEXT NOT NULL,
    channel    TEXT NOT NULL,
    language   TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE handovers (
    handover_id TEXT PRIMARY KEY,
    call_id     TEXT NOT NULL,
    reason      TEXT NOT NULL,
    priority    TEXT NOT NULL,
    summary     TEXT,
    created_at  BIGINT NOT NULL
);

CREATE TABLE call_summaries (
    call_id    TEXT PRIMARY KEY,
    summary    TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The result of each request that was done, so that the same request again gets it again.
CREATE TABLE idempotency (
    idempotency_key TEXT PRIMARY KEY,
    tool            TEXT NOT NULL,
    request_hash    TEXT NOT NULL,
    result          TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);

-- What other systems are yet to be told. event_id sorts by time.
CREATE TABLE outbox (
    event_id     TEXT NOT NULL,
    destination  TEXT NOT NULL,
    subject      TEXT NOT NULL,
    kind         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    status       TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    due_at       BIGINT NOT NULL,
    lease_owner  TEXT,
    leased_until BIGINT NOT NULL,
    last_error   TEXT,
    created_at   BIGINT NOT NULL,
    finished_at  BIGINT,
    PRIMARY KEY (destination, event_id)
);
CREATE INDEX outbox_open ON outbox (status, due_at);
CREATE INDEX outbox_subject ON outbox (destination, subject, event_id);
