-- How far each poll of a system has read: everything up to there is durable.
CREATE TABLE mfg_watermark (
    poll        VARCHAR(512) PRIMARY KEY,     -- the poll's route id and what it reads
    read_until  VARCHAR(40) NOT NULL          -- ISO 8601 in UTC, to the nanosecond
);
