//! Who can have a follow-up, the secret that they answer with, and the communities and meetings around it.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use crate::follow_up::model::{Answer, Keyed, Named, Place, State};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct NamedRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct PlaceRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
    }
}

from_row! {
    struct KeyedRow {
        id: Text<FollowUpId>,
        community_id: Text<CommunityId>,
        person_id: Text<PersonId>,
        answer: Text<Answer>,
        answered_at: Option<i64>,
        key_expires_at: Option<i64>,
        state: Text<State>,
        belongs: bool,
        archived: bool,
    }
}

/// The people of a community who can have a follow-up, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(db: &Db, community: CommunityId) -> Result<Vec<Named>, sqlx::Error> {
    let rows: Vec<NamedRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM membership v
         JOIN person p ON p.id = v.person_id
         WHERE v.community_id = $1 AND v.role IN ('facilitator', 'member') AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut people: Vec<Named> = rows.into_iter().map(|row| Named { id: row.id.0, name: row.name }).collect();
    sort_by_name(Lang::Fr, &mut people, |person| person.name.as_str());
    Ok(people)
}

/// Whether a person is one of the [`candidates`].
///
/// # Errors
/// When the database is unavailable.
pub async fn is_candidate(
    from: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM membership v
         JOIN person p ON p.id = v.person_id
         WHERE v.community_id = $1 AND v.person_id = $2 AND v.role IN ('facilitator', 'member')
           AND p.closed_at IS NULL",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}

macro_rules! places_sql {
    ($rest:literal) => {
        concat!(
            "SELECT
               c.id,
               c.heading,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
             FROM community c
             JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1 ",
            $rest
        )
    };
}

impl From<PlaceRow> for Place {
    fn from(row: PlaceRow) -> Self {
        Self { name: row.heading.0.name, slugs: [row.slug_fr, row.slug_en], archived: row.archived }
    }
}

/// What a community is called, and where it is.
///
/// # Errors
/// When the database is unavailable.
pub async fn place(
    from: impl Executor<'_, Database = Any>,
    community: CommunityId,
) -> Result<Option<Place>, sqlx::Error> {
    let row: Option<PlaceRow> = sqlx::query_as(places_sql!("WHERE c.id = $1"))
        .bind(community.to_string())
        .fetch_optional(from)
        .await?;
    Ok(row.map(Place::from))
}

/// The same of all communities of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn places_of_person(db: &Db, person: PersonId) -> Result<HashMap<CommunityId, Place>, sqlx::Error> {
    let rows: Vec<PlaceRow> =
        sqlx::query_as(places_sql!("JOIN membership v ON v.community_id = c.id WHERE v.person_id = $1"))
            .bind(person.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, Place::from(row))).collect())
}

/// Whether no other meeting of the community comes before this one: the follow-ups of the community belong to its agenda.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_next_meeting(db: &Db, meeting: MeetingId, now: i64) -> Result<bool, sqlx::Error> {
    let earlier: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM meeting n
         JOIN meeting m ON m.community_id = n.community_id AND m.id <> n.id
         WHERE n.id = $1 AND m.phase IN ('published', 'under-way') AND m.cancelled_at IS NULL
           AND m.begins_at < n.begins_at
           AND (m.phase = 'under-way' OR m.month_only = 0 AND m.begins_at + m.duration * 60000 > $2)",
    )
    .bind(meeting.to_string())
    .bind(now)
    .fetch_one(&db.reader)
    .await?;
    Ok(earlier == 0)
}

/// The follow-up whose owner got the secret with this digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_key(
    from: impl Executor<'_, Database = Any>,
    digest: &str,
) -> Result<Option<Keyed>, sqlx::Error> {
    let row: Option<KeyedRow> = sqlx::query_as(concat!(
        "SELECT
           f.id,
           f.community_id,
           o.person_id,
           o.answer,
           o.answered_at,
           o.key_expires_at,
           f.state,
           CASE WHEN ",
        belongs_sql!(),
        " THEN 1 ELSE 0 END AS belongs,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM follow_up_owner o
         JOIN follow_up f ON f.id = o.follow_up_id
         JOIN community c ON c.id = f.community_id
         WHERE o.key_hash = $1"
    ))
    .bind(digest)
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| Keyed {
        id: row.id.0,
        community: row.community_id.0,
        person: row.person_id.0,
        is_answered: row.answered_at.is_some() || row.answer.0 != Answer::Proposed,
        expires_at: row.key_expires_at.unwrap_or_default(),
        state: row.state.0,
        belongs: row.belongs,
        archived: row.archived,
    }))
}
