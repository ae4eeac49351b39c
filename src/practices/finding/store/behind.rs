//! What is behind a finding: reflections whose authors consent, and decisions.

use std::collections::{HashMap, HashSet};

use sqlx::{AnyConnection, AssertSqlSafe};

use super::list::placeholders;
use crate::{
    finding::{
        model::{BehindDecision, Candidate, Figures},
        rules::MAX_BEHIND,
    },
    quotation::can_be_quoted,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DecisionId, FindingId, ReflectionId},
};
use ensemble_reflections::reflection::model::Texts;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct CandidateRow {
        id: Text<ReflectionId>,
        revision: i64,
        lang: Text<Lang>,
        texts: Json<Texts>,
        chosen: bool,
    }
}

from_row! {
    struct DecisionRow {
        id: Text<DecisionId>,
        community_id: Text<CommunityId>,
        number: i64,
        text: Json<LocalizedText>,
        decided_at: i64,
        chosen: bool,
    }
}

from_row! {
    struct FiguresRow {
        finding_id: Text<FindingId>,
        reflections: u32,
        people: u32,
        organizations: u32,
    }
}

from_row! {
    struct DecisionsRow {
        finding_id: Text<FindingId>,
        decisions: u32,
    }
}

from_row! {
    struct ChosenRow {
        reflection_id: Text<ReflectionId>,
    }
}

/// The reflections behind a finding of which all authors consent, while they can still be quoted, with these authors. That they
/// consent to be behind it counts: passages are asked for apart.
macro_rules! given_sql {
    () => {
        concat!(
            "FROM finding_reflection b
         JOIN quotation q
           ON q.work = 'finding' AND q.work_id = b.finding_id AND q.reflection_id = b.reflection_id AND q.passage = ''
         JOIN reflection r ON r.id = b.reflection_id
         JOIN person p ON p.id = q.person_id
         WHERE ",
            can_be_quoted!(),
            " AND NOT EXISTS (
             SELECT 1 FROM quotation n
             WHERE n.work = 'finding' AND n.work_id = b.finding_id AND n.reflection_id = b.reflection_id
               AND n.passage = '' AND n.consent <> 'given')"
        )
    };
}

/// The reflections of a community that could be behind a finding, and those that are, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(
    db: &Db,
    community: CommunityId,
    finding: FindingId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let rows: Vec<CandidateRow> = sqlx::query_as(concat!(
        "SELECT
           r.id,
           r.revision,
           r.lang,
           r.texts,
           CASE WHEN fr.finding_id IS NULL THEN 0 ELSE 1 END AS chosen
         FROM reflection r
         LEFT JOIN finding_reflection fr ON fr.reflection_id = r.id AND fr.finding_id = $2
         LEFT JOIN reflection_group g ON g.reflection_id = r.id
         WHERE r.community_id = $1 AND r.mark IN ('finding', 'challenge') AND ",
        can_be_quoted!(),
        "  AND (g.reflection_id IS NULL OR g.closed_at IS NOT NULL)
         ORDER BY chosen DESC, r.listed_at DESC, r.id DESC
         LIMIT 200"
    ))
    .bind(community.to_string())
    .bind(finding.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            id: row.id.0,
            revision: row.revision,
            lang: row.lang.0,
            texts: row.texts.0,
            chosen: row.chosen,
        })
        .collect())
}

fn decision_of(row: DecisionRow) -> BehindDecision {
    BehindDecision {
        id: row.id.0,
        community: row.community_id.0,
        number: row.number,
        text: row.text.0,
        at: row.decided_at,
        chosen: row.chosen,
    }
}

/// The decisions of a community that could be behind a finding, and those that are, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn decision_candidates(
    db: &Db,
    community: CommunityId,
    finding: FindingId,
) -> Result<Vec<BehindDecision>, sqlx::Error> {
    let rows: Vec<DecisionRow> = sqlx::query_as(
        "SELECT
           d.id,
           d.community_id,
           d.number,
           d.text,
           d.decided_at,
           CASE WHEN fd.finding_id IS NULL THEN 0 ELSE 1 END AS chosen
         FROM decision d
         LEFT JOIN finding_decision fd ON fd.decision_id = d.id AND fd.finding_id = $2
         WHERE d.community_id = $1 AND d.state = 'in-force'
         ORDER BY chosen DESC, d.number DESC
         LIMIT 200",
    )
    .bind(community.to_string())
    .bind(finding.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(decision_of).collect())
}

/// The decisions behind a finding that are in force, in the order of their numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn decisions(db: &Db, finding: FindingId) -> Result<Vec<BehindDecision>, sqlx::Error> {
    let rows: Vec<DecisionRow> = sqlx::query_as(
        "SELECT d.id, d.community_id, d.number, d.text, d.decided_at, 1 AS chosen
         FROM finding_decision fd
         JOIN decision d ON d.id = fd.decision_id
         WHERE fd.finding_id = $1 AND d.state = 'in-force'
         ORDER BY d.community_id, d.number",
    )
    .bind(finding.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(decision_of).collect())
}

/// The reflections behind a finding of which all authors consent, and which can still be quoted.
///
/// # Errors
/// When the database is unavailable.
pub async fn given(db: &Db, finding: FindingId) -> Result<HashSet<ReflectionId>, sqlx::Error> {
    let rows: Vec<ChosenRow> =
        sqlx::query_as(concat!("SELECT DISTINCT b.reflection_id ", given_sql!(), " AND b.finding_id = $1"))
            .bind(finding.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|row| row.reflection_id.0).collect())
}

/// Counts what is behind findings; `$finding` is the condition on their ids.
macro_rules! count_reflections {
    ($finding:literal) => {
        concat!(
            "SELECT
               b.finding_id,
               COUNT(DISTINCT q.reflection_id) AS reflections,
               COUNT(DISTINCT q.person_id) AS people,
               COUNT(DISTINCT p.organisation_id) AS organizations ",
            given_sql!(),
            " AND b.finding_id IN ",
            $finding,
            " GROUP BY b.finding_id"
        )
    };
}

macro_rules! count_decisions {
    ($finding:literal) => {
        concat!(
            "SELECT b.finding_id, COUNT(*) AS decisions
             FROM finding_decision b
             JOIN decision d ON d.id = b.decision_id
             WHERE d.state = 'in-force' AND b.finding_id IN ",
            $finding,
            " GROUP BY b.finding_id"
        )
    };
}

fn put_together(reflections: Vec<FiguresRow>, decisions: Vec<DecisionsRow>) -> HashMap<FindingId, Figures> {
    let mut all: HashMap<FindingId, Figures> = HashMap::new();
    for row in reflections {
        let figures = Figures {
            reflections: row.reflections,
            people: row.people,
            organizations: row.organizations,
            decisions: 0,
        };
        all.insert(row.finding_id.0, figures);
    }
    for row in decisions {
        all.entry(row.finding_id.0).or_default().decisions = row.decisions;
    }
    all
}

/// What is behind a finding, in numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn figures(db: &Db, finding: FindingId) -> Result<Figures, sqlx::Error> {
    Ok(figures_of(db, &[finding]).await?.remove(&finding).unwrap_or_default())
}

/// The same of these findings, which are not many.
///
/// # Errors
/// When the database is unavailable.
pub async fn figures_of(db: &Db, ids: &[FindingId]) -> Result<HashMap<FindingId, Figures>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places = placeholders(1, ids.len());
    let of = |statement: &str| AssertSqlSafe(statement.replace("{ids}", &places));
    let mut reflections = sqlx::query_as::<_, FiguresRow>(of(count_reflections!("({ids})")));
    let mut decisions = sqlx::query_as::<_, DecisionsRow>(of(count_decisions!("({ids})")));
    for id in ids {
        reflections = reflections.bind(id.to_string());
        decisions = decisions.bind(id.to_string());
    }
    Ok(put_together(reflections.fetch_all(&db.reader).await?, decisions.fetch_all(&db.reader).await?))
}

/// Puts these reflections and decisions of a community behind a finding, instead of those that were. Says which reflections were
/// taken out.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_behind(
    tx: &mut AnyConnection,
    finding: FindingId,
    community: CommunityId,
    reflections: &[ReflectionId],
    decisions: &[DecisionId],
) -> Result<Vec<ReflectionId>, sqlx::Error> {
    let before: Vec<ChosenRow> = sqlx::query_as(
        "SELECT b.reflection_id
         FROM finding_reflection b
         JOIN reflection r ON r.id = b.reflection_id
         WHERE b.finding_id = $1 AND r.community_id = $2",
    )
    .bind(finding.to_string())
    .bind(community.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let gone: Vec<ReflectionId> =
        before.into_iter().map(|row| row.reflection_id.0).filter(|id| !reflections.contains(id)).collect();
    for id in &gone {
        sqlx::query("DELETE FROM finding_reflection WHERE finding_id = $1 AND reflection_id = $2")
            .bind(finding.to_string())
            .bind(id.to_string())
            .execute(&mut *tx)
            .await?;
    }
    for id in reflections.iter().take(MAX_BEHIND) {
        sqlx::query(
            "INSERT INTO finding_reflection (finding_id, reflection_id) VALUES ($1, $2)
             ON CONFLICT (finding_id, reflection_id) DO NOTHING",
        )
        .bind(finding.to_string())
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query(
        "DELETE FROM finding_decision
         WHERE finding_id = $1
           AND decision_id IN (SELECT d.id FROM decision d WHERE d.community_id = $2)",
    )
    .bind(finding.to_string())
    .bind(community.to_string())
    .execute(&mut *tx)
    .await?;
    for id in decisions.iter().take(MAX_BEHIND) {
        sqlx::query(
            "INSERT INTO finding_decision (finding_id, decision_id) VALUES ($1, $2)
             ON CONFLICT (finding_id, decision_id) DO NOTHING",
        )
        .bind(finding.to_string())
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    }
    Ok(gone)
}
