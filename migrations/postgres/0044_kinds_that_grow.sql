-- The kinds of what is edited are no longer a closed list: minutes are edited, too.
ALTER TABLE revision DROP CONSTRAINT revision_subject_kind_check;
ALTER TABLE draft DROP CONSTRAINT draft_subject_kind_check;
-- Decisions and adopted minutes are found by the search.
ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
