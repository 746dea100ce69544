-- When a contestant had the own data erased; the keyed hash of the identity stays, so that nobody enters twice.
ALTER TABLE contestant ADD COLUMN erased_at BIGINT;
