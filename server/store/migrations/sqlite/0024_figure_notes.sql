-- Notes that explain a dip. Never changed: withdrawn, and written anew.
-- Times are UTC milliseconds since 1970; names ending in _day are days since 1970 at +07:00.
CREATE TABLE figure_note (
    id           INTEGER PRIMARY KEY,
    campaign_id  INTEGER NOT NULL REFERENCES campaign (id),
    agency_id    INTEGER REFERENCES agency (id),
    from_day     INTEGER NOT NULL,
    to_day       INTEGER NOT NULL,
    text         TEXT NOT NULL,
    written_by   INTEGER NOT NULL REFERENCES staff_account (id),
    written_at   INTEGER NOT NULL,
    withdrawn_by INTEGER REFERENCES staff_account (id),
    withdrawn_at INTEGER,
    CHECK (from_day <= to_day),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
) STRICT;
CREATE INDEX figure_note_days ON figure_note (campaign_id, from_day, id);
