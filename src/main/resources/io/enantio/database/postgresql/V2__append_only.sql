-- Append-only by trigger, for everybody, and by grant, for loaders and readers.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: nothing is ever changed, deleted or replaced', TG_TABLE_NAME;
END
$$;

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'enantio' AND tablename <> 'flyway_schema_history' LOOP
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON enantio.%I '
      || 'FOR EACH ROW EXECUTE FUNCTION enantio.refuse_change()', one.tablename);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON enantio.%I '
      || 'FOR EACH STATEMENT EXECUTE FUNCTION enantio.refuse_change()', one.tablename);
  END LOOP;
END
$$;

-- Roles are of the whole server: an administrator may have made them before.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'enantio_reader') THEN
    CREATE ROLE enantio_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'enantio_loader') THEN
    CREATE ROLE enantio_loader NOLOGIN;
  END IF;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA enantio FROM PUBLIC;
GRANT USAGE ON SCHEMA enantio TO enantio_reader, enantio_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA enantio TO enantio_reader, enantio_loader;
GRANT INSERT ON ALL TABLES IN SCHEMA enantio TO enantio_loader;
REVOKE INSERT ON enantio.flyway_schema_history FROM enantio_loader;
