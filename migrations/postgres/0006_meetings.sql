-- Meetings as they are planned: how far each one is, its link for video, its documents; and the
-- outlines that agendas begin with.

ALTER TABLE meeting ADD COLUMN phase TEXT NOT NULL DEFAULT 'published' CHECK (phase IN ('draft', 'published', 'under-way', 'closed'));
ALTER TABLE meeting ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE meeting ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
-- when it was first published
ALTER TABLE meeting ADD COLUMN published_at BIGINT;
ALTER TABLE meeting ADD COLUMN video TEXT;
-- Drafts are on no list but their own community's.
DROP INDEX meeting_by_time;
CREATE INDEX meeting_announced ON meeting (begins_at, id) WHERE phase <> 'draft';
CREATE INDEX meeting_announced_of ON meeting (community_id, begins_at) WHERE phase <> 'draft';

-- A link, or a file: what sort it is was read from its content.
CREATE TABLE meeting_document (
  id         TEXT    NOT NULL PRIMARY KEY,
  meeting_id TEXT    NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   BIGINT  NOT NULL,
  created_at BIGINT  NOT NULL,
  media      TEXT    CHECK (media IN ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'png', 'jpeg')),
  size       BIGINT  CHECK (size > 0),
  link       TEXT,
  title      TEXT    NOT NULL,
  content    BYTEA,
  CHECK ((link IS NULL AND media IS NOT NULL AND size IS NOT NULL AND content IS NOT NULL)
      OR (link IS NOT NULL AND media IS NULL AND size IS NULL AND content IS NULL))
);
CREATE INDEX meeting_document_of ON meeting_document (meeting_id, position);

-- An outline that people wrote, or what they changed of one that is delivered with the program: that
-- one has the same key. Where kind and texts are NULL, the outline is as delivered.
CREATE TABLE agenda_template (
  key        TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    CHECK (kind IN ('meeting', 'codevelopment', 'guide')),
  position   BIGINT  NOT NULL,
  revision   BIGINT  NOT NULL DEFAULT 1,
  updated_at BIGINT  NOT NULL,
  -- offered no longer
  retired_at BIGINT,
  title      TEXT,
  summary    TEXT,
  outline    TEXT,
  CHECK ((kind IS NULL AND title IS NULL AND summary IS NULL AND outline IS NULL)
      OR (kind IS NOT NULL AND title IS NOT NULL AND summary IS NOT NULL AND outline IS NOT NULL))
);
