-- Gives at most `limit_rows` committed rows the next positions and appends one seal. Returns how many were sealed.
-- Ids commit out of order; positions follow the order of ids among the rows that are visible now. Rows of one
-- subject keep their order: its second verb waits for the lock of the first, so it draws its ids later.
--
-- Rows are found by the index of the unsealed ones alone, and never by a loop over them for each other: what the planner
-- knows of the tables may be from before a great batch came in, and then a loop looked short that takes minutes.
CREATE OR REPLACE FUNCTION journal_seal(limit_rows integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET timezone = 'UTC'
  SET enable_nestloop = off SET enable_seqscan = off AS $$
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
    FROM placed p WHERE p.source = 'audit' AND p.id = t.id AND t.position IS NULL
  ), fact AS (
    UPDATE journal_fact t SET position = p.place, digest = p.digest
    FROM placed p WHERE p.source = 'fact' AND p.id = t.id AND t.position IS NULL
  ), outbox AS (
    UPDATE journal_outbox t SET position = p.place, digest = p.digest
    FROM placed p WHERE p.source = 'outbox' AND p.id = t.id AND t.position IS NULL
  )
  INSERT INTO journal_seal (first_position, last_position, chain)
  SELECT head + 1, head + count(*),
         sha256(coalesce(previous.chain, ''::bytea) || string_agg(digest, ''::bytea ORDER BY place))
  FROM placed HAVING count(*) > 0
  RETURNING last_position - first_position + 1 INTO sealed;
  RETURN coalesce(sealed, 0);
END
$$;
