-- The events that have passed a flow with once=true: written in the transaction that is committed when the flow is through.
CREATE TABLE mfg_passed (
  consumer VARCHAR(255) NOT NULL,
  source VARCHAR(255) NOT NULL,
  event_id VARCHAR(255) NOT NULL,
  passed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (consumer, source, event_id)
);
-- Rows lie in the order of their times: a few bytes for each block of the table are enough to find the old ones.
CREATE INDEX mfg_passed_at ON mfg_passed USING brin (passed_at) WITH (autosummarize = on);
