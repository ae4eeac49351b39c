-- How a chapter is used in the room: how long it takes, what is needed, what people are asked, in Markdown. What is null is as the portal
-- has it. `material` and `prompts` are texts with their languages, in JSON.
ALTER TABLE guide_chapter ADD COLUMN minutes {int};
ALTER TABLE guide_chapter ADD COLUMN material TEXT;
ALTER TABLE guide_chapter ADD COLUMN prompts TEXT;

-- Where guides have passages from a practice.
CREATE INDEX guide_passage_by_source ON guide_passage (source_id);

-- When the person who proposed a service changed it in the directory; NULL once someone who keeps the directory has changed, verified or
-- decided about it since.
ALTER TABLE service ADD COLUMN owner_changed_at {int};
UPDATE service
SET owner_changed_at = (
  SELECT MIN(n.created_at) FROM notification n
  WHERE n.kind = 'service-changed' AND n.subject_id = service.id AND n.read_at IS NULL)
WHERE state = 'listed';

-- The latest time at which an author removed a reflection behind a practice, or began to share it with fewer than its community, of
-- which the facilitators of the practice were notified, in milliseconds UTC.
ALTER TABLE practice ADD COLUMN taken_back_until {int};
