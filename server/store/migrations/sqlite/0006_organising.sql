-- A list of voters that was sent and waits until an organiser has looked at it; one per election.

CREATE TABLE roll_upload (
    election_id INTEGER PRIMARY KEY REFERENCES election (id),
    digest      TEXT    NOT NULL,
    file_name   TEXT    NOT NULL,
    -- JSON; emptied once taken over.
    rows        TEXT    NOT NULL,
    -- JSON; what the import did.
    imported    TEXT
) STRICT;

-- What the last rehearsal of an election showed; only elections marked as a trial have one.
CREATE TABLE rehearsal (
    election_id INTEGER PRIMARY KEY REFERENCES election (id),
    -- JSON.
    report      TEXT    NOT NULL
) STRICT;
