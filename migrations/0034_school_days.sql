-- The days on which the schools of an organization are closed to students: pedagogical days and breaks, as they were imported
-- from its calendar. An import replaces them all. Days are text (`2027-03-01`), the last one included.
CREATE TABLE school_day (
  id              TEXT NOT NULL PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL,
  title           TEXT NOT NULL,
  first_day       TEXT NOT NULL,
  last_day        TEXT NOT NULL
);
CREATE INDEX school_day_of_organisation ON school_day (organisation_id, first_day);

-- The zone of a meeting's times, by its IANA name.
ALTER TABLE meeting ADD COLUMN zone TEXT NOT NULL DEFAULT 'America/Toronto';
