-- Figures that people state, by hand or in a file. One is never changed: whoever states it anew supersedes it.
-- Times are UTC milliseconds since 1970; names ending in _day are days since 1970 at +07:00.

CREATE TABLE stated_figure (
    id          INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    measure     TEXT    NOT NULL,
    fact_day    INTEGER NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    file_name   TEXT,
    note        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'counted', 'superseded', 'rejected')),
    stated_by   INTEGER NOT NULL REFERENCES staff_account (id),
    stated_as   TEXT    NOT NULL CHECK (stated_as IN ('organiser', 'agency_coordinator')),
    stated_at   INTEGER NOT NULL,
    decided_by  INTEGER REFERENCES staff_account (id),
    decided_at  INTEGER
) STRICT;
-- Of one agency, measure and day one figure counts and one waits.
CREATE UNIQUE INDEX stated_figure_one ON stated_figure (campaign_id, agency_id, measure, fact_day, state)
    WHERE state IN ('waiting', 'counted');
CREATE INDEX stated_figure_state ON stated_figure (campaign_id, state, id);

-- Which stated figure a fact comes from.
ALTER TABLE fact ADD COLUMN stated_id INTEGER REFERENCES stated_figure (id);

-- The file that somebody has sent and not yet taken over, or the last one taken over.
CREATE TABLE figure_upload (
    account_id INTEGER PRIMARY KEY REFERENCES staff_account (id),
    digest     TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    rows       TEXT NOT NULL,
    taken      TEXT
) STRICT;
