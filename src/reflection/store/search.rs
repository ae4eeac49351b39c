//! The index that people search: stems, and where they occur. Who may see what was found is asked
//! here, each time, of the things themselves.

use std::{collections::BTreeMap, fmt::Write as _};

use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{asking, seen};
use crate::{
    community::model::{Heading, Texts as Page},
    i18n::{Lang, Passage},
    reflection::{
        model::{Level, Texts},
        stems,
    },
    rights::Viewer,
    server::{
        db::{
            Db,
            columns::{document, unreadable},
        },
        markdown,
    },
    words::words,
};

words! {
    /// What can be found.
    Kind {
        /// A community's page.
        Community = "community",
        /// A meeting that was announced.
        Meeting = "meeting",
        /// A reflection.
        Reflection = "reflection",
    }
}

/// How many rows one statement writes.
const ROWS: usize = 100;
/// As how frequent a stem counts that is more frequent than that.
const FREQUENT: i64 = 400;
/// How many things are indexed at once that others wrote.
const BEHIND: i64 = 200;

/// What a thing is indexed under, with weights. A passage is a title, or it is not.
pub(super) fn terms(passages: &[(Option<&Passage>, bool)]) -> BTreeMap<String, i64> {
    let mut terms = BTreeMap::new();
    let mut each = |lang: Lang, text: &str, title: bool| {
        stems::index(&mut terms, lang, &markdown::to_text(text), title);
    };
    for (passage, title) in passages {
        match passage {
            None => {}
            Some(Passage::Single { lang, text }) => each(*lang, text, *title),
            Some(Passage::Pair { fr, en, .. }) => {
                each(Lang::Fr, fr, *title);
                each(Lang::En, en, *title);
            }
        }
    }
    terms
}

/// Indexes a thing, in the transaction that writes it. A passage is a title, or it is not.
pub(super) async fn put(
    to: &mut AnyConnection,
    kind: Kind,
    id: &str,
    revision: i64,
    at: i64,
    passages: &[(Option<&Passage>, bool)],
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM search_term WHERE subject_id = $1").bind(id).execute(&mut *to).await?;
    let terms: Vec<(String, i64)> = terms(passages).into_iter().collect();
    for rows in terms.chunks(ROWS) {
        let mut statement =
            String::from("INSERT INTO search_term (kind, subject_id, at, term, weight) VALUES ");
        for row in 0..rows.len() {
            let (comma, first) = (if row == 0 { "" } else { ", " }, 4 + 2 * row);
            let _ = write!(statement, "{comma}($1, $2, $3, ${first}, ${})", first + 1);
        }
        statement.push_str(" ON CONFLICT DO NOTHING");
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(kind.code()).bind(id.to_owned()).bind(at);
        for (term, weight) in rows {
            query = query.bind(term.clone()).bind(*weight);
        }
        query.execute(&mut *to).await?;
    }
    sqlx::query(
        "INSERT INTO search_entry (kind, subject_id, revision) VALUES ($1, $2, $3)
         ON CONFLICT (kind, subject_id) DO UPDATE SET revision = excluded.revision",
    )
    .bind(kind.code())
    .bind(id)
    .bind(revision)
    .execute(to)
    .await?;
    Ok(())
}

/// Takes a thing out of the index.
pub(super) async fn forget(to: &mut AnyConnection, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM search_term WHERE subject_id = $1").bind(id).execute(to).await?;
    Ok(())
}

/// Indexes the communities and meetings that were written since they were indexed last: their features
/// know no index, and what was there before it is found, too.
///
/// # Errors
/// When the database is away.
pub async fn catch_up(db: &Db) -> Result<(), sqlx::Error> {
    loop {
        let communities = sqlx::query(
            "SELECT c.id, c.revision, c.updated_at, c.heading, c.texts
             FROM community c LEFT JOIN search_entry e ON e.kind = 'community' AND e.subject_id = c.id
             WHERE e.revision IS NULL OR e.revision <> c.revision
             LIMIT ($1 + 0)",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let meetings = sqlx::query(
            "SELECT m.id, m.revision, m.begins_at, m.title
             FROM meeting m LEFT JOIN search_entry e ON e.kind = 'meeting' AND e.subject_id = m.id
             WHERE e.revision IS NULL OR e.revision <> m.revision
             LIMIT ($1 + 0)",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        if communities.is_empty() && meetings.is_empty() {
            return Ok(());
        }
        let mut to = db.write().await?;
        for row in &communities {
            let heading: Heading = document("heading", row.try_get(3)?)?;
            let page: Page = document("texts", row.try_get(4)?)?;
            let mut passages = vec![(Some(&heading.name), true), (heading.summary.as_ref(), false)];
            passages.push((page.purpose.as_ref(), false));
            let lists = [&page.aims, &page.objectives, &page.questions, &page.priorities];
            passages.extend(lists.into_iter().flatten().map(|passage| (Some(passage), false)));
            put(&mut to, Kind::Community, row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, &passages)
                .await?;
        }
        for row in &meetings {
            let title: Passage = document("title", row.try_get(3)?)?;
            let passages = [(Some(&title), true)];
            put(&mut to, Kind::Meeting, row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, &passages).await?;
        }
        to.commit().await?;
    }
}

/// Which of several words is the rarest: the one that looking begins with. `None` when one of them
/// occurs nowhere.
///
/// # Errors
/// When the database is away.
pub async fn rarest(db: &Db, asked: &[Vec<String>]) -> Result<Option<usize>, sqlx::Error> {
    let mut rarest = None;
    for (index, any) in asked.iter().enumerate() {
        let mut count: i64 = 0;
        for term in any {
            let found: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM (SELECT 1 FROM search_term WHERE term = $1 LIMIT ($2 + 0)) n",
            )
            .bind(term)
            .bind(FREQUENT)
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 2 when the word is in its title.
    pub weight: i64,
    /// Its moment: what is newer comes first.
    pub at: i64,
    /// Its id.
    pub id: String,
}

/// Something that has all the words, before phrases are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub place: Place,
    /// What it is called, if anything.
    pub title: Option<Passage>,
    /// What it says.
    pub texts: Vec<Passage>,
    /// The community it belongs to, and its slugs.
    pub community: Passage,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
    /// How far a reflection is shared.
    pub level: Option<Level>,
}

/// What whoever asks may see and has all the words: so many behind a place, in order. `first` is the
/// word to begin with.
///
/// # Errors
/// When the database is away.
pub async fn candidates(
    db: &Db,
    viewer: &Viewer,
    asked: &[Vec<String>],
    first: usize,
    kind: Option<Kind>,
    after: Option<&Place>,
    many: i64,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let others: Vec<&Vec<String>> =
        asked.iter().enumerate().filter(|(index, _)| *index != first).map(|(_, any)| any).collect();
    let mut statement = String::from(FOUND);
    let mut next = 8;
    for any in &others {
        let places: Vec<String> = (next..next + any.len()).map(|place| format!("${place}")).collect();
        next += any.len();
        let _ = write!(
            statement,
            " AND EXISTS (SELECT 1 FROM search_term x WHERE x.subject_id = t.subject_id AND x.term IN ({}))",
            places.join(", ")
        );
    }
    statement.push_str(" ORDER BY t.weight DESC, t.at DESC, t.subject_id DESC LIMIT ($7 + 0)");
    let mut found: Vec<Candidate> = Vec::new();
    for term in asked.get(first).into_iter().flatten() {
        let mut query = sqlx::query(AssertSqlSafe(statement.clone()))
            .bind(asking(viewer))
            .bind(term.clone())
            .bind(kind.map_or("", Kind::code))
            .bind(after.map_or(i64::MAX, |place| place.weight))
            .bind(after.map_or(i64::MAX, |place| place.at))
            .bind(after.map(|place| place.id.clone()).unwrap_or_default())
            .bind(many);
        for other in others.iter().copied().flatten() {
            query = query.bind(other.clone());
        }
        for row in &query.fetch_all(&db.reader).await? {
            let candidate = candidate(row)?;
            // Found by two stems of the same word, a thing stands where the better one puts it.
            match found.iter_mut().find(|known| known.place.id == candidate.place.id) {
                Some(known) => known.place.weight = known.place.weight.max(candidate.place.weight),
                None => found.push(candidate),
            }
        }
    }
    found.sort_by(|one, other| other.place.cmp(&one.place));
    found.truncate(usize::try_from(many).unwrap_or_default());
    Ok(found)
}

const FOUND: &str = concat!(
    "SELECT t.kind, t.weight, t.at, t.subject_id, r.level, c.heading, fr.slug, en.slug, g.title, r.texts, c.texts
     FROM search_term t
     LEFT JOIN reflection r ON t.kind = 'reflection' AND r.id = t.subject_id
     LEFT JOIN meeting g ON t.kind = 'meeting' AND g.id = t.subject_id
     JOIN community c ON c.id = COALESCE(r.community_id, g.community_id, t.subject_id)
     JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
     JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
     WHERE t.term = $2 AND ($3 = '' OR t.kind = $3)
       AND (t.weight < $4 OR t.weight = $4 AND (t.at < $5 OR t.at = $5 AND t.subject_id < $6))
       AND (t.kind = 'reflection' OR c.archived_at IS NULL)
       AND (t.kind <> 'meeting' OR g.phase <> 'draft')
       AND (t.kind <> 'reflection' OR ",
    seen!(),
    ")"
);

fn candidate(row: &AnyRow) -> Result<Candidate, sqlx::Error> {
    let kind = Kind::from_code(row.try_get(0)?).ok_or_else(|| unreadable("kind"))?;
    let heading: Heading = document("heading", row.try_get(5)?)?;
    let level: Option<&str> = row.try_get(4)?;
    let (title, texts) = match kind {
        Kind::Meeting => (Some(document("title", row.try_get(8)?)?), Vec::new()),
        Kind::Reflection => {
            let Texts { title, text } = document("texts", row.try_get(9)?)?;
            (title, vec![text])
        }
        Kind::Community => {
            let page: Page = document("texts", row.try_get(10)?)?;
            let all = heading.summary.clone().into_iter().chain(page.purpose).chain(page.aims);
            let all = all.chain(page.objectives).chain(page.questions).chain(page.priorities);
            (Some(heading.name.clone()), all.collect())
        }
    };
    Ok(Candidate {
        kind,
        place: Place { weight: row.try_get(1)?, at: row.try_get(2)?, id: row.try_get(3)? },
        title,
        texts,
        community: heading.name,
        slugs: [row.try_get(6)?, row.try_get(7)?],
        level: level.map(|code| Level::from_code(code).ok_or_else(|| unreadable("level"))).transpose()?,
    })
}
