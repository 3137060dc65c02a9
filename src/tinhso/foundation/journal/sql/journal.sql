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

-- Gives at most `limit_rows` committed rows the next positions and appends one seal. Returns how many were sealed.
-- Ids commit out of order; positions follow the order of ids among the rows that are visible now. Rows of one
-- subject keep their order: its second verb waits for the lock of the first, so it draws its ids later.
CREATE FUNCTION journal_seal(limit_rows integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET timezone = 'UTC' AS $$
DECLARE
  previous journal_seal%ROWTYPE;
  head bigint;
  sealed integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(610001) THEN
    RETURN 0;
  END IF;
  SELECT * INTO previous FROM journal_seal ORDER BY last_position DESC LIMIT 1;
  head := coalesce(previous.last_position, 0);
  WITH waiting AS (
    (SELECT 'audit' AS source, id, to_jsonb(a) AS entry FROM journal_audit a
     WHERE position IS NULL ORDER BY id LIMIT limit_rows)
    UNION ALL
    (SELECT 'fact', id, to_jsonb(f) FROM journal_fact f WHERE position IS NULL ORDER BY id LIMIT limit_rows)
    UNION ALL
    (SELECT 'outbox', id, to_jsonb(o) FROM journal_outbox o WHERE position IS NULL ORDER BY id LIMIT limit_rows)
    ORDER BY id LIMIT limit_rows
  ), numbered AS (
    SELECT *, head + row_number() OVER (ORDER BY id) AS place FROM waiting
  ), placed AS MATERIALIZED (
    SELECT source, id, place, journal_digest(journal_content(entry), id, place) AS digest FROM numbered
  ), audit AS (
    UPDATE journal_audit t SET position = p.place, digest = p.digest
    FROM placed p WHERE p.source = 'audit' AND p.id = t.id
  ), fact AS (
    UPDATE journal_fact t SET position = p.place, digest = p.digest
    FROM placed p WHERE p.source = 'fact' AND p.id = t.id
  ), outbox AS (
    UPDATE journal_outbox t SET position = p.place, digest = p.digest
    FROM placed p WHERE p.source = 'outbox' AND p.id = t.id
  )
  INSERT INTO journal_seal (first_position, last_position, chain)
  SELECT head + 1, head + count(*),
         sha256(coalesce(previous.chain, ''::bytea) || string_agg(digest, ''::bytea ORDER BY place))
  FROM placed HAVING count(*) > 0
  RETURNING last_position - first_position + 1 INTO sealed;
  RETURN coalesce(sealed, 0);
END
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
