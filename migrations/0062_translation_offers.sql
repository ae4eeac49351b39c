-- Whether a person offers to translate what is written in their communities.
ALTER TABLE person ADD COLUMN translates {int} NOT NULL DEFAULT 0;
-- When a reader or its author first asked for a translation of a reflection.
ALTER TABLE reflection ADD COLUMN translation_asked_at {int};
