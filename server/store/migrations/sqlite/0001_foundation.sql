-- Who there is: agencies, officers, counters, accounts, sessions, and what was done by whom.
-- Times are UTC milliseconds since 1970; names ending in _day are days since 1970 at +07:00.

CREATE TABLE agency (
    id       INTEGER PRIMARY KEY,
    code     TEXT    NOT NULL UNIQUE,
    kind     TEXT    NOT NULL CHECK (kind IN ('department', 'central_vertical', 'district', 'commune', 'centre', 'partner')),
    position INTEGER NOT NULL,
    name_vi  TEXT    NOT NULL,
    name_en  TEXT    NOT NULL
) STRICT;

CREATE TABLE commune (
    id      INTEGER PRIMARY KEY,
    code    TEXT NOT NULL UNIQUE,
    name_vi TEXT NOT NULL
) STRICT;

CREATE TABLE officer (
    id              INTEGER PRIMARY KEY,
    agency_id       INTEGER NOT NULL REFERENCES agency (id),
    officer_group   TEXT    NOT NULL CHECK (officer_group IN ('centre_staff', 'agency_officer', 'partner_staff')),
    staff_code      TEXT    NOT NULL UNIQUE,
    full_name       TEXT    NOT NULL,
    folded_name     TEXT    NOT NULL,
    title_vi        TEXT    NOT NULL,
    title_en        TEXT    NOT NULL,
    achievements_vi TEXT    NOT NULL,
    achievements_en TEXT    NOT NULL
) STRICT;
CREATE INDEX officer_agency ON officer (agency_id);

CREATE TABLE counter (
    id         INTEGER PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE,
    name_vi    TEXT    NOT NULL,
    name_en    TEXT    NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id)
) STRICT;
CREATE INDEX counter_officer ON counter (officer_id);

CREATE TABLE staff_account (
    id            INTEGER PRIMARY KEY,
    username      TEXT    NOT NULL UNIQUE,
    display_name  TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_role (
    account_id INTEGER NOT NULL REFERENCES staff_account (id),
    role       TEXT    NOT NULL CHECK (role IN ('organiser', 'manager', 'secretary', 'question_author', 'question_reviewer', 'agency_coordinator')),
    PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

-- The handle is the public part of a personal code; of the secret part only a hash is kept.
CREATE TABLE personal_code (
    handle      TEXT    PRIMARY KEY,
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    secret_hash BLOB    NOT NULL,
    created_at  INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX personal_code_one_valid ON personal_code (officer_id) WHERE revoked_at IS NULL;

CREATE TABLE sign_in_throttle (
    account_key  TEXT    PRIMARY KEY,
    failures     INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash   BLOB    PRIMARY KEY,
    subject_kind TEXT    NOT NULL CHECK (subject_kind IN ('staff', 'officer', 'contestant')),
    subject_id   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE audit_event (
    id          INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    actor_kind  TEXT    NOT NULL CHECK (actor_kind IN ('system', 'staff', 'officer', 'contestant', 'visitor')),
    actor_id    INTEGER,
    action      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    detail      TEXT    NOT NULL
) STRICT;
