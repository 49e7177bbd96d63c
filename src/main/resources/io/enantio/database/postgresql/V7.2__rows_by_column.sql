-- The new table is append-only too.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON profile_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON profile_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE ALL ON profile_change, profile_value, mean_profile FROM PUBLIC;
GRANT SELECT ON profile_change, profile_value, mean_profile TO enantio_reader, enantio_loader;

-- Rows come as the texts of their cells, column by column. JSON took three times as long, and COPY would need the right to insert, or a
-- table of the loader that a function of the owner reads.
DROP FUNCTION add_rows(text, jsonb);

-- Adds rows of a load, a withdrawal or a correction. Rows of a run are added only in the transaction that adds its version, before its
-- digest; other rows only with the entry that this transaction is going to record. cells: a row for each name.
CREATE FUNCTION add_rows(into_table text, names text[], cells text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  next_entry bigint;
  owners bigint[];
  columns text;
  items text;
  lists text;
  aliases text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('enantio load'));
  SELECT COALESCE(MAX(a.entry), 0) + 1 INTO next_entry FROM enantio.audit a;
  IF array_ndims(cells) IS DISTINCT FROM 2 OR array_length(cells, 1) <> array_length(names, 1) THEN
    RAISE EXCEPTION 'not a row of cells for each name' USING ERRCODE = '42501';
  END IF;
  IF into_table IN ('provenance', 'sample_record', 'injection', 'analyte', 'peak', 'result', 'flag', 'curve', 'enantiomer_pair',
      'verdict', 'rule_outcome', 'decision') THEN
    owners := ARRAY(SELECT DISTINCT e::bigint
      FROM unnest(cells[array_position(names, 'run_version'):array_position(names, 'run_version')]) e);
    IF array_length(owners, 1) IS NULL OR EXISTS (
        SELECT 1 FROM unnest(owners) g
        WHERE NOT EXISTS (
            SELECT 1 FROM enantio.run_version v WHERE v.run_version = g AND v.xmin = pg_current_xact_id()::xid)
          OR EXISTS (SELECT 1 FROM enantio.digest d WHERE d.run_version = g)) THEN
      RAISE EXCEPTION '% takes rows only of a run that is being loaded', into_table USING ERRCODE = '42501';
    END IF;
  ELSIF into_table IN ('study', 'subject', 'specimen', 'reported_result', 'withdrawal', 'correction', 'profile_change') THEN
    owners := ARRAY(SELECT DISTINCT e::bigint
      FROM unnest(cells[array_position(names, 'entry'):array_position(names, 'entry')]) e);
    IF owners IS DISTINCT FROM ARRAY[next_entry] THEN
      RAISE EXCEPTION '% takes rows only with the next entry of the audit trail', into_table USING ERRCODE = '42501';
    END IF;
  ELSIF into_table <> 'run_version' THEN
    RAISE EXCEPTION 'nobody adds rows to %', into_table USING ERRCODE = '42501';
  END IF;
  SELECT string_agg(quote_ident(n.name), ', ' ORDER BY n.place),
    string_agg(format('u.c%s::%s', n.place, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY n.place),
    string_agg(format('$1[%s:%s]', n.place, n.place), ', ' ORDER BY n.place),
    string_agg('c' || n.place, ', ' ORDER BY n.place)
  INTO columns, items, lists, aliases
  FROM unnest(names) WITH ORDINALITY AS n(name, place)
  LEFT JOIN pg_attribute a
    ON a.attrelid = format('enantio.%I', into_table)::regclass AND a.attname = n.name AND a.attnum > 0 AND NOT a.attisdropped;
  EXECUTE format('INSERT INTO enantio.%I (%s) SELECT %s FROM unnest(%s) AS u(%s)', into_table, columns, items, lists, aliases)
    USING cells;
  IF into_table = 'reported_result' THEN
    PERFORM enantio.check_reported(next_entry);
  END IF;
END
$$;

-- A reported result is one that can be reported: the only one, or one of several about which somebody decided. The candidates are
-- collected once, by the specimens that injections state, for which there is an index.
CREATE OR REPLACE FUNCTION check_reported(of_entry bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  impossible bigint;
  undecided bigint;
BEGIN
  WITH these AS MATERIALIZED (
    SELECT r.specimen, r.analyte, r.revision, r.outcome, r.run_version, r.injection
    FROM enantio.reported_result r
    WHERE r.entry = of_entry
  ), specimens AS MATERIALIZED (
    SELECT DISTINCT t.specimen FROM these t
  ), stated AS MATERIALIZED (
    SELECT s.specimen FROM specimens s
    UNION
    SELECT k.specimen FROM enantio.correction_now k WHERE k.same_as IN (SELECT s.specimen FROM specimens s)
  ), candidates AS MATERIALIZED (
    SELECT c.specimen, c.analyte, c.run_version, c.injection
    FROM stated s
    CROSS JOIN LATERAL (
      SELECT o.specimen, o.analyte, o.run_version, o.injection
      FROM enantio.result_candidate o
      WHERE o.stated = s.specimen AND o.status <> 'not_quantifiable'
        AND ';' || COALESCE(o.flags, '') || ';' NOT LIKE '%;EXCLUDED_BY_DECISION;%') c
  ), counted AS MATERIALIZED (
    SELECT c.specimen, c.analyte, COUNT(*) AS results FROM candidates c GROUP BY c.specimen, c.analyte
  )
  SELECT
    (SELECT COUNT(*) FROM these t
     WHERE t.revision <> 1 + COALESCE((
         SELECT MAX(b.revision) FROM enantio.reported_result b
         WHERE b.specimen = t.specimen AND b.analyte = t.analyte AND b.entry IS DISTINCT FROM of_entry), 0)
       OR t.outcome = 'reported' AND (t.specimen, t.analyte, t.run_version, t.injection) NOT IN (
         SELECT c.specimen, c.analyte, c.run_version, c.injection FROM candidates c)),
    (SELECT COUNT(*) FROM these t JOIN counted n ON n.specimen = t.specimen AND n.analyte = t.analyte
     WHERE t.outcome = 'reported' AND n.results > 1
       AND NOT EXISTS (
         SELECT 1 FROM stated s
         JOIN enantio.injection_now i ON i.stated = s.specimen
         JOIN enantio.run_now v ON v.run_version = i.run_version
         JOIN enantio.decision d ON d.run_version = i.run_version AND d.injection = i.injection
         JOIN enantio.run_version chosen ON chosen.run_version = t.run_version
         WHERE i.specimen = t.specimen AND d.action = 'report_value' AND (d.analyte IS NULL OR d.analyte = t.analyte)
           AND d.reported_run = chosen.run AND d.reported_injection = t.injection))
  INTO impossible, undecided;
  IF impossible > 0 THEN
    RAISE EXCEPTION 'a result is to be reported that cannot be' USING ERRCODE = '42501';
  END IF;
  IF undecided > 0 THEN
    RAISE EXCEPTION 'one of several results is to be reported, and nobody decided so' USING ERRCODE = '42501';
  END IF;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA enantio FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_rows(text, text[], text[]) TO enantio_loader;
