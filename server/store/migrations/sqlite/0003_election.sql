-- Elections of exemplary officers.

CREATE TABLE election (
    id          INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    title_vi    TEXT    NOT NULL,
    title_en    TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'published')),
    opened_at   INTEGER,
    closed_at   INTEGER,
    published_at INTEGER
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
    max_choices   INTEGER NOT NULL CHECK (max_choices >= min_choices),
    seats         INTEGER NOT NULL CHECK (seats > 0),
    UNIQUE (election_id, position)
) STRICT;

CREATE TABLE nominee (
    id          INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL REFERENCES category (id),
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    UNIQUE (category_id, officer_id)
) STRICT;

-- Who may vote and whether they have. Deliberately without a time.
CREATE TABLE roll_entry (
    election_id INTEGER NOT NULL REFERENCES election (id),
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    voted       INTEGER NOT NULL CHECK (voted IN (0, 1)),
    PRIMARY KEY (election_id, officer_id)
) STRICT, WITHOUT ROWID;

-- What was voted, under a slot that only the voter's personal code can derive: no person, no time,
-- and rows lie in the order of the slot, not in the order they came.
CREATE TABLE ballot (
    election_id INTEGER NOT NULL REFERENCES election (id),
    slot        BLOB    NOT NULL,
    content     BLOB    NOT NULL,
    check_code  TEXT    NOT NULL,
    PRIMARY KEY (election_id, slot)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ballot_check_code ON ballot (election_id, check_code);

-- The count, made once at closing.
CREATE TABLE election_count (
    election_id INTEGER NOT NULL REFERENCES election (id),
    nominee_id  INTEGER NOT NULL REFERENCES nominee (id),
    votes       INTEGER NOT NULL CHECK (votes >= 0),
    place       INTEGER NOT NULL CHECK (place > 0),
    elected     INTEGER NOT NULL CHECK (elected IN (0, 1)),
    standards_met INTEGER NOT NULL,
    draw        TEXT    NOT NULL,
    PRIMARY KEY (election_id, nominee_id)
) STRICT, WITHOUT ROWID;
