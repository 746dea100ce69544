-- On which days the source of a question holds, days since 1970-01-01; none: since ever, without end.
ALTER TABLE question ADD COLUMN valid_from BIGINT;
ALTER TABLE question ADD COLUMN valid_until BIGINT;

-- Versions: a question that was changed is another question, which takes the place of this one once it is approved.
ALTER TABLE question ADD COLUMN replaces BIGINT REFERENCES question (id);
-- From then on this one is not drawn any more, UTC milliseconds.
ALTER TABLE question ADD COLUMN replaced_at BIGINT;
-- When it was written and reviewed, UTC milliseconds; none for those from before.
ALTER TABLE question ADD COLUMN written_at BIGINT;
ALTER TABLE question ADD COLUMN reviewed_at BIGINT;
CREATE INDEX question_replaces ON question (replaces) WHERE replaces IS NOT NULL;
