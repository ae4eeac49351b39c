-- The answers to a call are counted by their state, and those that are sent by where their people work, from an index alone.
CREATE INDEX interest_designations ON interest (call_id, state, designation);
DROP INDEX interest_figures;
CREATE INDEX interest_figures ON interest (call_id, state, sector, level, region, lang, designation, relevant, place, offered_at);
