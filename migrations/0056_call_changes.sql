-- Answers to calls, as they change. The open form that wrote an answer last, by the id that the server gave it: it can go on when
-- the server's reply did not reach it.
ALTER TABLE interest ADD COLUMN tab TEXT;
-- When the person last changed what reviewers read, after having sent it: what was said of it before is about an earlier text.
ALTER TABLE interest ADD COLUMN text_changed_at {int};
-- What was begun with a mailbox without an account.
CREATE INDEX interest_of_mailbox ON interest (email_key) WHERE person_id IS NULL;
