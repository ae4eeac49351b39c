//! When a person looked at their home, and what their profile says.

use sqlx::AnyConnection;

use super::rules::Visit;
use ensemble_communities::community::model::Profession;
use ensemble_core::ids::PersonId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// What the home knows of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their profession, when it is one of those that communities gather.
    pub profession: Option<Profession>,
    /// Whether their profile says what they do or where.
    pub has_profile: bool,
    /// When they looked.
    pub visit: Option<Visit>,
}

from_row! {
    struct KnownRow {
        profession: Option<Text<Profession>>,
        has_profile: bool,
        seen_at: Option<i64>,
        since: Option<i64>,
    }
}

/// What the home knows of a person.
///
/// # Errors
/// When the database is unavailable, or there is no such person.
pub async fn known(db: &Db, person: PersonId) -> Result<Known, sqlx::Error> {
    let row: KnownRow = sqlx::query_as(
        "SELECT
           p.profession,
           CASE WHEN COALESCE(p.profession, p.organisation_id, p.post) IS NULL THEN 0 ELSE 1 END AS has_profile,
           v.seen_at,
           v.since
         FROM person p
         LEFT JOIN home_visit v ON v.person_id = p.id
         WHERE p.id = $1",
    )
    .bind(person.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Known {
        profession: row.profession.map(|profession| profession.0),
        has_profile: row.has_profile,
        visit: row.seen_at.map(|seen_at| Visit { seen_at, previous_seen_at: row.since }),
    })
}

/// Notes that a person looks at `now`, unless they looked before on the day that began at `today`.
///
/// # Errors
/// When the database is unavailable.
pub async fn note_visit(
    to: &mut AnyConnection,
    person: PersonId,
    today: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO home_visit (person_id, seen_at) VALUES ($1, $2)
         ON CONFLICT (person_id) DO UPDATE SET since = home_visit.seen_at, seen_at = excluded.seen_at
         WHERE home_visit.seen_at < $3",
    )
    .bind(person.to_string())
    .bind(now)
    .bind(today)
    .execute(to)
    .await?;
    Ok(())
}
