//! Writing the index.

use std::fmt::Write as _;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::SearchKind;
use crate::reflection::model::Texts;
use ensemble_communities::community::model::{Heading, Texts as Page};
use ensemble_core::{Lang, LocalizedText};
use ensemble_search::{Field, Terms};
use ensemble_server::{
    db::{
        Db,
        row::{Json, Text, from_row},
    },
    markdown,
};

/// Rows written by one statement.
const ROWS: usize = 100;
/// How many documents of other features one transaction indexes.
const BEHIND: i64 = 200;

/// Adds the terms of a localized Markdown text, if there is one, each language in its own.
pub(in super::super) fn add_terms(terms: &mut Terms, text: Option<&LocalizedText>, field: Field) {
    let mut add = |lang: Lang, text: &str| terms.add(lang, &markdown::to_text(text), field);
    match text {
        None => {}
        Some(LocalizedText::Single { lang, text }) => add(*lang, text),
        Some(LocalizedText::Pair { fr, en, .. }) => {
            add(Lang::Fr, fr);
            add(Lang::En, en);
        }
    }
}

/// Indexes a document, in the transaction that writes it.
pub(in super::super) async fn put(
    tx: &mut AnyConnection,
    kind: SearchKind,
    id: &str,
    revision: i64,
    at: i64,
    terms: Terms,
) -> Result<(), sqlx::Error> {
    let entry: i64 = sqlx::query_scalar(
        "INSERT INTO search_entry (kind, subject_id, revision) VALUES ($1, $2, $3)
         ON CONFLICT (kind, subject_id) DO UPDATE SET revision = excluded.revision
         RETURNING number",
    )
    .bind(kind.code())
    .bind(id)
    .bind(revision)
    .fetch_one(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM search_term WHERE entry = $1").bind(entry).execute(&mut *tx).await?;
    let terms: Vec<(String, [i64; 2])> = terms.weighted().collect();
    for rows in terms.chunks(ROWS) {
        let mut statement =
            String::from("INSERT INTO search_term (entry, at, term, weight_fr, weight_en) VALUES ");
        for row in 0..rows.len() {
            let (comma, first) = (if row == 0 { "" } else { ", " }, 3 + 3 * row);
            let _ = write!(statement, "{comma}($1, $2, ${first}, ${}, ${})", first + 1, first + 2);
        }
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(entry).bind(at);
        for (term, [fr, en]) in rows {
            query = query.bind(term.clone()).bind(*fr).bind(*en);
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

/// Sets the date by which a document is ordered. Nothing is written when it has this date already.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_date(
    tx: &mut AnyConnection,
    kind: SearchKind,
    id: &str,
    at: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE search_term SET at = $3
         WHERE entry = (SELECT e.number FROM search_entry e WHERE e.kind = $1 AND e.subject_id = $2)
           AND at <> $3",
    )
    .bind(kind.code())
    .bind(id)
    .bind(at)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a document from the index.
pub(in super::super) async fn forget(
    tx: &mut AnyConnection,
    kind: SearchKind,
    id: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM search_term WHERE entry IN (SELECT number FROM search_entry WHERE kind = $1 AND subject_id = $2)",
    )
    .bind(kind.code())
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

from_row! {
    struct CommunityRow {
        id: String,
        revision: i64,
        updated_at: i64,
        heading: Json<Heading>,
        texts: Json<Page>,
    }
}

from_row! {
    struct MeetingRow {
        id: String,
        revision: i64,
        begins_at: i64,
        title: Json<LocalizedText>,
    }
}

from_row! {
    struct DecisionRow {
        id: String,
        revision: i64,
        decided_at: i64,
        text: Json<LocalizedText>,
        reason: Option<Json<LocalizedText>>,
    }
}

from_row! {
    struct MinutesRow {
        meeting_id: String,
        revision: i64,
        begins_at: i64,
        title: Json<LocalizedText>,
        text: Json<LocalizedText>,
    }
}

from_row! {
    struct PracticeRow {
        practice_id: String,
        number: i64,
        published_at: i64,
        title: Json<LocalizedText>,
        search_text: Json<LocalizedText>,
    }
}

from_row! {
    struct GuideRow {
        guide_id: String,
        number: i64,
        published_at: i64,
        title: Json<LocalizedText>,
        search_text: Json<LocalizedText>,
    }
}

/// Indexes the communities, meetings, decisions, adopted minutes, published practices and guides that were written since they
/// were last indexed: their features do not know the index.
///
/// # Errors
/// When the database is unavailable.
pub async fn catch_up(db: &Db) -> Result<(), sqlx::Error> {
    loop {
        // The facts of a community change its date, but not its revision.
        let communities: Vec<CommunityRow> = sqlx::query_as(
            "SELECT
               c.id,
               c.revision + c.updated_at AS revision,
               c.updated_at,
               c.heading,
               c.texts
             FROM community c
             WHERE c.id IN (
               SELECT n.id FROM community n
               LEFT JOIN search_entry e ON e.kind = 'community' AND e.subject_id = n.id
               WHERE e.revision IS NULL OR e.revision <> n.revision + n.updated_at
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let meetings: Vec<MeetingRow> = sqlx::query_as(
            "SELECT
               m.id,
               m.revision,
               m.begins_at,
               m.title
             FROM meeting m
             WHERE m.id IN (
               SELECT n.id FROM meeting n
               LEFT JOIN search_entry e ON e.kind = 'meeting' AND e.subject_id = n.id
               WHERE e.revision IS NULL OR e.revision <> n.revision
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let decisions: Vec<DecisionRow> = sqlx::query_as(
            "SELECT
               d.id,
               d.revision,
               d.decided_at,
               d.text,
               d.reason
             FROM decision d
             WHERE d.id IN (
               SELECT n.id FROM decision n
               LEFT JOIN search_entry e ON e.kind = 'decision' AND e.subject_id = n.id
               WHERE e.revision IS NULL OR e.revision <> n.revision
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        // Adopted minutes do not change but by amendments; the text in force is indexed. Their title and their date are those
        // of the meeting, which can change later.
        let minutes: Vec<MinutesRow> = sqlx::query_as(
            "SELECT
               i.meeting_id,
               i.revision + i.amendments + m.revision AS revision,
               m.begins_at,
               m.title,
               COALESCE(i.amended, i.text) AS text
             FROM minutes i
             JOIN meeting m ON m.id = i.meeting_id
             WHERE i.meeting_id IN (
               SELECT n.meeting_id FROM minutes n
               JOIN meeting g ON g.id = n.meeting_id
               LEFT JOIN search_entry e ON e.kind = 'minutes' AND e.subject_id = n.meeting_id
               WHERE n.state = 'adopted'
                 AND (e.revision IS NULL OR e.revision <> n.revision + n.amendments + g.revision)
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let practices: Vec<PracticeRow> = sqlx::query_as(
            "SELECT
               v.practice_id,
               v.number,
               v.published_at,
               v.title,
               v.search_text
             FROM practice p
             JOIN practice_version v ON v.practice_id = p.id AND v.number = p.version
             WHERE p.id IN (
               SELECT n.id FROM practice n
               LEFT JOIN search_entry e ON e.kind = 'practice' AND e.subject_id = n.id
               WHERE n.version IS NOT NULL AND (e.revision IS NULL OR e.revision <> n.version)
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let guides: Vec<GuideRow> = sqlx::query_as(
            "SELECT
               x.guide_id,
               x.number,
               x.published_at,
               x.title,
               x.search_text
             FROM practice_guide u
             JOIN guide_edition x ON x.guide_id = u.id AND x.number = u.editions
             WHERE u.id IN (
               SELECT n.id FROM practice_guide n
               LEFT JOIN search_entry e ON e.kind = 'guide' AND e.subject_id = n.id
               WHERE n.editions > 0 AND (e.revision IS NULL OR e.revision <> n.editions)
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let is_done = communities.is_empty() && meetings.is_empty() && decisions.is_empty();
        if is_done && minutes.is_empty() && practices.is_empty() && guides.is_empty() {
            return Ok(());
        }
        db.transaction(async |tx| {
            for row in communities {
                let terms = community_terms(&row.heading.0, &row.texts.0);
                put(&mut *tx, SearchKind::Community, &row.id, row.revision, row.updated_at, terms).await?;
            }
            for row in meetings {
                let mut terms = Terms::default();
                add_terms(&mut terms, Some(&row.title.0), Field::Title);
                put(&mut *tx, SearchKind::Meeting, &row.id, row.revision, row.begins_at, terms).await?;
            }
            for row in decisions {
                let mut terms = Terms::default();
                add_terms(&mut terms, Some(&row.text.0), Field::Body);
                add_terms(&mut terms, row.reason.as_ref().map(|reason| &reason.0), Field::Body);
                put(&mut *tx, SearchKind::Decision, &row.id, row.revision, row.decided_at, terms).await?;
            }
            for row in minutes {
                let mut terms = Terms::default();
                add_terms(&mut terms, Some(&row.title.0), Field::Title);
                add_terms(&mut terms, Some(&row.text.0), Field::Body);
                put(&mut *tx, SearchKind::Minutes, &row.meeting_id, row.revision, row.begins_at, terms)
                    .await?;
            }
            for row in practices {
                let mut terms = Terms::default();
                add_terms(&mut terms, Some(&row.title.0), Field::Title);
                add_terms(&mut terms, Some(&row.search_text.0), Field::Body);
                let (id, at) = (&row.practice_id, row.published_at);
                put(&mut *tx, SearchKind::Practice, id, row.number, at, terms).await?;
            }
            for row in guides {
                let mut terms = Terms::default();
                add_terms(&mut terms, Some(&row.title.0), Field::Title);
                add_terms(&mut terms, Some(&row.search_text.0), Field::Body);
                let (id, at) = (&row.guide_id, row.published_at);
                put(&mut *tx, SearchKind::Guide, id, row.number, at, terms).await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    }
}

from_row! {
    struct StaleRow {
        id: String,
        revision: i64,
        listed_at: i64,
        lang: Text<Lang>,
        texts: Json<Texts>,
        tags: Option<String>,
    }
}

/// Indexes some reflections anew that an earlier version of the program indexed, at most as many as one transaction
/// takes; returns how many there were. Until then they are found by what was indexed.
///
/// # Errors
/// When the database is unavailable.
pub async fn refresh(db: &Db) -> Result<usize, sqlx::Error> {
    let rows: Vec<StaleRow> = sqlx::query_as(
        "SELECT
           r.id,
           r.revision,
           r.listed_at,
           r.lang,
           r.texts,
           (SELECT string_agg(t.tag, ', ') FROM reflection_tag t WHERE t.reflection_id = r.id) AS tags
         FROM reflection r
         WHERE r.id IN (
           SELECT e.subject_id FROM search_entry e WHERE e.kind = 'reflection' AND e.revision = 0 LIMIT ($1 + 0))",
    )
    .bind(BEHIND)
    .fetch_all(&db.reader)
    .await?;
    let many = rows.len();
    if many > 0 {
        db.transaction(async |tx| {
            for row in rows {
                let texts = &row.texts.0;
                let mut terms = Terms::default();
                add_terms(&mut terms, texts.title.as_ref(), Field::Title);
                add_terms(&mut terms, Some(&texts.body), Field::Body);
                terms.add(row.lang.0, row.tags.as_deref().unwrap_or_default(), Field::Body);
                put(&mut *tx, SearchKind::Reflection, &row.id, row.revision, row.listed_at, terms).await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    }
    Ok(many)
}

fn community_terms(heading: &Heading, page: &Page) -> Terms {
    let mut terms = Terms::default();
    add_terms(&mut terms, Some(&heading.name), Field::Title);
    for text in heading.summary.iter().chain(&page.purpose) {
        add_terms(&mut terms, Some(text), Field::Body);
    }
    for text in [&page.aims, &page.objectives, &page.questions, &page.priorities].into_iter().flatten() {
        add_terms(&mut terms, Some(text), Field::Body);
    }
    terms
}
