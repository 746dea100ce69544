-- Right answers that pass; none: nobody passes or fails.
ALTER TABLE contest_round ADD COLUMN pass_mark INTEGER CHECK (pass_mark > 0);
-- When contestants and the public see scores.
ALTER TABLE contest_round ADD COLUMN shows_result TEXT NOT NULL DEFAULT 'at_once'
    CHECK (shows_result IN ('at_once', 'after_closing'));
-- JSON: the same prize for a range of places; none: no prizes.
ALTER TABLE contest_round ADD COLUMN prizes TEXT;
