-- Right answers that pass; none: nobody passes or fails.
ALTER TABLE contest_round ADD COLUMN pass_mark INTEGER CHECK (pass_mark > 0);
-- When contestants and the public see scores.
ALTER TABLE contest_round ADD COLUMN shows_result TEXT NOT NULL DEFAULT 'at_once'
    CHECK (shows_result IN ('at_once', 'after_closing'));
-- JSON: the same prize for a range of places; none: no prizes.
ALTER TABLE contest_round ADD COLUMN prizes TEXT;

-- How many attempts a contestant has in the round, and which of them counts.
ALTER TABLE contest_round ADD COLUMN attempts_allowed INTEGER NOT NULL DEFAULT 1
    CHECK (attempts_allowed BETWEEN 1 AND 10);
ALTER TABLE contest_round ADD COLUMN counted_attempt TEXT NOT NULL DEFAULT 'best'
    CHECK (counted_attempt IN ('best', 'last'));

-- Several attempts of a contestant in a round, one of which counts. SQLite changes a constraint only by a new table;
-- papers and fronts point at it, so what they point at is missing for a moment.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE attempt_with_number (
    id              INTEGER PRIMARY KEY,
    round_id        INTEGER NOT NULL REFERENCES contest_round (id),
    contestant_id   INTEGER NOT NULL REFERENCES contestant (id),
    -- Which of the contestant's attempts in the round it is, from 1.
    number          INTEGER NOT NULL DEFAULT 1 CHECK (number > 0),
    state           TEXT    NOT NULL CHECK (state IN ('open', 'submitted', 'timed_out', 'round_closed')),
    started_at      INTEGER NOT NULL,
    deadline_at     INTEGER NOT NULL,
    closes_at       INTEGER NOT NULL DEFAULT 0,
    extended_ms     INTEGER NOT NULL DEFAULT 0,
    ended_at        INTEGER,
    correct_count   INTEGER,
    is_perfect      INTEGER NOT NULL DEFAULT 0,
    disqualified_at INTEGER,
    prediction      INTEGER CHECK (prediction >= 0),
    -- 1: stands for the contestant in the round, once it has ended.
    counts          INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
    UNIQUE (contestant_id, round_id, number)
) STRICT;
INSERT INTO attempt_with_number (id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms,
    ended_at, correct_count, is_perfect, disqualified_at, prediction)
SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at, correct_count,
    is_perfect, disqualified_at, prediction
FROM attempt;
DROP TABLE attempt;
ALTER TABLE attempt_with_number RENAME TO attempt;
-- Nothing is missing any more: every row has kept its id.
PRAGMA defer_foreign_keys = OFF;
CREATE UNIQUE INDEX attempt_one_open ON attempt (contestant_id) WHERE state = 'open';
CREATE INDEX attempt_open ON attempt (closes_at) WHERE state = 'open';
CREATE INDEX attempt_round ON attempt (round_id, state);
