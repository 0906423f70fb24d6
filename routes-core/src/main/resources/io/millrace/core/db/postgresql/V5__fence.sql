-- The fence: what is on quality hold, what went into what, and what fenced deliveries are about.
-- A thing is lot:L-77, handling-unit:<SSCC>, shipment:80012, work-order:WO-1001 or item:<plant>/<item>.

-- One row. Its lock decides whether a delivery left or a hold was placed first; the number goes up whenever something
-- that is held back may be free.
CREATE TABLE mfg_fence (
    openings BIGINT NOT NULL
);
INSERT INTO mfg_fence (openings) VALUES (0);

CREATE TABLE mfg_fence_hold (
    hold_id      VARCHAR(64) PRIMARY KEY,
    plant        VARCHAR(64),               -- null: only its release is known yet
    reason       VARCHAR(4000),
    placed_at    TIMESTAMP WITH TIME ZONE,
    released_at  TIMESTAMP WITH TIME ZONE   -- it is open if that is before placed_at, or not at all
);

-- What each open hold reaches.
CREATE TABLE mfg_fence_reach (
    thing    VARCHAR(160) NOT NULL,
    hold_id  VARCHAR(64) NOT NULL,
    named    BOOLEAN NOT NULL,              -- by the hold itself; else by genealogy
    PRIMARY KEY (thing, hold_id)
);
CREATE INDEX mfg_fence_reach_hold ON mfg_fence_reach (hold_id);

-- Genealogy: what went into what. A container's row of itself keeps the time of its newest report.
CREATE TABLE mfg_fence_link (
    thing      VARCHAR(160) NOT NULL,
    goes_into  VARCHAR(160) NOT NULL,
    as_of      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (thing, goes_into)
);
CREATE INDEX mfg_fence_link_into ON mfg_fence_link (goes_into);
CREATE INDEX mfg_fence_link_age ON mfg_fence_link (as_of);

-- What the deliveries of fenced routes that wanted to leave are about; gone some time after they are done.
CREATE TABLE mfg_fence_delivery (
    delivery_id  BIGINT NOT NULL,
    thing        VARCHAR(160) NOT NULL,
    PRIMARY KEY (delivery_id, thing)
);
CREATE INDEX mfg_fence_delivery_thing ON mfg_fence_delivery (thing);
