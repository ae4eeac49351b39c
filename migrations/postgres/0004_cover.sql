-- A community's cover: one picture, as JPEG, and what it shows in both languages.
CREATE TABLE cover (
  community_id TEXT    NOT NULL PRIMARY KEY REFERENCES community (id) ON DELETE CASCADE,
  width        BIGINT  NOT NULL,
  height       BIGINT  NOT NULL,
  updated_at   BIGINT  NOT NULL,
  alt          TEXT    NOT NULL,
  jpeg         BYTEA   NOT NULL
);
