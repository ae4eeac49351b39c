//! Counts and lists for coordinators.

use std::collections::HashMap;

use crate::{
    call::model::Sector,
    interest::model::{Designation, Place},
    selection::model::{Answered, Movable, Tally},
};
use ensemble_core::ids::{CallId, InterestId, PlannedCommunityId};
use ensemble_draw::DrawState;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct TallyRow {
        home: Option<Text<PlannedCommunityId>>,
        sent: u32,
        relevant: u32,
        undecided: u32,
        unanswered: u32,
        offered: u32,
        accepted: u32,
        waiting: u32,
        declined: u32,
        expired: u32,
        refused: u32,
    }
}

impl From<&TallyRow> for Tally {
    fn from(row: &TallyRow) -> Self {
        Self {
            sent: row.sent,
            relevant: row.relevant,
            undecided: row.undecided,
            unanswered: row.unanswered,
            offered: row.offered,
            accepted: row.accepted,
            waiting: row.waiting,
            declined: row.declined,
            expired: row.expired,
            refused: row.refused,
        }
    }
}

from_row! {
    struct AnsweredRow {
        id: Text<InterestId>,
        name: String,
        organisation_name: String,
        project_title: String,
        place: Text<Place>,
        waiting_number: Option<u32>,
        reply_by: Option<i64>,
        designation: Text<Designation>,
    }
}

impl From<AnsweredRow> for Answered {
    fn from(row: AnsweredRow) -> Self {
        Self {
            id: row.id.0,
            name: row.name,
            organization: row.organisation_name,
            project: row.project_title,
            place: row.place.0,
            waiting_number: row.waiting_number,
            reply_by: row.reply_by,
            designated: row.designation.0 == Designation::Confirmed,
        }
    }
}

from_row! {
    struct MovableRow {
        id: Text<InterestId>,
        name: String,
        organisation_name: String,
        project_title: String,
    }
}

from_row! {
    struct DrawRow {
        planned_id: Text<PlannedCommunityId>,
        state: Text<DrawState>,
    }
}

from_row! {
    struct AcceptedRow {
        sector: Option<Text<Sector>>,
    }
}

from_row! {
    struct SectorRow {
        sector: Option<Text<Sector>>,
        answers: u32,
    }
}

/// How far the expressions of interest of each planned community of a call are. Those that name none count for the `first`.
///
/// # Errors
/// When the database is unavailable.
pub async fn tallies(
    db: &Db,
    call: CallId,
    first: Option<PlannedCommunityId>,
) -> Result<HashMap<PlannedCommunityId, Tally>, sqlx::Error> {
    // The inner rows are few: all answers are counted in the order of an index, and only those rows are summed by each condition.
    let rows: Vec<TallyRow> = sqlx::query_as(
        "SELECT
           COALESCE(t.planned_id, $2) AS home,
           CAST(SUM(CASE WHEN t.state = 'sent' THEN t.answers ELSE 0 END) AS BIGINT) AS sent,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.relevant = 1 THEN t.answers ELSE 0 END) AS BIGINT) AS relevant,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.relevant IS NULL THEN t.answers ELSE 0 END) AS BIGINT) AS undecided,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.place = 'none' THEN t.answers ELSE 0 END) AS BIGINT) AS unanswered,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.place = 'offered' THEN t.answers ELSE 0 END) AS BIGINT) AS offered,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.place = 'accepted' THEN t.answers ELSE 0 END) AS BIGINT) AS accepted,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.place = 'waiting' THEN t.answers ELSE 0 END) AS BIGINT) AS waiting,
           CAST(SUM(CASE WHEN t.place = 'declined' THEN t.answers ELSE 0 END) AS BIGINT) AS declined,
           CAST(SUM(CASE WHEN t.place = 'expired' THEN t.answers ELSE 0 END) AS BIGINT) AS expired,
           CAST(SUM(CASE WHEN t.state = 'sent' AND t.place = 'refused' THEN t.answers ELSE 0 END) AS BIGINT) AS refused
         FROM (
           SELECT planned_id, state, place, relevant, COUNT(*) AS answers
           FROM interest
           WHERE call_id = $1 AND state IN ('sent', 'withdrawn')
           GROUP BY planned_id, state, place, relevant) t
         GROUP BY 1",
    )
    .bind(call.to_string())
    .bind(first.map(|id| id.to_string()))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.iter().filter_map(|row| Some((row.home?.0, Tally::from(row)))).collect())
}

/// How far the draw of each planned community of a call is that has one that counts.
///
/// # Errors
/// When the database is unavailable.
pub async fn draws(db: &Db, call: CallId) -> Result<HashMap<PlannedCommunityId, DrawState>, sqlx::Error> {
    let rows: Vec<DrawRow> =
        sqlx::query_as("SELECT planned_id, state FROM draw WHERE call_id = $1 AND state <> 'void'")
            .bind(call.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|row| (row.planned_id.0, row.state.0)).collect())
}

/// A page, from 1, of those of a planned community who have this place: those who wait in their order.
///
/// # Errors
/// When the database is unavailable.
pub async fn answered(
    db: &Db,
    planned: PlannedCommunityId,
    place: Place,
    page: u32,
    size: u32,
) -> Result<Vec<Answered>, sqlx::Error> {
    let rows: Vec<AnsweredRow> = sqlx::query_as(
        "SELECT id, name, organisation_name, project_title, place, waiting_number, reply_by, designation
         FROM interest
         WHERE planned_id = $1 AND place = $2
         ORDER BY waiting_number, id
         LIMIT ($3 + 0) OFFSET ($4 + 0)",
    )
    .bind(planned.to_string())
    .bind(place.code())
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Answered::from).collect())
}

/// The sectors of those of a planned community who accepted a place, one for each person.
///
/// # Errors
/// When the database is unavailable.
pub async fn accepted_sectors(
    db: &Db,
    planned: PlannedCommunityId,
) -> Result<Vec<Option<Sector>>, sqlx::Error> {
    let rows: Vec<AcceptedRow> = sqlx::query_as(
        "SELECT sector FROM interest WHERE planned_id = $1 AND place = 'accepted' AND state = 'sent' ORDER BY id",
    )
    .bind(planned.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.sector.map(|sector| sector.0)).collect())
}

/// A page, from 1, of the sent expressions of interest of a planned community that have no answer.
///
/// # Errors
/// When the database is unavailable.
pub async fn movable(
    db: &Db,
    planned: PlannedCommunityId,
    page: u32,
    size: u32,
) -> Result<Vec<Movable>, sqlx::Error> {
    let rows: Vec<MovableRow> = sqlx::query_as(
        "SELECT id, name, organisation_name, project_title
         FROM interest
         WHERE planned_id = $1 AND place = 'none' AND state = 'sent'
         ORDER BY waiting_number, id
         LIMIT ($2 + 0) OFFSET ($3 + 0)",
    )
    .bind(planned.to_string())
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .fetch_all(&db.reader)
    .await?;
    let movable = |row: MovableRow| Movable {
        id: row.id.0,
        name: row.name,
        organization: row.organisation_name,
        project: row.project_title,
    };
    Ok(rows.into_iter().map(movable).collect())
}

/// How many of these there are of each sector; `None` where a person named none.
///
/// # Errors
/// When the database is unavailable.
pub async fn sectors(
    db: &Db,
    call: CallId,
    planned: PlannedCommunityId,
) -> Result<Vec<(Option<Sector>, u32)>, sqlx::Error> {
    // Grouped by whether projects are relevant, too, answers are counted in the order of the index `interest_places`.
    let rows: Vec<SectorRow> = sqlx::query_as(
        "SELECT t.sector, CAST(SUM(t.answers) AS BIGINT) AS answers
         FROM (
           SELECT relevant, sector, COUNT(*) AS answers
           FROM interest
           WHERE call_id = $1 AND state = 'sent' AND planned_id = $2 AND place = 'none'
           GROUP BY relevant, sector) t
         GROUP BY t.sector
         ORDER BY t.sector",
    )
    .bind(call.to_string())
    .bind(planned.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.sector.map(|sector| sector.0), row.answers)).collect())
}
