//! The list of a community's findings: its sections page by page, and what became of the findings of a year.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::{FindingRow, PlaceRow, finding_of, place_of, select_findings, select_places};
use crate::finding::{
    model::{Finding, ListCounts, Place, Section, YearCounts},
    rules,
};
use ensemble_core::{
    format,
    ids::{CommunityId, FindingId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many findings a page of a section shows.
pub const PAGE_SIZE: u32 = 20;
/// How many findings a page for paper shows.
pub const PRINTED: u32 = 50;

from_row! {
    struct CountRow {
        section: Text<Section>,
        number: u32,
        sent: u32,
        accepted: u32,
        later: u32,
        refused: u32,
        silent: u32,
        silent_since: Option<i64>,
    }
}

/// The findings `f` that the community `$1` gathers or answers and, if `$2` is 1, those that it was asked to join.
macro_rules! of_community {
    () => {
        " FROM (SELECT fc.finding_id, CASE WHEN fc.joined_at IS NULL THEN 1 ELSE 0 END AS offered
                FROM finding_community fc
                WHERE fc.community_id = $1
                UNION ALL
                SELECT s.id AS finding_id, 0 AS offered
                FROM finding s
                WHERE s.sent_to = $1
                  AND NOT EXISTS (SELECT 1 FROM finding_community o WHERE o.finding_id = s.id AND o.community_id = $1)) n
          JOIN finding f ON f.id = n.finding_id
          WHERE n.offered <= $2 "
    };
}

/// The section in which the list shows a finding.
macro_rules! section {
    () => {
        "CASE WHEN f.answer IS NOT NULL THEN 'back'
              WHEN f.sent_to IS NOT NULL THEN 'waiting'
              WHEN n.offered = 1 THEN 'offered'
              ELSE 'gathering' END"
    };
}

/// How many findings each section of a community's list has, and what became of those that were sent in a year, which begins and
/// ends at these moments. What the community was asked to join counts if `offered`. `today` is the first moment of a day.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_list(
    db: &Db,
    community: CommunityId,
    offered: bool,
    (from, until): (i64, i64),
    today: i64,
) -> Result<ListCounts, sqlx::Error> {
    let rows: Vec<CountRow> = sqlx::query_as(concat!(
        "SELECT
           y.section,
           COUNT(*) AS number,
           COUNT(CASE WHEN y.in_year = 1 THEN 1 END) AS sent,
           COUNT(CASE WHEN y.in_year = 1 AND y.answer = 'accepted' THEN 1 END) AS accepted,
           COUNT(CASE WHEN y.in_year = 1 AND y.answer = 'later' THEN 1 END) AS later,
           COUNT(CASE WHEN y.in_year = 1 AND y.answer = 'refused' THEN 1 END) AS refused,
           COUNT(CASE WHEN y.in_year = 1 AND y.answer IS NULL AND y.answer_by < $5 THEN 1 END) AS silent,
           MIN(CASE WHEN y.in_year = 1 AND y.answer IS NULL AND y.answer_by < $5 THEN y.sent_at END) AS silent_since
         FROM (SELECT ",
        section!(),
        "        AS section,
                 f.answer,
                 f.answer_by,
                 f.sent_at,
                 CASE WHEN f.sent_to IS NOT NULL AND f.sent_at >= $3 AND f.sent_at < $4 THEN 1 ELSE 0 END AS in_year",
        of_community!(),
        ") y
         GROUP BY y.section"
    ))
    .bind(community.to_string())
    .bind(i64::from(offered))
    .bind(from)
    .bind(until)
    .bind(today)
    .fetch_all(&db.reader)
    .await?;
    let mut counts = ListCounts::default();
    for row in &rows {
        counts.sections.push((row.section.0, row.number));
        let silent_days =
            row.silent_since.map(|since| rules::days(format::day_of(since), today)).unwrap_or_default();
        let year = &mut counts.year;
        *year = YearCounts {
            sent: year.sent + row.sent,
            accepted: year.accepted + row.accepted,
            later: year.later + row.later,
            refused: year.refused + row.refused,
            silent: year.silent + row.silent,
            silent_days: year.silent_days.max(silent_days),
        };
    }
    Ok(counts)
}

/// A page, from 1, of a section of a community's list, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_section(
    db: &Db,
    community: CommunityId,
    offered: bool,
    section: Section,
    page: u32,
) -> Result<Vec<Finding>, sqlx::Error> {
    let rows: Vec<FindingRow> = sqlx::query_as(select_findings!(
        "WHERE f.id IN (SELECT f.id",
        of_community!(),
        "AND ",
        section!(),
        " = $3
          ORDER BY f.created_at DESC, f.id DESC
          LIMIT ($4 + 0) OFFSET ($5 + 0))
         ORDER BY f.created_at DESC, f.id DESC"
    ))
    .bind(community.to_string())
    .bind(i64::from(offered))
    .bind(section.code())
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    with_places(db, rows).await
}

/// The condition that a finding `f` is one of these, bound from the placeholder with this number on; nothing without any.
fn one_of(first: usize, ids: &[FindingId]) -> String {
    if ids.is_empty() { String::new() } else { format!(" AND f.id IN ({})", placeholders(first, ids.len())) }
}

/// How many findings were sent of those that a community gathers or answers and, if `offered`, was asked to join. Only these of them
/// count; all do where none is named.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_sent(
    db: &Db,
    community: CommunityId,
    offered: bool,
    ids: &[FindingId],
) -> Result<u32, sqlx::Error> {
    let statement = concat!(
        "SELECT COUNT(*)",
        of_community!(),
        "AND f.sent_to IS NOT NULL AND f.sent_at IS NOT NULL{one_of}"
    );
    let statement = statement.replace("{one_of}", &one_of(3, ids));
    let mut query = sqlx::query_scalar::<_, i64>(AssertSqlSafe(statement))
        .bind(community.to_string())
        .bind(i64::from(offered));
    for id in ids {
        query = query.bind(id.to_string());
    }
    Ok(u32::try_from(query.fetch_one(&db.reader).await?).unwrap_or_default())
}

/// A page, from 1, of the same findings, in the order of their numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn sent(
    db: &Db,
    community: CommunityId,
    offered: bool,
    ids: &[FindingId],
    page: u32,
) -> Result<Vec<Finding>, sqlx::Error> {
    let statement = select_findings!(
        "WHERE f.id IN (SELECT f.id",
        of_community!(),
        "AND f.sent_to IS NOT NULL AND f.sent_at IS NOT NULL{one_of}
          ORDER BY f.number, f.id
          LIMIT ($3 + 0) OFFSET ($4 + 0))
         ORDER BY f.number, f.id"
    );
    let statement = statement.replace("{one_of}", &one_of(5, ids));
    let mut query = sqlx::query_as::<_, FindingRow>(AssertSqlSafe(statement))
        .bind(community.to_string())
        .bind(i64::from(offered))
        .bind(i64::from(PRINTED))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PRINTED));
    for id in ids {
        query = query.bind(id.to_string());
    }
    with_places(db, query.fetch_all(&db.reader).await?).await
}

/// Placeholders for so many values, from the one with this number on.
pub(super) fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// Findings with their communities, in the order of the rows.
async fn with_places(db: &Db, rows: Vec<FindingRow>) -> Result<Vec<Finding>, sqlx::Error> {
    let ids: Vec<FindingId> = rows.iter().map(|row| row.id.0).collect();
    let mut places = places_of(db, &ids).await?;
    let finding = |row: FindingRow| {
        let places = places.remove(&row.id.0).unwrap_or_default();
        finding_of(row, places)
    };
    Ok(rows.into_iter().map(finding).collect())
}

/// The communities of these findings.
async fn places_of(db: &Db, ids: &[FindingId]) -> Result<HashMap<FindingId, Vec<Place>>, sqlx::Error> {
    let mut places: HashMap<FindingId, Vec<Place>> = HashMap::new();
    if ids.is_empty() {
        return Ok(places);
    }
    let statement = select_places!("f.id IN ({ids})").replace("{ids}", &placeholders(1, ids.len()));
    let mut query = sqlx::query_as::<_, PlaceRow>(AssertSqlSafe(statement));
    for id in ids {
        query = query.bind(id.to_string());
    }
    for row in query.fetch_all(&db.reader).await? {
        places.entry(row.finding_id.0).or_default().push(place_of(row));
    }
    Ok(places)
}
