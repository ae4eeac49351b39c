-- The call of the project, so that how many projects each reviewer judged is counted from the index below alone.
ALTER TABLE review ADD COLUMN call_id TEXT REFERENCES call (id) ON DELETE CASCADE;
UPDATE review SET call_id = (SELECT i.call_id FROM interest i WHERE i.id = review.interest_id);
CREATE INDEX review_of_call ON review (call_id, person_id, relevant);

-- The answers about which verdicts may not count any more: they are found without reading the others.
CREATE INDEX interest_recheck ON interest (call_id, state, text_changed_at, id)
WHERE state <> 'sent' OR text_changed_at IS NOT NULL;
