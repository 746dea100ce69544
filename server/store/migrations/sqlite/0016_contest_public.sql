-- What the public sees of a round: who is named, the front of the ranking, and tables that stand still.

-- 1: wants to be named in public tables, and is old enough.
ALTER TABLE contestant ADD COLUMN shows_name INTEGER NOT NULL DEFAULT 0;

-- The first places of the newest version of a closed round's result.
CREATE TABLE contest_front (
    round_id   INTEGER NOT NULL REFERENCES contest_round (id),
    line       INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    PRIMARY KEY (round_id, line)
) STRICT, WITHOUT ROWID;
