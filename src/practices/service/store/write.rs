//! What becomes of services: proposing, changing, deciding, verifying, asking.

use jiff::civil::Date;
use sqlx::AnyConnection;

use super::{ServiceRow, columns, select_services};
use crate::service::{
    model::{Details, Service, ServiceState},
    rules::{self, digits, identity},
};
use ensemble_core::{
    Lang,
    fold::fold,
    ids::{OrganizationId, PersonId, ServiceId},
};
use ensemble_search::{Field, Terms};
use ensemble_server::db::{
    columns::to_json,
    row::{Text, from_row},
};

/// How many services that look like one are looked at.
const SIMILAR: i64 = 20;
/// How many services one transaction asks about.
const ASKED_AT_ONCE: i64 = 50;

from_row! {
    struct IdRow {
        id: Text<ServiceId>,
    }
}

/// A service that is added.
#[derive(Clone, Copy, Debug)]
pub struct NewService<'a> {
    pub id: ServiceId,
    pub state: ServiceState,
    pub details: &'a Details,
    pub organization: Option<OrganizationId>,
    /// Who proposed it.
    pub owner: Option<PersonId>,
}

/// The stems of all texts of a service, each between spaces.
fn terms(details: &Details) -> String {
    let mut terms = Terms::default();
    for lang in Lang::ALL {
        for (text, field) in [
            (Some(&details.name), Field::Title),
            (Some(&details.description), Field::Body),
            (details.cost.as_ref(), Field::Body),
        ] {
            terms.add(lang, rules::own(text, lang), field);
        }
        terms.add(lang, &details.provider, Field::Body);
        for municipality in &details.municipalities {
            terms.add(lang, municipality, Field::Body);
        }
    }
    terms.weighted().fold(String::from(" "), |all, (term, _)| all + &term + " ")
}

/// The folded municipalities, each between bars.
fn places(details: &Details) -> String {
    details.municipalities.iter().fold(String::from("|"), |all, name| all + &fold(name) + "|")
}

/// Binds what the details of a service are stored as, in the order of the statements below.
macro_rules! bind_details {
    ($query:expr, $details:expr) => {{
        let details: &Details = $details;
        $query
            .bind(to_json(&details.name)?)
            .bind(to_json(&details.description)?)
            .bind(details.provider.clone())
            .bind(to_json(&details.audiences)?)
            .bind(details.age_from.map(i64::from))
            .bind(details.age_to.map(i64::from))
            .bind(i64::from(details.everywhere))
            .bind(i64::from(details.online))
            .bind(to_json(&details.regions)?)
            .bind(to_json(&details.municipalities)?)
            .bind(to_json(&details.languages)?)
            .bind(to_json(&details.other_languages)?)
            .bind(details.phone.clone())
            .bind(details.email.clone())
            .bind(details.web.clone())
            .bind(details.place.clone())
            .bind(details.hours.as_ref().map(to_json).transpose()?)
            .bind(details.cost.as_ref().map(to_json).transpose()?)
            .bind(details.referral.code())
            .bind(details.verified_on.map(|day| day.to_string()))
            .bind(details.verified_by.clone())
            .bind(fold(details.name.text(Lang::Fr)))
            .bind(fold(details.name.text(Lang::En)))
            .bind(digits(&details.phone))
            .bind(identity(details))
            .bind(places(details))
            .bind(terms(details))
    }};
}

/// Adds a service.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(to: &mut AnyConnection, new: NewService<'_>, now: i64) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO service (id, state, organisation_id, person_id, created_at, updated_at, name, description, provider,
           audiences, age_from, age_to, everywhere, online, regions, municipalities, languages, other_languages, phone, email, web,
           place, hours, cost, referral, verified_on, verified_by, name_fr, name_en, phone_digits, identity, places, terms)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
           $24, $25, $26, $27, $28, $29, $30, $31, $32)",
    )
    .bind(new.id.to_string())
    .bind(new.state.code())
    .bind(new.organization.map(|id| id.to_string()))
    .bind(new.owner.map(|id| id.to_string()))
    .bind(now);
    bind_details!(query, new.details).execute(to).await?;
    Ok(())
}

/// How many services of a person wait for a decision.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_proposed(from: &mut AnyConnection, person: PersonId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM service WHERE person_id = $1 AND state = 'proposed'")
        .bind(person.to_string())
        .fetch_one(from)
        .await
}

/// Who does something with a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// The person who proposed it.
    Owner,
    /// Someone who keeps the directory.
    Keeper,
}

/// Changes a service; `false` when it was changed since this revision. Once it is verified again, its owner is asked again a year
/// later. That its owner changed it in the directory is noted until someone who keeps the directory changes, verifies or decides about it.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    (id, revision): (ServiceId, i64),
    details: &Details,
    organization: Option<OrganizationId>,
    writer: Writer,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE service SET organisation_id = $3, updated_at = $4, revision = revision + 1,
           asked_at = CASE WHEN COALESCE(verified_on, '') < COALESCE($24, '') THEN NULL ELSE asked_at END,
           name = $5, description = $6, provider = $7, audiences = $8, age_from = $9, age_to = $10, everywhere = $11, online = $12,
           regions = $13, municipalities = $14, languages = $15, other_languages = $16, phone = $17, email = $18, web = $19,
           place = $20, hours = $21, cost = $22, referral = $23, verified_on = $24, verified_by = $25, name_fr = $26, name_en = $27,
           phone_digits = $28, identity = $29, places = $30, terms = $31,
           owner_changed_at = CASE
             WHEN $32 = 1 THEN NULL
             WHEN state = 'listed' THEN COALESCE(owner_changed_at, $4)
             ELSE owner_changed_at
           END
         WHERE id = $1 AND revision = $2",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(organization.map(|id| id.to_string()))
    .bind(now);
    let query = bind_details!(query, details).bind(i64::from(writer == Writer::Keeper));
    let done = query.execute(to).await?;
    Ok(done.rows_affected() > 0)
}

/// Adds a service of an import to the directory, or replaces the one that it is; `None` when it is there and stays.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_imported(
    to: &mut AnyConnection,
    details: &Details,
    replaces: bool,
    now: i64,
) -> Result<Option<ServiceId>, sqlx::Error> {
    let existing: Option<IdRow> = sqlx::query_as(
        "SELECT id FROM service WHERE identity = $1 AND state <> 'set-aside' ORDER BY state, id LIMIT 1",
    )
    .bind(identity(details))
    .fetch_optional(&mut *to)
    .await?;
    let Some(IdRow { id: Text(id) }) = existing else {
        let id = ServiceId::new();
        let new = NewService { id, state: ServiceState::Listed, details, organization: None, owner: None };
        add(to, new, now).await?;
        return Ok(Some(id));
    };
    if !replaces {
        return Ok(None);
    }
    let Some(known) = super::lock(&mut *to, id).await? else { return Ok(None) };
    // The organization of the portal stays as long as the name does.
    let organization = known.organization.filter(|_| known.details.provider == details.provider);
    write(to, (id, known.revision), details, organization, Writer::Keeper, now).await?;
    Ok(Some(id))
}

/// Takes a service from a state to another, with the reason; `false` when it is not in it. Those who keep the directory decide.
///
/// # Errors
/// When the database is unavailable.
pub async fn decide(
    to: &mut AnyConnection,
    id: ServiceId,
    from: ServiceState,
    state: ServiceState,
    reason: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE service
         SET state = $3, reason = $4, updated_at = $5, owner_changed_at = NULL, revision = revision + 1
         WHERE id = $1 AND state = $2",
    )
    .bind(id.to_string())
    .bind(from.code())
    .bind(state.code())
    .bind(reason)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Says that a service was verified; `false` when it is not there.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_verified(
    to: &mut AnyConnection,
    id: ServiceId,
    (day, by): (Date, &str),
    writer: Writer,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE service
         SET verified_on = $2, verified_by = $3, asked_at = NULL, updated_at = $4, revision = revision + 1,
             owner_changed_at = CASE WHEN $5 = 1 THEN NULL ELSE owner_changed_at END
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(day.to_string())
    .bind(by)
    .bind(now)
    .bind(i64::from(writer == Writer::Keeper))
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The services that look like one, but this one: proposed ones and those of the directory.
///
/// # Errors
/// When the database is unavailable.
pub async fn similar(
    from: &mut AnyConnection,
    details: &Details,
    but: Option<ServiceId>,
) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> = sqlx::query_as(select_services!(
        "WHERE s.state <> 'set-aside' AND s.id <> $1
           AND (s.name_fr IN ($2, $3) OR s.name_en IN ($2, $3) OR (s.phone_digits = $4 AND s.phone_digits <> ''))
         ORDER BY s.name_fr, s.id LIMIT ($5 + 0)"
    ))
    .bind(but.map(|id| id.to_string()).unwrap_or_default())
    .bind(fold(details.name.text(Lang::Fr)))
    .bind(fold(details.name.text(Lang::En)))
    .bind(digits(&details.phone))
    .bind(SIMILAR)
    .fetch_all(from)
    .await?;
    let all = rows.into_iter().map(Service::from);
    Ok(all.filter(|service| rules::looks_like(details, &service.details)).collect())
}

/// Some services of the directory whose owner is to be asked whether they are still right: verified last before this day, or
/// never, and not asked since. A closed account owns none.
///
/// # Errors
/// When the database is unavailable.
pub async fn overdue(from: &mut AnyConnection, before: Date) -> Result<Vec<Service>, sqlx::Error> {
    let rows: Vec<ServiceRow> = sqlx::query_as(concat!(
        "SELECT ",
        columns!("p.id"),
        " FROM service s
         LEFT JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL
         WHERE s.state = 'listed' AND (s.verified_on IS NULL OR s.verified_on < $1) AND s.asked_at IS NULL
         ORDER BY s.id LIMIT ($2 + 0)"
    ))
    .bind(before.to_string())
    .bind(ASKED_AT_ONCE)
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// Notes that the owner of a service is asked, or those who keep the directory where it has none; `false` when another process asked
/// before, or it was verified since.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask(to: &mut AnyConnection, id: ServiceId, before: Date, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE service SET asked_at = $2
         WHERE id = $1 AND state = 'listed' AND asked_at IS NULL AND (verified_on IS NULL OR verified_on < $3)",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(before.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
