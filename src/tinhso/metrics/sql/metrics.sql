-- Cells of days and of months: what sealed facts add up to, moved there in ranges of journal positions.

-- Adds the facts of at most `at_most` further positions to their cells and moves the watermark with them.
-- Returns how many positions were moved. Rollers wait for each other; each goes on where the last one stopped.
CREATE OR REPLACE FUNCTION metrics_roll(at_most bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  done bigint;
  head bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(610002);
  INSERT INTO metrics_watermark (id, position) VALUES (1, 0) ON CONFLICT DO NOTHING;
  SELECT position INTO done FROM metrics_watermark WHERE id = 1;
  -- A seal is written with the positions that it covers, so all of them up to its last are visible.
  SELECT least(coalesce(max(last_position), 0), done + at_most) INTO head FROM journal_seal;
  IF head <= done THEN
    RETURN 0;
  END IF;
  WITH moved AS MATERIALIZED (
    SELECT kind, day, unit_id, dimensions, sum(amount) AS amount FROM journal_fact
    WHERE position > done AND position <= head
    GROUP BY kind, day, unit_id, dimensions
    ORDER BY kind, day, unit_id  -- what is read together lies together
  ), days AS (
    INSERT INTO metrics_day_cell AS cell (kind, day, unit_id, dimensions, amount)
    SELECT kind, day, unit_id, dimensions, amount FROM moved
    ON CONFLICT (kind, day, unit_id, dimensions) DO UPDATE SET amount = cell.amount + excluded.amount
  )
  INSERT INTO metrics_month_cell AS cell (kind, day, unit_id, dimensions, amount)
  SELECT kind, date_trunc('month', day)::date, unit_id, dimensions, sum(amount) FROM moved GROUP BY 1, 2, 3, 4
  ON CONFLICT (kind, day, unit_id, dimensions) DO UPDATE SET amount = cell.amount + excluded.amount;
  UPDATE metrics_watermark SET position = head WHERE id = 1;
  RETURN head - done;
END
$$;

-- What the cells lack, or hold too much, to show the journal as it stood at a position; NULL is this moment, facts
-- without a position included. STABLE: it sees what the statement sees that calls it, so cells, watermark and facts
-- are of one moment. Planned for each call: the range beyond the watermark may be two rows or millions.
CREATE OR REPLACE FUNCTION metrics_drift(up_to bigint, wanted text[], since date, until date)
RETURNS TABLE (kind varchar, day date, unit_id bigint, dimensions jsonb, amount bigint)
LANGUAGE plpgsql STABLE ROWS 200 SET search_path = public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  done bigint := coalesce((SELECT position FROM metrics_watermark WHERE id = 1), 0);
BEGIN
  IF up_to IS NULL THEN
    RETURN QUERY SELECT f.kind, f.day, f.unit_id, f.dimensions, f.amount FROM journal_fact f
      WHERE f.position > done AND f.kind = ANY (wanted) AND f.day BETWEEN since AND until;
    RETURN QUERY SELECT f.kind, f.day, f.unit_id, f.dimensions, f.amount FROM journal_fact f
      WHERE f.position IS NULL AND f.kind = ANY (wanted) AND f.day BETWEEN since AND until;
  ELSIF up_to >= done THEN
    RETURN QUERY SELECT f.kind, f.day, f.unit_id, f.dimensions, f.amount FROM journal_fact f
      WHERE f.position > done AND f.position <= up_to AND f.kind = ANY (wanted) AND f.day BETWEEN since AND until;
  ELSE
    RETURN QUERY SELECT f.kind, f.day, f.unit_id, f.dimensions, -f.amount FROM journal_fact f
      WHERE f.position > up_to AND f.position <= done AND f.kind = ANY (wanted) AND f.day BETWEEN since AND until;
  END IF;
END
$$;

-- Cells change often and their key never: room on the page keeps such changes beside the old row.
ALTER TABLE metrics_day_cell SET (fillfactor = 85);
