//! Looking up words in the index, and reading the documents found.

use std::{cmp::Reverse, fmt::Write as _};

use sqlx::AssertSqlSafe;

use super::{
    super::{may_read_sql, viewer_id},
    SearchKind,
};
use crate::reflection::model::{Audience, Texts};
use ensemble_communities::community::model::{Heading, Texts as Page};
use ensemble_core::{Lang, LocalizedText, rights::Viewer};
use ensemble_server::db::{
    Db,
    columns::unreadable,
    row::{Json, Text, from_row},
};

/// Occurrences of a stem are counted up to here.
const FREQUENT: i64 = 2_000;

/// The index of the rarest of several words, with which the lookup begins. `None` when one of them does not occur.
///
/// # Errors
/// When the database is unavailable.
pub async fn rarest(db: &Db, asked: &[Vec<String>]) -> Result<Option<usize>, sqlx::Error> {
    let mut rarest = None;
    for (index, any) in asked.iter().enumerate() {
        // A single word has nothing to be compared with.
        let most = if asked.len() == 1 { 1 } else { FREQUENT };
        let mut count: i64 = 0;
        for term in any {
            let found: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM (SELECT 1 FROM search_term WHERE term = $1 LIMIT ($2 + 0)) n",
            )
            .bind(term)
            .bind(most)
            .fetch_one(&db.reader)
            .await?;
            count += found;
        }
        if count == 0 {
            return Ok(None);
        }
        if rarest.is_none_or(|(_, least)| count < least) {
            rarest = Some((index, count));
        }
    }
    Ok(rarest.map(|(index, _)| index))
}

/// The position of a match in the order of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HitPosition {
    /// That of the [`Field`](ensemble_search::Field) that matches, for readers of a language.
    pub weight: i64,
    /// The document's date, in milliseconds UTC: the latest come first.
    pub at: i64,
    /// The document's number in the index.
    pub entry: i64,
}

/// A document that has all the words of a query; its phrases are still to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub kind: SearchKind,
    pub place: HitPosition,
    pub id: String,
    pub title: Option<LocalizedText>,
    pub texts: Vec<LocalizedText>,
    /// The name of its community.
    pub community: LocalizedText,
    /// The slugs of its community, French and English.
    pub slugs: [String; 2],
    /// Of a reflection.
    pub audience: Option<Audience>,
    /// The number of a decision.
    pub decision: Option<i64>,
}

/// Whether `$1` reads the agendas of the community `c`, as the table of rights says.
macro_rules! reads_agenda_sql {
    () => {
        "(EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = c.id
                  AND v.role IN ('observer', 'member', 'facilitator'))
          OR EXISTS (SELECT 1 FROM office o WHERE o.person_id = $1 AND o.office = 'coordinator'))"
    };
}

/// Whether `$1` reads the version of the practice `p` of the community `c` that is published, as the store of practices says.
macro_rules! reads_practice_sql {
    () => {
        "(p.version IS NOT NULL AND (
           p.audience = 'public'
           OR p.audience = 'communities' AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1)
           OR EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = p.community_id
                      AND v.role IN ('member', 'facilitator'))))"
    };
}

/// The entries `e` of the kind `$2` that the viewer (`$1`) may read; `$join` is appended to `FROM`.
macro_rules! shown {
    ($($join:literal)?) => {
        concat!(
            " FROM search_entry e
              LEFT JOIN reflection r ON e.kind = 'reflection' AND r.id = e.subject_id
              LEFT JOIN meeting g ON e.kind IN ('meeting', 'minutes') AND g.id = e.subject_id
              LEFT JOIN decision d ON e.kind = 'decision' AND d.id = e.subject_id
              LEFT JOIN minutes i ON e.kind = 'minutes' AND i.meeting_id = e.subject_id
              LEFT JOIN practice p ON e.kind = 'practice' AND p.id = e.subject_id
              LEFT JOIN practice_guide u ON e.kind = 'guide' AND u.id = e.subject_id
              JOIN community c
                ON c.id = COALESCE(r.community_id, g.community_id, d.community_id, p.community_id, u.community_id,
                                   e.subject_id) ",
            $($join,)?
            " WHERE ($2 = '' OR e.kind = $2)
                AND (e.kind = 'reflection' OR c.archived_at IS NULL)
                AND (e.kind NOT IN ('meeting', 'minutes') OR g.phase <> 'draft')
                AND (e.kind <> 'minutes' OR i.state = 'adopted')
                AND (e.kind <> 'guide' OR u.editions > 0)
                AND (e.kind <> 'practice' OR ",
            reads_practice_sql!(),
            ")
                AND (e.kind NOT IN ('decision', 'minutes') OR ",
            reads_agenda_sql!(),
            ")
                AND (e.kind <> 'reflection' OR ",
            may_read_sql!(),
            ")"
        )
    };
}

/// Who searches, and in which language.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub viewer: &'a Viewer,
    pub lang: Lang,
}

/// The column with the weights for readers of a language.
const fn weight_column(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "weight_fr",
        Lang::En => "weight_en",
    }
}

/// The places of the stem `$3` after `$4`, `$5`, `$6`, in the order of the results for readers of a language.
fn walk(lang: Lang) -> String {
    let weight = weight_column(lang);
    format!(
        "SELECT n.{weight} AS weight, n.at, n.entry
         FROM search_term n
         WHERE n.term = $3 AND (n.{weight}, n.at, n.entry) < ($4, $5, $6)
         ORDER BY n.{weight} DESC, n.at DESC, n.entry DESC"
    )
}

/// `$1, $2, …`: `many` placeholders from a number on.
fn numbered(from: usize, many: usize) -> String {
    (from..from + many).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

from_row! {
    struct PlaceRow {
        weight: i64,
        at: i64,
        entry: i64,
        is_match: bool,
    }
}

/// The places of the documents that have all the words and that the viewer may read, in order; and where the lookup
/// ended, unless it reached the end of the index. What is written in the reader's language comes first. It follows at most `span` places after `after`, of each stem of the
/// word `first`.
///
/// # Errors
/// When the database is unavailable.
pub async fn places(
    db: &Db,
    reader: Reader<'_>,
    asked: &[Vec<String>],
    first: usize,
    kind: Option<SearchKind>,
    after: Option<&HitPosition>,
    span: i64,
) -> Result<(Vec<HitPosition>, Option<HitPosition>), sqlx::Error> {
    let Reader { viewer, lang } = reader;
    let Some(stems) = asked.get(first) else { return Ok((Vec::new(), None)) };
    let others: Vec<&Vec<String>> =
        asked.iter().enumerate().filter(|(index, _)| *index != first).map(|(_, any)| any).collect();
    // COUNT instead of EXISTS: for EXISTS, PostgreSQL would hash all occurrences of each word.
    let mut has = String::from("1 = 1");
    let mut next = 8;
    for any in &others {
        let terms = numbered(next, any.len());
        let _ = write!(
            has,
            " AND (SELECT COUNT(*) FROM search_term x WHERE x.entry = t.entry AND x.term IN ({terms})) > 0"
        );
        next += any.len();
    }
    // A document found by two stems of the same word has only the better of the two places.
    if stems.len() > 1 {
        let terms = numbered(next, stems.len());
        let _ = write!(
            has,
            " AND (SELECT COUNT(*) FROM search_term x WHERE x.entry = t.entry AND x.term IN ({terms})
                   AND x.{} > t.weight) = 0",
            weight_column(lang)
        );
    }
    // Only matches leave the database, and the last place of a lookup that reached its span, which is no match.
    let walk = walk(lang);
    let statement = format!(
        "SELECT t.weight, t.at, t.entry, 1 AS is_match
         FROM ({walk} LIMIT ($7 + 0)) t
         WHERE CASE WHEN {has} THEN (SELECT COUNT(*){} AND e.number = t.entry) ELSE 0 END = 1
         UNION ALL
         SELECT l.weight, l.at, l.entry, 0 AS is_match
         FROM ({walk} LIMIT 1 OFFSET ($7 - 1)) l",
        shown!()
    );
    let top = HitPosition { weight: i64::MAX, at: i64::MAX, entry: i64::MAX };
    let after = after.copied().unwrap_or(top);
    let (mut found, mut end): (Vec<HitPosition>, Option<HitPosition>) = (Vec::new(), None);
    for term in stems {
        let mut query = sqlx::query_as(AssertSqlSafe(statement.clone()))
            .bind(viewer_id(viewer))
            .bind(kind.map_or("", SearchKind::code))
            .bind(term)
            .bind(after.weight)
            .bind(after.at)
            .bind(after.entry)
            .bind(span);
        for other in others.iter().copied().flatten() {
            query = query.bind(other);
        }
        for stem in stems.iter().filter(|_| stems.len() > 1) {
            query = query.bind(stem);
        }
        let rows: Vec<PlaceRow> = query.fetch_all(&db.reader).await?;
        for PlaceRow { weight, at, entry, is_match } in rows {
            let place = HitPosition { weight, at, entry };
            if !is_match {
                // The results are complete as far as the stem that was followed the least.
                end = end.max(Some(place));
            } else if !found.contains(&place) {
                found.push(place);
            }
        }
    }
    if let Some(end) = end {
        found.retain(|place| *place >= end);
    }
    found.sort_by_key(|place| Reverse(*place));
    Ok((found, end))
}

/// The documents at some places, in their order, as far as the viewer may read them.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(
    db: &Db,
    viewer: &Viewer,
    places: &[HitPosition],
) -> Result<Vec<Candidate>, sqlx::Error> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT
           e.kind,
           e.number,
           e.subject_id,
           r.level,
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           COALESCE(g.title, n.title, x.title) AS title,
           r.texts,
           COALESCE(d.text, i.amended, i.text, n.search_text, x.search_text) AS plain,
           d.reason,
           d.number AS decision,
           CASE WHEN e.kind = 'community' THEN c.texts END AS page{} AND e.number IN ({})",
        shown!(
            "LEFT JOIN practice_version n ON n.practice_id = p.id AND n.number = p.version
             LEFT JOIN guide_edition x ON x.guide_id = u.id AND x.number = u.editions
             JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1"
        ),
        numbered(3, places.len())
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement)).bind(viewer_id(viewer)).bind("");
    for place in places {
        query = query.bind(place.entry);
    }
    let rows: Vec<CandidateRow> = query.fetch_all(&db.reader).await?;
    let mut found = rows.into_iter().map(|row| row.into_model(places)).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|candidate| Reverse(candidate.place));
    Ok(found)
}

from_row! {
    struct CandidateRow {
        kind: Text<SearchKind>,
        number: i64,
        subject_id: String,
        level: Option<Text<Audience>>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        title: Option<Json<LocalizedText>>,
        texts: Option<Json<Texts>>,
        plain: Option<Json<LocalizedText>>,
        reason: Option<Json<LocalizedText>>,
        decision: Option<i64>,
        page: Option<Json<Page>>,
    }
}

impl CandidateRow {
    fn into_model(self, places: &[HitPosition]) -> Result<Candidate, sqlx::Error> {
        let kind = self.kind.0;
        let place =
            places.iter().find(|place| place.entry == self.number).ok_or_else(|| unreadable("number"))?;
        let Heading { name, summary, .. } = self.heading.0;
        let (title, texts) = match kind {
            SearchKind::Meeting => (self.title.map(|title| title.0), Vec::new()),
            SearchKind::Decision => {
                let text = self.plain.ok_or_else(|| unreadable("text"))?.0;
                (None, std::iter::once(text).chain(self.reason.map(|reason| reason.0)).collect())
            }
            SearchKind::Minutes | SearchKind::Practice | SearchKind::Guide => {
                let text = self.plain.ok_or_else(|| unreadable("text"))?.0;
                (self.title.map(|title| title.0), vec![text])
            }
            SearchKind::Reflection => {
                let Texts { title, body: text } = self.texts.ok_or_else(|| unreadable("texts"))?.0;
                (title, vec![text])
            }
            SearchKind::Community => {
                let page = self.page.ok_or_else(|| unreadable("page"))?.0;
                let all = summary.into_iter().chain(page.purpose).chain(page.aims);
                let all = all.chain(page.objectives).chain(page.questions).chain(page.priorities);
                (Some(name.clone()), all.collect())
            }
        };
        Ok(Candidate {
            kind,
            place: *place,
            id: self.subject_id,
            title,
            texts,
            community: name,
            slugs: [self.slug_fr, self.slug_en],
            audience: self.level.map(|level| level.0),
            decision: self.decision,
        })
    }
}
