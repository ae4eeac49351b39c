//! People.

use sqlx::AnyConnection;

use crate::{
    account::model::{Account, Flags, ProfileChange},
    community::model::Profession,
};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{OrganizationId, PersonId},
    rights::PortalRole,
};
use ensemble_server::{
    db::{
        Db,
        columns::to_json,
        row::{Json, Text, from_row},
    },
    digest, names,
};

macro_rules! columns {
    () => {
        "id,
         email,
         email_proven_at,
         name,
         pronouns,
         profession,
         organisation_id,
         post,
         lang,
         zone,
         shows,
         shows_lang,
         public_name,
         translates,
         bio,
         created_at,
         closed_at"
    };
}

from_row! {
    struct AccountRow {
        id: Text<PersonId>,
        email: String,
        email_proven_at: Option<i64>,
        name: String,
        pronouns: Option<String>,
        profession: Option<Text<Profession>>,
        organisation_id: Option<Text<OrganizationId>>,
        post: Option<String>,
        lang: Text<Lang>,
        zone: String,
        shows: u8,
        shows_lang: bool,
        public_name: bool,
        translates: bool,
        bio: Option<Json<LocalizedText>>,
        created_at: i64,
        closed_at: Option<i64>,
    }
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self {
            id: row.id.0,
            email: row.email,
            email_proven_at: row.email_proven_at,
            name: row.name,
            pronouns: row.pronouns,
            profession: row.profession.map(|profession| profession.0),
            organization: row.organisation_id.map(|id| id.0),
            post: row.post,
            lang: row.lang.0,
            zone: row.zone,
            shows: Flags(row.shows)
                .with(Flags::LANG, row.shows_lang)
                .with(Flags::PUBLIC_NAME, row.public_name),
            translates: row.translates,
            bio: row.bio.map(|bio| bio.0),
            created_at: row.created_at,
            closed_at: row.closed_at,
        }
    }
}

from_row! {
    struct OrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

/// What a new account holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Their address, as [`rules::address`](crate::account::rules::address) gives it.
    pub email: String,
    /// Whether they have proved that they read it.
    pub proven: bool,
    /// What they are called.
    pub name: String,
    /// The interface's language.
    pub lang: Lang,
}

/// A person's account.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, id: PersonId) -> Result<Option<Account>, sqlx::Error> {
    let row: Option<AccountRow> =
        sqlx::query_as(concat!("SELECT ", columns!(), " FROM person WHERE id = $1"))
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(Account::from))
}

/// The account with this address.
///
/// # Errors
/// When the database is unavailable.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<Account>, sqlx::Error> {
    let row: Option<AccountRow> =
        sqlx::query_as(concat!("SELECT ", columns!(), " FROM person WHERE email = $1"))
            .bind(email)
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(Account::from))
}

/// Makes an account.
///
/// # Errors
/// When the address has one already (a unique violation), or the database is unavailable.
pub async fn add(
    transaction: &mut AnyConnection,
    person: &NewPerson,
    now: i64,
) -> Result<PersonId, sqlx::Error> {
    let id = PersonId::new();
    sqlx::query(
        "INSERT INTO person (id, email, email_proven_at, name, lang, stamp, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.to_string())
    .bind(&person.email)
    .bind(person.proven.then_some(now))
    .bind(names::line(&person.name))
    .bind(person.lang.code())
    .bind(digest::token())
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(id)
}

/// Gives a person a role in the portal, unless they have it.
///
/// # Errors
/// When the database is unavailable.
pub async fn grant(
    transaction: &mut AnyConnection,
    person: PersonId,
    portal_role: PortalRole,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO office (person_id, office, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(person.to_string())
        .bind(portal_role.code())
        .bind(now)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Writes what a person changed of their account.
///
/// # Errors
/// When the database is unavailable, or the organization does not exist.
pub async fn change_profile(
    transaction: &mut AnyConnection,
    person: PersonId,
    change: &ProfileChange,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE person SET name = $2, pronouns = $3, profession = $4, organisation_id = $5, post = $6, lang = $7,
           zone = $8, shows = $9, bio = $10, shows_lang = $11, public_name = $12, translates = $13,
           name_version = CASE WHEN name = $2 THEN name_version ELSE 0 END
         WHERE id = $1",
    )
    .bind(person.to_string())
    .bind(names::line(&change.name))
    .bind(&change.pronouns)
    .bind(change.profession.map(Profession::code))
    .bind(change.organization.map(|id| id.to_string()))
    .bind(&change.post)
    .bind(change.lang.code())
    .bind(&change.zone)
    .bind(i64::from(change.shows.0 & Flags::IN_SHOWS))
    .bind(change.bio.as_ref().map(to_json).transpose()?)
    .bind(i64::from(change.shows.has(Flags::LANG)))
    .bind(i64::from(change.shows.has(Flags::PUBLIC_NAME)))
    .bind(i64::from(change.translates))
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes that a person reads their address.
///
/// # Errors
/// When the database is unavailable.
pub async fn prove_email(
    transaction: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET email_proven_at = $2 WHERE id = $1 AND email_proven_at IS NULL")
        .bind(person.to_string())
        .bind(now)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Moves an account to another address, which is proven.
///
/// # Errors
/// When the address has an account (a unique violation), or the database is unavailable.
pub async fn change_email(
    transaction: &mut AnyConnection,
    person: PersonId,
    email: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET email = $2, email_proven_at = $3 WHERE id = $1")
        .bind(person.to_string())
        .bind(email)
        .bind(now)
        .execute(transaction)
        .await?;
    Ok(())
}

/// The organizations that a person can belong to, by their names in a language.
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
