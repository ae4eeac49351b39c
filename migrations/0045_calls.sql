-- Calls: how communities come to be. `code` is the call's part of addresses and of its draws: small letters, digits, hyphens.
CREATE TABLE call (
  id                 TEXT  NOT NULL PRIMARY KEY,
  code               TEXT  NOT NULL UNIQUE,
  -- Texts in both languages, in JSON: `call::model::CallTexts`.
  texts              TEXT  NOT NULL,
  -- 1 when reviewers read neither names nor organizations.
  blind              {int} NOT NULL,
  revision           {int} NOT NULL DEFAULT 1,
  created_by         TEXT  REFERENCES person (id) ON DELETE SET NULL,
  created_at         {int} NOT NULL,
  changed_at         {int} NOT NULL,
  -- When people can see it; NULL for a draft.
  published_at       {int},
  -- From when to when people can answer.
  opens_at           {int} NOT NULL,
  closes_at          {int} NOT NULL,
  -- Until when organizations can confirm whom they designate.
  designation_until  {int} NOT NULL,
  -- When the reviewers should have read everything, and when everybody should have an answer. Shown, and enforced by nothing.
  screening_until    {int} NOT NULL,
  answer_until       {int} NOT NULL,
  -- When a coordinator ended the screening, and when the last answer was sent.
  screened_at        {int},
  answered_at        {int},
  -- When it was given up, and why: a text in both languages.
  cancelled_at       {int},
  cancelled_reason   TEXT
);
CREATE INDEX call_by_closing ON call (closes_at);

-- The communities that a call plans. One that becomes real knows its community.
CREATE TABLE planned_community (
  id             TEXT  NOT NULL PRIMARY KEY,
  call_id        TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  position       {int} NOT NULL,
  title          TEXT  NOT NULL,
  kind           TEXT  NOT NULL,
  -- `undecided`, `none`, `seats` or `range`, as those of communities.
  capacity_kind  TEXT  NOT NULL,
  capacity_from  {int},
  capacity_to    {int},
  community_id   TEXT  REFERENCES community (id) ON DELETE SET NULL,
  -- The one that it became a part of, when planned communities were merged.
  merged_into    TEXT  REFERENCES planned_community (id) ON DELETE SET NULL,
  -- The one that it was split from.
  split_from     TEXT  REFERENCES planned_community (id) ON DELETE SET NULL
);
CREATE INDEX planned_community_of_call ON planned_community (call_id, position);
CREATE INDEX planned_community_community ON planned_community (community_id) WHERE community_id IS NOT NULL;
CREATE INDEX planned_community_merged ON planned_community (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX planned_community_split ON planned_community (split_from) WHERE split_from IS NOT NULL;

-- The questions that a call asks besides those of every call. They do not change once the call is open.
CREATE TABLE call_question (
  id        TEXT  NOT NULL PRIMARY KEY,
  call_id   TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  position  {int} NOT NULL,
  kind      TEXT  NOT NULL,
  label     TEXT  NOT NULL,
  hint      TEXT,
  -- What can be chosen or ranked: a list of texts in both languages, in JSON.
  choices   TEXT  NOT NULL,
  required  {int} NOT NULL,
  -- 1 when reviewers read the answer, also where they read without names.
  reviewed  {int} NOT NULL
);
CREATE INDEX call_question_of_call ON call_question (call_id, position);

-- What projects are measured against. They are written before the call opens.
CREATE TABLE call_criterion (
  id        TEXT  NOT NULL PRIMARY KEY,
  call_id   TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  position  {int} NOT NULL,
  text      TEXT  NOT NULL
);
CREATE INDEX call_criterion_of_call ON call_criterion (call_id, position);

CREATE TABLE call_reviewer (
  call_id    TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  person_id  TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since      {int} NOT NULL,
  PRIMARY KEY (call_id, person_id)
);
CREATE INDEX call_reviewer_of ON call_reviewer (person_id);

-- An expression of interest: one per person and call. Ids tell no time. `email_key` is the address without capitals and aliases,
-- as accounts compare it. `person_id` is NULL as long as the person has no account.
CREATE TABLE interest (
  id                    TEXT  NOT NULL PRIMARY KEY,
  call_id               TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  planned_id            TEXT  REFERENCES planned_community (id) ON DELETE SET NULL,
  person_id             TEXT  REFERENCES person (id) ON DELETE SET NULL,
  email                 TEXT  NOT NULL,
  email_key             TEXT  NOT NULL,
  name                  TEXT  NOT NULL,
  lang                  TEXT  NOT NULL,
  organisation_id       TEXT  REFERENCES organisation (id) ON DELETE SET NULL,
  -- As the person typed it, and folded as names are compared.
  organisation_name     TEXT  NOT NULL,
  organisation_key      TEXT  NOT NULL,
  sector                TEXT,
  region                TEXT,
  -- What the person does there.
  post                  TEXT  NOT NULL,
  representative_name   TEXT  NOT NULL,
  representative_email  TEXT  NOT NULL,
  -- `none`, `asked`, `confirmed` or `declined`.
  designation           TEXT  NOT NULL,
  designation_hash      TEXT  UNIQUE,
  designation_at        {int},
  -- The coordinator who answered in the organization's place.
  designation_by        TEXT  REFERENCES person (id) ON DELETE SET NULL,
  project_title         TEXT  NOT NULL,
  project_text          TEXT  NOT NULL,
  level                 TEXT,
  -- Answers to the call's own questions: `interest::model::Answers`, in JSON.
  answers               TEXT  NOT NULL,
  -- Bit n is month n + 1.
  months                {int} NOT NULL,
  -- Read by coordinators only, erased when the community has been made.
  accessibility         TEXT  NOT NULL,
  -- Whether the person commits to the three duties, and whether answers may serve research.
  committed             {int} NOT NULL,
  research              {int} NOT NULL,
  -- Whether the person would help to prepare the community's work.
  steering              {int} NOT NULL,
  -- `draft`, `sent` or `withdrawn`.
  state                 TEXT  NOT NULL,
  revision              {int} NOT NULL DEFAULT 1,
  -- The project's number for reviewers, by chance within the call; NULL until the call closes.
  number                {int},
  -- What a coordinator masked of the project for reviewers who read without names; NULL while nothing is.
  masked_title          TEXT,
  masked_text           TEXT,
  -- The screening's result: 1 relevant, 0 not, NULL not decided, with criterion and reason.
  relevant              {int},
  failed_criterion_id   TEXT  REFERENCES call_criterion (id) ON DELETE SET NULL,
  relevance_reason      TEXT,
  relevance_at          {int},
  -- The place that came of it: `none`, `waiting`, `offered`, `accepted`, `declined`, `expired` or `refused`.
  place                 TEXT  NOT NULL DEFAULT 'none',
  waiting_number        {int},
  offered_at            {int},
  reply_by              {int},
  replied_at            {int},
  -- When the answer of the call was mailed.
  answered_at           {int},
  created_at            {int} NOT NULL,
  changed_at            {int} NOT NULL,
  sent_at               {int},
  withdrawn_at          {int}
);
CREATE UNIQUE INDEX interest_once ON interest (call_id, email_key);
CREATE UNIQUE INDEX interest_of_person_once ON interest (call_id, person_id) WHERE person_id IS NOT NULL;
-- Lists of answers are filtered and counted from this index alone: their texts are long.
CREATE INDEX interest_of_call ON interest (call_id, state, sent_at, designation, place, sector, planned_id);
CREATE INDEX interest_to_mask ON interest (call_id) WHERE state = 'sent' AND masked_text IS NULL;
-- The screening counts projects and finds them by number from this index alone.
CREATE INDEX interest_by_number ON interest (call_id, state, number, relevant);
-- Places are listed and counted from these indexes alone.
CREATE INDEX interest_of_planned ON interest (planned_id, place, waiting_number, id);
CREATE INDEX interest_places ON interest (call_id, state, planned_id, place, relevant, sector);
CREATE INDEX interest_represented ON interest (call_id, state, organisation_id, place, organisation_key);
CREATE INDEX interest_of_person ON interest (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX interest_of_organisation ON interest (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX interest_failed ON interest (failed_criterion_id) WHERE failed_criterion_id IS NOT NULL;
CREATE INDEX interest_designated_by ON interest (designation_by) WHERE designation_by IS NOT NULL;
CREATE INDEX interest_reply_by ON interest (reply_by) WHERE place = 'offered';
-- Figures are counted from this index alone.
CREATE INDEX interest_figures ON interest (call_id, sector, level, region, lang, state, designation, relevant, place, offered_at);
-- Relevant projects are counted from this index alone, also by what the quotas of draws group them by.
CREATE INDEX interest_relevant ON interest (planned_id, level, region, sector) WHERE relevant = 1 AND state = 'sent';

-- What organizations were asked about a designation and what they answered, in order. `interest` has the last of it.
CREATE TABLE interest_designation (
  interest_id     TEXT  NOT NULL REFERENCES interest (id) ON DELETE CASCADE,
  number          {int} NOT NULL,
  at              {int} NOT NULL,
  -- `asked`, `confirmed` or `declined`.
  designation     TEXT  NOT NULL,
  -- The coordinator who answered in the organization's place.
  coordinator_id  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  -- Why it declined, in the organization's words.
  reason          TEXT,
  PRIMARY KEY (interest_id, number)
);
CREATE INDEX interest_designation_by ON interest_designation (coordinator_id) WHERE coordinator_id IS NOT NULL;

-- Hashes of the secrets in the addresses with which people without an account reach their expression of interest.
CREATE TABLE interest_link (
  hash         TEXT  NOT NULL PRIMARY KEY,
  interest_id  TEXT  NOT NULL REFERENCES interest (id) ON DELETE CASCADE,
  created_at   {int} NOT NULL
);
CREATE INDEX interest_link_of ON interest_link (interest_id);

-- Needs: those that the call offers to rank, and those that people wrote. Grouping makes one a part of another.
CREATE TABLE need (
  id           TEXT  NOT NULL PRIMARY KEY,
  call_id      TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  position     {int} NOT NULL,
  text         TEXT  NOT NULL,
  -- Who wrote it, when a person did: known to coordinators only.
  interest_id  TEXT  REFERENCES interest (id) ON DELETE SET NULL,
  -- `gathered`, `priority` or `set-aside`, with a reason in both languages.
  state        TEXT  NOT NULL,
  reason       TEXT,
  merged_into  TEXT  REFERENCES need (id) ON DELETE SET NULL,
  created_at   {int} NOT NULL,
  -- When those who asked for it were told what became of it.
  told_at      {int}
);
CREATE INDEX need_of_call ON need (call_id, position);
CREATE INDEX need_of_interest ON need (interest_id) WHERE interest_id IS NOT NULL;
CREATE INDEX need_merged ON need (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE interest_need (
  interest_id  TEXT  NOT NULL REFERENCES interest (id) ON DELETE CASCADE,
  need_id      TEXT  NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  rank         {int} NOT NULL,
  PRIMARY KEY (interest_id, need_id)
);
CREATE INDEX interest_need_of_need ON interest_need (need_id);

-- What reviewers say of a project. A conflict of interests has neither verdict nor reason.
CREATE TABLE review (
  interest_id   TEXT  NOT NULL REFERENCES interest (id) ON DELETE CASCADE,
  person_id     TEXT  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- 1 relevant, 0 not; NULL for a conflict of interests.
  relevant      {int},
  criterion_id  TEXT  REFERENCES call_criterion (id) ON DELETE SET NULL,
  reason        TEXT  NOT NULL,
  -- `knows`, `helped` or `other`; NULL when there is none.
  conflict      TEXT,
  revision      {int} NOT NULL DEFAULT 1,
  at            {int} NOT NULL,
  PRIMARY KEY (interest_id, person_id)
);
CREATE INDEX review_of_person ON review (person_id);
CREATE INDEX review_criterion ON review (criterion_id) WHERE criterion_id IS NOT NULL;

-- Draws among the relevant projects of a planned community. There is one that counts; void ones stay on record.
CREATE TABLE draw (
  id               TEXT  NOT NULL PRIMARY KEY,
  call_id          TEXT  NOT NULL REFERENCES call (id) ON DELETE CASCADE,
  planned_id       TEXT  NOT NULL REFERENCES planned_community (id) ON DELETE CASCADE,
  -- `frozen`, `drawn` or `void`, as `ensemble_draw::DrawState`.
  state            TEXT  NOT NULL,
  -- Canonical JSON, as published.
  list             TEXT  NOT NULL,
  commitment       TEXT  NOT NULL,
  commitment_hash  TEXT  NOT NULL,
  -- The proof file, once drawn.
  proof            TEXT,
  -- When the value comes to exist.
  value_at         {int} NOT NULL,
  frozen_at        {int} NOT NULL,
  frozen_by        TEXT  REFERENCES person (id) ON DELETE SET NULL,
  drawn_at         {int},
  void_at          {int},
  void_reason      TEXT
);
CREATE UNIQUE INDEX draw_that_counts ON draw (planned_id) WHERE state <> 'void';
CREATE INDEX draw_of_call ON draw (call_id, frozen_at);
CREATE INDEX draw_of_planned ON draw (planned_id);
CREATE INDEX draw_to_run ON draw (value_at) WHERE state = 'frozen';

-- Which project an entry of a list is: known to coordinators, and to its applicant by number and salt.
CREATE TABLE draw_entry (
  draw_id      TEXT  NOT NULL REFERENCES draw (id) ON DELETE CASCADE,
  number       {int} NOT NULL,
  interest_id  TEXT  REFERENCES interest (id) ON DELETE SET NULL,
  salt         TEXT  NOT NULL,
  PRIMARY KEY (draw_id, number)
);
CREATE INDEX draw_entry_of_interest ON draw_entry (interest_id) WHERE interest_id IS NOT NULL;

-- The numbers of a public lottery, as each witness entered them.
CREATE TABLE draw_witness (
  draw_id    TEXT  NOT NULL REFERENCES draw (id) ON DELETE CASCADE,
  position   {int} NOT NULL,
  person_id  TEXT  REFERENCES person (id) ON DELETE SET NULL,
  numbers    TEXT,
  at         {int},
  PRIMARY KEY (draw_id, position)
);
CREATE INDEX draw_witness_of ON draw_witness (person_id) WHERE person_id IS NOT NULL;
