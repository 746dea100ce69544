-- The campaign, what it measures, and the counted facts its figures come from.

CREATE TABLE campaign (
    id          INTEGER PRIMARY KEY,
    code        TEXT    NOT NULL UNIQUE,
    plan_number TEXT    NOT NULL,
    plan_day    INTEGER NOT NULL,
    title_vi    TEXT    NOT NULL,
    title_en    TEXT    NOT NULL,
    theme_vi    TEXT    NOT NULL,
    theme_en    TEXT    NOT NULL,
    starts_day  INTEGER NOT NULL,
    ends_day    INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign_text (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('strand', 'conduct_do', 'conduct_dont', 'reward')),
    position    INTEGER NOT NULL,
    title_vi    TEXT    NOT NULL,
    title_en    TEXT    NOT NULL,
    detail_vi   TEXT    NOT NULL,
    detail_en   TEXT    NOT NULL,
    PRIMARY KEY (campaign_id, kind, position)
) STRICT, WITHOUT ROWID;

-- Shares are in basis points (9900 = 99 %); measures are comma-separated measure names.
CREATE TABLE indicator (
    id                INTEGER PRIMARY KEY,
    campaign_id       INTEGER NOT NULL REFERENCES campaign (id),
    code              TEXT    NOT NULL,
    position          INTEGER NOT NULL,
    name_vi           TEXT    NOT NULL,
    name_en           TEXT    NOT NULL,
    unit              TEXT    NOT NULL CHECK (unit IN ('share', 'count')),
    numerator         TEXT    NOT NULL,
    denominator       TEXT    NOT NULL,
    direction         TEXT    NOT NULL CHECK (direction IN ('at_least', 'at_most')),
    target            INTEGER,
    min_sample        INTEGER NOT NULL,
    baseline          INTEGER,
    baseline_label_vi TEXT    NOT NULL,
    baseline_label_en TEXT    NOT NULL,
    source_vi         TEXT    NOT NULL,
    source_en         TEXT    NOT NULL,
    UNIQUE (campaign_id, code)
) STRICT;

CREATE TABLE standard (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign (id),
    officer_group  TEXT    NOT NULL CHECK (officer_group IN ('centre_staff', 'agency_officer', 'partner_staff')),
    position       INTEGER NOT NULL,
    code           TEXT    NOT NULL,
    title_vi       TEXT    NOT NULL,
    title_en       TEXT    NOT NULL,
    indicator_code TEXT,
    bound          INTEGER,
    direction      TEXT    CHECK (direction IN ('at_least', 'at_most')),
    UNIQUE (campaign_id, officer_group, position)
) STRICT;

-- A counted fact is never changed: a correction is a further fact with a negative count.
CREATE TABLE fact (
    id          INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    measure     TEXT    NOT NULL,
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    officer_id  INTEGER REFERENCES officer (id),
    fact_day    INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_measure ON fact (campaign_id, measure, agency_id, fact_day);

-- Running totals, kept in the transaction that stores the fact, so that no page adds facts up.
-- officer_id 0 stands for facts of an agency that belong to no one officer.
CREATE TABLE measure_total (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    measure     TEXT    NOT NULL,
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    officer_id  INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    amount      INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, measure, agency_id, officer_id, source)
) STRICT, WITHOUT ROWID;

-- One row per served citizen who rated; `ticket` makes sending twice harmless.
CREATE TABLE rating (
    id         INTEGER PRIMARY KEY,
    ticket     TEXT    NOT NULL UNIQUE,
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    level      TEXT    NOT NULL CHECK (level IN ('very_satisfied', 'satisfied', 'dissatisfied')),
    reason     TEXT,
    words      TEXT,
    rated_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_counter ON rating (counter_id, rated_at);
