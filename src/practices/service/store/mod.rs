//! All the SQL of the directory of services. Rows stay here; what leaves is the model.

mod find;
mod imports;
mod partners;
mod reports;
mod write;

pub use find::{Found, PAGE_SIZE, municipalities, search};
pub use imports::{add_import, delete_old_imports, import, remove_import};
pub use partners::named_partners;
pub use reports::{add_report, count_reports, remove_report, reports};
pub use write::{
    NewService, Writer, add, ask, count_proposed, decide, overdue, set_verified, similar, write,
    write_imported,
};

use ensemble_core::region::Region;
use jiff::civil::Date;
use sqlx::{Any, AnyConnection, Executor};

use super::model::{Audience, Details, Referral, Service, ServiceState};

use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{OrganizationId, PersonId, ServiceId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many services a list for those who keep the directory shows at most.
const MANY: i64 = 500;

from_row! {
    struct ServiceRow {
        id: Text<ServiceId>,
        state: Text<ServiceState>,
        name: Json<LocalizedText>,
        description: Json<LocalizedText>,
        provider: String,
        organisation_id: Option<Text<OrganizationId>>,
        audiences: Json<Vec<Audience>>,
        age_from: Option<u8>,
        age_to: Option<u8>,
        everywhere: bool,
        online: bool,
        regions: Json<Vec<Region>>,
        municipalities: Json<Vec<String>>,
        languages: Json<Vec<Lang>>,
        other_languages: Json<Vec<String>>,
        phone: String,
        email: String,
        web: String,
        place: String,
        hours: Option<Json<LocalizedText>>,
        cost: Option<Json<LocalizedText>>,
        referral: Text<Referral>,
        verified_on: Option<Text<Date>>,
        verified_by: String,
        person_id: Option<Text<PersonId>>,
        reason: String,
        revision: i64,
    }
}

from_row! {
    struct OrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

impl From<ServiceRow> for Service {
    fn from(row: ServiceRow) -> Self {
        Self {
            id: row.id.0,
            state: row.state.0,
            details: Details {
                name: row.name.0,
                description: row.description.0,
                provider: row.provider,
                audiences: row.audiences.0,
                age_from: row.age_from,
                age_to: row.age_to,
                everywhere: row.everywhere,
                online: row.online,
                regions: row.regions.0,
                municipalities: row.municipalities.0,
                languages: row.languages.0,
                other_languages: row.other_languages.0,
                phone: row.phone,
                email: row.email,
                web: row.web,
                place: row.place,
                hours: row.hours.map(|text| text.0),
                cost: row.cost.map(|text| text.0),
                referral: row.referral.0,
                verified_on: row.verified_on.map(|day| day.0),
                verified_by: row.verified_by,
            },
            organization: row.organisation_id.map(|id| id.0),
            owner: row.person_id.map(|id| id.0),
            reason: row.reason,
            revision: row.revision,
        }
    }
}

/// The columns of a [`ServiceRow`], of the table `s`; `$owner` is the column that names the owner.
macro_rules! columns {
    () => {
        $crate::service::store::columns!("s.person_id")
    };
    ($owner:literal) => {
        concat!(
            "s.id, s.state, s.name, s.description, s.provider, s.organisation_id, s.audiences, s.age_from, s.age_to, s.everywhere,
         s.online, s.regions, s.municipalities, s.languages, s.other_languages, s.phone, s.email, s.web, s.place, s.hours, s.cost,
         s.referral, s.verified_on, s.verified_by, s.reason, s.revision, ",
            $owner,
            " AS person_id"
        )
    };
}
use columns;

/// A statement that reads services.
macro_rules! select_services {
    ($rest:literal) => {
        concat!("SELECT ", $crate::service::store::columns!(), " FROM service s ", $rest)
    };
}
use select_services;

async fn fetch(
    from: impl Executor<'_, Database = Any>,
    id: ServiceId,
) -> Result<Option<Service>, sqlx::Error> {
    let row: Option<ServiceRow> =
        sqlx::query_as(select_services!("WHERE s.id = $1")).bind(id.to_string()).fetch_optional(from).await?;
    Ok(row.map(Service::from))
}

/// A service, in the directory or not.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, id: ServiceId) -> Result<Option<Service>, sqlx::Error> {
    fetch(&db.reader, id).await
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: ServiceId) -> Result<Option<Service>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE service SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    fetch(tx, id).await
}

/// All services of the directory, by their names in French.
///
/// # Errors
/// When the database is unavailable.
pub async fn listed(db: &Db) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> =
        sqlx::query_as(select_services!("WHERE s.state = 'listed' ORDER BY s.name_fr, s.id"))
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// The services in a state, at most so many, the one that was proposed first before the others.
///
/// # Errors
/// When the database is unavailable.
pub async fn in_state(db: &Db, state: ServiceState) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> =
        sqlx::query_as(select_services!("WHERE s.state = $1 ORDER BY s.created_at, s.id LIMIT ($2 + 0)"))
            .bind(state.code())
            .bind(MANY)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// The services that a person proposed, the last one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> = sqlx::query_as(select_services!(
        "WHERE s.person_id = $1 ORDER BY s.created_at DESC, s.id LIMIT ($2 + 0)"
    ))
    .bind(person.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// The services in the directory that were verified last before this day, or never, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn stale(db: &Db, before: Date) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> = sqlx::query_as(select_services!(
        "WHERE s.state = 'listed' AND (s.verified_on IS NULL OR s.verified_on < $1)
         ORDER BY COALESCE(s.verified_on, ''), s.id LIMIT ($2 + 0)"
    ))
    .bind(before.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// The services in the directory that the person who proposed them changed since someone who keeps the directory changed, verified or
/// decided about them. The one that was changed first since then comes first.
///
/// # Errors
/// When the database is unavailable.
pub async fn changed(db: &Db) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> = sqlx::query_as(select_services!(
        "WHERE s.state = 'listed' AND s.owner_changed_at IS NOT NULL
         ORDER BY s.owner_changed_at, s.id LIMIT ($1 + 0)"
    ))
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// The organizations that can offer a service, by their names in a language.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations(db: &Db, lang: Lang) -> Result<Vec<(OrganizationId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<OrganizationRow> =
        sqlx::query_as("SELECT id, name FROM organisation ORDER BY id").fetch_all(&db.reader).await?;
    let mut all: Vec<_> = rows.into_iter().map(|row| (row.id.0, row.name.0)).collect();
    sort_by_name(lang, &mut all, |(_, name)| name.text(lang));
    Ok(all)
}

/// Who keeps the directory: the coordinators, the one who has been one for longest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn keepers(tx: &mut AnyConnection) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT o.person_id FROM office o
         JOIN person p ON p.id = o.person_id AND p.closed_at IS NULL
         WHERE o.office = 'coordinator'
         ORDER BY o.since, o.person_id",
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}
