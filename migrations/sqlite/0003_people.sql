-- People: accounts and how they are proven, sessions, roles and offices, consent, what was changed
-- and by whom. What belongs to a person names person_id, so that it can be found, shown and erased.

CREATE TABLE person (
  id              TEXT    NOT NULL PRIMARY KEY,
  -- in small letters
  email           TEXT    NOT NULL UNIQUE,
  email_proven_at INTEGER,
  name            TEXT    NOT NULL,
  pronouns        TEXT,
  profession      TEXT    CHECK (profession IN ('guidance-counsellor', 'speech-language-pathologist', 'psychoeducator', 'psychologist', 'remedial-teacher', 'manager')),
  organisation_id TEXT    REFERENCES organisation (id) ON DELETE SET NULL,
  post            TEXT,
  lang            TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  zone            TEXT    NOT NULL DEFAULT 'America/Toronto',
  -- what others see in the directory: bit 0 listed, 1 address, 2 organisation and post, 3 profession, 4 words about oneself
  shows           INTEGER NOT NULL DEFAULT 0 CHECK (shows BETWEEN 0 AND 31),
  -- what mail is wanted: bit 0 meetings, 1 requests to join, 2 news
  notices         INTEGER NOT NULL DEFAULT 7 CHECK (notices BETWEEN 0 AND 7),
  -- changed to end every session at once
  stamp           TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  seen_at         INTEGER,
  closed_at       INTEGER,
  bio             TEXT
);
CREATE INDEX person_by_name ON person (name, id);
CREATE INDEX person_by_organisation ON person (organisation_id);

-- How an account is proven: several ways may stand side by side. The subject of a password is the
-- person's id; of an OpenID Connect account, issuer and subject; of a passkey, its own id.
CREATE TABLE credential (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('password', 'oidc', 'passkey')),
  subject    TEXT    NOT NULL,
  secret     TEXT,
  created_at INTEGER NOT NULL,
  used_at    INTEGER,
  UNIQUE (kind, subject)
);
CREATE INDEX credential_of ON credential (person_id);

-- The cookie holds a session's id; here is its SHA-256 only.
CREATE TABLE session (
  hash       TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    REFERENCES person (id) ON DELETE CASCADE,
  data       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX session_of ON session (person_id);
CREATE INDEX session_by_end ON session (expires_at);

-- Single-use links sent by mail; the address holds the token, here is its SHA-256.
CREATE TABLE link (
  hash       TEXT    NOT NULL PRIMARY KEY,
  purpose    TEXT    NOT NULL CHECK (purpose IN ('sign-in', 'verify', 'reset', 'change', 'invite')),
  person_id  TEXT    REFERENCES person (id) ON DELETE CASCADE,
  email      TEXT    NOT NULL,
  data       TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
);
CREATE INDEX link_of ON link (person_id);
CREATE INDEX link_by_end ON link (expires_at);

-- Failed tries, by account and by network address; both hashed.
CREATE TABLE attempt (
  key      TEXT    NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at  INTEGER NOT NULL
);

CREATE TABLE office (
  person_id TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  office    TEXT    NOT NULL CHECK (office IN ('coordinator', 'administrator', 'privacy-officer')),
  since     INTEGER NOT NULL,
  PRIMARY KEY (person_id, office)
);

CREATE TABLE membership (
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  community_id TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  role         TEXT    NOT NULL CHECK (role IN ('facilitator', 'member', 'liaison', 'observer')),
  since        INTEGER NOT NULL,
  PRIMARY KEY (person_id, community_id)
);
CREATE INDEX membership_of ON membership (community_id);

CREATE TABLE join_request (
  id           TEXT    NOT NULL PRIMARY KEY,
  community_id TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  message      TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  outcome      TEXT    CHECK (outcome IN ('accepted', 'declined', 'withdrawn')),
  decided_by   TEXT    REFERENCES person (id) ON DELETE SET NULL,
  decided_at   INTEGER,
  reason       TEXT,
  CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX join_request_open ON join_request (community_id, person_id) WHERE outcome IS NULL;
CREATE INDEX join_request_of ON join_request (person_id);

-- What people are asked to accept, in versions; the highest is the one that counts.
CREATE TABLE agreement (
  key          TEXT    NOT NULL CHECK (key IN ('terms', 'confidentiality')),
  version      INTEGER NOT NULL CHECK (version > 0),
  published_at INTEGER NOT NULL,
  body         TEXT    NOT NULL,
  PRIMARY KEY (key, version)
);

CREATE TABLE consent (
  id          TEXT    NOT NULL PRIMARY KEY,
  person_id   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  key         TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  revoked_at  INTEGER,
  FOREIGN KEY (key, version) REFERENCES agreement (key, version)
);
CREATE INDEX consent_of ON consent (person_id, key, version);

-- Every text that a page ever said, whole. `number` is the revision that it became.
CREATE TABLE revision (
  subject_kind TEXT    NOT NULL CHECK (subject_kind IN ('community', 'page', 'meeting')),
  subject_id   TEXT    NOT NULL,
  number       INTEGER NOT NULL CHECK (number > 0),
  person_id    TEXT    REFERENCES person (id) ON DELETE SET NULL,
  at           INTEGER NOT NULL,
  content      TEXT    NOT NULL,
  PRIMARY KEY (subject_kind, subject_id, number)
);
CREATE INDEX revision_of ON revision (person_id);

-- What somebody is writing and has not saved; `base` is the revision that they began from.
CREATE TABLE draft (
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  subject_kind TEXT    NOT NULL CHECK (subject_kind IN ('community', 'page', 'meeting')),
  subject_id   TEXT    NOT NULL,
  base         INTEGER NOT NULL,
  content      TEXT    NOT NULL,
  updated_at   INTEGER NOT NULL,
  PRIMARY KEY (person_id, subject_kind, subject_id)
);

-- Who did what, to what, when, from where. Added to, never changed.
CREATE TABLE audit (
  id           TEXT    NOT NULL PRIMARY KEY,
  at           INTEGER NOT NULL,
  person_id    TEXT,
  person_name  TEXT    NOT NULL,
  action       TEXT    NOT NULL,
  subject_kind TEXT    NOT NULL,
  subject_id   TEXT    NOT NULL,
  detail       TEXT    NOT NULL,
  address      TEXT    NOT NULL
);
CREATE INDEX audit_of ON audit (person_id);
CREATE INDEX audit_by_action ON audit (action, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

ALTER TABLE organisation ADD COLUMN domains TEXT NOT NULL DEFAULT '';
ALTER TABLE community ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE community ADD COLUMN archived_at INTEGER;
CREATE INDEX community_listed ON community (position, id) WHERE archived_at IS NULL;
-- how it works with a professional order: not at all, the order attends, it receives questions, a relay, a contact
ALTER TABLE community ADD COLUMN liaison TEXT NOT NULL DEFAULT 'none' CHECK (liaison IN ('none', 'attends', 'questions', 'relay', 'contact'));
ALTER TABLE page ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
