-- What the public sees of a round: who is named, the front of the ranking, and tables that stand still.

-- 1: wants to be named in public tables, and is old enough.
ALTER TABLE contestant ADD COLUMN shows_name BIGINT NOT NULL DEFAULT 0;

-- The first places of the newest version of a closed round's result.
CREATE TABLE contest_front (
    round_id   BIGINT NOT NULL REFERENCES contest_round (id),
    line       BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL REFERENCES attempt (id),
    PRIMARY KEY (round_id, line)
);

-- From this instant on public tables stand still until the round is closed; then none.
ALTER TABLE contest_round ADD COLUMN freeze_at BIGINT;
-- When the copy below was made.
ALTER TABLE contest_round ADD COLUMN frozen_at BIGINT;

-- The scoreboard as it was at that instant.
CREATE TABLE contest_frozen_tally (
    round_id     BIGINT NOT NULL REFERENCES contest_round (id),
    entry_group  TEXT    NOT NULL,
    agency_id    BIGINT NOT NULL,
    started      BIGINT NOT NULL,
    ended        BIGINT NOT NULL,
    participants BIGINT NOT NULL,
    correct      BIGINT NOT NULL,
    perfect      BIGINT NOT NULL,
    PRIMARY KEY (round_id, entry_group, agency_id)
);
