-- Discussion guides as coordinators write them. `texts` has the title, the summary, and the credit and licence lines, in JSON.
-- `version` is the number of the last version that was published, 0 for none; `changed` says whether a text changed since.
-- The delivered guide keeps the key that meetings have in `discussion_guide.guide`; a new one gets a UUID.
CREATE TABLE discussion_guide_text (
  id           TEXT  NOT NULL PRIMARY KEY,
  texts        TEXT  NOT NULL,
  version      {int} NOT NULL,
  changed      {int} NOT NULL,
  changed_at   {int} NOT NULL,
  published_at {int},
  archived_at  {int}
);

-- The steps of a guide as they are being written, in their order; `content` is JSON. Answers are kept under the ids of steps.
CREATE TABLE discussion_guide_step (
  guide_id TEXT  NOT NULL REFERENCES discussion_guide_text (id) ON DELETE CASCADE,
  id       TEXT  NOT NULL,
  position {int} NOT NULL,
  content  TEXT  NOT NULL,
  PRIMARY KEY (guide_id, id)
);
CREATE INDEX discussion_guide_step_order ON discussion_guide_step (guide_id, position);

-- What was published: texts and steps of a version, in JSON. A row does not change.
CREATE TABLE discussion_guide_version (
  guide_id     TEXT  NOT NULL REFERENCES discussion_guide_text (id) ON DELETE CASCADE,
  version      {int} NOT NULL,
  content      TEXT  NOT NULL,
  published_at {int} NOT NULL,
  PRIMARY KEY (guide_id, version)
);

-- The version of a guide that a meeting uses. A row stays when the meeting takes another guide, so that coming back to it
-- finds the version that tables answered.
CREATE TABLE discussion_guide_use (
  meeting_id TEXT  NOT NULL REFERENCES discussion_guide (meeting_id) ON DELETE CASCADE,
  guide      TEXT  NOT NULL,
  version    {int} NOT NULL,
  PRIMARY KEY (meeting_id, guide)
);
INSERT INTO discussion_guide_use (meeting_id, guide, version) SELECT meeting_id, guide, 1 FROM discussion_guide;
