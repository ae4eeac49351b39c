-- What a community makes. `due_on` is a day, `2027-03-26`; `season` and `year` are those of this day where it is known.
CREATE TABLE deliverable (
  id             TEXT   NOT NULL PRIMARY KEY,
  community_id   TEXT   NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- Texts with their languages, in JSON.
  title          TEXT   NOT NULL,
  season         TEXT   NOT NULL,
  year           BIGINT NOT NULL,
  due_on         TEXT,
  state          TEXT   NOT NULL,
  -- Why it was dropped.
  reason         TEXT,
  -- What fulfils it: its kind, its id in the portal, its name, and its addresses in French and in English as a JSON array.
  work_kind      TEXT,
  work_id        TEXT,
  work_name      TEXT,
  work_addresses TEXT,
  revision       BIGINT NOT NULL DEFAULT 1,
  changed_at     BIGINT NOT NULL
);
CREATE INDEX deliverable_of_community ON deliverable (community_id);

-- They were a list among the texts of the community; what fulfils one had an address and no name.
INSERT INTO deliverable
  (id, community_id, title, season, year, due_on, state, work_kind, work_id, work_name, work_addresses, changed_at)
SELECT
  '01990000-0000-7' || substr(md5(random()::text), 1, 3) || '-8' || substr(md5(random()::text), 1, 3)
    || '-' || substr(md5(random()::text), 1, 12),
  c.id,
  (d.value -> 'title')::text,
  d.value ->> 'season',
  (d.value ->> 'year')::bigint,
  d.value ->> 'date',
  CASE d.value ->> 'state'
    WHEN 'under-way' THEN 'begun'
    WHEN 'published' THEN 'delivered'
    ELSE 'planned'
  END,
  CASE WHEN d.value ->> 'link' IS NOT NULL THEN 'link' END,
  CASE WHEN d.value ->> 'link' IS NOT NULL THEN '' END,
  CASE WHEN d.value ->> 'link' IS NOT NULL THEN (d.value -> 'title')::text END,
  CASE WHEN d.value ->> 'link' IS NOT NULL
    THEN json_build_array(d.value ->> 'link', d.value ->> 'link')::text
  END,
  0
FROM community c
CROSS JOIN LATERAL json_array_elements(COALESCE(c.texts::json -> 'deliverables', '[]'::json)) AS d (value);
