-- What the rules before a posting go by: work orders and lots as events tell of them, and what was let through.

CREATE TABLE mfg_rule_order (
    work_order  VARCHAR(64) PRIMARY KEY,
    data        BYTEA,                      -- as it was released or changed last, canonical JSON; null: only its end is known
    as_of       TIMESTAMP WITH TIME ZONE,   -- when that was
    closed_at   TIMESTAMP WITH TIME ZONE    -- it is open if that is before as_of, or not at all
);

-- Which items a lot number is used for.
CREATE TABLE mfg_rule_lot (
    lot      VARCHAR(64) NOT NULL,
    item     VARCHAR(64) NOT NULL,
    told_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lot, item)
);

-- The yield of each confirmation that was let through to a target; of a ledger's delivery its state says whether it counts.
CREATE TABLE mfg_rule_yield (
    target       VARCHAR(64) NOT NULL,      -- empty: of no ledger
    posting      VARCHAR(768) NOT NULL,     -- the delivery's number, else the event's source and id
    work_order   VARCHAR(64) NOT NULL,
    operation    VARCHAR(64) NOT NULL,
    quantity     NUMERIC(38, 18) NOT NULL,
    unit         VARCHAR(16) NOT NULL,
    delivery_id  BIGINT,
    PRIMARY KEY (target, posting)
);
CREATE INDEX mfg_rule_yield_operation ON mfg_rule_yield (target, work_order, operation);
CREATE INDEX mfg_rule_yield_order ON mfg_rule_yield (work_order);
