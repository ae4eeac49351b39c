//! Walking along the index, and reading what was found.

use std::{cmp::Reverse, fmt::Write as _};

use sqlx::{AssertSqlSafe, Row, any::AnyRow};

use super::{
    super::{seen, viewer_id},
    Kind,
};
use crate::{
    community::model::{Heading, Texts as Page},
    i18n::LocalizedText,
    reflection::model::{Audience, Texts},
    rights::Viewer,
    server::db::{
        Db,
        columns::{document, unreadable},
    },
};

/// As how frequent a stem counts that is more frequent than that.
const FREQUENT: i64 = 2_000;

/// Which of several words is the rarest: the one that looking begins with. `None` when one of them
/// occurs nowhere.
///
/// # Errors
/// When the database is away.
pub async fn rarest(db: &Db, asked: &[Vec<String>]) -> Result<Option<usize>, sqlx::Error> {
    let mut rarest = None;
    for (index, any) in asked.iter().enumerate() {
        // Only one word: nothing to compare it with.
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

/// Where something stands among what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 2 when the word is in its title.
    pub weight: i64,
    /// Its moment: what is newer comes first.
    pub at: i64,
    /// Its number in the index.
    pub entry: i64,
}

/// Something that has all the words, before phrases are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub place: Place,
    /// Its id.
    pub id: String,
    /// What it is called, if anything.
    pub title: Option<LocalizedText>,
    /// What it says.
    pub texts: Vec<LocalizedText>,
    /// The community it belongs to.
    pub community: LocalizedText,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
    /// How far a reflection is shared.
    pub audience: Option<Audience>,
}

/// What of `e` whoever asks (`$1`) sees, of the kind `$2`; what is given is joined, too.
macro_rules! shown {
    ($($join:literal)?) => {
        concat!(
            " FROM search_entry e
              LEFT JOIN reflection r ON e.kind = 'reflection' AND r.id = e.subject_id
              LEFT JOIN meeting g ON e.kind = 'meeting' AND g.id = e.subject_id
              JOIN community c ON c.id = COALESCE(r.community_id, g.community_id, e.subject_id) ",
            $($join,)?
            " WHERE ($2 = '' OR e.kind = $2)
                AND (e.kind = 'reflection' OR c.archived_at IS NULL)
                AND (e.kind <> 'meeting' OR g.phase <> 'draft')
                AND (e.kind <> 'reflection' OR ",
            seen!(),
            ")"
        )
    };
}

/// The places of the stem `$3` behind `$4`, `$5`, `$6`, in the order of the answer.
const WALK: &str = " FROM search_term n
    WHERE n.term = $3 AND (n.weight, n.at, n.entry) < ($4, $5, $6)
    ORDER BY n.weight DESC, n.at DESC, n.entry DESC";

/// `$1`, `$2`, …: so many places from a number on.
fn numbered(from: usize, many: usize) -> String {
    (from..from + many).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// Where things stand that have all the words and that whoever asks may see, in order; and where looking
/// ended, unless it saw all there is. It walks along so many places behind `after`, of each stem of the
/// word `first`, and no further.
///
/// # Errors
/// When the database is away.
pub async fn places(
    db: &Db,
    viewer: &Viewer,
    asked: &[Vec<String>],
    first: usize,
    kind: Option<Kind>,
    after: Option<&Place>,
    span: i64,
) -> Result<(Vec<Place>, Option<Place>), sqlx::Error> {
    let Some(stems) = asked.get(first) else { return Ok((Vec::new(), None)) };
    let others: Vec<&Vec<String>> =
        asked.iter().enumerate().filter(|(index, _)| *index != first).map(|(_, any)| any).collect();
    // Counts and no EXISTS: PostgreSQL would make ready for each of them all that there is.
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
    // Found by two stems of the same word, a thing stands where the better one puts it, and there only.
    if stems.len() > 1 {
        let terms = numbered(next, stems.len());
        let _ = write!(
            has,
            " AND (SELECT COUNT(*) FROM search_term x WHERE x.entry = t.entry AND x.term IN ({terms})
                   AND x.weight > t.weight) = 0"
        );
    }
    // Only what is found leaves the database, and, marked with 0, the last place of a walk that was full.
    let statement = format!(
        "SELECT t.weight, t.at, t.entry, 1
         FROM (SELECT n.weight, n.at, n.entry{WALK} LIMIT ($7 + 0)) t
         WHERE CASE WHEN {has} THEN (SELECT COUNT(*){} AND e.number = t.entry) ELSE 0 END = 1
         UNION ALL
         SELECT l.weight, l.at, l.entry, 0
         FROM (SELECT n.weight, n.at, n.entry{WALK} LIMIT 1 OFFSET ($7 - 1)) l",
        shown!()
    );
    let top = Place { weight: i64::MAX, at: i64::MAX, entry: i64::MAX };
    let after = after.copied().unwrap_or(top);
    let (mut found, mut end): (Vec<Place>, Option<Place>) = (Vec::new(), None);
    for term in stems {
        let mut query = sqlx::query(AssertSqlSafe(statement.clone()))
            .bind(viewer_id(viewer))
            .bind(kind.map_or("", Kind::code))
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
        for row in query.fetch_all(&db.reader).await? {
            let place = Place { weight: row.try_get(0)?, at: row.try_get(1)?, entry: row.try_get(2)? };
            if row.try_get::<i64, _>(3)? == 0 {
                // Of the stems, the one that was followed the least says how far the answer is whole.
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

/// What stands in some places, in their order, as far as whoever asks may see it.
///
/// # Errors
/// When the database is away.
pub async fn candidates(db: &Db, viewer: &Viewer, places: &[Place]) -> Result<Vec<Candidate>, sqlx::Error> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT e.kind, e.number, e.subject_id, r.level, c.heading, fr.slug, en.slug, g.title, r.texts,
                CASE WHEN e.kind = 'community' THEN c.texts END{} AND e.number IN ({})",
        shown!(
            "JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1"
        ),
        numbered(3, places.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement)).bind(viewer_id(viewer)).bind("");
    for place in places {
        query = query.bind(place.entry);
    }
    let mut found = query
        .fetch_all(&db.reader)
        .await?
        .iter()
        .map(|row| candidate(row, places))
        .collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|candidate| Reverse(candidate.place));
    Ok(found)
}

fn candidate(row: &AnyRow, places: &[Place]) -> Result<Candidate, sqlx::Error> {
    let kind = Kind::from_code(row.try_get(0)?).ok_or_else(|| unreadable("kind"))?;
    let number: i64 = row.try_get(1)?;
    let place = places.iter().find(|place| place.entry == number).ok_or_else(|| unreadable("number"))?;
    let heading: Heading = document("heading", row.try_get(4)?)?;
    let audience: Option<&str> = row.try_get(3)?;
    let (title, texts) = match kind {
        Kind::Meeting => (Some(document("title", row.try_get(7)?)?), Vec::new()),
        Kind::Reflection => {
            let Texts { title, text } = document("texts", row.try_get(8)?)?;
            (title, vec![text])
        }
        Kind::Community => {
            let page: Page = document("texts", row.try_get(9)?)?;
            let all = heading.summary.clone().into_iter().chain(page.purpose).chain(page.aims);
            let all = all.chain(page.objectives).chain(page.questions).chain(page.priorities);
            (Some(heading.name.clone()), all.collect())
        }
    };
    Ok(Candidate {
        kind,
        place: *place,
        id: row.try_get(2)?,
        title,
        texts,
        community: heading.name,
        slugs: [row.try_get(5)?, row.try_get(6)?],
        audience: audience
            .map(|code| Audience::from_code(code).ok_or_else(|| unreadable("level")))
            .transpose()?,
    })
}
