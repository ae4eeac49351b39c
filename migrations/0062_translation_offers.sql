-- Whether a person offers to translate what is written in their communities.
ALTER TABLE person ADD COLUMN translates {int} NOT NULL DEFAULT 0;
-- When a reader or its author last asked for a translation of a reflection.
ALTER TABLE reflection ADD COLUMN translation_asked_at {int};
-- The revision of which that was asked last.
ALTER TABLE reflection ADD COLUMN translation_asked_revision {int};
-- When its author last began to share a reflection with fewer than the members of its community; NULL while these read it.
ALTER TABLE reflection ADD COLUMN narrowed_at {int};
-- When its author removed a file that stays stored, because the reflection is reported.
ALTER TABLE reflection_attachment ADD COLUMN removed_at {int};
-- Since when reflections are shared with fewer was not stored: a practice says so since its last version that may have their words.
UPDATE reflection
SET narrowed_at = (
  SELECT MAX(v.published_at)
  FROM quotation q
  JOIN practice_version v ON v.practice_id = q.work_id
  WHERE q.work = 'practice' AND q.reflection_id = reflection.id AND q.consent = 'given' AND q.asked_at <= v.published_at
)
WHERE removed_at IS NULL AND level NOT IN ('community', 'communities', 'public');
