-- One rating for one served case. Times are UTC milliseconds since 1970; days are days since 1970 at +07:00.

-- What a campaign asks of a rating; without a row nothing.
CREATE TABLE rating_rules (
    campaign_id  BIGINT PRIMARY KEY REFERENCES campaign (id),
    needs_ticket BOOLEAN NOT NULL,
    office_may   BOOLEAN NOT NULL
);

-- The key that signs a campaign's tickets; made with its first ticket.
CREATE TABLE rating_key (
    campaign_id BIGINT PRIMARY KEY REFERENCES campaign (id),
    secret      BYTEA NOT NULL
);

-- How many tickets of a counter were given out on a day; they are numbered from 1.
CREATE TABLE rating_ticket_day (
    counter_id BIGINT NOT NULL REFERENCES counter (id),
    day        BIGINT NOT NULL,
    given      BIGINT NOT NULL,
    PRIMARY KEY (counter_id, day)
);

-- The ticket that a rating has used up: counter, day and number. Once.
ALTER TABLE rating ADD COLUMN case_number TEXT;
CREATE UNIQUE INDEX rating_case_number ON rating (case_number) WHERE case_number IS NOT NULL;

-- Which browser, as a hash, rates which counter again no sooner. Stands beside no rating and is forgotten.
CREATE TABLE rating_pause (
    browser  TEXT NOT NULL PRIMARY KEY,
    until_at BIGINT NOT NULL
);
