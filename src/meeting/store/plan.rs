//! One meeting: found, written, published.

use sqlx::{AnyConnection, Row};

use super::meeting_of;
use crate::{
    ids::{CommunityId, MeetingId},
    meeting::model::{Configuration, Found, Phase, Plan, When},
    rights::{Action, Viewer, rules::may},
    server::db::{
        Db,
        columns::{unreadable, written},
    },
};

/// A meeting, as far as whoever asks may know of it: drafts are for those who plan, meetings of
/// archived communities for those who belonged to them.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, viewer: &Viewer, id: MeetingId) -> Result<Option<Found>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
           m.id, m.begins_at, m.month_only, m.duration, m.modality, m.title, m.place, m.phase,
           c.heading, fr.slug, en.slug, c.id, CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END,
           m.revision, m.video, m.configuration
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let found = Found {
        of: meeting_of(&row)?,
        community: row.try_get::<&str, _>(11)?.parse().map_err(|_| unreadable("community_id"))?,
        archived: row.try_get::<i64, _>(12)? != 0,
        revision: row.try_get(13)?,
        video: row.try_get(14)?,
        configuration: row
            .try_get::<Option<&str>, _>(15)?
            .map(|code| Configuration::from_code(code).ok_or_else(|| unreadable("configuration")))
            .transpose()?,
    };
    let within = |action| may(viewer, action, Some(found.community));
    let hidden = found.of.meeting.phase == Phase::Draft && !within(Action::PlanMeetings)
        || found.archived && !within(Action::ReadArchived);
    Ok((!hidden).then_some(found))
}

/// Whose a meeting is, and whether it may be shown to those who do not prepare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The community.
    pub community: CommunityId,
    /// Whether it is published, and its community not archived.
    pub shown: bool,
}

/// Whose a meeting is.
///
/// # Errors
/// When the database is away.
pub async fn whose(db: &Db, id: MeetingId) -> Result<Option<Place>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT m.community_id, CASE WHEN c.archived_at IS NULL AND m.phase <> 'draft' THEN 1 ELSE 0 END
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let community = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("community_id"))?;
        Ok(Place { community, shown: row.try_get::<i64, _>(1)? != 0 })
    })
    .transpose()
}

/// The meeting that a community had last.
///
/// # Errors
/// When the database is away.
pub async fn previous(db: &Db, community: CommunityId, now: i64) -> Result<Option<MeetingId>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT id FROM meeting
         WHERE community_id = $1 AND begins_at < $2 AND month_only = 0 AND phase <> 'draft'
         ORDER BY begins_at DESC, id DESC
         LIMIT 1",
    )
    .bind(community.to_string())
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))).transpose()
}

/// Writes a new meeting of a community.
///
/// # Errors
/// When the database is away, or when the community does not exist.
pub async fn add(
    to: &mut AnyConnection,
    id: MeetingId,
    community: CommunityId,
    phase: Phase,
    plan: &Plan,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting (
           id, community_id, begins_at, month_only, duration, modality, title, place, video, configuration, phase, created_at,
           published_at
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .bind(plan.when.millis())
    .bind(i64::from(matches!(plan.when, When::Month(_))))
    .bind(i64::from(plan.duration))
    .bind(plan.modality.code())
    .bind(written(&plan.title)?)
    .bind(plan.place.as_ref().map(written).transpose()?)
    .bind(plan.video.as_deref())
    .bind(plan.configuration.map(Configuration::code))
    .bind(phase.code())
    .bind(now)
    .bind((phase != Phase::Draft).then_some(now))
    .execute(to)
    .await?;
    Ok(())
}

/// Saves what people wrote down of a meeting, if it is still at this revision; gives back the new
/// one's number and the phase that the meeting is in.
///
/// # Errors
/// When the database is away.
pub async fn write(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    plan: &Plan,
) -> Result<Option<(i64, Phase)>, sqlx::Error> {
    let row = sqlx::query(
        "UPDATE meeting SET begins_at = $3, month_only = $4, duration = $5, modality = $6, title = $7, place = $8,
                            video = $9, configuration = $10, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision, phase",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(plan.when.millis())
    .bind(i64::from(matches!(plan.when, When::Month(_))))
    .bind(i64::from(plan.duration))
    .bind(plan.modality.code())
    .bind(written(&plan.title)?)
    .bind(plan.place.as_ref().map(written).transpose()?)
    .bind(plan.video.as_deref())
    .bind(plan.configuration.map(Configuration::code))
    .fetch_optional(to)
    .await?;
    row.map(|row| {
        let phase = Phase::from_code(row.try_get(1)?).ok_or_else(|| unreadable("phase"))?;
        Ok((row.try_get(0)?, phase))
    })
    .transpose()
}

/// Takes a meeting from one phase to another; `false` when it is not in the first any more, or when what
/// people wrote down of it was changed since that revision: it would be announced unread.
///
/// # Errors
/// When the database is away.
pub async fn step(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    from: Phase,
    phase: Phase,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let published = (phase == Phase::Published).then_some(now);
    let done = sqlx::query(
        "UPDATE meeting SET phase = $3, published_at = COALESCE(published_at, CAST($4 AS BIGINT))
         WHERE id = $1 AND phase = $2 AND revision = $5",
    )
    .bind(id.to_string())
    .bind(from.code())
    .bind(phase.code())
    .bind(published)
    .bind(revision)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
