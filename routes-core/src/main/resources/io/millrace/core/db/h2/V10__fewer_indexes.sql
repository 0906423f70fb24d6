-- H2 has no partial indexes, so each index costs. It uses none where a key is one of two alternatives, and nothing else
-- asks for this one.
DROP INDEX mfg_delivery_partition;

-- Each time these are used up, taking more is a commit of its own.
ALTER SEQUENCE mfg_delivery_seq CACHE 10000;
ALTER SEQUENCE mfg_audit_seq CACHE 10000;
