-- Facts that other programs report: who may, what they reported, and totals by day.
-- Times are UTC milliseconds since 1970; names ending in _day are days since 1970 at +07:00.

-- Of a token only a hash is kept.
CREATE TABLE fact_source (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    token_hash BLOB    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

-- An event is never changed. One that another event of its source supersedes counts for nothing.
CREATE TABLE case_event (
    source_id   INTEGER NOT NULL REFERENCES fact_source (id),
    event_id    TEXT    NOT NULL,
    supersedes  TEXT,
    case_code   TEXT    NOT NULL,
    step        TEXT    NOT NULL CHECK (step IN ('received', 'digitised', 'forwarded', 'resolved', 'returned', 'cancelled')),
    channel     TEXT    CHECK (channel IN ('online', 'counter', 'post')),
    procedure   TEXT    NOT NULL,
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    officer_id  INTEGER REFERENCES officer (id),
    happened_at INTEGER NOT NULL,
    due_day     INTEGER,
    digest      BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX case_event_one_successor ON case_event (source_id, supersedes) WHERE supersedes IS NOT NULL;

-- Which report a fact comes from; empty for ratings and entries that have records of their own.
ALTER TABLE fact ADD COLUMN source_id INTEGER REFERENCES fact_source (id);
ALTER TABLE fact ADD COLUMN event_id TEXT;
CREATE INDEX fact_event ON fact (source_id, event_id) WHERE source_id IS NOT NULL;

-- Running totals by the day on which something happened, so that any period's figures are a short sum.
CREATE TABLE measure_day (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    measure     TEXT    NOT NULL,
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    fact_day    INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    amount      INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, measure, agency_id, fact_day, source)
) STRICT, WITHOUT ROWID;
INSERT INTO measure_day (campaign_id, measure, agency_id, fact_day, source, amount)
SELECT campaign_id, measure, agency_id, fact_day, source, CAST(SUM(amount) AS BIGINT)
FROM fact GROUP BY campaign_id, measure, agency_id, fact_day, source;

-- What was answered to a batch, so that a batch that is sent again gets the same answer.
CREATE TABLE fact_batch (
    source_id   INTEGER NOT NULL REFERENCES fact_source (id),
    batch_key   TEXT    NOT NULL,
    digest      BLOB    NOT NULL,
    receipt     TEXT    NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, batch_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_batch_age ON fact_batch (source_id, answered_at);
