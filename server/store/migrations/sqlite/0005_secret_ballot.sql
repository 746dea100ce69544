-- The secret ballot: elections whose ballots only trustees together can count, and whose record anyone can check.
-- Version 0.1 kept ballots in the clear, in demonstrations only; they cannot be carried over, so its tables of
-- elections are dropped and made anew.

DROP TABLE election_count;
DROP TABLE ballot;
DROP TABLE roll_entry;
DROP TABLE nominee;
DROP TABLE category;
DROP TABLE election;

-- `name` is the random name that goes into every hash. The head is the last event of the public record.
CREATE TABLE election (
    id               INTEGER PRIMARY KEY,
    campaign_id      INTEGER NOT NULL REFERENCES campaign (id),
    name             TEXT    NOT NULL UNIQUE,
    title_vi         TEXT    NOT NULL,
    title_en         TEXT    NOT NULL,
    state            TEXT    NOT NULL
        CHECK (state IN ('draft', 'open', 'closed', 'counted', 'published', 'archived')),
    rehearsal        INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
    approval_bp      INTEGER NOT NULL CHECK (approval_bp BETWEEN 0 AND 10000),
    trustees         INTEGER NOT NULL CHECK (trustees BETWEEN 0 AND 9),
    threshold        INTEGER NOT NULL CHECK (threshold BETWEEN 0 AND trustees),
    setup_hash       BLOB,
    head_position    INTEGER,
    head_hash        BLOB,
    closing_position INTEGER,
    opened_at        INTEGER,
    closed_at        INTEGER,
    counted_at       INTEGER,
    published_at     INTEGER,
    archived_at      INTEGER,
    CHECK ((head_position IS NULL) = (head_hash IS NULL)),
    CHECK (state = 'draft' OR (setup_hash IS NOT NULL AND head_hash IS NOT NULL))
) STRICT;

-- One list of nominees to choose from.
CREATE TABLE category (
    id            INTEGER PRIMARY KEY,
    election_id   INTEGER NOT NULL REFERENCES election (id),
    position      INTEGER NOT NULL,
    officer_group TEXT    NOT NULL CHECK (officer_group IN ('centre_staff', 'agency_officer', 'partner_staff')),
    title_vi      TEXT    NOT NULL,
    title_en      TEXT    NOT NULL,
    min_choices   INTEGER NOT NULL CHECK (min_choices >= 0),
    max_choices   INTEGER NOT NULL CHECK (max_choices >= min_choices AND max_choices > 0),
    seats         INTEGER NOT NULL CHECK (seats > 0),
    blank         INTEGER NOT NULL CHECK (blank IN (0, 1))
) STRICT;
CREATE INDEX category_election ON category (election_id, position);

-- `evidence` is what the proposing agency puts forward.
CREATE TABLE nominee (
    id          INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL REFERENCES category (id),
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    evidence_vi TEXT    NOT NULL,
    evidence_en TEXT    NOT NULL,
    UNIQUE (category_id, officer_id)
) STRICT;

-- Who may vote, with which public key, and whether they have. Deliberately without a time.
CREATE TABLE roll_entry (
    election_id INTEGER NOT NULL REFERENCES election (id),
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    credential  BLOB,
    voted       INTEGER NOT NULL CHECK (voted IN (0, 1)),
    reissues    INTEGER NOT NULL CHECK (reissues >= 0),
    PRIMARY KEY (election_id, officer_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX roll_entry_credential ON roll_entry (election_id, credential);

-- Keys that a re-issue took away; they never come back.
CREATE TABLE revoked_credential (
    election_id INTEGER NOT NULL REFERENCES election (id),
    credential  BLOB    NOT NULL,
    PRIMARY KEY (election_id, credential)
) STRICT, WITHOUT ROWID;

CREATE TABLE trustee_seat (
    election_id INTEGER NOT NULL REFERENCES election (id),
    seat        INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 9),
    account_id  INTEGER NOT NULL REFERENCES staff_account (id),
    PRIMARY KEY (election_id, seat),
    UNIQUE (election_id, account_id)
) STRICT, WITHOUT ROWID;

-- What trustees post while they make the election's key; all of it public or sealed to one of them.
CREATE TABLE ceremony_post (
    election_id INTEGER NOT NULL REFERENCES election (id),
    seat        INTEGER NOT NULL,
    step        TEXT    NOT NULL CHECK (step IN ('commit', 'reveal', 'deal', 'confirm')),
    body        TEXT    NOT NULL,
    PRIMARY KEY (election_id, seat, step)
) STRICT, WITHOUT ROWID;

-- The public record, one line per event. Only ever added to; no time, no name of a voter.
CREATE TABLE record_event (
    election_id INTEGER NOT NULL REFERENCES election (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    kind        TEXT    NOT NULL,
    line        TEXT    NOT NULL,
    PRIMARY KEY (election_id, position)
) STRICT;
-- The few events that are no ballots, found without reading the many that are.
CREATE INDEX record_event_kind ON record_event (election_id, kind, position) WHERE kind <> 'ballot';

-- Where in the record each ballot lies.
CREATE TABLE ballot_index (
    election_id INTEGER NOT NULL REFERENCES election (id),
    fingerprint BLOB    NOT NULL,
    credential  BLOB    NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (election_id, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX ballot_index_credential ON ballot_index (election_id, credential, position);

-- Officials no longer sign in: a voting code never reaches the server.
DROP TABLE personal_code;
DELETE FROM sign_in_throttle WHERE account_key LIKE 'code:%';

CREATE TABLE session_new (
    token_hash   BLOB    PRIMARY KEY,
    subject_kind TEXT    NOT NULL CHECK (subject_kind IN ('staff', 'contestant')),
    subject_id   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO session_new (token_hash, subject_kind, subject_id, expires_at)
SELECT token_hash, subject_kind, subject_id, expires_at FROM session WHERE subject_kind <> 'officer';
DROP TABLE session;
ALTER TABLE session_new RENAME TO session;
CREATE INDEX session_expiry ON session (expires_at);

-- Two more roles: who holds a part of the key, and who hands out the codes.
CREATE TABLE staff_role_new (
    account_id INTEGER NOT NULL REFERENCES staff_account (id),
    role       TEXT    NOT NULL CHECK (role IN ('organiser', 'manager', 'secretary', 'question_author', 'question_reviewer', 'agency_coordinator', 'trustee', 'code_keeper')),
    PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO staff_role_new (account_id, role) SELECT account_id, role FROM staff_role;
DROP TABLE staff_role;
ALTER TABLE staff_role_new RENAME TO staff_role;
