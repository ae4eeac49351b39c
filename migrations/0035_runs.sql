-- How a meeting runs: its clock over the items of its agenda, as JSON. `version` rises with each change.
CREATE TABLE meeting_run (
  meeting_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  state      TEXT  NOT NULL,
  version    {int} NOT NULL,
  begun_at   {int} NOT NULL,
  ended_at   {int}
);

-- What the items of a meeting that ended really took. `title` is as it is compared: without accents and in lower case.
CREATE TABLE run_item (
  meeting_id TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  item       TEXT  NOT NULL,
  kind       TEXT  NOT NULL,
  title      TEXT  NOT NULL,
  -- In milliseconds.
  spent      {int} NOT NULL,
  PRIMARY KEY (meeting_id, item)
);
