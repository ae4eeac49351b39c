-- A community's cover: one picture, as JPEG, and what it shows in both languages.
CREATE TABLE cover (
  community_id TEXT    NOT NULL PRIMARY KEY REFERENCES community (id) ON DELETE CASCADE,
  width        INTEGER NOT NULL,
  height       INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  alt          TEXT    NOT NULL,
  jpeg         BLOB    NOT NULL
);
