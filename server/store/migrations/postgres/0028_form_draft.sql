-- What members of the staff typed into a form that was refused, so that it comes back with the message.
-- Never for citizens or voters, whose forms hold codes. Gone after an hour.
CREATE TABLE form_draft (
    account_id BIGINT NOT NULL REFERENCES staff_account (id),
    form       TEXT   NOT NULL,
    -- JSON.
    content    TEXT   NOT NULL,
    kept_until BIGINT NOT NULL,
    PRIMARY KEY (account_id, form)
);
CREATE INDEX form_draft_age ON form_draft (kept_until);
