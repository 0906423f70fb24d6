-- What keeps the ledger as fast with a million rows as with a thousand.

-- A route that takes every type claims in one range of an index.
CREATE INDEX mfg_delivery_ready ON mfg_delivery (target, state, waiting, kind, priority, delivery_id);
CREATE INDEX mfg_delivery_later ON mfg_delivery (target, state, waiting, kind, next_at);

-- How often the lease was renewed: tells whether a transaction was kept whose answer was lost.
ALTER TABLE mfg_dispatcher ADD COLUMN round BIGINT DEFAULT 0 NOT NULL;
