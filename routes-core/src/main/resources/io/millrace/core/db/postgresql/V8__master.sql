-- Master data that was loaded from a system: what it calls its things, and what is known of them.
CREATE TABLE mfg_master_load (
  system VARCHAR(64) NOT NULL,
  plant VARCHAR(255) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  revision BIGINT NOT NULL,                    -- counts the changes; its row is locked by each
  load_number BIGINT NOT NULL,                 -- the latest full load: when it began, milliseconds since 1970
  pages BIGINT NOT NULL,                       -- so many pages of it came without a gap
  complete_at TIMESTAMP WITH TIME ZONE,        -- when the latest complete full load began
  PRIMARY KEY (system, plant, kind)
);
CREATE TABLE mfg_master (
  system VARCHAR(64) NOT NULL,
  plant VARCHAR(255) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  code VARCHAR(255) NOT NULL,                  -- the system's
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE,           -- exclusive
  canonical_id VARCHAR(255) NOT NULL,
  details VARCHAR(1000000) NOT NULL,           -- JSON
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,-- in the system
  seen_load BIGINT NOT NULL,                   -- the latest full load that has seen it; 0: none
  revision BIGINT NOT NULL,                    -- of the load's row when it was last changed
  PRIMARY KEY (system, plant, kind, code, valid_from)
);
CREATE INDEX mfg_master_revision ON mfg_master (system, plant, kind, revision);
