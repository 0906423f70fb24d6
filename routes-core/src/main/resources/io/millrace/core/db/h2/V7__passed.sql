-- The events that have passed a flow with once=true: written in the transaction that is committed when the flow is through.
CREATE TABLE mfg_passed (
  consumer VARCHAR(255) NOT NULL,
  source VARCHAR(255) NOT NULL,
  event_id VARCHAR(255) NOT NULL,
  passed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (consumer, source, event_id)
);
CREATE INDEX mfg_passed_at ON mfg_passed (passed_at);
