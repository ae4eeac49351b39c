//! All the SQL of quotations. Rows stay here; what leaves is the model.

mod asking;
mod readers;

pub use asking::{Unnotified, ask, mark_notified, release, release_all, set_answer, set_credit, unnotified};
pub use readers::{authors_of_work, consents, count_passages, is_given, of_work};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Consent, Credit, Quotation, QuotedIn};
use ensemble_core::{
    Lang,
    ids::{PersonId, QuotationId, ReflectionId},
};
use ensemble_reflections::reflection::model::Texts;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// Whether a work can show the reflection `r`: an author who removes a reflection, or shares it with fewer than the members of its
/// community, takes it out of every work.
#[macro_export]
macro_rules! can_be_quoted {
    () => {
        "(r.removed_at IS NULL AND r.level IN ('community', 'communities', 'public'))"
    };
}
pub use can_be_quoted;

/// Whether the consent of the row `q` holds for the reflection `r`.
#[macro_export]
macro_rules! in_effect {
    () => {
        concat!("(q.consent = 'given' AND ", $crate::can_be_quoted!(), ")")
    };
}
pub use in_effect;

/// Whether an author whose words the version `v` of a practice may have, asked by the row `q` about the reflection `r`, withdrew their
/// consent, removed the reflection, or began to share it with fewer than the members of its community, since it was published. Where
/// no version is published, whether an author did at any time.
///
/// What they did in the minute before it counts, too: moments are taken before their transactions begin, so the version may have been
/// published before that was stored.
#[macro_export]
macro_rules! consent_gone {
    () => {
        "(q.asked_at <= COALESCE(v.published_at, q.asked_at)
          AND (q.consent = 'withdrawn' AND q.answered_at > COALESCE(v.published_at - 60000, 0)
               OR q.consent = 'given'
                  AND (r.removed_at > COALESCE(v.published_at - 60000, 0)
                       OR r.narrowed_at > COALESCE(v.published_at - 60000, 0))))"
    };
}
pub use consent_gone;

from_row! {
    struct QuotationRow {
        id: Text<QuotationId>,
        work: Text<QuotedIn>,
        work_id: Text<uuid::Uuid>,
        reflection_id: Text<ReflectionId>,
        revision: i64,
        person_id: Text<PersonId>,
        passage: String,
        lang: Text<Lang>,
        consent: Text<Consent>,
        credit: Text<Credit>,
        asked_at: i64,
        answered_at: Option<i64>,
    }
}

impl From<QuotationRow> for Quotation {
    fn from(row: QuotationRow) -> Self {
        Self {
            id: row.id.0,
            work: row.work.0,
            work_id: row.work_id.0,
            reflection: row.reflection_id.0,
            revision: row.revision,
            author: row.person_id.0,
            passage: row.passage,
            lang: row.lang.0,
            consent: row.consent.0,
            credit: row.credit.0,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
        }
    }
}

macro_rules! select_quotations {
    ($rest:literal) => {
        concat!(
            "SELECT
               q.id, q.work, q.work_id, q.reflection_id, q.revision, q.person_id, q.passage, q.lang, q.consent,
               q.credit, q.asked_at, q.answered_at
             FROM quotation q ",
            $rest
        )
    };
}

/// What a person is asked and was asked, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<Quotation>, sqlx::Error> {
    let rows: Vec<QuotationRow> =
        sqlx::query_as(select_quotations!("WHERE q.person_id = $1 ORDER BY q.asked_at DESC, q.id DESC"))
            .bind(person.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Quotation::from).collect())
}

/// A quotation of a person. That of another person and one that does not exist answer alike.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_own(
    from: impl Executor<'_, Database = Any>,
    person: PersonId,
    id: QuotationId,
) -> Result<Option<Quotation>, sqlx::Error> {
    let row: Option<QuotationRow> =
        sqlx::query_as(select_quotations!("WHERE q.person_id = $1 AND q.id = $2"))
            .bind(person.to_string())
            .bind(id.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(Quotation::from))
}

/// The same, locked until the transaction ends, so that what follows from it is decided once.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_own(
    tx: &mut AnyConnection,
    person: PersonId,
    id: QuotationId,
) -> Result<Option<Quotation>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE quotation SET consent = consent WHERE id = $1 AND person_id = $2")
        .bind(id.to_string())
        .bind(person.to_string())
        .execute(&mut *tx)
        .await?;
    find_own(&mut *tx, person, id).await
}

/// What the page of a person says of the reflection from which they are quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: ReflectionId,
    pub texts: Texts,
    /// Whether its readers do not see the author's name.
    pub anonymous: bool,
    /// Whether its author removed it or shares it with fewer than the members of its community: no work shows it.
    pub hidden: bool,
}

from_row! {
    struct SourceRow {
        id: Text<ReflectionId>,
        texts: Json<Texts>,
        unnamed: bool,
        hidden: bool,
    }
}

/// The reflections from which a person is quoted.
///
/// # Errors
/// When the database is unavailable.
pub async fn sources(db: &Db, person: PersonId) -> Result<Vec<Source>, sqlx::Error> {
    let rows: Vec<SourceRow> = sqlx::query_as(concat!(
        "SELECT
           r.id,
           r.texts,
           r.unnamed,
           CASE WHEN ",
        can_be_quoted!(),
        " THEN 0 ELSE 1 END AS hidden
         FROM reflection r
         WHERE r.id IN (SELECT q.reflection_id FROM quotation q WHERE q.person_id = $1)"
    ))
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let source = |row: SourceRow| Source {
        id: row.id.0,
        texts: row.texts.0,
        anonymous: row.unnamed,
        hidden: row.hidden,
    };
    Ok(rows.into_iter().map(source).collect())
}

/// Whether readers of a reflection do not see the names of its authors. One that does not exist has no readers.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_anonymous(tx: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let named: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reflection WHERE id = $1 AND unnamed = 0")
        .bind(id.to_string())
        .fetch_one(tx)
        .await?;
    Ok(named == 0)
}
