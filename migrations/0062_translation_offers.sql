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

-- The search had the date on which a reflection was written, where it was shared later with its author's name.
UPDATE search_term
SET at = (
  SELECT r.listed_at
  FROM search_entry e
  JOIN reflection r ON r.id = e.subject_id
  WHERE e.number = search_term.entry
)
WHERE entry IN (
  SELECT e.number
  FROM search_entry e
  JOIN reflection r ON r.id = e.subject_id
  WHERE e.kind = 'reflection' AND r.listed_at <> r.created_at
);

-- The facts of a community change its date without a new revision: the search compares both.
DROP INDEX community_revision;
CREATE INDEX community_revision ON community (id, revision, updated_at);
