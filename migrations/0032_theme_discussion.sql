-- What members reply to a theme, in the language in which they write, in Markdown. A reply stays with the theme for which it
-- was written when that becomes a part of another one. `revision` rises when its author changes the text.
CREATE TABLE theme_reply (
  id         TEXT  NOT NULL PRIMARY KEY,
  theme_id   TEXT  NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  lang       TEXT  NOT NULL,
  text       TEXT  NOT NULL,
  revision   {int} NOT NULL DEFAULT 1,
  created_at {int} NOT NULL,
  edited_at  {int},
  removed_at {int},
  -- `author` or `facilitator`.
  removed_by TEXT,
  -- Why a facilitator removed it: a text with its language, in JSON.
  reason     TEXT
);
CREATE INDEX theme_reply_of_theme ON theme_reply (theme_id, created_at, id);
CREATE INDEX theme_reply_of_person ON theme_reply (person_id);
