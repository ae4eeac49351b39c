//! Lists of follow-ups, and their numbers.

use std::cmp::Reverse;

use sqlx::AnyConnection;

use super::FollowUpRow;
use crate::follow_up::{
    model::{FollowUp, Named, Totals},
    rules,
};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many follow-ups a page shows.
pub const PAGE_SIZE: u32 = 50;
/// How many open follow-ups of a community are read at once, where they are not in pages.
const MANY: i64 = 200;

from_row! {
    struct OwnerCountRow {
        id: Text<PersonId>,
        name: String,
        many: u32,
    }
}

from_row! {
    struct TotalsRow {
        opened: u32,
        done: u32,
        dropped: u32,
    }
}

/// A person, and how many open follow-ups have their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerCount {
    pub person: Named,
    pub open: u32,
}

/// A page, from 1, of the follow-ups of a community, either open or closed. `owner` is the id of a person, `none` for those that
/// no one has, or empty for all.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    community: CommunityId,
    is_closed: bool,
    owner: &str,
    page: u32,
) -> Result<Vec<FollowUp>, sqlx::Error> {
    let statement = if is_closed {
        select_follow_ups!(
            "WHERE f.community_id = $1 AND f.state <> 'open'
               AND ($2 = '' OR $2 = 'none' AND f.owner_id IS NULL OR f.owner_id = $2)
             ORDER BY f.closed_at DESC, f.id DESC
             LIMIT ($3 + 0) OFFSET ($4 + 0)"
        )
    } else {
        select_follow_ups!(
            "WHERE f.community_id = $1 AND f.state = 'open'
               AND ($2 = '' OR $2 = 'none' AND f.owner_id IS NULL OR f.owner_id = $2)
             ORDER BY CASE WHEN f.due_at IS NULL THEN 1 ELSE 0 END, f.due_at, f.created_at, f.id
             LIMIT ($3 + 0) OFFSET ($4 + 0)"
        )
    };
    let rows: Vec<FollowUpRow> = sqlx::query_as(statement)
        .bind(community.to_string())
        .bind(owner)
        .bind(i64::from(PAGE_SIZE))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// How many follow-ups of a community are open or closed, with the same filter as [`list`].
///
/// # Errors
/// When the database is unavailable.
pub async fn count(
    db: &Db,
    community: CommunityId,
    is_closed: bool,
    owner: &str,
) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM follow_up f
         LEFT JOIN follow_up_owner o ON o.follow_up_id = f.id AND ",
        belongs_sql!(),
        "
         WHERE f.community_id = $1 AND CASE WHEN f.state = 'open' THEN 0 ELSE 1 END = $2
           AND ($3 = '' OR $3 = 'none' AND o.person_id IS NULL OR o.person_id = $3)"
    ))
    .bind(community.to_string())
    .bind(i64::from(is_closed))
    .bind(owner)
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The open follow-ups of a community, those that are due first at the beginning.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_of_community(db: &Db, community: CommunityId) -> Result<Vec<FollowUp>, sqlx::Error> {
    let rows: Vec<FollowUpRow> = sqlx::query_as(select_follow_ups!(
        "WHERE f.community_id = $1 AND f.state = 'open'
         ORDER BY CASE WHEN f.due_at IS NULL THEN 1 ELSE 0 END, f.due_at, f.created_at, f.id
         LIMIT ($2 + 0)"
    ))
    .bind(community.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// The follow-ups that came up in a meeting, in the order in which they did.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_meeting(db: &Db, meeting: MeetingId) -> Result<Vec<FollowUp>, sqlx::Error> {
    let rows: Vec<FollowUpRow> = sqlx::query_as(select_follow_ups!(
        "WHERE f.meeting_id = $1 ORDER BY f.created_at, f.id LIMIT ($2 + 0)"
    ))
    .bind(meeting.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// The follow-ups that came up beside one item of a meeting and were not dropped, in the order in which they did.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_item(db: &Db, meeting: MeetingId, item: &str) -> Result<Vec<FollowUp>, sqlx::Error> {
    let rows: Vec<FollowUpRow> = sqlx::query_as(select_follow_ups!(
        "WHERE f.meeting_id = $1 AND f.item = $2 AND f.state <> 'dropped'
         ORDER BY f.created_at, f.id
         LIMIT ($3 + 0)"
    ))
    .bind(meeting.to_string())
    .bind(item)
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// A page, from 1, of the follow-ups that have a person's name, in the communities to which they belong: open ones, or those
/// that are closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_person(
    db: &Db,
    person: PersonId,
    is_closed: bool,
    page: u32,
) -> Result<Vec<FollowUp>, sqlx::Error> {
    let statement = if is_closed {
        select_follow_ups!(
            "JOIN community c ON c.id = f.community_id
             WHERE f.owner_id = $1 AND f.state <> 'open' AND c.archived_at IS NULL
             ORDER BY f.closed_at DESC, f.id DESC
             LIMIT ($2 + 0) OFFSET ($3 + 0)"
        )
    } else {
        select_follow_ups!(
            "JOIN community c ON c.id = f.community_id
             WHERE f.owner_id = $1 AND f.state = 'open' AND f.answer <> 'declined' AND c.archived_at IS NULL
             ORDER BY CASE WHEN f.due_at IS NULL THEN 1 ELSE 0 END, f.due_at, f.created_at, f.id
             LIMIT ($2 + 0) OFFSET ($3 + 0)"
        )
    };
    let rows: Vec<FollowUpRow> = sqlx::query_as(statement)
        .bind(person.to_string())
        .bind(i64::from(PAGE_SIZE))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// How many follow-ups [`of_person`] has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_of_person(db: &Db, person: PersonId, is_closed: bool) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM follow_up_owner o
         JOIN follow_up f ON f.id = o.follow_up_id
         JOIN community c ON c.id = f.community_id
         WHERE o.person_id = $1 AND c.archived_at IS NULL
           AND CASE WHEN f.state = 'open' THEN 0 ELSE 1 END = $2
           AND (f.state <> 'open' OR o.answer <> 'declined') AND ",
        belongs_sql!()
    ))
    .bind(person.to_string())
    .bind(i64::from(is_closed))
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The first open follow-ups that have a person's name, in all their communities.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_of_person(db: &Db, person: PersonId, limit: i64) -> Result<Vec<FollowUp>, sqlx::Error> {
    let rows: Vec<FollowUpRow> = sqlx::query_as(select_follow_ups!(
        "JOIN community c ON c.id = f.community_id
         WHERE f.owner_id = $1 AND f.state = 'open' AND f.answer <> 'declined' AND c.archived_at IS NULL
         ORDER BY CASE WHEN f.due_at IS NULL THEN 1 ELSE 0 END, f.due_at, f.created_at, f.id
         LIMIT ($2 + 0)"
    ))
    .bind(person.to_string())
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// How many open follow-ups each owner in a community has, those with the most first, then by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn owner_counts(db: &Db, community: CommunityId) -> Result<Vec<OwnerCount>, sqlx::Error> {
    let mut rows: Vec<OwnerCountRow> = sqlx::query_as(concat!(
        "SELECT p.id, p.name, COUNT(*) AS many
         FROM follow_up f
         JOIN follow_up_owner o ON o.follow_up_id = f.id
         JOIN person p ON p.id = o.person_id
         WHERE f.community_id = $1 AND f.state = 'open' AND ",
        belongs_sql!(),
        "
         GROUP BY p.id, p.name
         ORDER BY p.id"
    ))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    rows.sort_by_key(|row| Reverse(row.many));
    let count =
        |row: OwnerCountRow| OwnerCount { person: Named { id: row.id.0, name: row.name }, open: row.many };
    Ok(rows.into_iter().map(count).collect())
}

/// How many follow-ups a community has had, and how old those are that are open.
///
/// # Errors
/// When the database is unavailable.
pub async fn totals(db: &Db, community: CommunityId, now: i64) -> Result<Totals, sqlx::Error> {
    let row: TotalsRow = sqlx::query_as(
        "SELECT
           COUNT(*) AS opened,
           COUNT(CASE WHEN state = 'done' THEN 1 END) AS done,
           COUNT(CASE WHEN state = 'dropped' THEN 1 END) AS dropped
         FROM follow_up
         WHERE community_id = $1",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    let totals = Totals { opened: row.opened, done: row.done, dropped: row.dropped, median_age: None };
    let open = totals.open();
    if open == 0 {
        return Ok(totals);
    }
    // One in the middle of an odd number, two of an even one.
    let (first, many) = if open % 2 == 1 { (open / 2, 1) } else { (open / 2 - 1, 2) };
    let middle: Vec<i64> = sqlx::query_scalar(
        "SELECT created_at FROM follow_up
         WHERE community_id = $1 AND state = 'open'
         ORDER BY created_at, id
         LIMIT ($2 + 0) OFFSET ($3 + 0)",
    )
    .bind(community.to_string())
    .bind(i64::from(many))
    .bind(i64::from(first))
    .fetch_all(&db.reader)
    .await?;
    Ok(Totals { median_age: rules::median_age(&middle, now), ..totals })
}

/// How many open follow-ups of a community a person proposed, as a transaction sees them.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_of_author(
    from: &mut AnyConnection,
    community: CommunityId,
    author: PersonId,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM follow_up WHERE community_id = $1 AND person_id = $2 AND state = 'open'",
    )
    .bind(community.to_string())
    .bind(author.to_string())
    .fetch_one(from)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}
