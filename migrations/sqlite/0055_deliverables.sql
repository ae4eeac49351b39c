-- What a community makes. `due_on` is a day, `2027-03-26`; `season` and `year` are those of this day where it is known.
CREATE TABLE deliverable (
  id             TEXT    NOT NULL PRIMARY KEY,
  community_id   TEXT    NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  -- Texts with their languages, in JSON.
  title          TEXT    NOT NULL,
  season         TEXT    NOT NULL,
  year           INTEGER NOT NULL,
  due_on         TEXT,
  state          TEXT    NOT NULL,
  -- Why it was dropped.
  reason         TEXT,
  -- What fulfils it: its kind, its id in the portal, its name, and its addresses in French and in English as a JSON array.
  work_kind      TEXT,
  work_id        TEXT,
  work_name      TEXT,
  work_addresses TEXT,
  revision       INTEGER NOT NULL DEFAULT 1,
  changed_at     INTEGER NOT NULL
);
CREATE INDEX deliverable_of_community ON deliverable (community_id);

-- They were a list among the texts of the community; what fulfils one had an address and no name.
INSERT INTO deliverable
  (id, community_id, title, season, year, due_on, state, work_kind, work_id, work_name, work_addresses, changed_at)
SELECT
  '01990000-0000-7' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2)
    || '-' || lower(hex(randomblob(6))),
  c.id,
  json_extract(d.value, '$.title'),
  json_extract(d.value, '$.season'),
  json_extract(d.value, '$.year'),
  json_extract(d.value, '$.date'),
  CASE json_extract(d.value, '$.state')
    WHEN 'under-way' THEN 'begun'
    WHEN 'published' THEN 'delivered'
    ELSE 'planned'
  END,
  CASE WHEN json_extract(d.value, '$.link') IS NOT NULL THEN 'link' END,
  CASE WHEN json_extract(d.value, '$.link') IS NOT NULL THEN '' END,
  CASE WHEN json_extract(d.value, '$.link') IS NOT NULL THEN json_extract(d.value, '$.title') END,
  CASE WHEN json_extract(d.value, '$.link') IS NOT NULL
    THEN json_array(json_extract(d.value, '$.link'), json_extract(d.value, '$.link'))
  END,
  0
FROM community c, json_each(c.texts, '$.deliverables') d;
