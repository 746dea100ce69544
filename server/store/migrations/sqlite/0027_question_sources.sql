-- On which days the source of a question holds, days since 1970-01-01; none: since ever, without end.
ALTER TABLE question ADD COLUMN valid_from INTEGER;
ALTER TABLE question ADD COLUMN valid_until INTEGER;

-- Versions: a question that was changed is another question, which takes the place of this one once it is approved.
ALTER TABLE question ADD COLUMN replaces INTEGER REFERENCES question (id);
-- From then on this one is not drawn any more, UTC milliseconds.
ALTER TABLE question ADD COLUMN replaced_at INTEGER;
-- When it was written and reviewed, UTC milliseconds; none for those from before.
ALTER TABLE question ADD COLUMN written_at INTEGER;
ALTER TABLE question ADD COLUMN reviewed_at INTEGER;
CREATE INDEX question_replaces ON question (replaces) WHERE replaces IS NOT NULL;
