-- How many people of an organization gave a need a rank, in answers that are sent. A trigger keeps it: the page of the needs of a call
-- with thousands of answers reads some hundred rows instead of counting every rank.
CREATE TABLE need_asked (
  need_id       TEXT   NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  -- As in `interest_need`; empty for people who named none.
  organisation  TEXT   NOT NULL,
  rank          BIGINT NOT NULL,
  people        BIGINT NOT NULL,
  PRIMARY KEY (need_id, organisation, rank)
);
INSERT INTO need_asked (need_id, organisation, rank, people)
SELECT need_id, COALESCE(organisation, ''), rank, COUNT(*) FROM interest_need WHERE sent = 1
GROUP BY need_id, COALESCE(organisation, ''), rank;

CREATE FUNCTION count_need_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Of two answers of one organization that change at once, one waits: they may change the same rows in another order.
  PERFORM pg_advisory_xact_lock(68);
  IF TG_OP <> 'INSERT' AND OLD.sent = 1 THEN
    UPDATE need_asked SET people = people - 1
    WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank;
    DELETE FROM need_asked
    WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank AND people = 0;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.sent = 1 THEN
    INSERT INTO need_asked (need_id, organisation, rank, people)
    VALUES (NEW.need_id, COALESCE(NEW.organisation, ''), NEW.rank, 1)
    ON CONFLICT (need_id, organisation, rank) DO UPDATE SET people = need_asked.people + 1;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_need_asked AFTER INSERT OR DELETE OR UPDATE ON interest_need
  FOR EACH ROW EXECUTE FUNCTION count_need_asked();

-- Ranks were counted from it.
DROP INDEX interest_need_ranks;
