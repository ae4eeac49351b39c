-- People who were removed from a community, with the role that they had, as long as this can be undone.
CREATE TABLE removed_member (
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  person_id    TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role         TEXT  NOT NULL,
  since        {int} NOT NULL,
  removed_at   {int} NOT NULL,
  PRIMARY KEY (community_id, person_id)
);
CREATE INDEX removed_member_of ON removed_member (person_id);

-- Documents that were removed from a meeting. They are shown and sent to no one, and erased some weeks later. In a table of
-- their own: in the table of the documents this column would come behind the content, which SQLite would read through.
CREATE TABLE removed_meeting_document (
  document_id TEXT  NOT NULL PRIMARY KEY REFERENCES meeting_document (id) ON DELETE CASCADE,
  removed_at  {int} NOT NULL
);
CREATE INDEX removed_meeting_document_at ON removed_meeting_document (removed_at);
