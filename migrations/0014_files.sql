-- What became of what a file tells about its author and its place: 'removed'; 'kept', because it could not be removed,
-- and then the file is for its author alone; 'confirmed', when the author said that others may read it all the same. A
-- file without a row was stored before this was done. In tables of their own: in the tables of the files these columns
-- would come behind the content, which SQLite would read through.
CREATE TABLE reflection_attachment_file (
  attachment_id TEXT NOT NULL PRIMARY KEY REFERENCES reflection_attachment (id) ON DELETE CASCADE,
  metadata      TEXT NOT NULL
);

-- The same for what meetings keep, and who added it: it counts among what they may keep.
CREATE TABLE meeting_document_file (
  document_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting_document (id) ON DELETE CASCADE,
  metadata    TEXT NOT NULL,
  person_id   TEXT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX meeting_document_file_of ON meeting_document_file (person_id);
