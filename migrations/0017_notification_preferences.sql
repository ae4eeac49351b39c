-- Which notifications a person wants, and by which channel. Where there is no row, the notification is wanted. Neither
-- kinds nor channels are checked here: both lists grow.
CREATE TABLE notification_preference (
  person_id TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind      TEXT  NOT NULL,
  channel   TEXT  NOT NULL,
  -- 0 or 1
  enabled   {int} NOT NULL,
  PRIMARY KEY (person_id, kind, channel)
);

INSERT INTO notification_preference (person_id, kind, channel, enabled)
  SELECT id, 'meetings', 'email', notices & 1 FROM person;
INSERT INTO notification_preference (person_id, kind, channel, enabled)
  SELECT id, 'join-requests', 'email', (notices & 2) / 2 FROM person;
INSERT INTO notification_preference (person_id, kind, channel, enabled)
  SELECT id, 'news', 'email', (notices & 4) / 4 FROM person;
INSERT INTO notification_preference (person_id, kind, channel, enabled)
  SELECT id, 'replies', 'email', answers FROM person;

ALTER TABLE person DROP COLUMN notices;
ALTER TABLE person DROP COLUMN answers;
