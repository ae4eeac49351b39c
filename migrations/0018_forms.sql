-- Forms that were sent: the same form, sent again with the same content, is answered as the first time. The key is a
-- digest of the form's token, its person, its address and its content. `location` is where the first answer led.
CREATE TABLE submission (
  key           TEXT  NOT NULL PRIMARY KEY,
  location      TEXT,
  claimed_until {int} NOT NULL,
  created_at    {int} NOT NULL
);
CREATE INDEX submission_by_age ON submission (created_at);

-- What a form sent whose person's session had ended, to be put back into the form after they signed in. The key is a
-- digest of a secret in the address; `reader` tells whose form it was.
CREATE TABLE unsent_form (
  key        TEXT  NOT NULL PRIMARY KEY,
  reader     TEXT  NOT NULL,
  action     TEXT  NOT NULL,
  fields     TEXT  NOT NULL,
  had_files  {int} NOT NULL,
  expires_at {int} NOT NULL
);
CREATE INDEX unsent_form_by_end ON unsent_form (expires_at);

-- What the origin of forms is sealed with, made by the first process that needs it.
CREATE TABLE form_secret (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- Where the person wanted to go when they asked for a link. Of an invitation: who sent it, and in which language.
ALTER TABLE link ADD COLUMN next TEXT;
ALTER TABLE link ADD COLUMN sent_by TEXT;
ALTER TABLE link ADD COLUMN lang TEXT;
