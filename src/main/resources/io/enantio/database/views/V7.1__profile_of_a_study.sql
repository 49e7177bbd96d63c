-- Reported results that have a nominal time: what the mean profile is made of.
CREATE VIEW profile_value AS
SELECT p.specimen, p.study, r.analyte, s.nominal_time_h, x.concentration_ng_per_ml
FROM specimen_now p
CROSS JOIN reported_now r
JOIN sample_now s ON s.specimen = r.specimen
JOIN result x ON x.run_version = r.run_version AND x.injection = r.injection AND x.analyte = r.analyte
WHERE r.specimen = p.specimen AND r.outcome = 'reported' AND s.nominal_time_h IS NOT NULL;

-- From sums that every load, withdrawal and correction carries forward, so that it takes no longer for ten thousand subjects.
CREATE VIEW mean_profile AS
SELECT
  c.study, c.analyte, c.nominal_time_h, SUM(c.reported) AS reported, SUM(c.quantified) AS quantified,
  CASE WHEN SUM(c.quantified) > 0 THEN SUM(c.sum_ng_per_ml) / SUM(c.quantified) END AS mean_ng_per_ml
FROM profile_change c
GROUP BY c.study, c.analyte, c.nominal_time_h
HAVING SUM(c.reported) > 0;

INSERT INTO profile_change (study, analyte, nominal_time_h, reported, quantified, sum_ng_per_ml)
SELECT v.study, v.analyte, v.nominal_time_h, COUNT(*), COUNT(v.concentration_ng_per_ml),
  COALESCE(SUM(v.concentration_ng_per_ml), 0.0)
FROM profile_value v
GROUP BY v.study, v.analyte, v.nominal_time_h;
