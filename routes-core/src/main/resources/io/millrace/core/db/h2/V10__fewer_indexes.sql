-- H2 has no partial indexes: each index of a delivery is written whenever what it orders by changes.

-- An event is found by the unique index.
DROP INDEX mfg_delivery_event;
-- H2 uses no index where a key is one of two alternatives, and nothing else asks for it.
DROP INDEX mfg_delivery_partition;

-- A number that is taken beyond these is a commit of its own.
ALTER SEQUENCE mfg_delivery_seq CACHE 10000;
ALTER SEQUENCE mfg_audit_seq CACHE 10000;
