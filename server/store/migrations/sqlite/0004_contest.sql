-- The public contest: rounds, questions, contestants, attempts.

CREATE TABLE contest_round (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign (id),
    title_vi       TEXT    NOT NULL,
    title_en       TEXT    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    question_count INTEGER NOT NULL CHECK (question_count > 0),
    time_limit_s   INTEGER NOT NULL CHECK (time_limit_s > 0),
    min_age_years  INTEGER NOT NULL,
    opened_at      INTEGER,
    closed_at      INTEGER
) STRICT;
CREATE UNIQUE INDEX contest_round_one_open ON contest_round (campaign_id) WHERE state = 'open';

-- Options are a JSON list of texts; `key_option` is the 0-based place of the right one.
CREATE TABLE question (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign (id),
    code           TEXT    NOT NULL,
    topic          TEXT    NOT NULL,
    difficulty     TEXT    NOT NULL CHECK (difficulty IN ('easy', 'medium', 'hard')),
    text_vi        TEXT    NOT NULL,
    text_en        TEXT    NOT NULL,
    options_vi     TEXT    NOT NULL,
    options_en     TEXT    NOT NULL,
    option_count   INTEGER NOT NULL CHECK (option_count BETWEEN 2 AND 10),
    key_option     INTEGER NOT NULL CHECK (key_option >= 0 AND key_option < option_count),
    source_vi      TEXT    NOT NULL,
    source_en      TEXT    NOT NULL,
    explanation_vi TEXT    NOT NULL,
    UNIQUE (campaign_id, code)
) STRICT;

CREATE TABLE contestant (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign (id),
    entry_group    TEXT    NOT NULL CHECK (entry_group IN ('mandatory', 'encouraged')),
    -- Who this is, in one comparable text: one person enters once.
    identity       TEXT    NOT NULL,
    full_name      TEXT    NOT NULL,
    officer_id     INTEGER REFERENCES officer (id),
    agency_id      INTEGER REFERENCES agency (id),
    commune_id     INTEGER REFERENCES commune (id),
    birth_day      INTEGER,
    phone          TEXT,
    consent_version TEXT   NOT NULL,
    consented_at   INTEGER NOT NULL,
    -- The entry code with which the contestant goes on elsewhere: its public part, and a hash of it.
    entry_handle   TEXT    NOT NULL UNIQUE,
    entry_code_hash BLOB   NOT NULL,
    UNIQUE (campaign_id, identity)
) STRICT;

CREATE TABLE attempt (
    id            INTEGER PRIMARY KEY,
    round_id      INTEGER NOT NULL REFERENCES contest_round (id),
    contestant_id INTEGER NOT NULL REFERENCES contestant (id),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'submitted', 'timed_out', 'round_closed')),
    started_at    INTEGER NOT NULL,
    deadline_at   INTEGER NOT NULL,
    ended_at      INTEGER,
    correct_count INTEGER,
    -- One attempt per contestant and round, open or ended.
    UNIQUE (contestant_id, round_id)
) STRICT;
CREATE UNIQUE INDEX attempt_one_open ON attempt (contestant_id) WHERE state = 'open';
CREATE INDEX attempt_open ON attempt (deadline_at) WHERE state = 'open';
CREATE INDEX attempt_round ON attempt (round_id, state);

-- The paper: question `place` (0-based) and the order its options are shown in, one digit for each of the
-- question's own option numbers; `chosen` is in the question's own numbering, `sequence` counts saves.
CREATE TABLE attempt_item (
    attempt_id   INTEGER NOT NULL REFERENCES attempt (id),
    place        INTEGER NOT NULL,
    question_id  INTEGER NOT NULL REFERENCES question (id),
    option_order TEXT    NOT NULL,
    chosen       INTEGER,
    sequence     INTEGER NOT NULL,
    saved_at     INTEGER,
    PRIMARY KEY (attempt_id, place)
) STRICT, WITHOUT ROWID;
