-- How a meeting works as a network: for one pupil, with groups, as a team. None is a meeting of the community.
ALTER TABLE meeting ADD COLUMN configuration TEXT
  CHECK (configuration IN ('pupil', 'groups', 'small-group', 'mentoring', 'team', 'plan'));
