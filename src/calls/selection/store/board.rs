//! Which organizations of the network take part.

use crate::selection::model::{BoardFilter, Elsewhere, OrganizationPresence};
use ensemble_communities::community::model::{Network, OrganizationKind};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CallId, OrganizationId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct PresenceRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
        kind: Text<OrganizationKind>,
        network: Text<Network>,
        people: Option<u32>,
        accepted: Option<u32>,
        invited: bool,
    }
}

impl From<PresenceRow> for OrganizationPresence {
    fn from(row: PresenceRow) -> Self {
        Self {
            id: row.id.0,
            name: row.name.0,
            kind: row.kind.0,
            network: row.network.0,
            people: row.people.unwrap_or_default(),
            accepted: row.accepted.unwrap_or_default(),
            invited: row.invited,
        }
    }
}

from_row! {
    struct ElsewhereRow {
        organizations: u32,
        people: u32,
        accepted: u32,
    }
}

/// The organizations of the network that a filter leaves, by name, with how many of their people answered a call and accepted a
/// place, and whether an entry of the audit log with this action says that they were written to.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations(
    db: &Db,
    lang: Lang,
    call: CallId,
    invited: &str,
    filter: BoardFilter,
) -> Result<Vec<OrganizationPresence>, sqlx::Error> {
    let rows: Vec<PresenceRow> = sqlx::query_as(
        "SELECT o.id, o.name, o.kind, o.network, s.people, s.accepted,
           CASE WHEN w.subject_id IS NULL THEN 0 ELSE 1 END AS invited
         FROM organisation o
         LEFT JOIN (
           SELECT organisation_id, COUNT(*) AS people, COUNT(CASE WHEN place = 'accepted' THEN 1 END) AS accepted
           FROM interest
           WHERE call_id = $1 AND state = 'sent' AND organisation_id IS NOT NULL
           GROUP BY organisation_id) s ON s.organisation_id = o.id
         LEFT JOIN (
           SELECT DISTINCT subject_id FROM audit WHERE action = $2 AND detail = $1) w ON w.subject_id = o.id
         WHERE ($3 = '' OR o.kind = $3)
           AND ($4 = '' OR o.network = $4 OR ($4 <> 'both' AND o.network = 'both'))
         ORDER BY o.id",
    )
    .bind(call.to_string())
    .bind(invited)
    .bind(filter.kind.map_or("", OrganizationKind::code))
    .bind(filter.network.map_or("", Network::code))
    .fetch_all(&db.reader)
    .await?;
    let mut all: Vec<OrganizationPresence> = rows.into_iter().map(OrganizationPresence::from).collect();
    sort_by_name(lang, &mut all, |each| each.name.text(lang));
    Ok(all)
}

/// The people of a call whose organization is not among those of the network.
///
/// # Errors
/// When the database is unavailable.
pub async fn elsewhere(db: &Db, call: CallId) -> Result<Elsewhere, sqlx::Error> {
    let row: ElsewhereRow = sqlx::query_as(
        "SELECT
           COUNT(DISTINCT organisation_key) AS organizations,
           COUNT(*) AS people,
           COUNT(CASE WHEN place = 'accepted' THEN 1 END) AS accepted
         FROM interest
         WHERE call_id = $1 AND state = 'sent' AND organisation_id IS NULL",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Elsewhere { organizations: row.organizations, people: row.people, accepted: row.accepted })
}
