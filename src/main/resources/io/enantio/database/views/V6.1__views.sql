-- The views once more: without withdrawn runs, with specimens as corrected.

DROP VIEW infusion_segment;
DROP VIEW run_overview;
DROP VIEW flags_open;
DROP VIEW pc;
DROP VIEW results_not_reported;
DROP VIEW reported_concentrations;
DROP VIEW reported_now;
DROP VIEW sample_now;
DROP VIEW run_now;

CREATE VIEW run_withdrawn AS
SELECT w.run, w.entry, w.person, w.second_person, w.reason
FROM withdrawal w
WHERE w.act = 'withdraw' AND w.entry = (SELECT MAX(later.entry) FROM withdrawal later WHERE later.run = w.run);

CREATE VIEW run_latest AS
SELECT v.*
FROM run_version v
WHERE NOT EXISTS (SELECT 1 FROM run_version later WHERE later.run = v.run AND later.version > v.version);

CREATE VIEW run_now AS
SELECT v.*
FROM run_latest v
WHERE NOT EXISTS (SELECT 1 FROM run_withdrawn w WHERE w.run = v.run);

CREATE VIEW correction_now AS
SELECT c.*
FROM correction c
WHERE c.entry = (SELECT MAX(later.entry) FROM correction later WHERE later.specimen = c.specimen AND later.field = c.field);

-- Specimens that were never corrected apart from the others, so that the index of subjects serves.
CREATE VIEW specimen_now AS
SELECT p.specimen, p.study, p.subject, p.sample_id
FROM specimen p
WHERE NOT EXISTS (
  SELECT 1 FROM correction c WHERE c.specimen = p.specimen AND c.field IN ('sample_id', 'subject', 'exists'))
UNION ALL
SELECT p.specimen, p.study, COALESCE(s.new_value, p.subject) AS subject, COALESCE(i.new_value, p.sample_id) AS sample_id
FROM (SELECT DISTINCT c.specimen FROM correction c WHERE c.field IN ('sample_id', 'subject', 'exists')) k
CROSS JOIN specimen p
LEFT JOIN correction_now i ON i.specimen = p.specimen AND i.field = 'sample_id'
LEFT JOIN correction_now s ON s.specimen = p.specimen AND s.field = 'subject'
LEFT JOIN correction_now e ON e.specimen = p.specimen AND e.field = 'exists'
WHERE p.specimen = k.specimen AND i.same_as IS NULL AND COALESCE(e.new_value, 'yes') = 'yes';

-- Which specimen an injection is of: that of its run (stated), or the one that this really is.
CREATE VIEW injection_now AS
SELECT i.run_version, i.injection, i.experiment, COALESCE(c.same_as, i.specimen) AS specimen, i.specimen AS stated
FROM injection i
LEFT JOIN correction_now c ON c.specimen = i.specimen AND c.field = 'sample_id'
WHERE i.specimen IS NOT NULL;

-- What the latest list of samples says, of runs that are not withdrawn if there is one.
CREATE VIEW sample_now AS
SELECT
  s.run_version, s.specimen,
  COALESCE(v.new_value, s.visit) AS visit,
  COALESCE(CAST(t.new_value AS ${whole}), s.time_point) AS time_point,
  COALESCE(CAST(n.new_value AS ${real}), s.nominal_time_h) AS nominal_time_h,
  s.window_from_min, s.window_to_min,
  COALESCE(k.new_value, s.collected_at) AS collected_at,
  s.infusion_start, s.infusion_end, s.infusion_rate_mg_per_h, s.freeze_thaw_cycles, s.bench_hours, s.own_columns
FROM sample_record s
LEFT JOIN correction_now v ON v.specimen = s.specimen AND v.field = 'visit'
LEFT JOIN correction_now t ON t.specimen = s.specimen AND t.field = 'time_point'
LEFT JOIN correction_now n ON n.specimen = s.specimen AND n.field = 'nominal_time_h'
LEFT JOIN correction_now k ON k.specimen = s.specimen AND k.field = 'collected_at'
WHERE s.run_version = COALESCE(
  (SELECT MAX(later.run_version) FROM sample_record later
   WHERE later.specimen = s.specimen
     AND later.run_version NOT IN (SELECT r.run_version FROM run_version r JOIN run_withdrawn w ON w.run = r.run)),
  (SELECT MAX(later.run_version) FROM sample_record later WHERE later.specimen = s.specimen));

CREATE VIEW reported_now AS
SELECT r.*
FROM reported_result r
WHERE r.revision = (
  SELECT MAX(later.revision) FROM reported_result later WHERE later.specimen = r.specimen AND later.analyte = r.analyte);

-- Results among which the reported one is chosen.
CREATE VIEW result_candidate AS
SELECT i.specimen, x.analyte, v.run, i.injection, i.run_version, x.status, x.flags, i.stated
FROM injection_now i
JOIN run_now v ON v.run_version = i.run_version
JOIN result x ON x.run_version = i.run_version AND x.injection = i.injection
WHERE v.purpose = 'study' AND i.experiment IS NULL;

-- The order of the first two is stated (CROSS JOIN), so that the index of subjects serves the profile of one subject.
CREATE VIEW reported_concentrations AS
SELECT
  p.study, p.subject, p.sample_id, r.analyte, a.compound, a.configuration, a.position AS analyte_position,
  s.visit, s.time_point, s.nominal_time_h, s.window_from_min, s.window_to_min, s.collected_at,
  s.infusion_start, s.infusion_end, s.infusion_rate_mg_per_h,
  x.status, x.concentration_ng_per_ml, x.ci95_low_ng_per_ml, x.ci95_high_ng_per_ml, x.estimate_ng_per_ml,
  c.lloq_ng_per_ml * i.dilution_factor AS lloq_ng_per_ml,
  c.uloq_ng_per_ml * i.dilution_factor AS uloq_ng_per_ml,
  i.dilution_factor, v.run, v.version, r.injection, i.acquired_at, x.flags, r.reason_code, r.reason
FROM specimen_now p
CROSS JOIN reported_now r
JOIN sample_now s ON s.specimen = r.specimen
JOIN run_version v ON v.run_version = r.run_version
JOIN injection i ON i.run_version = r.run_version AND i.injection = r.injection
JOIN result x ON x.run_version = r.run_version AND x.injection = r.injection AND x.analyte = r.analyte
JOIN analyte a ON a.run_version = r.run_version AND a.analyte = r.analyte
LEFT JOIN curve c ON c.run_version = r.run_version AND c.analyte = r.analyte
WHERE r.specimen = p.specimen AND r.outcome = 'reported';

CREATE VIEW results_not_reported AS
SELECT p.study, p.subject, p.sample_id, r.analyte, r.outcome, r.reason_code, r.reason
FROM reported_now r
JOIN specimen_now p ON p.specimen = r.specimen
WHERE r.outcome <> 'reported';

-- One row for each specimen of a study and each analyte that was measured in the study.
CREATE VIEW pc AS
SELECT
  p.study AS studyid, 'PC' AS domain, p.study || '-' || p.subject AS usubjid, p.subject AS subjid,
  p.sample_id AS pcrefid, w.analyte,
  CASE WHEN c.run IS NULL THEN NULL ELSE c.run || '-' || c.injection END AS pcspid,
  c.status, c.concentration_ng_per_ml AS pcstresn,
  CASE WHEN c.run IS NULL THEN NULL ELSE 'ng/mL' END AS pcstresu,
  c.lloq_ng_per_ml AS pclloq, c.uloq_ng_per_ml AS pculoq,
  CASE WHEN c.run IS NULL THEN 'NOT DONE' END AS pcstat,
  CASE WHEN c.run IS NULL THEN COALESCE(n.reason, 'not analysed') END AS pcreasnd,
  s.visit, s.time_point AS pctptnum, s.nominal_time_h, s.window_from_min, s.window_to_min,
  s.collected_at AS pcdtc, s.infusion_start AS pcrftdtc, c.acquired_at, v.matrix,
  w.position AS analyte_position
FROM specimen_now p
JOIN sample_now s ON s.specimen = p.specimen
JOIN (
  SELECT q.study, a.analyte, MIN(a.position) AS position
  FROM (SELECT DISTINCT t.study, m.run_version
        FROM sample_record m JOIN specimen t ON t.specimen = m.specimen) q
  JOIN analyte a ON a.run_version = q.run_version
  GROUP BY q.study, a.analyte) w ON w.study = p.study
JOIN run_version v ON v.run_version = s.run_version
LEFT JOIN reported_concentrations c ON c.study = p.study AND c.sample_id = p.sample_id AND c.analyte = w.analyte
LEFT JOIN results_not_reported n ON n.study = p.study AND n.sample_id = p.sample_id AND n.analyte = w.analyte;

CREATE VIEW flags_open AS
SELECT v.run, v.version, f.injection, i.sample_id, i.sample_type, f.analyte, f.flag, f.severity
FROM run_now v
JOIN flag f ON f.run_version = v.run_version
JOIN injection i ON i.run_version = f.run_version AND i.injection = f.injection
WHERE f.severity <> 'information'
  AND NOT EXISTS (
    SELECT 1 FROM decision d
    WHERE d.run_version = f.run_version AND d.action = 'accept_flag' AND d.injection = f.injection
      AND (d.analyte IS NULL OR d.analyte = f.analyte) AND d.accepted_flag = f.flag);

CREATE VIEW run_overview AS
SELECT
  v.run, v.version, v.verdict, v.purpose, v.origin, v.acquired, v.instrument, v.column_serial, v.analyst,
  v.method, v.method_version, v.ruleset, v.software_version, v.processed_at, v.seal,
  (SELECT COUNT(*) FROM injection i WHERE i.run_version = v.run_version) AS injections,
  (SELECT COUNT(*) FROM injection i WHERE i.run_version = v.run_version AND i.sample_type = 'study') AS study_samples,
  (SELECT COUNT(*) FROM injection i
   WHERE i.run_version = v.run_version AND i.sample_type = 'study' AND i.specimen IS NULL) AS samples_without_specimen,
  (SELECT COUNT(*) FROM verdict d WHERE d.run_version = v.run_version) AS analytes,
  (SELECT COUNT(*) FROM verdict d WHERE d.run_version = v.run_version AND d.verdict = 'accepted') AS analytes_accepted,
  (SELECT COUNT(*) FROM flags_open f WHERE f.run = v.run) AS flags_open,
  (SELECT COUNT(*) FROM decision d WHERE d.run_version = v.run_version) AS decisions,
  CASE WHEN w.run IS NULL THEN 'no' ELSE 'yes' END AS withdrawn, w.reason AS withdrawn_because
FROM run_latest v
LEFT JOIN run_withdrawn w ON w.run = v.run;

CREATE VIEW infusion_segment AS
SELECT DISTINCT p.study, p.subject, s.infusion_start, s.infusion_end, s.infusion_rate_mg_per_h
FROM sample_now s
JOIN specimen_now p ON p.specimen = s.specimen
WHERE s.infusion_start IS NOT NULL;
