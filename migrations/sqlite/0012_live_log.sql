-- The log of a document lies together, in the order in which it is read: an update changes one page where it
-- changed three, each of which went into the write-ahead log and from there into the file. Whose updates are
-- whose is asked only by who takes their own data along; that may read the log.
ALTER TABLE live_update RENAME TO live_update_before;
CREATE TABLE live_update (
  document_id TEXT    NOT NULL,
  number      INTEGER NOT NULL CHECK (number > 0),
  at          INTEGER NOT NULL,
  person_id   TEXT    REFERENCES person (id) ON DELETE SET NULL,
  content     BLOB NOT NULL,
  PRIMARY KEY (document_id, number)
) WITHOUT ROWID;
INSERT INTO live_update (document_id, number, at, person_id, content)
  SELECT document_id, number, at, person_id, content FROM live_update_before ORDER BY document_id, number;
DROP TABLE live_update_before;
