-- Letters about answers: who wants them, what a letter is about, when somebody last looked.

-- Whether mail about answers to what one wrote is wanted: beside `notices`, whose CHECK cannot be altered.
-- Who has ticked no other mail wants none of this either.
ALTER TABLE person ADD COLUMN answers INTEGER NOT NULL DEFAULT 1 CHECK (answers IN (0, 1));
UPDATE person SET answers = 0 WHERE notices = 0;

-- The id of what a letter is about, where one is enough until somebody has looked.
ALTER TABLE outbox ADD COLUMN about TEXT;
CREATE INDEX outbox_about ON outbox (about, person_id, created_at) WHERE about IS NOT NULL;

-- When somebody last looked; NULL where that was before it was written down.
ALTER TABLE reflection_seen ADD COLUMN at INTEGER;
