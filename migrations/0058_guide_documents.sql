-- A chapter of a practice guide that several people write together: the document with the id `document_id`. `base` is what the guide
-- says in the chapter, as a state of that document in the encoding of Yjs, as of the last time that the document learned it: what a
-- person does by the forms since is a change of it. `items` says which passage each item of the document is or was, in JSON, and
-- whether its words were erased. `revision` rises each time that the base or the items change. `checked_at` is when the document was
-- last searched for passages whose words may not stay in it, in milliseconds UTC.
CREATE TABLE guide_document (
  chapter_id  TEXT   NOT NULL PRIMARY KEY REFERENCES guide_chapter (id) ON DELETE CASCADE,
  document_id TEXT   NOT NULL,
  revision    {int}  NOT NULL,
  base        {blob} NOT NULL,
  items       TEXT   NOT NULL,
  checked_at  {int}  NOT NULL,
  created_at  {int}  NOT NULL
);
CREATE UNIQUE INDEX guide_document_id ON guide_document (document_id);

-- Documents of chapters that were removed. No one may open them any more. They are deleted some time later, once other processes have
-- closed theirs.
CREATE TABLE guide_document_ended (
  document_id TEXT  NOT NULL PRIMARY KEY,
  ended_at    {int} NOT NULL
);
