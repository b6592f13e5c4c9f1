-- Callers who agreed to be known again, and the number that a consent or its withdrawal is for.

CREATE TABLE remembered_callers (
    phone          TEXT PRIMARY KEY,
    consent_id     TEXT NOT NULL REFERENCES consents (consent_id),
    name           TEXT NOT NULL,
    city           TEXT,
    gold_weight_mg BIGINT,
    purity_karat   INTEGER,
    remembered_at  BIGINT NOT NULL
);

ALTER TABLE consents ADD COLUMN phone TEXT;
CREATE INDEX consents_of_phone ON consents (phone, kind, consent_id);
CREATE INDEX appointments_of_phone ON appointments (phone, status, starts_at);
