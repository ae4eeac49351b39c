-- The number of a meeting's version in calendars is its revision and how many times it was cancelled, restored or moved to
-- another phase. `changed_at` is when it got that number.
ALTER TABLE meeting ADD COLUMN calendar_changes {int} NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN changed_at {int} NOT NULL DEFAULT 0;
UPDATE meeting SET changed_at = COALESCE(cancelled_at, published_at, created_at);
UPDATE meeting SET calendar_changes = 1 WHERE cancelled_at IS NOT NULL;

-- The address at which calendar programs read a person's meetings: of its secret only a hash. A person has one at most.
CREATE TABLE calendar_feed (
  person_id  TEXT  NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  token_hash TEXT  NOT NULL UNIQUE,
  created_at {int} NOT NULL
);

-- When a person is reminded of meetings; without a row one day before. 0 or 1 each.
CREATE TABLE notification_reminder (
  person_id   TEXT  NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  week_before {int} NOT NULL,
  day_before  {int} NOT NULL,
  hour_before {int} NOT NULL
);

-- The reminders that were sent: one of each kind for each person and each beginning of a meeting. A meeting that is moved
-- has another beginning.
CREATE TABLE meeting_reminder (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind       TEXT  NOT NULL,
  begins_at  {int} NOT NULL,
  sent_at    {int} NOT NULL,
  PRIMARY KEY (meeting_id, person_id, kind, begins_at)
);
CREATE INDEX meeting_reminder_of ON meeting_reminder (person_id);

-- The calendar part of an email: its method, and the calendar itself.
ALTER TABLE outbox ADD COLUMN calendar_method TEXT;
ALTER TABLE outbox ADD COLUMN calendar TEXT;
