-- The delivery ledger: what was accepted for each target, and what became of it.

-- One row per target. Its lock serialises the transactions of that target, so that delivery_id order is commit order.
CREATE TABLE mfg_target (
    target        VARCHAR(64) PRIMARY KEY,
    open_count    BIGINT NOT NULL DEFAULT 0,
    stopped_by    VARCHAR(16),              -- OPERATOR or LEDGER; null: running
    stop_code     VARCHAR(32),
    stop_text     VARCHAR(4000),
    stopped_at    TIMESTAMP WITH TIME ZONE,
    probe_at      TIMESTAMP WITH TIME ZONE  -- when one delivery is tried although the target is stopped
);

CREATE SEQUENCE mfg_delivery_seq;

-- One row per delivery: event x target.
CREATE TABLE mfg_delivery (
    delivery_id      BIGINT PRIMARY KEY,
    target           VARCHAR(64) NOT NULL,
    kind             VARCHAR(8) NOT NULL,       -- POST, or REVERSE: the compensation of original_id
    source           VARCHAR(512) NOT NULL,
    event_id         VARCHAR(256) NOT NULL,
    event_type       VARCHAR(128) NOT NULL,
    subject          VARCHAR(256) NOT NULL,
    plant            VARCHAR(64) NOT NULL,
    event_time       VARCHAR(40) NOT NULL,      -- ISO 8601 with the plant's offset
    sequence         BIGINT,
    correlation_id   VARCHAR(256) NOT NULL,
    causation_id     VARCHAR(256),
    partition_key    VARCHAR(256) NOT NULL,
    traceparent      VARCHAR(64),
    data             BYTEA NOT NULL,            -- canonical JSON
    accepted_sha256  VARCHAR(64) NOT NULL,      -- of what was accepted: type, subject and data; tells a duplicate from a conflict
    original_id      BIGINT,                    -- what a REVERSE reverses, or what a conflict is in conflict with
    state            VARCHAR(12) NOT NULL,
    waiting          INTEGER NOT NULL,          -- number of its keys that an earlier open delivery holds
    priority         SMALLINT NOT NULL,         -- 0 overtakes, 1 everything else
    attempts         INTEGER NOT NULL,
    revision         INTEGER NOT NULL,
    idempotency_key  VARCHAR(36) NOT NULL,
    target_class     VARCHAR(12),               -- known from the first barrier on
    request          BYTEA,                     -- frozen at the first barrier
    request_sha256   VARCHAR(64),
    sent_at          TIMESTAMP WITH TIME ZONE,
    ambiguous        BOOLEAN NOT NULL,          -- an earlier call may have had an effect
    next_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    deadline_at      TIMESTAMP WITH TIME ZONE,  -- of being premature
    lease_epoch      BIGINT,
    document_number  VARCHAR(256),
    code             VARCHAR(32),
    text             VARCHAR(4000),
    accepted_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (target, source, event_id, kind, accepted_sha256)
);
-- Claiming reads only what can run now, however many rows are parked, blocked or done.
CREATE INDEX mfg_delivery_new ON mfg_delivery (target, state, waiting, event_type, kind, priority, delivery_id);
CREATE INDEX mfg_delivery_due ON mfg_delivery (target, state, waiting, event_type, kind, next_at);
CREATE INDEX mfg_delivery_leased ON mfg_delivery (target, lease_epoch);
CREATE INDEX mfg_delivery_open ON mfg_delivery (target, state, delivery_id);
CREATE INDEX mfg_delivery_event ON mfg_delivery (source, event_id);
CREATE INDEX mfg_delivery_partition ON mfg_delivery (partition_key);

-- The business keys of open deliveries; gone when the delivery is done.
CREATE TABLE mfg_delivery_key (
    target        VARCHAR(64) NOT NULL,
    business_key  VARCHAR(256) NOT NULL,
    delivery_id   BIGINT NOT NULL,
    blocked       BOOLEAN NOT NULL,
    PRIMARY KEY (target, business_key, delivery_id)
);
CREATE INDEX mfg_delivery_key_delivery ON mfg_delivery_key (delivery_id);

-- The leases of dispatchers. One whose row is gone is fenced: it writes nothing.
CREATE SEQUENCE mfg_epoch_seq;
CREATE TABLE mfg_dispatcher (
    epoch        BIGINT PRIMARY KEY,
    target       VARCHAR(64) NOT NULL,
    owner        VARCHAR(128) NOT NULL,
    lease_until  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX mfg_dispatcher_target ON mfg_dispatcher (target);

-- The source streams whose gaps are watched.
CREATE TABLE mfg_sequence (
    target         VARCHAR(64) NOT NULL,
    source         VARCHAR(512) NOT NULL,
    next_expected  BIGINT NOT NULL,
    PRIMARY KEY (target, source)
);
-- A range of missing numbers; their places in the order are kept for them, from first_place on.
CREATE TABLE mfg_gap (
    target         VARCHAR(64) NOT NULL,
    source         VARCHAR(512) NOT NULL,
    first_missing  BIGINT NOT NULL,
    last_missing   BIGINT NOT NULL,
    first_place    BIGINT,
    delivery_id    BIGINT NOT NULL,             -- the first event after the gap
    due_at         TIMESTAMP WITH TIME ZONE,    -- null: waited long enough
    PRIMARY KEY (target, source, first_missing)
);

-- Append only: who did what to which delivery, when and why. No payload.
CREATE SEQUENCE mfg_audit_seq;
CREATE TABLE mfg_audit (
    audit_id         BIGINT PRIMARY KEY,
    at               VARCHAR(40) NOT NULL,
    actor            VARCHAR(128) NOT NULL,
    target           VARCHAR(64) NOT NULL,
    delivery_id      BIGINT,                    -- null: about the target itself
    source           VARCHAR(512),
    event_id         VARCHAR(256),
    from_state       VARCHAR(12),
    to_state         VARCHAR(12) NOT NULL,
    attempts         INTEGER NOT NULL,
    revision         INTEGER NOT NULL,
    idempotency_key  VARCHAR(36),
    data_sha256      VARCHAR(64),
    request_sha256   VARCHAR(64),
    document_number  VARCHAR(256),
    code             VARCHAR(32),
    reason           VARCHAR(4000)
);
CREATE INDEX mfg_audit_target ON mfg_audit (target, audit_id);
CREATE INDEX mfg_audit_delivery ON mfg_audit (delivery_id);
-- The chain over the audit of a target, written afterwards: each seal covers the rows since the one before it.
CREATE TABLE mfg_audit_seal (
    target     VARCHAR(64) NOT NULL,
    last_id    BIGINT NOT NULL,
    row_count  BIGINT NOT NULL,
    hash       VARCHAR(64) NOT NULL,
    sealed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (target, last_id)
);
