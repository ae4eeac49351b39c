-- How many people of an organization gave a need a rank, in answers that are sent. Triggers keep it: the page of the needs of a call
-- with thousands of answers reads some hundred rows instead of counting every rank.
CREATE TABLE need_asked (
  need_id       TEXT    NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  -- As in `interest_need`; empty for people who named none.
  organisation  TEXT    NOT NULL,
  rank          INTEGER NOT NULL,
  people        INTEGER NOT NULL,
  PRIMARY KEY (need_id, organisation, rank)
);
INSERT INTO need_asked (need_id, organisation, rank, people)
SELECT need_id, COALESCE(organisation, ''), rank, COUNT(*) FROM interest_need WHERE sent = 1
GROUP BY need_id, COALESCE(organisation, ''), rank;

CREATE TRIGGER need_asked_added AFTER INSERT ON interest_need WHEN NEW.sent = 1
BEGIN
  INSERT INTO need_asked (need_id, organisation, rank, people)
  VALUES (NEW.need_id, COALESCE(NEW.organisation, ''), NEW.rank, 1)
  ON CONFLICT (need_id, organisation, rank) DO UPDATE SET people = need_asked.people + 1;
END;

CREATE TRIGGER need_asked_removed AFTER DELETE ON interest_need WHEN OLD.sent = 1
BEGIN
  UPDATE need_asked SET people = people - 1
  WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank;
  DELETE FROM need_asked
  WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank AND people = 0;
END;

CREATE TRIGGER need_asked_no_more AFTER UPDATE ON interest_need
WHEN OLD.sent = 1 AND (NEW.sent <> 1 OR NEW.organisation IS NOT OLD.organisation OR NEW.rank <> OLD.rank)
BEGIN
  UPDATE need_asked SET people = people - 1
  WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank;
  DELETE FROM need_asked
  WHERE need_id = OLD.need_id AND organisation = COALESCE(OLD.organisation, '') AND rank = OLD.rank AND people = 0;
END;

CREATE TRIGGER need_asked_from_now_on AFTER UPDATE ON interest_need
WHEN NEW.sent = 1 AND (OLD.sent <> 1 OR NEW.organisation IS NOT OLD.organisation OR NEW.rank <> OLD.rank)
BEGIN
  INSERT INTO need_asked (need_id, organisation, rank, people)
  VALUES (NEW.need_id, COALESCE(NEW.organisation, ''), NEW.rank, 1)
  ON CONFLICT (need_id, organisation, rank) DO UPDATE SET people = need_asked.people + 1;
END;

-- Ranks were counted from it.
DROP INDEX interest_need_ranks;
