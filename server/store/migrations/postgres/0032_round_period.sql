-- A round's declared period, UTC milliseconds: the server opens and closes it by itself. None: organisers do.
ALTER TABLE contest_round ADD COLUMN opens_at BIGINT;
ALTER TABLE contest_round ADD COLUMN closes_at BIGINT;
