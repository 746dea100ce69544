-- A dissatisfied rating that is looked into. Times are UTC milliseconds since 1970.
CREATE TABLE rating_dispute (
    rating_id   INTEGER PRIMARY KEY REFERENCES rating (id),
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    agency_id   INTEGER NOT NULL REFERENCES agency (id),
    state       TEXT NOT NULL CHECK (state IN ('open', 'stands', 'void')),
    reason      TEXT,
    decided_by  INTEGER REFERENCES staff_account (id),
    decided_at  INTEGER,
    CHECK ((state = 'open') = (reason IS NULL))
) STRICT;
CREATE INDEX rating_dispute_state ON rating_dispute (campaign_id, state, agency_id, rating_id);

-- What the agency says of it; added, never changed.
CREATE TABLE dispute_statement (
    id        INTEGER PRIMARY KEY,
    rating_id INTEGER NOT NULL REFERENCES rating_dispute (rating_id),
    text      TEXT NOT NULL,
    stated_by INTEGER NOT NULL REFERENCES staff_account (id),
    stated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dispute_statement_rating ON dispute_statement (rating_id, id);
