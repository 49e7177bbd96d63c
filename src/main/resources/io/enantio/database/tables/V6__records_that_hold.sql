-- Who did what, and digests of every row, so that a change outside the program is found.

-- With an entry since schema 6: the account that the server knows (empty in a file), and the hash of the digests made with the entry.
ALTER TABLE audit ADD COLUMN session_account TEXT;
ALTER TABLE audit ADD COLUMN digests TEXT;

-- The entry of the audit trail with which a row was added; absent from rows of before.
ALTER TABLE study ADD COLUMN entry ${whole} REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE subject ADD COLUMN entry ${whole} REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE specimen ADD COLUMN entry ${whole} REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE reported_result ADD COLUMN entry ${whole} REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX subject_of_entry ON subject (entry);
CREATE INDEX specimen_of_entry ON specimen (entry);
CREATE INDEX reported_result_of_entry ON reported_result (entry);

CREATE INDEX sample_record_of_run ON sample_record (run_version);

-- When the machine recorded a decision, and the keys of its people.
ALTER TABLE decision ADD COLUMN recorded_at TEXT;
ALTER TABLE decision ADD COLUMN person_key TEXT;
ALTER TABLE decision ADD COLUMN second_key TEXT;

-- Rows of a table that were added with an entry: those of a version of a run, or (run_version 0) those of no run.
-- The marks name each row with the beginning of its hash, so that a difference can be located.
CREATE TABLE digest (
  entry ${whole} NOT NULL REFERENCES audit (entry),
  table_name TEXT NOT NULL,
  run_version ${whole} NOT NULL,
  row_count ${whole} NOT NULL,
  sha256 TEXT NOT NULL,
  row_marks TEXT NOT NULL,
  PRIMARY KEY (entry, table_name, run_version)
) ${clustered};

CREATE INDEX digest_of_run ON digest (run_version);

-- Of several acts about a run the last one is in force.
CREATE TABLE withdrawal (
  entry ${whole} NOT NULL PRIMARY KEY REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED,
  run TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('withdraw', 'reinstate')),
  person TEXT NOT NULL,
  second_person TEXT,
  reason TEXT NOT NULL CHECK (length(reason) >= 10)
) ${clustered};

CREATE INDEX withdrawal_of_run ON withdrawal (run, entry);

-- What is known of a specimen otherwise than it was loaded. same_as: the specimen that this one really is.
CREATE TABLE correction (
  specimen ${whole} NOT NULL REFERENCES specimen (specimen),
  field TEXT NOT NULL
    CHECK (field IN ('sample_id', 'subject', 'exists', 'visit', 'time_point', 'nominal_time_h', 'collected_at')),
  entry ${whole} NOT NULL REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  same_as ${whole} REFERENCES specimen (specimen),
  person TEXT NOT NULL,
  second_person TEXT,
  reason TEXT NOT NULL CHECK (length(reason) >= 10),
  PRIMARY KEY (specimen, field, entry),
  CHECK (same_as IS NULL OR field = 'sample_id')
) ${clustered};

CREATE INDEX correction_of_entry ON correction (entry);

-- What the owner of the database demands. The last value of a name is in force. people_root: chain of the first entry of the people
-- whose signatures count.
CREATE TABLE setting (
  entry ${whole} NOT NULL PRIMARY KEY REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name IN ('require')),
  value TEXT NOT NULL CHECK (value IN ('nothing', 'signed')),
  people_root TEXT,
  reason TEXT NOT NULL,
  CHECK ((value = 'signed') = (people_root IS NOT NULL))
) ${clustered};
