-- The way of a question into the bank: written by one person, approved by another, opened by few.

ALTER TABLE question ADD COLUMN state TEXT NOT NULL DEFAULT 'approved'
    CHECK (state IN ('draft', 'approved', 'rejected'));
-- Empty for the questions that came with the program's own files.
ALTER TABLE question ADD COLUMN written_by BIGINT  REFERENCES staff_account (id);
ALTER TABLE question ADD COLUMN reviewed_by BIGINT  REFERENCES staff_account (id);
ALTER TABLE question ADD COLUMN review_note TEXT NOT NULL DEFAULT '';

-- Which officer works with an account; whoever has opened an unpublished question may not take part.
ALTER TABLE staff_account ADD COLUMN officer_id BIGINT  REFERENCES officer (id);

-- Who has opened which question before it was published, and when for the first time.
CREATE TABLE question_opening (
    question_id BIGINT  NOT NULL REFERENCES question (id),
    account_id  BIGINT  NOT NULL REFERENCES staff_account (id),
    opened_at   BIGINT  NOT NULL,
    PRIMARY KEY (question_id, account_id)
);

-- What the last file of questions that an account sent had in it.
CREATE TABLE question_import (
    account_id BIGINT  PRIMARY KEY REFERENCES staff_account (id),
    -- JSON.
    report     TEXT    NOT NULL
);
