-- What each entry of the audit trail changed of the mean profile of a study: numbers of results and sums to be added to those of before.
-- entry is absent from the row that stands for everything that was loaded before there was this table.
CREATE TABLE profile_change (
  study TEXT NOT NULL,
  analyte TEXT NOT NULL,
  nominal_time_h ${real} NOT NULL,
  entry ${whole} REFERENCES audit (entry) DEFERRABLE INITIALLY DEFERRED,
  reported ${whole} NOT NULL,
  quantified ${whole} NOT NULL,
  sum_ng_per_ml ${real} NOT NULL,
  UNIQUE (study, analyte, nominal_time_h, entry)
) ${table};

CREATE INDEX profile_change_of_entry ON profile_change (entry);
