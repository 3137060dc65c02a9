-- The journal's own rules, where nobody can pass them by.

CREATE FUNCTION journal_content(entry jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- jsonb sorts its keys, so the text is canonical; id and position are bound in by journal_digest.
  SELECT sha256(convert_to((entry - 'id' - 'position' - 'digest')::text, 'UTF8'))
$$;

CREATE FUNCTION journal_digest(content bytea, id bigint, "position" bigint) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(content || convert_to(id || ':' || "position", 'UTF8'))
$$;

CREATE FUNCTION journal_refuse_position() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position IS NOT NULL OR NEW.digest IS NOT NULL THEN
    RAISE EXCEPTION 'positions are given by journal_seal() alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION journal_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'journal_seal' THEN
    IF OLD.position IS NULL AND NEW.position IS NOT NULL
       AND to_jsonb(OLD) - 'position' - 'digest' = to_jsonb(NEW) - 'position' - 'digest' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the journal is insert-only: % on % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER journal_insert_only BEFORE UPDATE OR DELETE ON journal_audit
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER journal_insert_only BEFORE UPDATE OR DELETE ON journal_fact
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER journal_insert_only BEFORE UPDATE OR DELETE ON journal_outbox
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER journal_insert_only BEFORE UPDATE OR DELETE ON journal_seal
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();

CREATE TRIGGER journal_no_position BEFORE INSERT ON journal_audit
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_position();
CREATE TRIGGER journal_no_position BEFORE INSERT ON journal_fact
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_position();
CREATE TRIGGER journal_no_position BEFORE INSERT ON journal_outbox
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_position();

-- Rights of the application's role, also on what later migrations create.
CREATE FUNCTION journal_grant_application(role_name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  tab text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', role_name);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', role_name);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO %I', role_name);
  FOREACH tab IN ARRAY ARRAY['journal_audit', 'journal_fact', 'journal_outbox'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM %I', tab, role_name);
  END LOOP;
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON journal_seal FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE, INSERT ON django_migrations FROM %I', role_name);
END
$$;
