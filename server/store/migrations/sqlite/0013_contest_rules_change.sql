-- Rounds whose rules change while people take part: every change is published with its reason.
CREATE TABLE contest_rules_change (
    id           INTEGER PRIMARY KEY,
    round_id     INTEGER NOT NULL REFERENCES contest_round (id),
    changed_at   INTEGER NOT NULL,
    changed_by   INTEGER NOT NULL REFERENCES staff_account (id),
    reason       TEXT    NOT NULL,
    -- JSON.
    old_settings TEXT    NOT NULL,
    new_settings TEXT    NOT NULL
) STRICT;
CREATE INDEX contest_rules_change_round ON contest_rules_change (round_id);
