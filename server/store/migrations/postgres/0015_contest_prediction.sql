-- The prediction question: it decides between contestants with equally many right answers.

-- What a round asks to predict; none: nothing.
ALTER TABLE contest_round ADD COLUMN prediction TEXT CHECK (prediction IN ('all_right', 'participants'));
ALTER TABLE attempt ADD COLUMN prediction BIGINT CHECK (prediction >= 0);
-- What came true, counted for each version of a result.
ALTER TABLE contest_result ADD COLUMN actual BIGINT;
