-- What is measured changes without a programmer: every change is published with its reason.
CREATE TABLE indicator_change (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign (id),
    indicator_code TEXT    NOT NULL,
    changed_at     INTEGER NOT NULL,
    changed_by     INTEGER NOT NULL REFERENCES staff_account (id),
    reason         TEXT    NOT NULL,
    -- JSON; absent before an indicator was added and after it was withdrawn.
    old_indicator  TEXT,
    new_indicator  TEXT
) STRICT;
CREATE INDEX indicator_change_campaign ON indicator_change (campaign_id);
