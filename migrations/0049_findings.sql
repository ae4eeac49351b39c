-- What communities found and tell the managers. `number` counts the findings of a community from 1. The rest of a row says how
-- far it is: `sent_*` once it was sent to a community of managers, `answer*` once that community answered.
CREATE TABLE finding (
  id           TEXT  NOT NULL PRIMARY KEY,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- The person who began to gather it.
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  number       {int} NOT NULL,
  -- Texts with their languages, in JSON.
  statement    TEXT  NOT NULL,
  asked        TEXT  NOT NULL,
  -- Rises with each change.
  revision     {int} NOT NULL DEFAULT 1,
  created_at   {int} NOT NULL,
  sent_to      TEXT  REFERENCES community (id) ON DELETE SET NULL,
  sent_at      {int},
  -- The first moment of the day by which an answer is expected.
  answer_by    {int},
  -- `accepted`, `later`, `refused`; the action or the reason as a text in JSON; the first moment of the day until which the
  -- action is done, or on which it is looked at again; who does it; how far the action is.
  answer       TEXT,
  answer_text  TEXT,
  answer_date  {int},
  answer_who   TEXT  NOT NULL DEFAULT '',
  answered_at  {int},
  progress     TEXT,
  UNIQUE (community_id, number)
);
CREATE INDEX finding_sent_to ON finding (sent_to, sent_at) WHERE sent_to IS NOT NULL;
CREATE INDEX finding_by ON finding (person_id) WHERE person_id IS NOT NULL;

-- The communities that gather it: the one that began, and those that it was offered to. `joined_at` is NULL until the
-- facilitators of one add their reflections.
CREATE TABLE finding_community (
  finding_id   TEXT  NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  community_id TEXT  NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  joined_at    {int},
  PRIMARY KEY (finding_id, community_id)
);
CREATE INDEX finding_community_of ON finding_community (community_id);

-- The reflections behind it, of which their authors are asked (`quotation`), and the decisions.
CREATE TABLE finding_reflection (
  finding_id    TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  reflection_id TEXT NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
  PRIMARY KEY (finding_id, reflection_id)
);
CREATE INDEX finding_reflection_of ON finding_reflection (reflection_id);
CREATE TABLE finding_decision (
  finding_id  TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  decision_id TEXT NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  PRIMARY KEY (finding_id, decision_id)
);
CREATE INDEX finding_decision_of ON finding_decision (decision_id);

-- What happened to it. `person_id` is NULL where the portal did it. `detail` is the code of an answer or of how far the action
-- is; `text` what the answer said, in JSON.
CREATE TABLE finding_change (
  id           TEXT  NOT NULL PRIMARY KEY,
  finding_id   TEXT  NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  person_id    TEXT  REFERENCES person (id) ON DELETE SET NULL,
  community_id TEXT  REFERENCES community (id) ON DELETE SET NULL,
  at           {int} NOT NULL,
  kind         TEXT  NOT NULL,
  detail       TEXT,
  text         TEXT
);
CREATE INDEX finding_change_of ON finding_change (finding_id, at);
CREATE INDEX finding_change_by ON finding_change (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX finding_change_community ON finding_change (community_id) WHERE community_id IS NOT NULL;

-- Of what the portal reminded the managers, for which day: once each.
CREATE TABLE finding_reminder (
  finding_id TEXT  NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  kind       TEXT  NOT NULL,
  day        {int} NOT NULL,
  sent_at    {int} NOT NULL,
  PRIMARY KEY (finding_id, kind, day)
);
