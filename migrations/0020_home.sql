-- When a person looked at their home: `seen_at` is when they first did on the last day on which they did, `since` the
-- same of the day before that one, NULL until there was one. What came after `since` is new to them.
CREATE TABLE home_visit (
  person_id TEXT  NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  seen_at   {int} NOT NULL,
  since     {int}
);

-- What is to be done about the translation of a reflection: 'update' where one language is behind, 'review' where
-- nobody has read it over, NULL where there is nothing to do.
ALTER TABLE reflection ADD COLUMN translation_due TEXT;
UPDATE reflection
SET translation_due = CASE WHEN texts LIKE '%"translation":{"outdated":%' THEN 'update' ELSE 'review' END
WHERE texts LIKE '%"translation":{"outdated":%' OR texts LIKE '%"translation":{"current":{"reviewed":false%';
CREATE INDEX reflection_translation_due ON reflection (translation_due) WHERE translation_due IS NOT NULL;
