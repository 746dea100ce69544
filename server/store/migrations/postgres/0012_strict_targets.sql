-- A target may have to be passed: “above 99 %”.
ALTER TABLE indicator DROP CONSTRAINT indicator_direction_check;
ALTER TABLE indicator ADD CONSTRAINT indicator_direction_check CHECK (direction IN ('at_least', 'above', 'at_most'));
