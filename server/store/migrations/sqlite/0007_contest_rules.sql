-- The contest's rules that need a place of their own: grace after the deadline, outages, the scoreboard,
-- disqualification, void questions, who may not enter, and who may be the same person.

-- Answers that the device stamped before the deadline count when they arrive within so many seconds after it.
ALTER TABLE contest_round ADD COLUMN grace_s INTEGER NOT NULL DEFAULT 60 CHECK (grace_s >= 0);
-- Grows whenever results that stood are changed: a disqualification, a void question.
ALTER TABLE contest_round ADD COLUMN results_version INTEGER NOT NULL DEFAULT 0;

-- The deadline and the grace after it; then the server ends the attempt.
ALTER TABLE attempt ADD COLUMN closes_at INTEGER NOT NULL DEFAULT 0;
UPDATE attempt SET closes_at = deadline_at;
-- By how much outages have moved the deadline.
ALTER TABLE attempt ADD COLUMN extended_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN disqualified_at INTEGER;
-- Whether every question that counts was answered right.
ALTER TABLE attempt ADD COLUMN is_perfect INTEGER NOT NULL DEFAULT 0;
DROP INDEX attempt_open;
CREATE INDEX attempt_open ON attempt (closes_at) WHERE state = 'open';

-- 1: arrived after the deadline, within the grace.
ALTER TABLE attempt_item ADD COLUMN is_late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN voided_at INTEGER;

-- The scoreboard, kept in the transactions that change it. `agency_id` 0: none. Disqualified attempts are in
-- `started` and `ended` only.
CREATE TABLE contest_tally (
    round_id     INTEGER NOT NULL REFERENCES contest_round (id),
    entry_group  TEXT    NOT NULL CHECK (entry_group IN ('mandatory', 'encouraged')),
    agency_id    INTEGER NOT NULL,
    started      INTEGER NOT NULL,
    ended        INTEGER NOT NULL,
    participants INTEGER NOT NULL,
    correct      INTEGER NOT NULL,
    perfect      INTEGER NOT NULL,
    PRIMARY KEY (round_id, entry_group, agency_id)
) STRICT, WITHOUT ROWID;

-- What took place before this table was there.
UPDATE attempt SET is_perfect = 1
WHERE correct_count = (SELECT question_count FROM contest_round r WHERE r.id = attempt.round_id);
INSERT INTO contest_tally (round_id, entry_group, agency_id, started, ended, participants, correct, perfect)
SELECT a.round_id, c.entry_group, COALESCE(c.agency_id, 0), COUNT(*),
       SUM(CASE a.state WHEN 'open' THEN 0 ELSE 1 END), SUM(CASE a.state WHEN 'open' THEN 0 ELSE 1 END),
       COALESCE(SUM(a.correct_count), 0), SUM(a.is_perfect)
FROM attempt a JOIN contestant c ON c.id = a.contestant_id
GROUP BY a.round_id, c.entry_group, COALESCE(c.agency_id, 0);

CREATE TABLE contest_outage (
    id            INTEGER PRIMARY KEY,
    round_id      INTEGER NOT NULL REFERENCES contest_round (id),
    began_at      INTEGER NOT NULL,
    ended_at      INTEGER NOT NULL CHECK (ended_at > began_at),
    reason        TEXT    NOT NULL,
    declared_at   INTEGER NOT NULL,
    declared_by   INTEGER NOT NULL REFERENCES staff_account (id),
    extended      INTEGER NOT NULL
) STRICT;

-- Officers who may not take part, each with the name of the reason.
CREATE TABLE contest_exclusion (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    reason      TEXT    NOT NULL,
    PRIMARY KEY (campaign_id, officer_id)
) STRICT, WITHOUT ROWID;

-- The key of the hashes below; made when the first person enters.
CREATE TABLE contest_key (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaign (id),
    key         BLOB    NOT NULL
) STRICT;
ALTER TABLE contestant ADD COLUMN phone_hash BLOB;
ALTER TABLE contestant ADD COLUMN person_hash BLOB;
CREATE INDEX contestant_phone ON contestant (campaign_id, phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX contestant_person ON contestant (campaign_id, person_hash) WHERE person_hash IS NOT NULL;

-- Two contestants who may be one person; decided by two people who agree.
CREATE TABLE contest_suspicion (
    id            INTEGER PRIMARY KEY,
    campaign_id   INTEGER NOT NULL REFERENCES campaign (id),
    contestant_id INTEGER NOT NULL REFERENCES contestant (id),
    other_id      INTEGER NOT NULL REFERENCES contestant (id),
    shared        TEXT    NOT NULL CHECK (shared IN ('phone', 'person')),
    first_by      INTEGER REFERENCES staff_account (id),
    first_verdict TEXT    CHECK (first_verdict IN ('same', 'different')),
    second_by     INTEGER REFERENCES staff_account (id),
    second_verdict TEXT   CHECK (second_verdict IN ('same', 'different')),
    UNIQUE (contestant_id, other_id)
) STRICT;
