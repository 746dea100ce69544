-- The result of a closed round, kept in every version; what the organisers corrected and why; the draw by lot.

-- The seed of the draw; made when the round opens, when its hash is published, and shown when it has closed.
ALTER TABLE contest_round ADD COLUMN draw_seed BLOB;

-- The result file of each version: pseudonyms, answers, places.
CREATE TABLE contest_result (
    round_id INTEGER NOT NULL REFERENCES contest_round (id),
    version  INTEGER NOT NULL,
    made_at  INTEGER NOT NULL,
    -- SHA-256 of the file, hexadecimal.
    digest   TEXT    NOT NULL,
    file     TEXT    NOT NULL,
    PRIMARY KEY (round_id, version)
) STRICT, WITHOUT ROWID;

-- A decision that changed results; one line for each round it reached.
CREATE TABLE contest_correction (
    id         INTEGER PRIMARY KEY,
    round_id   INTEGER NOT NULL REFERENCES contest_round (id),
    -- The version of the results that it led to.
    version    INTEGER NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('disqualify', 'same_person', 'void_question')),
    -- The attempt or the question.
    subject_id INTEGER NOT NULL,
    reason     TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    made_by    INTEGER NOT NULL REFERENCES staff_account (id),
    -- JSON: the ranking before beside the one after; none while the round was open.
    comparison TEXT,
    UNIQUE (round_id, version)
) STRICT;

-- For finding entrants by name, without diacritics. Who entered before is found by the name as typed.
ALTER TABLE contestant ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
