-- How often a counter was not rated on a day because ratings without tickets had reached their cap: a number for each
-- counter and day, and when the last one came, UTC milliseconds. Nothing says who tried. Days since 1970 at +07:00.
CREATE TABLE rating_refused_day (
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    day        INTEGER NOT NULL,
    refused    INTEGER NOT NULL CHECK (refused > 0),
    last_at    INTEGER NOT NULL,
    PRIMARY KEY (counter_id, day)
) STRICT;
CREATE INDEX rating_refused_day_day ON rating_refused_day (day);
