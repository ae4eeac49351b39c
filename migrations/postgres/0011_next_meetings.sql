-- The next meetings of a community are asked for by begin and id: an index that ends with the id gives
-- them in that order, and nothing is sorted.
DROP INDEX meeting_announced_of;
CREATE INDEX meeting_announced_of ON meeting (community_id, begins_at, id) WHERE phase <> 'draft';
