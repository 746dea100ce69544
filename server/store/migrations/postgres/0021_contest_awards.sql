-- Right answers that pass; none: nobody passes or fails.
ALTER TABLE contest_round ADD COLUMN pass_mark BIGINT CHECK (pass_mark > 0);
-- When contestants and the public see scores.
ALTER TABLE contest_round ADD COLUMN shows_result TEXT NOT NULL DEFAULT 'at_once'
    CHECK (shows_result IN ('at_once', 'after_closing'));
-- JSON: the same prize for a range of places; none: no prizes.
ALTER TABLE contest_round ADD COLUMN prizes TEXT;

-- How many attempts a contestant has in the round, and which of them counts.
ALTER TABLE contest_round ADD COLUMN attempts_allowed BIGINT NOT NULL DEFAULT 1
    CHECK (attempts_allowed BETWEEN 1 AND 10);
ALTER TABLE contest_round ADD COLUMN counted_attempt TEXT NOT NULL DEFAULT 'best'
    CHECK (counted_attempt IN ('best', 'last'));

-- Several attempts of a contestant in a round, one of which counts.
-- Which of the contestant's attempts in the round it is, from 1.
ALTER TABLE attempt ADD COLUMN number BIGINT NOT NULL DEFAULT 1 CHECK (number > 0);
-- 1: stands for the contestant in the round, once it has ended.
ALTER TABLE attempt ADD COLUMN counts BIGINT NOT NULL DEFAULT 1 CHECK (counts IN (0, 1));
ALTER TABLE attempt DROP CONSTRAINT attempt_contestant_id_round_id_key;
ALTER TABLE attempt ADD UNIQUE (contestant_id, round_id, number);
