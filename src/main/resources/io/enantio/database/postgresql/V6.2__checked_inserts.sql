-- The new tables are append-only too.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['digest', 'withdrawal', 'correction', 'setting'] LOOP
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON enantio.%I '
      || 'FOR EACH ROW EXECUTE FUNCTION enantio.refuse_change()', one);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON enantio.%I '
      || 'FOR EACH STATEMENT EXECUTE FUNCTION enantio.refuse_change()', one);
  END LOOP;
END
$$;

ALTER FUNCTION refuse_change() SET search_path = pg_catalog, pg_temp;

-- Loaders add rows by the functions below and in no other way.
REVOKE INSERT ON ALL TABLES IN SCHEMA enantio FROM enantio_loader;
REVOKE ALL ON ALL TABLES IN SCHEMA enantio FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA enantio TO enantio_reader, enantio_loader;

-- The number, the account, the time and the hash of an entry are the server's, whoever inserts it and whatever it states.
CREATE FUNCTION stamp_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('enantio load'));
  SELECT a.entry, a.hash INTO last FROM enantio.audit a ORDER BY a.entry DESC LIMIT 1;
  NEW.entry := COALESCE(last.entry, 0) + 1;
  NEW.at := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  NEW.session_account := session_user;
  NEW.digests := COALESCE(NEW.digests, '');
  NEW.previous_hash := COALESCE(last.hash, '');
  NEW.hash := encode(sha256(convert_to(concat_ws(chr(31),
    NEW.previous_hash, NEW.entry::text, NEW.at, NEW.person, NEW.action, NEW.entity, NEW.entity_version::text,
    NEW.before_value, NEW.after_value, NEW.reason, NEW.software_version, NEW.session_account, NEW.digests), 'UTF8')), 'hex');
  RETURN NEW;
END
$$;

CREATE TRIGGER stamped BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION stamp_entry();

-- A version of a run is stored with its digest, or not at all.
CREATE FUNCTION require_digest() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM enantio.digest d WHERE d.run_version = NEW.run_version AND d.table_name = 'run_version') THEN
    RAISE EXCEPTION 'version % of run % has no digest', NEW.version, NEW.run;
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER digested AFTER INSERT ON run_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_digest();

-- Adds rows of a load, a withdrawal or a correction. Rows of a run are added only in the transaction that adds its version, before its
-- digest; other rows only with the entry that this transaction is going to record.
CREATE FUNCTION add_rows(into_table text, added jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  next_entry bigint;
  names text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('enantio load'));
  SELECT COALESCE(MAX(a.entry), 0) + 1 INTO next_entry FROM enantio.audit a;
  IF into_table IN ('provenance', 'sample_record', 'injection', 'analyte', 'peak', 'result', 'flag', 'curve', 'enantiomer_pair',
      'verdict', 'rule_outcome', 'decision') THEN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT (e.value ->> 'run_version')::bigint AS run_version FROM jsonb_array_elements(added) e) g
        WHERE NOT EXISTS (
            SELECT 1 FROM enantio.run_version v
            WHERE v.run_version = g.run_version AND v.xmin = pg_current_xact_id()::xid)
          OR EXISTS (SELECT 1 FROM enantio.digest d WHERE d.run_version = g.run_version)) THEN
      RAISE EXCEPTION '% takes rows only of a run that is being loaded', into_table USING ERRCODE = '42501';
    END IF;
  ELSIF into_table IN ('study', 'subject', 'specimen', 'reported_result', 'withdrawal', 'correction') THEN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(added) e
        WHERE (e.value ->> 'entry')::bigint IS DISTINCT FROM next_entry) THEN
      RAISE EXCEPTION '% takes rows only with the next entry of the audit trail', into_table USING ERRCODE = '42501';
    END IF;
  ELSIF into_table <> 'run_version' THEN
    RAISE EXCEPTION 'nobody adds rows to %', into_table USING ERRCODE = '42501';
  END IF;
  SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(added -> 0) k;
  EXECUTE format('INSERT INTO enantio.%I (%s) SELECT %s FROM jsonb_populate_recordset(NULL::enantio.%I, $1)',
    into_table, names, names, into_table) USING added;
  IF into_table = 'reported_result' THEN
    PERFORM enantio.check_reported(next_entry);
  END IF;
END
$$;

-- A reported result is one that can be reported: the only one, or one of several about which somebody decided.
CREATE FUNCTION check_reported(of_entry bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT 1 FROM enantio.reported_result r
      WHERE r.entry = of_entry AND (
        r.revision <> 1 + COALESCE((
          SELECT MAX(b.revision) FROM enantio.reported_result b
          WHERE b.specimen = r.specimen AND b.analyte = r.analyte AND b.entry IS DISTINCT FROM of_entry), 0)
        OR r.outcome = 'reported' AND NOT EXISTS (
          SELECT 1 FROM enantio.result_candidate c
          WHERE c.specimen = r.specimen AND c.analyte = r.analyte AND c.run_version = r.run_version
            AND c.injection = r.injection AND c.status <> 'not_quantifiable'
            AND ';' || COALESCE(c.flags, '') || ';' NOT LIKE '%;EXCLUDED_BY_DECISION;%'))) THEN
    RAISE EXCEPTION 'a result is to be reported that cannot be' USING ERRCODE = '42501';
  END IF;
  IF EXISTS (
      SELECT 1 FROM enantio.reported_result r
      WHERE r.entry = of_entry AND r.outcome = 'reported'
        AND (SELECT COUNT(*) FROM enantio.result_candidate c
             WHERE c.specimen = r.specimen AND c.analyte = r.analyte AND c.status <> 'not_quantifiable'
               AND ';' || COALESCE(c.flags, '') || ';' NOT LIKE '%;EXCLUDED_BY_DECISION;%') > 1
        AND NOT EXISTS (
          SELECT 1 FROM enantio.injection_now i
          JOIN enantio.run_now v ON v.run_version = i.run_version
          JOIN enantio.decision d ON d.run_version = i.run_version AND d.injection = i.injection
          JOIN enantio.run_version chosen ON chosen.run_version = r.run_version
          WHERE i.specimen = r.specimen AND d.action = 'report_value' AND (d.analyte IS NULL OR d.analyte = r.analyte)
            AND d.reported_run = chosen.run AND d.reported_injection = r.injection)) THEN
    RAISE EXCEPTION 'one of several results is to be reported, and nobody decided so' USING ERRCODE = '42501';
  END IF;
END
$$;

-- Records a load, a withdrawal or a correction of this transaction, with its digests.
CREATE FUNCTION record_act(what text, about text, of_version bigint, before text, after text, why text, client text, software text,
  made jsonb, digests text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  number bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('enantio load'));
  SELECT COALESCE(MAX(a.entry), 0) + 1 INTO number FROM enantio.audit a;
  IF NOT (CASE what
      WHEN 'load' THEN EXISTS (
        SELECT 1 FROM enantio.run_version v
        WHERE 'run ' || v.run = about AND v.version = of_version AND v.seal = after AND v.xmin = pg_current_xact_id()::xid
          AND before = COALESCE((
            SELECT p.seal FROM enantio.run_version p WHERE p.run = v.run AND p.version = v.version - 1), '')
          AND NOT EXISTS (SELECT 1 FROM enantio.digest d WHERE d.run_version = v.run_version))
      WHEN 'accept_method' THEN length(why) >= 10 AND made = '[]'::jsonb
      WHEN 'correct' THEN EXISTS (SELECT 1 FROM enantio.correction c WHERE c.entry = number)
      ELSE EXISTS (SELECT 1 FROM enantio.withdrawal w WHERE w.entry = number AND w.act = what AND 'run ' || w.run = about)
    END) THEN
    RAISE EXCEPTION 'nothing of this transaction is a %', what USING ERRCODE = '42501';
  END IF;
  INSERT INTO enantio.audit (entry, at, person, action, entity, entity_version, before_value, after_value, reason,
    software_version, previous_hash, hash, digests)
  VALUES (0, '', client, what, about, of_version, before, after, why, software, '', '', digests)
  RETURNING entry INTO number;
  INSERT INTO enantio.digest (entry, table_name, run_version, row_count, sha256, row_marks)
  SELECT number, d.table_name, d.run_version, d.row_count, d.sha256, d.row_marks
  FROM jsonb_populate_recordset(NULL::enantio.digest, made) d;
  RETURN number;
END
$$;

-- Records that a study was read. The only thing that a reader can add.
CREATE FUNCTION record_reading(what text, about text, head text, files text, place text, client text, software text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  number bigint;
BEGIN
  IF what NOT IN ('export', 'study') OR NOT EXISTS (SELECT 1 FROM enantio.audit a WHERE a.hash = head) THEN
    RAISE EXCEPTION 'this is no export' USING ERRCODE = '42501';
  END IF;
  INSERT INTO enantio.audit (entry, at, person, action, entity, entity_version, before_value, after_value, reason,
    software_version, previous_hash, hash, digests)
  VALUES (0, '', client, what, about, 0, head, files, place, software, '', '', '')
  RETURNING entry INTO number;
  RETURN number;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA enantio FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_rows(text, jsonb) TO enantio_loader;
GRANT EXECUTE ON FUNCTION record_act(text, text, bigint, text, text, text, text, text, jsonb, text) TO enantio_loader;
GRANT EXECUTE ON FUNCTION record_reading(text, text, text, text, text, text, text) TO enantio_loader, enantio_reader;
