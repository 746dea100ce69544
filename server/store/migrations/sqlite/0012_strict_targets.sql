-- A target may have to be passed: “above 99 %”. SQLite changes a constraint only by a new table.
CREATE TABLE indicator_with_strict (
    id                INTEGER PRIMARY KEY,
    campaign_id       INTEGER NOT NULL REFERENCES campaign (id),
    code              TEXT    NOT NULL,
    position          INTEGER NOT NULL,
    name_vi           TEXT    NOT NULL,
    name_en           TEXT    NOT NULL,
    unit              TEXT    NOT NULL CHECK (unit IN ('share', 'count')),
    numerator         TEXT    NOT NULL,
    denominator       TEXT    NOT NULL,
    direction         TEXT    NOT NULL CHECK (direction IN ('at_least', 'above', 'at_most')),
    target            INTEGER,
    min_sample        INTEGER NOT NULL,
    baseline          INTEGER,
    baseline_label_vi TEXT    NOT NULL,
    baseline_label_en TEXT    NOT NULL,
    source_vi         TEXT    NOT NULL,
    source_en         TEXT    NOT NULL,
    UNIQUE (campaign_id, code)
) STRICT;
INSERT INTO indicator_with_strict (id, campaign_id, code, position, name_vi, name_en, unit, numerator, denominator,
    direction, target, min_sample, baseline, baseline_label_vi, baseline_label_en, source_vi, source_en)
SELECT id, campaign_id, code, position, name_vi, name_en, unit, numerator, denominator, direction, target, min_sample,
    baseline, baseline_label_vi, baseline_label_en, source_vi, source_en
FROM indicator;
DROP TABLE indicator;
ALTER TABLE indicator_with_strict RENAME TO indicator;
