-- Why a draft did not open at its declared time, by name, and since when that reason holds, UTC milliseconds.
ALTER TABLE contest_round ADD COLUMN held_up_by TEXT;
ALTER TABLE contest_round ADD COLUMN held_up_at BIGINT;
