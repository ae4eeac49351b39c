-- When the members last learned of the time of a meeting: when it was announced, moved or restored. A reminder that was due
-- before then is not sent.
ALTER TABLE meeting ADD COLUMN announced_at {int};
UPDATE meeting SET announced_at = COALESCE(published_at, created_at) WHERE phase <> 'draft';
