//! The meetings ahead of a person.

use std::sync::LazyLock;

use sqlx::{FromRow, any::AnyRow};

use super::{earliest, meeting_of};
use crate::meeting::model::{Ahead, Meeting};
use ensemble_core::{
    ids::CommunityId,
    rights::{Action, Role, Viewer, rules::may},
};
use ensemble_server::db::{
    Db,
    record::statement,
    row::{Text, from_row},
};

/// How many meetings ahead are read at most.
const MOST: i64 = 60;

from_row! {
    struct AheadRow {
        community_id: Text<CommunityId>,
        role: Text<Role>,
        published_at: Option<i64>,
        video: Option<String>,
        documents: u32,
        draft_at: Option<i64>,
        agenda_changed_at: Option<i64>,
    }
}

/// The meetings that come next, or are under way, in the communities that a person belongs to: those with a date first,
/// soonest first. Those that are not published only where the person facilitates.
///
/// # Errors
/// When the database is unavailable.
pub async fn ahead(db: &Db, viewer: &Viewer, now: i64) -> Result<Vec<Ahead>, sqlx::Error> {
    static AHEAD: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>(
            "SELECT
           {m.columns},
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           m.community_id,
           v.role,
           m.published_at,
           m.video,
           (SELECT COUNT(*) FROM meeting_document d WHERE d.meeting_id = m.id
             AND NOT EXISTS (SELECT 1 FROM removed_meeting_document r WHERE r.document_id = d.id)) AS documents,
           (SELECT d.updated_at FROM draft d
            WHERE d.person_id = $1 AND d.subject_kind = 'meeting' AND d.subject_id = m.id) AS draft_at,
           (SELECT a.at FROM meeting_agenda_notice a
            WHERE a.meeting_id = m.id AND a.at > COALESCE(m.published_at, 0)
              AND a.number > COALESCE((SELECT s.number FROM live_seen s
                                       WHERE s.document_id = m.id AND s.person_id = $1), 0)
              AND NOT EXISTS (SELECT 1 FROM live_update u
                              WHERE u.document_id = m.id AND u.number = a.number AND u.person_id = $1)
           ) AS agenda_changed_at
         FROM membership v
         JOIN community c ON c.id = v.community_id
         JOIN meeting m ON m.community_id = v.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE v.person_id = $1 AND c.archived_at IS NULL
           AND (m.phase <> 'draft' OR v.role = 'facilitator') AND m.phase <> 'closed' AND m.cancelled_at IS NULL
           AND m.begins_at >= $4 AND (m.month_only = 1 OR m.begins_at + m.duration * 60000 > $2)
         ORDER BY m.month_only, m.begins_at, m.id
         LIMIT ($3 + 0)",
        )
    });
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let rows = sqlx::query(AHEAD.as_str())
        .bind(person.to_string())
        .bind(now)
        .bind(MOST)
        .bind(earliest(now))
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(|row| ahead_of(viewer, row)).collect()
}

fn ahead_of(viewer: &Viewer, row: &AnyRow) -> Result<Ahead, sqlx::Error> {
    let AheadRow { community_id, role, published_at, video, documents, draft_at, agenda_changed_at } =
        AheadRow::from_row(row)?;
    let community = community_id.0;
    let reads = may(viewer, Action::ReadAgenda, Some(community));
    Ok(Ahead {
        of: meeting_of(row)?,
        community,
        facilitates: role.0 == Role::Facilitator,
        reads,
        published_at,
        video: video.filter(|_| reads),
        documents: if reads { documents } else { 0 },
        draft_at,
        agenda_changed_at: agenda_changed_at.filter(|_| reads),
    })
}
