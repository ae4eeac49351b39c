-- Of a reflection that is shared without its author's name only the day is kept: the minute, beside what else its
-- author did, would tell who they are. Days begin at 5:00 UTC, which is midnight in Québec in winter.
UPDATE reflection
SET listed_at = listed_at - (listed_at - 18000000) % 86400000,
    updated_at = updated_at - (updated_at - 18000000) % 86400000
WHERE unnamed = 1 AND level <> 'me';

UPDATE search_term
SET at = at - (at - 18000000) % 86400000
WHERE entry IN (
  SELECT e.number FROM search_entry e
  JOIN reflection r ON r.id = e.subject_id
  WHERE e.kind = 'reflection' AND r.unnamed = 1 AND r.level <> 'me');
