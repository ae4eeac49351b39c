-- How many people of an organization ranked a need first, second and third, in answers that are sent. A trigger keeps it: the page of
-- the needs of a call with thousands of answers reads a row for each organization instead of counting every rank.
CREATE TABLE need_asked (
  need_id       TEXT   NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  -- As in `interest_need`; empty for people who named none.
  organisation  TEXT   NOT NULL,
  first_rank    BIGINT NOT NULL,
  second_rank   BIGINT NOT NULL,
  third_rank    BIGINT NOT NULL,
  PRIMARY KEY (need_id, organisation)
);
INSERT INTO need_asked (need_id, organisation, first_rank, second_rank, third_rank)
SELECT need_id, COALESCE(organisation, ''),
  COUNT(CASE WHEN rank = 1 THEN 1 END), COUNT(CASE WHEN rank = 2 THEN 1 END), COUNT(CASE WHEN rank = 3 THEN 1 END)
FROM interest_need WHERE sent = 1
GROUP BY need_id, COALESCE(organisation, '');

CREATE FUNCTION count_need_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.sent = 1 THEN
    -- Of two answers that change at once, one waits: they may change the same rows in another order. A transaction that changes
    -- several answers takes this before it waits for any of them.
    PERFORM pg_advisory_xact_lock(68);
    UPDATE need_asked SET
      first_rank = first_rank - CASE OLD.rank WHEN 1 THEN 1 ELSE 0 END,
      second_rank = second_rank - CASE OLD.rank WHEN 2 THEN 1 ELSE 0 END,
      third_rank = third_rank - CASE OLD.rank WHEN 3 THEN 1 ELSE 0 END
    WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '');
    DELETE FROM need_asked
    WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '')
      AND first_rank = 0 AND second_rank = 0 AND third_rank = 0;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.sent = 1 THEN
    PERFORM pg_advisory_xact_lock(68);
    INSERT INTO need_asked (need_id, organisation, first_rank, second_rank, third_rank)
    VALUES (NEW.need_id, COALESCE(NEW.organisation, ''),
      CASE NEW.rank WHEN 1 THEN 1 ELSE 0 END, CASE NEW.rank WHEN 2 THEN 1 ELSE 0 END, CASE NEW.rank WHEN 3 THEN 1 ELSE 0 END)
    ON CONFLICT (need_id, organisation) DO UPDATE SET
      first_rank = need_asked.first_rank + excluded.first_rank,
      second_rank = need_asked.second_rank + excluded.second_rank,
      third_rank = need_asked.third_rank + excluded.third_rank;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_need_asked AFTER INSERT OR DELETE OR UPDATE ON interest_need
  FOR EACH ROW EXECUTE FUNCTION count_need_asked();

-- Ranks were counted from it.
DROP INDEX interest_need_ranks;
