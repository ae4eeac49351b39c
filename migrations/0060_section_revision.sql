-- Whether those who write a guide were notified that notes propose a revision of a section, in a version of its guide. There is no
-- foreign key, as for the uses of sections. Two who write a note at once wait for each other at this row.
CREATE TABLE section_revision (
  section_id  TEXT  NOT NULL,
  version     TEXT  NOT NULL,
  notified_at {int},
  PRIMARY KEY (section_id, version)
);
INSERT INTO section_revision (section_id, version, notified_at)
SELECT u.section_id, u.version, MAX(f.written_at)
FROM section_feedback f
JOIN section_use u ON u.id = f.use_id
WHERE f.adapted <> ''
GROUP BY u.section_id, u.version
HAVING COUNT(*) >= 3;

-- Who wrote in a guide since its last edition, also what is not in it any more: they do not review the next one.
CREATE TABLE guide_writer (
  guide_id  TEXT NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (guide_id, person_id)
);
CREATE INDEX guide_writer_of_person ON guide_writer (person_id);

-- Who wrote in the live document of a chapter of a guide, at any time. What they wrote may be in the guide in the name of the person who
-- put it there, so they do not review it. Unlike the rows of `guide_writer`, these stay when an edition is published. The history of
-- the document does not keep its authors: it is shortened.
CREATE TABLE guide_document_writer (
  guide_id  TEXT NOT NULL REFERENCES practice_guide (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (guide_id, person_id)
);
CREATE INDEX guide_document_writer_of_person ON guide_document_writer (person_id);
