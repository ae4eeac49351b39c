-- Names are found and put in order by keys that the program makes of them. Where `name_version` is not the program's, it
-- makes them before names are looked for.
ALTER TABLE person ADD COLUMN name_words   TEXT  NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN name_order   {blob};
ALTER TABLE person ADD COLUMN name_version {int} NOT NULL DEFAULT 0;
CREATE INDEX person_by_name_version ON person (name_version);
DROP INDEX person_by_name;
CREATE INDEX person_by_name_order ON person (name_order, id);

-- A stem has a weight for readers of each language: what is written in theirs comes first. Until a document is indexed
-- anew, it counts as written in both.
ALTER TABLE search_term RENAME COLUMN weight TO weight_fr;
ALTER TABLE search_term ADD COLUMN weight_en {int} NOT NULL DEFAULT 0;
UPDATE search_term SET weight_fr = weight_fr + 2, weight_en = weight_fr + 2;
CREATE INDEX search_term_en ON search_term (term, weight_en, at, entry);
-- Revision 0: to be indexed anew.
UPDATE search_entry SET revision = 0;
CREATE INDEX search_entry_by_revision ON search_entry (kind, revision);
