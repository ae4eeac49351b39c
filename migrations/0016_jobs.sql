-- Work that happens later. A row is one scheduled job; it is deleted once it has succeeded, unless it recurs.
CREATE TABLE job (
  -- What runs it. Rows of a kind that a program does not know stay as they are: a newer program may know it.
  kind          TEXT  NOT NULL,
  -- Tells jobs of one kind apart; scheduling the same key again moves the row instead of adding one.
  unique_key    TEXT  NOT NULL,
  payload       TEXT  NOT NULL,
  created_at    {int} NOT NULL,
  due_at        {int} NOT NULL,
  -- Counts how often the row was scheduled again, so that the end of an earlier run does not undo a later schedule.
  revision      {int} NOT NULL DEFAULT 0,
  -- Runs that were begun since the last success.
  attempts      {int} NOT NULL DEFAULT 0,
  claimed_by    TEXT,
  claimed_until {int} NOT NULL DEFAULT 0,
  last_error    TEXT,
  -- When it was given up; it is not run again by itself.
  failed_at     {int},
  PRIMARY KEY (kind, unique_key)
);
CREATE INDEX job_due ON job (due_at) WHERE failed_at IS NULL;
