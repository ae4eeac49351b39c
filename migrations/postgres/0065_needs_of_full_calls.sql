-- The page of the needs of a call with thousands of answers is counted from indexes alone. For this, ranks and what people wrote
-- repeat whether their answer is sent, and ranks repeat its organization. A trigger keeps both as they are in the answer.

-- 1 while the answer is sent.
ALTER TABLE interest_need ADD COLUMN sent BIGINT NOT NULL DEFAULT 0;
-- By what organizations are told apart: their entry in the list of organizations, or else their name, folded.
ALTER TABLE interest_need ADD COLUMN organisation TEXT;
-- 1 while the answer in which a person wrote it is sent; 0 for needs that no person wrote.
ALTER TABLE need ADD COLUMN sent BIGINT NOT NULL DEFAULT 0;

DROP INDEX interest_need_of_need;
UPDATE interest_need SET
  sent = (SELECT CASE i.state WHEN 'sent' THEN 1 ELSE 0 END FROM interest i WHERE i.id = interest_need.interest_id),
  organisation = (SELECT COALESCE(i.organisation_id, NULLIF(i.organisation_key, ''))
                  FROM interest i
                  WHERE i.id = interest_need.interest_id);
UPDATE need SET sent = 1 WHERE interest_id IN (SELECT i.id FROM interest i WHERE i.state = 'sent');

CREATE FUNCTION needs_follow_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE interest_need SET
    sent = CASE NEW.state WHEN 'sent' THEN 1 ELSE 0 END,
    organisation = COALESCE(NEW.organisation_id, NULLIF(NEW.organisation_key, ''))
  WHERE interest_id = NEW.id;
  UPDATE need SET sent = CASE NEW.state WHEN 'sent' THEN 1 ELSE 0 END WHERE interest_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER needs_follow_answer AFTER UPDATE OF state, organisation_id, organisation_key ON interest
  FOR EACH ROW
  WHEN (OLD.state <> NEW.state
    OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id
    OR OLD.organisation_key <> NEW.organisation_key)
  EXECUTE FUNCTION needs_follow_answer();

CREATE INDEX interest_need_organisations ON interest_need (need_id, sent, organisation, interest_id, rank);
CREATE INDEX interest_need_ranks ON interest_need (need_id, sent, rank);
-- What people wrote and nobody grouped, in the order in which it is listed.
CREATE INDEX need_ungrouped ON need (call_id, (CASE state WHEN 'gathered' THEN 0 ELSE 1 END), created_at, id)
  WHERE position = 0 AND merged_into IS NULL AND sent = 1 AND interest_id IS NOT NULL;
CREATE INDEX need_of_state ON need (call_id, state);
CREATE INDEX interest_steering ON interest (call_id, id) WHERE steering = 1 AND state = 'sent';
-- Texts that no coordinator has looked at, in the order in which answers were sent. The state is among the columns because SQLite
-- prefers an index on call and state to one on the call alone.
DROP INDEX interest_to_mask;
CREATE INDEX interest_to_mask ON interest (call_id, state, sent_at, id) WHERE state = 'sent' AND masked_text IS NULL;
