-- On which days the source of a question holds, days since 1970-01-01; none: since ever, without end.
ALTER TABLE question ADD COLUMN valid_from BIGINT;
ALTER TABLE question ADD COLUMN valid_until BIGINT;
