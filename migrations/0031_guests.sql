-- Links with which people of an organization register for a meeting without an account: of the secret only a hash. A link
-- works for so many guests, until the meeting begins. Its rows and those of its guests are erased a month after the meeting.
CREATE TABLE guest_link (
  token_hash      TEXT  NOT NULL PRIMARY KEY,
  meeting_id      TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  organisation_id TEXT  REFERENCES organisation (id) ON DELETE SET NULL,
  guests          {int} NOT NULL,
  created_at      {int} NOT NULL,
  withdrawn_at    {int}
);
CREATE INDEX guest_link_of_meeting ON guest_link (meeting_id);
CREATE INDEX guest_link_of_organisation ON guest_link (organisation_id);

-- A person who comes to a meeting without an account. Of the secret of their own address only a hash. A guest has no email
-- address: a place is never offered to them, it is given. `agreement_version` is the version of the confidentiality commitment
-- that they accepted.
CREATE TABLE guest (
  token_hash         TEXT  NOT NULL PRIMARY KEY,
  link_hash          TEXT  NOT NULL REFERENCES guest_link (token_hash) ON DELETE CASCADE,
  meeting_id         TEXT  NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  name               TEXT  NOT NULL,
  answer             TEXT  NOT NULL,
  partly             {int} NOT NULL,
  needs              TEXT,
  agreement_version  {int} NOT NULL,
  answered_at        {int} NOT NULL,
  answered_for       {int} NOT NULL,
  answered_for_month {int} NOT NULL,
  place              TEXT  NOT NULL,
  waiting_number     {int}
);
CREATE INDEX guest_of_link ON guest (link_hash);
CREATE INDEX guest_of_meeting ON guest (meeting_id, answer, place);
