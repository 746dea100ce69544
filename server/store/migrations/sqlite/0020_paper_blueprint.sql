-- What a round's papers are made of, JSON: topics of the bank, and how many questions of each kind; none: the whole bank.
ALTER TABLE contest_round ADD COLUMN blueprint TEXT;
