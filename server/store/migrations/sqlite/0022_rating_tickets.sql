-- One rating for one served case. Times are UTC milliseconds since 1970; days are days since 1970 at +07:00.

-- What a campaign asks of a rating; without a row nothing.
CREATE TABLE rating_rules (
    campaign_id  INTEGER PRIMARY KEY REFERENCES campaign (id),
    needs_ticket INTEGER NOT NULL CHECK (needs_ticket IN (0, 1)),
    office_may   INTEGER NOT NULL CHECK (office_may IN (0, 1))
) STRICT;

-- The key that signs a campaign's tickets; made with its first ticket.
CREATE TABLE rating_key (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaign (id),
    secret      BLOB NOT NULL
) STRICT;

-- How many tickets of a counter were given out on a day; they are numbered from 1.
CREATE TABLE rating_ticket_day (
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    day        INTEGER NOT NULL,
    given      INTEGER NOT NULL,
    PRIMARY KEY (counter_id, day)
) STRICT;

-- The ticket that a rating has used up: counter, day and number. Once.
ALTER TABLE rating ADD COLUMN case_number TEXT;
CREATE UNIQUE INDEX rating_case_number ON rating (case_number) WHERE case_number IS NOT NULL;

-- Which browser, as a hash, rates which counter again no sooner. Stands beside no rating and is forgotten.
CREATE TABLE rating_pause (
    browser  TEXT NOT NULL PRIMARY KEY,
    until_at INTEGER NOT NULL
) STRICT;
