-- Tags are suggested by their folded form, which the program makes; NULL until then.
ALTER TABLE reflection_tag ADD COLUMN folded {blob};
CREATE INDEX reflection_tag_by_folded ON reflection_tag (folded, tag);
