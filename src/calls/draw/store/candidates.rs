//! The relevant projects of a planned community.

use ensemble_core::region::Region;
use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use crate::{
    call::model::Sector,
    draw::{
        model::{Candidate, Stratum},
        rules::UNSPECIFIED,
    },
};
use ensemble_communities::community::model::Level;
use ensemble_core::ids::{CallId, InterestId, PersonId, PlannedCommunityId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct CandidateRow {
        id: Text<InterestId>,
        person_id: Option<Text<PersonId>>,
        level: Option<Text<Level>>,
        region: Option<Text<Region>>,
        sector: Option<Text<Sector>>,
    }
}

from_row! {
    struct CountRow {
        planned_id: Text<PlannedCommunityId>,
        count: u32,
    }
}

from_row! {
    struct StrataRow {
        level: Option<Text<Level>>,
        region: Option<Text<Region>>,
        sector: Option<Text<Sector>>,
        count: u32,
    }
}

async fn read(
    from: impl Executor<'_, Database = Any>,
    planned: PlannedCommunityId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT id, person_id, level, region, sector
         FROM interest
         WHERE planned_id = $1 AND state = 'sent' AND relevant = 1
         ORDER BY id",
    )
    .bind(planned.to_string())
    .fetch_all(from)
    .await?;
    let candidate = |row: CandidateRow| Candidate {
        interest: row.id.0,
        person: row.person_id.map(|id| id.0),
        level: row.level.map(|level| level.0),
        region: row.region.map(|region| region.0),
        sector: row.sector.map(|sector| sector.0),
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// The relevant projects of a planned community.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(db: &Db, planned: PlannedCommunityId) -> Result<Vec<Candidate>, sqlx::Error> {
    read(&db.reader, planned).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates_in(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    read(tx, planned).await
}

/// How many relevant projects each planned community of a call has; those with none are missing.
///
/// # Errors
/// When the database is unavailable.
pub async fn counts(db: &Db, call: CallId) -> Result<HashMap<PlannedCommunityId, u32>, sqlx::Error> {
    let rows: Vec<CountRow> = sqlx::query_as(
        "SELECT p.id AS planned_id,
                (SELECT COUNT(*) FROM interest i WHERE i.planned_id = p.id AND i.state = 'sent' AND i.relevant = 1) AS count
         FROM planned_community p
         WHERE p.call_id = $1",
    )
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().filter(|row| row.count > 0).map(|row| (row.planned_id.0, row.count)).collect())
}

/// How many relevant projects of a planned community have each value of each stratum.
///
/// # Errors
/// When the database is unavailable.
pub async fn strata(
    db: &Db,
    planned: PlannedCommunityId,
) -> Result<HashMap<(Stratum, &'static str), u32>, sqlx::Error> {
    let rows: Vec<StrataRow> = sqlx::query_as(
        "SELECT level, region, sector, COUNT(*) AS count
         FROM interest
         WHERE planned_id = $1 AND state = 'sent' AND relevant = 1
         GROUP BY level, region, sector",
    )
    .bind(planned.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut counts = HashMap::new();
    for row in rows {
        for (stratum, value) in [
            (Stratum::Level, row.level.map(|level| level.0.code())),
            (Stratum::Region, row.region.map(|region| region.0.code())),
            (Stratum::Network, row.sector.map(|sector| sector.0.code())),
        ] {
            *counts.entry((stratum, value.unwrap_or(UNSPECIFIED))).or_insert(0) += row.count;
        }
    }
    Ok(counts)
}
