//! Certificates of attendance.

use sqlx::{Any, AnyConnection, Executor};

use crate::participation::model::Certificate;
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct CertificateRow {
        code: String,
        meeting_id: Text<MeetingId>,
        community_id: Text<CommunityId>,
        person_id: Text<PersonId>,
        lang: Text<Lang>,
        name: String,
        title: Json<LocalizedText>,
        community: Json<LocalizedText>,
        held_at: i64,
        minutes: u16,
        issued_at: i64,
        revoked_at: Option<i64>,
        reason: Option<String>,
    }
}

impl From<CertificateRow> for Certificate {
    fn from(row: CertificateRow) -> Self {
        Self {
            code: row.code,
            meeting: row.meeting_id.0,
            community: row.community_id.0,
            person: row.person_id.0,
            lang: row.lang.0,
            name: row.name,
            title: row.title.0,
            community_name: row.community.0,
            held_at: row.held_at,
            minutes: row.minutes,
            issued_at: row.issued_at,
            revoked_at: row.revoked_at,
            reason: row.reason,
        }
    }
}

macro_rules! certificates_sql {
    () => {
        "SELECT k.code, k.meeting_id, m.community_id, k.person_id, k.lang, k.name, k.title, k.community, k.held_at, k.minutes,
           k.issued_at, k.revoked_at, k.reason
         FROM certificate k
         JOIN meeting m ON m.id = k.meeting_id"
    };
}

/// The certificate with this code.
///
/// # Errors
/// When the database is unavailable.
pub async fn certificate(
    from: impl Executor<'_, Database = Any>,
    code: &str,
) -> Result<Option<Certificate>, sqlx::Error> {
    let row: Option<CertificateRow> = sqlx::query_as(concat!(certificates_sql!(), " WHERE k.code = $1"))
        .bind(code)
        .fetch_optional(from)
        .await?;
    Ok(row.map(Certificate::from))
}

/// The certificate of a person for a meeting that is not revoked.
///
/// # Errors
/// When the database is unavailable.
pub async fn in_force(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<Certificate>, sqlx::Error> {
    let row: Option<CertificateRow> = sqlx::query_as(concat!(
        certificates_sql!(),
        " WHERE k.meeting_id = $1 AND k.person_id = $2 AND k.revoked_at IS NULL"
    ))
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(Certificate::from))
}

/// The certificate of a person for a meeting that says this name, beginning and length, and is in force or was revoked by
/// facilitators.
///
/// # Errors
/// When the database is unavailable.
pub async fn same(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
    (name, held_at, minutes): (&str, i64, u16),
) -> Result<Option<Certificate>, sqlx::Error> {
    let row: Option<CertificateRow> = sqlx::query_as(concat!(
        certificates_sql!(),
        " WHERE k.meeting_id = $1 AND k.person_id = $2 AND k.name = $3 AND k.held_at = $4 AND k.minutes = $5
           AND (k.revoked_at IS NULL OR k.reason IS NOT NULL)
         ORDER BY k.issued_at DESC
         LIMIT 1"
    ))
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(name)
    .bind(held_at)
    .bind(i64::from(minutes))
    .fetch_optional(from)
    .await?;
    Ok(row.map(Certificate::from))
}

/// The certificates of a person for the meetings between two moments, the first meeting first; those that a newer one replaced are
/// left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_person(
    db: &Db,
    person: PersonId,
    (from, to): (i64, i64),
) -> Result<Vec<Certificate>, sqlx::Error> {
    let rows: Vec<CertificateRow> = sqlx::query_as(concat!(
        certificates_sql!(),
        " WHERE k.person_id = $1 AND k.held_at >= $2 AND k.held_at < $3 AND (k.revoked_at IS NULL OR k.reason IS NOT NULL)
         ORDER BY k.held_at, k.issued_at"
    ))
    .bind(person.to_string())
    .bind(from)
    .bind(to)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Certificate::from).collect())
}

/// The same of all people for the meetings of a community, those of a meeting by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    (from, to): (i64, i64),
) -> Result<Vec<Certificate>, sqlx::Error> {
    let mut rows: Vec<CertificateRow> = sqlx::query_as(concat!(
        certificates_sql!(),
        " WHERE m.community_id = $1 AND k.held_at >= $2 AND k.held_at < $3
           AND (k.revoked_at IS NULL OR k.reason IS NOT NULL)
         ORDER BY k.issued_at, k.code"
    ))
    .bind(community.to_string())
    .bind(from)
    .bind(to)
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    rows.sort_by_key(|row| row.held_at);
    Ok(rows.into_iter().map(Certificate::from).collect())
}

/// Who a certificate is for, and what it says of the community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    pub lang: Lang,
    pub community_name: LocalizedText,
}

from_row! {
    struct HolderRow {
        name: String,
        lang: Text<Lang>,
        heading: Json<Heading>,
    }
}

/// What a certificate says of a person, whose account is open, and of the community of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn holder(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<Holder>, sqlx::Error> {
    let row: Option<HolderRow> = sqlx::query_as(
        "SELECT p.name, p.lang, c.heading
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN person p ON p.id = $2
         WHERE m.id = $1 AND p.closed_at IS NULL",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| Holder { name: row.name, lang: row.lang.0, community_name: row.heading.0.name }))
}

/// Stores a certificate. The row of its meeting is locked, and no other one is in force.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert(to: &mut AnyConnection, certificate: &Certificate) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO certificate (code, meeting_id, person_id, lang, name, title, community, held_at, minutes, issued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(certificate.code.as_str())
    .bind(certificate.meeting.to_string())
    .bind(certificate.person.to_string())
    .bind(certificate.lang.code())
    .bind(certificate.name.as_str())
    .bind(to_json(&certificate.title)?)
    .bind(to_json(&certificate.community_name)?)
    .bind(certificate.held_at)
    .bind(i64::from(certificate.minutes))
    .bind(certificate.issued_at)
    .execute(to)
    .await?;
    Ok(())
}

/// Revokes a certificate; without a reason, a newer one replaces it. Says whether it was in force.
///
/// # Errors
/// When the database is unavailable.
pub async fn revoke(
    to: &mut AnyConnection,
    code: &str,
    reason: Option<&str>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE certificate SET revoked_at = $2, reason = $3 WHERE code = $1 AND revoked_at IS NULL",
    )
    .bind(code)
    .bind(now)
    .bind(reason)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

from_row! {
    struct DueRow {
        meeting_id: Text<MeetingId>,
        person_id: Text<PersonId>,
    }
}

/// The people of whom something is known at the meetings between two moments, each of whom may have a certificate: those of one
/// person, or of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn certificate_candidates(
    db: &Db,
    (person, community): (Option<PersonId>, Option<CommunityId>),
    (from, to): (i64, i64),
) -> Result<Vec<(MeetingId, PersonId)>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(
        "SELECT x.meeting_id, x.person_id
         FROM participation x
         JOIN meeting m ON m.id = x.meeting_id
         JOIN person p ON p.id = x.person_id
         WHERE (x.person_id = $1 OR m.community_id = $2) AND m.begins_at >= $3 AND m.begins_at < $4
           AND m.month_only = 0 AND m.cancelled_at IS NULL AND m.phase <> 'draft' AND p.closed_at IS NULL
         ORDER BY m.begins_at, x.person_id",
    )
    .bind(person.map(|id| id.to_string()).unwrap_or_default())
    .bind(community.map(|id| id.to_string()).unwrap_or_default())
    .bind(from)
    .bind(to)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.meeting_id.0, row.person_id.0)).collect())
}
