-- The role of a QC level as the run was judged (RUN-6): absent from results that were loaded before, and from all that is no QC.

ALTER TABLE result ADD COLUMN qc_role TEXT CHECK (qc_role IN ('lloq', 'low', 'middle', 'high', 'dilution'));
