-- Machine counters, aggregated to production confirmations.

-- One row per counter of a machine: what it showed last, and what is in no confirmation yet.
CREATE TABLE mfg_counter (
    counter_id   VARCHAR(36) PRIMARY KEY,       -- UUIDv5 of equipment, work order and operation
    equipment    VARCHAR(255) NOT NULL,
    plant        VARCHAR(64) NOT NULL,
    work_order   VARCHAR(64) NOT NULL,
    operation    VARCHAR(64) NOT NULL,
    item         VARCHAR(64) NOT NULL,
    lot          VARCHAR(64),
    unit         VARCHAR(16) NOT NULL,
    good         NUMERIC(38, 18) NOT NULL,
    scrap        NUMERIC(38, 18) NOT NULL,
    rework       NUMERIC(38, 18) NOT NULL,
    open_good    NUMERIC(38, 18) NOT NULL,
    open_scrap   NUMERIC(38, 18) NOT NULL,
    open_rework  NUMERIC(38, 18) NOT NULL,
    open_from    VARCHAR(40) NOT NULL,          -- ISO 8601 with the plant's offset
    open_since   TIMESTAMP WITH TIME ZONE,      -- null: nothing is open
    counted_at   VARCHAR(40) NOT NULL,
    message_id   VARCHAR(255) NOT NULL,
    confirmed    BIGINT NOT NULL                -- the number of confirmations made so far
);
CREATE INDEX mfg_counter_open ON mfg_counter (open_since);

-- Confirmations that are made but not handed on yet; a row goes when it is.
CREATE TABLE mfg_counter_confirmation (
    confirmation_id  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event            BYTEA NOT NULL             -- CloudEvents structured JSON
);
