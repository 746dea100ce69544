-- The agencies' staff lists are kept from files: who has left stays known, for what they did, and is counted no more.
ALTER TABLE officer ADD COLUMN left_at BIGINT;

-- The one file that waits to be taken over, or was.
CREATE TABLE staff_upload (
    id        BIGINT PRIMARY KEY CHECK (id = 1),
    digest    TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- JSON; emptied once taken over.
    rows      TEXT NOT NULL,
    -- JSON; what the import did.
    imported  TEXT
);
