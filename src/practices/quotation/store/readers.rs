//! What the readers of a work may see of those who are quoted in it.

use sqlx::AnyConnection;
use uuid::Uuid;

use super::{can_be_quoted, in_effect};
use crate::quotation::{
    model::{Consent, ConsentCounts, Credit, Credited, QuotedIn},
    rules,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, QuotationId, ReflectionId},
};
use ensemble_server::{
    db::{
        Db,
        row::{Json, Text, from_row},
    },
    names,
};

from_row! {
    struct CreditedRow {
        id: Text<QuotationId>,
        reflection_id: Text<ReflectionId>,
        revision: i64,
        consent: Text<Consent>,
        credit: Text<Credit>,
        passage: String,
        lang: Text<Lang>,
        unnamed: bool,
        effective: bool,
        name: Option<String>,
        organization: Option<Json<LocalizedText>>,
    }
}

from_row! {
    struct CountRow {
        consent: Text<Consent>,
        number: u32,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

/// Those who are quoted in a work, in the order in which they were asked: for each what readers may see now. The passage and
/// the names are there while all authors of the reflection consent to that passage, while the reflection is not removed, and
/// while it is shared with its community at least; where only the reflection keeps it from being quoted, consent counts as
/// withdrawn. The name of an author whose account is closed is not there.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_work(db: &Db, work: QuotedIn, work_id: Uuid) -> Result<Vec<Credited>, sqlx::Error> {
    let rows: Vec<CreditedRow> = sqlx::query_as(concat!(
        "SELECT
           q.id,
           q.reflection_id,
           q.revision,
           q.consent,
           q.credit,
           q.passage,
           q.lang,
           r.unnamed,
           CASE WHEN ",
        in_effect!(),
        " THEN 1 ELSE 0 END AS effective,
           CASE WHEN p.closed_at IS NULL THEN p.name END AS name,
           o.name AS organization
         FROM quotation q
         JOIN reflection r ON r.id = q.reflection_id
         JOIN person p ON p.id = q.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE q.work = $1 AND q.work_id = $2
         ORDER BY q.asked_at, q.id"
    ))
    .bind(work.code())
    .bind(work_id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let withheld: Vec<(ReflectionId, String)> = rows
        .iter()
        .filter(|row| !row.effective)
        .map(|row| (row.reflection_id.0, row.passage.clone()))
        .collect();
    let credited = |row: CreditedRow| {
        let shown =
            !withheld.iter().any(|(id, passage)| *id == row.reflection_id.0 && *passage == row.passage);
        let credit = if shown { rules::credit(row.unnamed, row.credit.0) } else { Credit::Anonymous };
        let name = row.name.filter(|_| credit != Credit::Anonymous).map(|name| names::line(&name));
        let named_by = name.is_some() && credit == Credit::Organization;
        let organization = row.organization.filter(|_| named_by).map(|found| found.0);
        Credited {
            quotation: row.id.0,
            reflection: row.reflection_id.0,
            revision: row.revision,
            consent: if row.consent.0 == Consent::Given && !row.effective {
                Consent::Withdrawn
            } else {
                row.consent.0
            },
            passage: if shown { row.passage } else { String::new() },
            lang: row.lang.0,
            name,
            organization,
        }
    };
    Ok(rows.into_iter().map(credited).collect())
}

/// How many authors of a work gave which answer. Where only the reflection keeps it from being quoted, consent counts as withdrawn.
///
/// # Errors
/// When the database is unavailable.
pub async fn consents(db: &Db, work: QuotedIn, work_id: Uuid) -> Result<ConsentCounts, sqlx::Error> {
    let rows: Vec<CountRow> = sqlx::query_as(concat!(
        "SELECT s.consent, COUNT(*) AS number
         FROM (SELECT CASE WHEN q.consent = 'given' AND NOT ",
        can_be_quoted!(),
        " THEN 'withdrawn' ELSE q.consent END AS consent
               FROM quotation q
               JOIN reflection r ON r.id = q.reflection_id
               WHERE q.work = $1 AND q.work_id = $2) s
         GROUP BY s.consent"
    ))
    .bind(work.code())
    .bind(work_id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut counts = ConsentCounts::default();
    for row in rows {
        match row.consent.0 {
            Consent::Asked => counts.asked = row.number,
            Consent::Given => counts.given = row.number,
            Consent::Refused => counts.refused = row.number,
            Consent::Withdrawn => counts.withdrawn = row.number,
        }
    }
    Ok(counts)
}

/// Whether all authors of a reflection who were asked for a work consent, and the reflection can still be quoted.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_given(
    tx: &mut AnyConnection,
    work: QuotedIn,
    work_id: Uuid,
    reflection: ReflectionId,
) -> Result<bool, sqlx::Error> {
    let given: i64 = sqlx::query_scalar(concat!(
        "SELECT COALESCE(MIN(CASE WHEN ",
        in_effect!(),
        " THEN 1 ELSE 0 END), 0)
         FROM quotation q
         JOIN reflection r ON r.id = q.reflection_id
         WHERE q.work = $1 AND q.work_id = $2 AND q.reflection_id = $3"
    ))
    .bind(work.code())
    .bind(work_id.to_string())
    .bind(reflection.to_string())
    .fetch_one(tx)
    .await?;
    Ok(given > 0)
}

/// How many other passages of a reflection its authors were asked for, for a work.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_passages(
    tx: &mut AnyConnection,
    work: QuotedIn,
    work_id: Uuid,
    reflection: ReflectionId,
    besides: &str,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(DISTINCT q.passage) FROM quotation q
         WHERE q.work = $1 AND q.work_id = $2 AND q.reflection_id = $3 AND q.passage NOT IN ('', $4)",
    )
    .bind(work.code())
    .bind(work_id.to_string())
    .bind(reflection.to_string())
    .bind(besides)
    .fetch_one(tx)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The authors of a work whose consent is given and who have an account: who is notified of what becomes of it.
///
/// # Errors
/// When the database is unavailable.
pub async fn authors_of_work(db: &Db, work: QuotedIn, work_id: Uuid) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(concat!(
        "SELECT DISTINCT q.person_id
         FROM quotation q
         JOIN reflection r ON r.id = q.reflection_id
         JOIN person p ON p.id = q.person_id
         WHERE q.work = $1 AND q.work_id = $2 AND p.closed_at IS NULL AND ",
        in_effect!(),
        " ORDER BY q.person_id"
    ))
    .bind(work.code())
    .bind(work_id.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}
