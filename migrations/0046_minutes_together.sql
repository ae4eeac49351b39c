-- The text of draft minutes in one language, while several people write it together: the document with the id `document_id`.
-- `base` is the text of the revision `revision` of the minutes, 0 for what no one has saved, as a state of that document in the
-- encoding of Yjs: what a person saves by the form is a change of it. The rows are deleted some time after the minutes were
-- proposed.
CREATE TABLE minutes_document (
  meeting_id  TEXT   NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  lang        TEXT   NOT NULL,
  document_id TEXT   NOT NULL,
  revision    {int}  NOT NULL,
  base        {blob} NOT NULL,
  created_at  {int}  NOT NULL,
  PRIMARY KEY (meeting_id, lang)
);
CREATE UNIQUE INDEX minutes_document_id ON minutes_document (document_id);
