-- Append-only by trigger. INSERT OR REPLACE would delete a row without a delete trigger, so it is refused by its key.

CREATE TRIGGER study_is_never_updated BEFORE UPDATE ON study
BEGIN SELECT RAISE(ABORT, 'study is append-only: nothing is ever changed'); END;
CREATE TRIGGER study_is_never_deleted BEFORE DELETE ON study
BEGIN SELECT RAISE(ABORT, 'study is append-only: nothing is ever deleted'); END;
CREATE TRIGGER study_is_never_replaced BEFORE INSERT ON study
WHEN EXISTS (SELECT 1 FROM study WHERE study = NEW.study)
BEGIN SELECT RAISE(ABORT, 'study is append-only: nothing is ever replaced'); END;

CREATE TRIGGER subject_is_never_updated BEFORE UPDATE ON subject
BEGIN SELECT RAISE(ABORT, 'subject is append-only: nothing is ever changed'); END;
CREATE TRIGGER subject_is_never_deleted BEFORE DELETE ON subject
BEGIN SELECT RAISE(ABORT, 'subject is append-only: nothing is ever deleted'); END;
CREATE TRIGGER subject_is_never_replaced BEFORE INSERT ON subject
WHEN EXISTS (SELECT 1 FROM subject WHERE study = NEW.study AND subject = NEW.subject)
BEGIN SELECT RAISE(ABORT, 'subject is append-only: nothing is ever replaced'); END;

CREATE TRIGGER specimen_is_never_updated BEFORE UPDATE ON specimen
BEGIN SELECT RAISE(ABORT, 'specimen is append-only: nothing is ever changed'); END;
CREATE TRIGGER specimen_is_never_deleted BEFORE DELETE ON specimen
BEGIN SELECT RAISE(ABORT, 'specimen is append-only: nothing is ever deleted'); END;
CREATE TRIGGER specimen_is_never_replaced BEFORE INSERT ON specimen
WHEN EXISTS (SELECT 1 FROM specimen WHERE specimen = NEW.specimen OR (study = NEW.study AND sample_id = NEW.sample_id))
BEGIN SELECT RAISE(ABORT, 'specimen is append-only: nothing is ever replaced'); END;

CREATE TRIGGER run_version_is_never_updated BEFORE UPDATE ON run_version
BEGIN SELECT RAISE(ABORT, 'run_version is append-only: nothing is ever changed'); END;
CREATE TRIGGER run_version_is_never_deleted BEFORE DELETE ON run_version
BEGIN SELECT RAISE(ABORT, 'run_version is append-only: nothing is ever deleted'); END;
CREATE TRIGGER run_version_is_never_replaced BEFORE INSERT ON run_version
WHEN EXISTS (SELECT 1 FROM run_version
  WHERE run_version = NEW.run_version OR seal = NEW.seal OR (run = NEW.run AND version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'run_version is append-only: nothing is ever replaced'); END;

CREATE TRIGGER provenance_is_never_updated BEFORE UPDATE ON provenance
BEGIN SELECT RAISE(ABORT, 'provenance is append-only: nothing is ever changed'); END;
CREATE TRIGGER provenance_is_never_deleted BEFORE DELETE ON provenance
BEGIN SELECT RAISE(ABORT, 'provenance is append-only: nothing is ever deleted'); END;
CREATE TRIGGER provenance_is_never_replaced BEFORE INSERT ON provenance
WHEN EXISTS (SELECT 1 FROM provenance WHERE run_version = NEW.run_version AND entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'provenance is append-only: nothing is ever replaced'); END;

CREATE TRIGGER sample_record_is_never_updated BEFORE UPDATE ON sample_record
BEGIN SELECT RAISE(ABORT, 'sample_record is append-only: nothing is ever changed'); END;
CREATE TRIGGER sample_record_is_never_deleted BEFORE DELETE ON sample_record
BEGIN SELECT RAISE(ABORT, 'sample_record is append-only: nothing is ever deleted'); END;
CREATE TRIGGER sample_record_is_never_replaced BEFORE INSERT ON sample_record
WHEN EXISTS (SELECT 1 FROM sample_record WHERE specimen = NEW.specimen AND run_version = NEW.run_version)
BEGIN SELECT RAISE(ABORT, 'sample_record is append-only: nothing is ever replaced'); END;

CREATE TRIGGER injection_is_never_updated BEFORE UPDATE ON injection
BEGIN SELECT RAISE(ABORT, 'injection is append-only: nothing is ever changed'); END;
CREATE TRIGGER injection_is_never_deleted BEFORE DELETE ON injection
BEGIN SELECT RAISE(ABORT, 'injection is append-only: nothing is ever deleted'); END;
CREATE TRIGGER injection_is_never_replaced BEFORE INSERT ON injection
WHEN EXISTS (SELECT 1 FROM injection WHERE run_version = NEW.run_version AND injection = NEW.injection)
BEGIN SELECT RAISE(ABORT, 'injection is append-only: nothing is ever replaced'); END;

CREATE TRIGGER analyte_is_never_updated BEFORE UPDATE ON analyte
BEGIN SELECT RAISE(ABORT, 'analyte is append-only: nothing is ever changed'); END;
CREATE TRIGGER analyte_is_never_deleted BEFORE DELETE ON analyte
BEGIN SELECT RAISE(ABORT, 'analyte is append-only: nothing is ever deleted'); END;
CREATE TRIGGER analyte_is_never_replaced BEFORE INSERT ON analyte
WHEN EXISTS (SELECT 1 FROM analyte WHERE run_version = NEW.run_version AND analyte = NEW.analyte)
BEGIN SELECT RAISE(ABORT, 'analyte is append-only: nothing is ever replaced'); END;

CREATE TRIGGER peak_is_never_updated BEFORE UPDATE ON peak
BEGIN SELECT RAISE(ABORT, 'peak is append-only: nothing is ever changed'); END;
CREATE TRIGGER peak_is_never_deleted BEFORE DELETE ON peak
BEGIN SELECT RAISE(ABORT, 'peak is append-only: nothing is ever deleted'); END;
CREATE TRIGGER peak_is_never_replaced BEFORE INSERT ON peak
WHEN EXISTS (SELECT 1 FROM peak WHERE run_version = NEW.run_version AND injection = NEW.injection AND analyte = NEW.analyte)
BEGIN SELECT RAISE(ABORT, 'peak is append-only: nothing is ever replaced'); END;

CREATE TRIGGER result_is_never_updated BEFORE UPDATE ON result
BEGIN SELECT RAISE(ABORT, 'result is append-only: nothing is ever changed'); END;
CREATE TRIGGER result_is_never_deleted BEFORE DELETE ON result
BEGIN SELECT RAISE(ABORT, 'result is append-only: nothing is ever deleted'); END;
CREATE TRIGGER result_is_never_replaced BEFORE INSERT ON result
WHEN EXISTS (SELECT 1 FROM result WHERE run_version = NEW.run_version AND injection = NEW.injection AND analyte = NEW.analyte)
BEGIN SELECT RAISE(ABORT, 'result is append-only: nothing is ever replaced'); END;

CREATE TRIGGER flag_is_never_updated BEFORE UPDATE ON flag
BEGIN SELECT RAISE(ABORT, 'flag is append-only: nothing is ever changed'); END;
CREATE TRIGGER flag_is_never_deleted BEFORE DELETE ON flag
BEGIN SELECT RAISE(ABORT, 'flag is append-only: nothing is ever deleted'); END;
CREATE TRIGGER flag_is_never_replaced BEFORE INSERT ON flag
WHEN EXISTS (SELECT 1 FROM flag WHERE run_version = NEW.run_version AND injection = NEW.injection AND analyte = NEW.analyte AND flag = NEW.flag)
BEGIN SELECT RAISE(ABORT, 'flag is append-only: nothing is ever replaced'); END;

CREATE TRIGGER curve_is_never_updated BEFORE UPDATE ON curve
BEGIN SELECT RAISE(ABORT, 'curve is append-only: nothing is ever changed'); END;
CREATE TRIGGER curve_is_never_deleted BEFORE DELETE ON curve
BEGIN SELECT RAISE(ABORT, 'curve is append-only: nothing is ever deleted'); END;
CREATE TRIGGER curve_is_never_replaced BEFORE INSERT ON curve
WHEN EXISTS (SELECT 1 FROM curve WHERE run_version = NEW.run_version AND analyte = NEW.analyte)
BEGIN SELECT RAISE(ABORT, 'curve is append-only: nothing is ever replaced'); END;

CREATE TRIGGER enantiomer_pair_is_never_updated BEFORE UPDATE ON enantiomer_pair
BEGIN SELECT RAISE(ABORT, 'enantiomer_pair is append-only: nothing is ever changed'); END;
CREATE TRIGGER enantiomer_pair_is_never_deleted BEFORE DELETE ON enantiomer_pair
BEGIN SELECT RAISE(ABORT, 'enantiomer_pair is append-only: nothing is ever deleted'); END;
CREATE TRIGGER enantiomer_pair_is_never_replaced BEFORE INSERT ON enantiomer_pair
WHEN EXISTS (SELECT 1 FROM enantiomer_pair WHERE run_version = NEW.run_version AND injection = NEW.injection AND compound = NEW.compound)
BEGIN SELECT RAISE(ABORT, 'enantiomer_pair is append-only: nothing is ever replaced'); END;

CREATE TRIGGER verdict_is_never_updated BEFORE UPDATE ON verdict
BEGIN SELECT RAISE(ABORT, 'verdict is append-only: nothing is ever changed'); END;
CREATE TRIGGER verdict_is_never_deleted BEFORE DELETE ON verdict
BEGIN SELECT RAISE(ABORT, 'verdict is append-only: nothing is ever deleted'); END;
CREATE TRIGGER verdict_is_never_replaced BEFORE INSERT ON verdict
WHEN EXISTS (SELECT 1 FROM verdict WHERE run_version = NEW.run_version AND analyte = NEW.analyte)
BEGIN SELECT RAISE(ABORT, 'verdict is append-only: nothing is ever replaced'); END;

CREATE TRIGGER rule_outcome_is_never_updated BEFORE UPDATE ON rule_outcome
BEGIN SELECT RAISE(ABORT, 'rule_outcome is append-only: nothing is ever changed'); END;
CREATE TRIGGER rule_outcome_is_never_deleted BEFORE DELETE ON rule_outcome
BEGIN SELECT RAISE(ABORT, 'rule_outcome is append-only: nothing is ever deleted'); END;
CREATE TRIGGER rule_outcome_is_never_replaced BEFORE INSERT ON rule_outcome
WHEN EXISTS (SELECT 1 FROM rule_outcome WHERE run_version = NEW.run_version AND entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'rule_outcome is append-only: nothing is ever replaced'); END;

CREATE TRIGGER decision_is_never_updated BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only: nothing is ever changed'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only: nothing is ever deleted'); END;
CREATE TRIGGER decision_is_never_replaced BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE run_version = NEW.run_version AND decision = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'decision is append-only: nothing is ever replaced'); END;

CREATE TRIGGER reported_result_is_never_updated BEFORE UPDATE ON reported_result
BEGIN SELECT RAISE(ABORT, 'reported_result is append-only: nothing is ever changed'); END;
CREATE TRIGGER reported_result_is_never_deleted BEFORE DELETE ON reported_result
BEGIN SELECT RAISE(ABORT, 'reported_result is append-only: nothing is ever deleted'); END;
CREATE TRIGGER reported_result_is_never_replaced BEFORE INSERT ON reported_result
WHEN EXISTS (SELECT 1 FROM reported_result WHERE specimen = NEW.specimen AND analyte = NEW.analyte AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'reported_result is append-only: nothing is ever replaced'); END;

CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only: nothing is ever changed'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only: nothing is ever deleted'); END;
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE entry = NEW.entry OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'audit is append-only: nothing is ever replaced'); END;

