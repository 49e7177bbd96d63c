-- The study's database. Nothing here is ever changed or taken out: a run that is processed again is a new version.
-- ${whole}, ${real}, ${key}, ${table}, ${clustered}: how this database says it; the schema is the same everywhere.

CREATE TABLE study (
  study TEXT NOT NULL PRIMARY KEY
) ${clustered};

CREATE TABLE subject (
  study TEXT NOT NULL REFERENCES study (study),
  subject TEXT NOT NULL,
  PRIMARY KEY (study, subject)
) ${clustered};

CREATE TABLE specimen (
  specimen ${key},
  study TEXT NOT NULL,
  subject TEXT NOT NULL,
  sample_id TEXT NOT NULL,
  UNIQUE (study, sample_id),
  FOREIGN KEY (study, subject) REFERENCES subject (study, subject)
) ${table};

CREATE INDEX specimen_of_subject ON specimen (study, subject, specimen);

CREATE TABLE run_version (
  run_version ${key},
  run TEXT NOT NULL,
  version ${whole} NOT NULL CHECK (version >= 1),
  seal TEXT NOT NULL UNIQUE,
  software_version TEXT NOT NULL,
  raw_reader TEXT NOT NULL,
  options TEXT NOT NULL,
  processed_at TEXT NOT NULL,
  instrument TEXT NOT NULL,
  instrument_model TEXT,
  instrument_serial TEXT,
  column_serial TEXT NOT NULL,
  analyst TEXT NOT NULL,
  acquired TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('study', 'validation')),
  origin TEXT NOT NULL CHECK (origin IN ('measured', 'simulated')),
  method TEXT NOT NULL,
  method_version TEXT NOT NULL,
  matrix TEXT NOT NULL,
  ruleset TEXT NOT NULL,
  ruleset_verified_by TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')),
  UNIQUE (run, version)
) ${table};

CREATE TABLE provenance (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  entry ${whole} NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('input', 'output')),
  role TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (run_version, entry)
) ${clustered};

CREATE TABLE sample_record (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  specimen ${whole} NOT NULL REFERENCES specimen (specimen),
  visit TEXT,
  time_point ${whole},
  nominal_time_h ${real},
  window_from_min ${real},
  window_to_min ${real},
  collected_at TEXT,
  infusion_start TEXT,
  infusion_end TEXT,
  infusion_rate_mg_per_h ${real},
  freeze_thaw_cycles ${real},
  bench_hours ${real},
  own_columns TEXT NOT NULL,
  PRIMARY KEY (specimen, run_version)
) ${clustered};

CREATE TABLE injection (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  injection ${whole} NOT NULL,
  file TEXT,
  raw_sha256 TEXT,
  sample_id TEXT NOT NULL,
  sample_type TEXT NOT NULL,
  level TEXT,
  specimen ${whole} REFERENCES specimen (specimen),
  dilution_factor ${real} NOT NULL,
  acquired_at TEXT,
  batch TEXT,
  experiment TEXT,
  comment TEXT,
  PRIMARY KEY (run_version, injection)
) ${clustered};

CREATE INDEX injection_of_specimen ON injection (specimen, run_version, injection);

CREATE TABLE analyte (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  analyte TEXT NOT NULL,
  position ${whole} NOT NULL,
  compound TEXT NOT NULL,
  configuration TEXT,
  PRIMARY KEY (run_version, analyte)
) ${clustered};

CREATE TABLE peak (
  run_version ${whole} NOT NULL,
  injection ${whole} NOT NULL,
  analyte TEXT NOT NULL,
  integration TEXT NOT NULL,
  retention_time_min ${real},
  area_counts_min ${real},
  area_se_counts_min ${real},
  height_counts ${real},
  internal_standard_area_counts_min ${real},
  internal_standard_retention_time_min ${real},
  signal_to_noise ${real},
  resolution ${real},
  tailing_factor ${real},
  points_per_peak ${real},
  ion_ratio_percent ${real},
  PRIMARY KEY (run_version, injection, analyte),
  FOREIGN KEY (run_version, injection) REFERENCES injection (run_version, injection)
) ${clustered};

CREATE TABLE result (
  run_version ${whole} NOT NULL,
  injection ${whole} NOT NULL,
  analyte TEXT NOT NULL,
  status TEXT NOT NULL
    CHECK (status IN ('quantified', 'below_lloq', 'above_uloq', 'not_detected', 'not_quantifiable')),
  concentration_ng_per_ml ${real},
  ci95_low_ng_per_ml ${real},
  ci95_high_ng_per_ml ${real},
  estimate_ng_per_ml ${real},
  nominal_ng_per_ml ${real},
  relative_error_percent ${real},
  response_ratio ${real},
  used_in_curve TEXT,
  flags TEXT,
  decisions TEXT,
  undecided_status TEXT,
  undecided_area_counts_min ${real},
  undecided_estimate_ng_per_ml ${real},
  PRIMARY KEY (run_version, injection, analyte),
  FOREIGN KEY (run_version, injection) REFERENCES injection (run_version, injection),
  CHECK ((status = 'quantified') = (concentration_ng_per_ml IS NOT NULL))
) ${clustered};

CREATE TABLE flag (
  run_version ${whole} NOT NULL,
  injection ${whole} NOT NULL,
  analyte TEXT NOT NULL,
  flag TEXT NOT NULL,
  severity TEXT NOT NULL,
  PRIMARY KEY (run_version, injection, analyte, flag),
  FOREIGN KEY (run_version, injection) REFERENCES injection (run_version, injection)
) ${clustered};

CREATE TABLE curve (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  analyte TEXT NOT NULL,
  model TEXT NOT NULL,
  weighting TEXT NOT NULL,
  intercept ${real},
  intercept_se ${real},
  slope ${real},
  slope_se ${real},
  quadratic ${real},
  quadratic_se ${real},
  lloq_ng_per_ml ${real},
  uloq_ng_per_ml ${real},
  levels_used ${whole},
  levels_excluded ${whole},
  standards_used ${whole},
  standards_excluded ${whole},
  r_squared ${real},
  residual_error_percent ${real},
  flags TEXT,
  PRIMARY KEY (run_version, analyte)
) ${clustered};

CREATE TABLE enantiomer_pair (
  run_version ${whole} NOT NULL,
  injection ${whole} NOT NULL,
  compound TEXT NOT NULL,
  ratio_r_to_s ${real},
  ratio_ci95_low ${real},
  ratio_ci95_high ${real},
  ee_percent ${real},
  ee_ci95_low_percent ${real},
  ee_ci95_high_percent ${real},
  area_correlation ${real},
  valley_percent ${real},
  PRIMARY KEY (run_version, injection, compound),
  FOREIGN KEY (run_version, injection) REFERENCES injection (run_version, injection)
) ${clustered};

CREATE TABLE verdict (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  analyte TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')),
  reasons TEXT,
  undecided_verdict TEXT,
  PRIMARY KEY (run_version, analyte)
) ${clustered};

CREATE TABLE rule_outcome (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  entry ${whole} NOT NULL,
  analyte TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT,
  passed ${whole},
  total ${whole},
  limit_in_force TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('pass', 'fail', 'not_applicable', 'not_assessable')),
  detail TEXT,
  origin TEXT,
  PRIMARY KEY (run_version, entry)
) ${clustered};

CREATE TABLE decision (
  run_version ${whole} NOT NULL REFERENCES run_version (run_version),
  decision ${whole} NOT NULL,
  injection ${whole},
  analyte TEXT,
  action TEXT NOT NULL,
  parameters TEXT,
  accepted_flag TEXT,
  reported_run TEXT,
  reported_injection ${whole},
  person TEXT NOT NULL,
  second_person TEXT,
  decided_at TEXT NOT NULL,
  reason_code TEXT,
  reason TEXT NOT NULL,
  chain TEXT NOT NULL,
  PRIMARY KEY (run_version, decision)
) ${clustered};

-- One row is in force for each specimen and analyte: that of the highest revision.
CREATE TABLE reported_result (
  specimen ${whole} NOT NULL REFERENCES specimen (specimen),
  analyte TEXT NOT NULL,
  revision ${whole} NOT NULL CHECK (revision >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('reported', 'ambiguous', 'no_result', 'pending')),
  run_version ${whole},
  injection ${whole},
  reason_code TEXT NOT NULL,
  reason TEXT NOT NULL,
  caused_by ${whole} NOT NULL REFERENCES run_version (run_version),
  PRIMARY KEY (specimen, analyte, revision),
  FOREIGN KEY (run_version, injection, analyte) REFERENCES result (run_version, injection, analyte),
  CHECK ((outcome = 'reported') = (run_version IS NOT NULL)),
  CHECK ((run_version IS NULL) = (injection IS NULL))
) ${clustered};

-- Who did what to this database; each entry holds the hash of the one before.
CREATE TABLE audit (
  entry ${whole} NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_version ${whole} NOT NULL,
  before_value TEXT NOT NULL,
  after_value TEXT NOT NULL,
  reason TEXT NOT NULL,
  software_version TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) ${table};
