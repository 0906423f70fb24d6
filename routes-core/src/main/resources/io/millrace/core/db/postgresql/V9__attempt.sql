-- Calls on behalf of somebody who waits, while their outcome may not be seen yet: until then none of the same key is made.
CREATE TABLE mfg_attempt (
  attempt_key VARCHAR(255) NOT NULL PRIMARY KEY,
  settled_at TIMESTAMP WITH TIME ZONE NOT NULL
);
