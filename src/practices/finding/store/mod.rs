//! All the SQL of findings. Rows stay here; what leaves is the model.

mod behind;
mod changes;
mod later;
mod list;

pub use behind::{candidates, decision_candidates, decisions, figures, figures_of, given, set_behind};
pub use changes::{
    NewChange, NewFinding, add, add_change, count_gathering, discard, history, join, last_reminded, offer,
    send, write_answer, write_progress, write_texts,
};
pub use later::{
    claim_reminder, managers_communities, open, other_communities, professions, readers_of, recipients,
};
pub use list::{PAGE_SIZE, PRINTED, count_list, count_sent, of_section, sent};

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::model::{Answer, AnswerKind, Finding, Part, Place, Progress, Sent};
use ensemble_communities::community::model::{Heading, Profession};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FindingId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct FindingRow {
        id: Text<FindingId>,
        community_id: Text<CommunityId>,
        number: i64,
        statement: Json<LocalizedText>,
        asked: Json<LocalizedText>,
        revision: i64,
        created_at: i64,
        sent_to: Option<Text<CommunityId>>,
        sent_at: Option<i64>,
        answer_by: Option<i64>,
        answer: Option<Text<AnswerKind>>,
        answer_text: Option<Json<LocalizedText>>,
        answer_date: Option<i64>,
        answer_who: String,
        answered_at: Option<i64>,
        progress: Option<Text<Progress>>,
    }
}

from_row! {
    struct PlaceRow {
        finding_id: Text<FindingId>,
        id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        profession: Option<Text<Profession>>,
        origin: bool,
        answers: bool,
        joined_at: Option<i64>,
    }
}

macro_rules! select_findings {
    ($($rest:tt)*) => {
        concat!(
            "SELECT
               f.id, f.community_id, f.number, f.statement, f.asked, f.revision, f.created_at, f.sent_to, f.sent_at,
               f.answer_by, f.answer, f.answer_text, f.answer_date, f.answer_who, f.answered_at, f.progress
             FROM finding f ",
            $($rest)*
        )
    };
}
use select_findings;

/// The communities of findings; `$finding` is the condition on the finding `f`.
macro_rules! select_places {
    ($finding:literal) => {
        concat!(
            "SELECT
               n.finding_id,
               c.id,
               c.heading,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               c.profession,
               n.origin,
               n.answers,
               n.joined_at
             FROM (SELECT fc.finding_id, fc.community_id, fc.joined_at, 0 AS answers,
                          CASE WHEN fc.community_id = f.community_id THEN 1 ELSE 0 END AS origin
                   FROM finding_community fc
                   JOIN finding f ON f.id = fc.finding_id
                   WHERE ",
            $finding,
            "      UNION ALL
                   SELECT f.id AS finding_id, f.sent_to AS community_id, f.sent_at AS joined_at, 1 AS answers, 0 AS origin
                   FROM finding f
                   WHERE f.sent_to IS NOT NULL AND ",
            $finding,
            "     ) n
             JOIN community c ON c.id = n.community_id
             JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
             ORDER BY n.answers, n.origin DESC, n.joined_at, c.id"
        )
    };
}
use select_places;

fn place_of(row: PlaceRow) -> Place {
    let part = match (row.origin, row.answers, row.joined_at) {
        (_, true, _) => Part::Answering,
        (true, ..) => Part::Origin,
        (_, _, Some(_)) => Part::Joined,
        _ => Part::Offered,
    };
    Place {
        id: row.id.0,
        name: row.heading.0.name,
        slugs: [row.slug_fr, row.slug_en],
        profession: row.profession.map(|profession| profession.0),
        part,
    }
}

fn finding_of(row: FindingRow, places: Vec<Place>) -> Finding {
    let sent = match (row.sent_to, row.sent_at, row.answer_by) {
        (Some(to), Some(at), Some(answer_by)) => Some(Sent { to: to.0, at, answer_by }),
        _ => None,
    };
    let answer = row.answer.zip(row.answered_at).map(|(kind, at)| Answer {
        kind: kind.0,
        text: row.answer_text.map(|text| text.0),
        date: row.answer_date,
        who: row.answer_who,
        at,
        progress: row.progress.map(|progress| progress.0),
    });
    Finding {
        id: row.id.0,
        community: row.community_id.0,
        number: row.number,
        statement: row.statement.0,
        asked: row.asked.0,
        revision: row.revision,
        created_at: row.created_at,
        sent,
        answer,
        places,
    }
}

/// A finding, for those who have checked who may read it.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, id: FindingId) -> Result<Option<Finding>, sqlx::Error> {
    let row: Option<FindingRow> = sqlx::query_as(select_findings!("WHERE f.id = $1"))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let places: Vec<PlaceRow> =
        sqlx::query_as(select_places!("f.id = $1")).bind(id.to_string()).fetch_all(&db.reader).await?;
    Ok(Some(finding_of(row, places.into_iter().map(place_of).collect())))
}

/// The same as it is now, locked until the transaction ends, so that what follows from it is decided once.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: FindingId) -> Result<Option<Finding>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE finding SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    let row: Option<FindingRow> = sqlx::query_as(select_findings!("WHERE f.id = $1"))
        .bind(id.to_string())
        .fetch_optional(&mut *tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let places: Vec<PlaceRow> =
        sqlx::query_as(select_places!("f.id = $1")).bind(id.to_string()).fetch_all(tx).await?;
    Ok(Some(finding_of(row, places.into_iter().map(place_of).collect())))
}

/// The findings that a community gathers, was asked to join, or answers, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(db: &Db, community: CommunityId) -> Result<Vec<Finding>, sqlx::Error> {
    let rows: Vec<FindingRow> = sqlx::query_as(select_findings!(
        "WHERE f.sent_to = $1
            OR f.id IN (SELECT fc.finding_id FROM finding_community fc WHERE fc.community_id = $1)
         ORDER BY f.created_at DESC, f.id DESC"
    ))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let places: Vec<PlaceRow> = sqlx::query_as(select_places!(
        "(f.sent_to = $1
          OR f.id IN (SELECT o.finding_id FROM finding_community o WHERE o.community_id = $1))"
    ))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut by_finding: HashMap<FindingId, Vec<Place>> = HashMap::new();
    for row in places {
        by_finding.entry(row.finding_id.0).or_default().push(place_of(row));
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let places = by_finding.remove(&row.id.0).unwrap_or_default();
            finding_of(row, places)
        })
        .collect())
}
