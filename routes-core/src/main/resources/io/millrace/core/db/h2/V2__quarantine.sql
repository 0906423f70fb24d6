-- Messages that could not become events, byte for byte, until a person replays or discards them.
CREATE TABLE mfg_quarantine (
    quarantine_id  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             TIMESTAMP WITH TIME ZONE NOT NULL,
    plant          VARCHAR(64),
    place          VARCHAR(512) NOT NULL,       -- MQTT topic, web path, file or Kafka topic
    route_id       VARCHAR(256),                -- where a replay enters
    context        TEXT NOT NULL,               -- the source's headers that a replay needs, JSON
    content_type   VARCHAR(256) NOT NULL,
    raw            BLOB NOT NULL,
    code           VARCHAR(32) NOT NULL,
    text           VARCHAR(1000) NOT NULL,
    state          VARCHAR(10) NOT NULL,        -- OPEN, REPLAYED or DISCARDED
    actor          VARCHAR(128),                -- who closed it
    reason         VARCHAR(1000),
    closed_at      TIMESTAMP WITH TIME ZONE
);
CREATE INDEX mfg_quarantine_state ON mfg_quarantine (state, quarantine_id);
