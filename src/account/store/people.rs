//! People.

use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::{
    account::model::{Account, Flags, ProfileChange},
    community::model::Profession,
    i18n::{Lang, LocalizedText},
    ids::{OrganizationId, PersonId},
    rights::PortalRole,
    server::{
        db::{
            Db,
            columns::{document, unreadable, written},
        },
        digest, names,
    },
};

macro_rules! columns {
    () => {
        "id, email, email_proven_at, name, pronouns, profession, organisation_id, post, lang, zone, shows, bio, created_at, closed_at"
    };
}

/// What it takes to make an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Their address, as [`rules::address`](crate::account::rules::address) gives it.
    pub email: String,
    /// Whether they are known to read it.
    pub proven: bool,
    /// What they are called.
    pub name: String,
    /// The interface's language.
    pub lang: Lang,
}

/// A person's account.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, id: PersonId) -> Result<Option<Account>, sqlx::Error> {
    let row = sqlx::query(concat!("SELECT ", columns!(), " FROM person WHERE id = $1"))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    row.as_ref().map(account).transpose()
}

/// The account with this address.
///
/// # Errors
/// When the database is away.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<Account>, sqlx::Error> {
    let row = sqlx::query(concat!("SELECT ", columns!(), " FROM person WHERE email = $1"))
        .bind(email)
        .fetch_optional(&db.reader)
        .await?;
    row.as_ref().map(account).transpose()
}

fn account(row: &AnyRow) -> Result<Account, sqlx::Error> {
    let profession: Option<&str> = row.try_get(5)?;
    let organization: Option<&str> = row.try_get(6)?;
    let bio: Option<&str> = row.try_get(11)?;
    let flags = |column: usize, name| -> Result<Flags, sqlx::Error> {
        u8::try_from(row.try_get::<i64, _>(column)?).map(Flags).map_err(|_| unreadable(name))
    };
    Ok(Account {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        email: row.try_get(1)?,
        email_proven_at: row.try_get(2)?,
        name: row.try_get(3)?,
        pronouns: row.try_get(4)?,
        profession: profession
            .map(|code| Profession::from_code(code).ok_or_else(|| unreadable("profession")))
            .transpose()?,
        organization: organization
            .map(|id| id.parse().map_err(|_| unreadable("organisation_id")))
            .transpose()?,
        post: row.try_get(7)?,
        lang: Lang::from_code(row.try_get(8)?).ok_or_else(|| unreadable("lang"))?,
        zone: row.try_get(9)?,
        shows: flags(10, "shows")?,
        bio: bio.map(|bio| document("bio", bio)).transpose()?,
        created_at: row.try_get(12)?,
        closed_at: row.try_get(13)?,
    })
}

/// Makes an account.
///
/// # Errors
/// When the address has one already (a unique violation), or the database is away.
pub async fn add(to: &mut AnyConnection, person: &NewPerson, now: i64) -> Result<PersonId, sqlx::Error> {
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
    .execute(to)
    .await?;
    Ok(id)
}

/// Gives a person an office; once is enough.
///
/// # Errors
/// When the database is away.
pub async fn grant(
    to: &mut AnyConnection,
    person: PersonId,
    portal_role: PortalRole,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO office (person_id, office, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(person.to_string())
        .bind(portal_role.code())
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// Writes what a person changed of their account.
///
/// # Errors
/// When the database is away, or the organization does not exist.
pub async fn change_profile(
    to: &mut AnyConnection,
    person: PersonId,
    change: &ProfileChange,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE person SET name = $2, pronouns = $3, profession = $4, organisation_id = $5, post = $6, lang = $7,
           zone = $8, shows = $9, bio = $10
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
    .bind(i64::from(change.shows.0))
    .bind(change.bio.as_ref().map(written).transpose()?)
    .execute(to)
    .await?;
    Ok(())
}

/// Notes that a person reads their address.
///
/// # Errors
/// When the database is away.
pub async fn prove_email(to: &mut AnyConnection, person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET email_proven_at = $2 WHERE id = $1 AND email_proven_at IS NULL")
        .bind(person.to_string())
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// Moves an account to another address, which is proven.
///
/// # Errors
/// When the address has an account (a unique violation), or the database is away.
pub async fn change_email(
    to: &mut AnyConnection,
    person: PersonId,
    email: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET email = $2, email_proven_at = $3 WHERE id = $1")
        .bind(person.to_string())
        .bind(email)
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// The organizations that one can belong to, by their short names.
///
/// # Errors
/// When the database is away.
pub async fn organizations(db: &Db) -> Result<Vec<(OrganizationId, LocalizedText)>, sqlx::Error> {
    let rows = sqlx::query("SELECT id, name FROM organisation ORDER BY short_name, id")
        .fetch_all(&db.reader)
        .await?;
    rows.iter()
        .map(|row| {
            let id = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?;
            Ok((id, document("name", row.try_get(1)?)?))
        })
        .collect()
}
