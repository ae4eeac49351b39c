//! The SQL of reflections. Rows are private; what leaves is the model. Other features query the tables as well: the quota of
//! files counts them, quotations and practices ask for consent and follow the audience, exports for research have their own rule.
//!
//! Who may read a reflection is one predicate, [`may_read_sql!`], in which `$1` is the viewer: every statement that
//! returns any part of a reflection to its readers contains it, so that a narrower audience takes effect everywhere at once.
//! Other statements say themselves who may call them: tombstones, the content of group notes, reports in moderation.
//! [`rules::may_read`](super::rules::may_read) says the same in Rust.

mod attachments;
mod bulk;
mod comments;
mod communities;
pub mod group_note;
mod list;
mod lock;
mod moderation;
mod names;
mod notifications;
mod overview;
mod restore;
mod row;
mod search;
mod tombstones;
mod unreachable_comments;
mod write;

use sqlx::FromRow;

pub use attachments::{
    MAX_ATTACHMENTS, MAX_STORED_ATTACHMENTS, add_attachment, attachment, attachment_count, attachments,
    confirm_attachments, remove_attachment, replace_attachment, reported_attachment,
    reported_attachment_community, reported_attachments, revoke_attachment_confirmations,
    stored_attachment_count, unchecked_attachment,
};
pub use bulk::{BulkComment, BulkReflection, insert_many};
pub use comments::{
    MAX_COMMENTS, NewComment, comment, comments, comments_of_others, insert_comment, mark_read, reactions,
    remove_comment, set_reaction,
};
pub use communities::{
    WritableCommunity, community_people, community_roles, eligible_writers, readers_who_left_community,
    writable_communities,
};
pub use list::{by_person, list, prompts, readable_texts, reflections_by_agenda_item, shared_between, tags};
pub use lock::{Precondition, has_same_sharing, is_anonymous, lock_if_readable, lock_unchanged};
pub use moderation::{
    NewDecision, ReportConcerns, RestrictedReport, author_name, insert_report, is_restricted_read_logged,
    open_reports, record_decision, report, report_concerns, reports, unlogged_restricted_reports,
};
pub use names::{NamedReflection, named_comments, named_reflections};
pub use notifications::{
    CommentRecipients, MAX_VOLUNTEERS, all_may_read, comment_recipients, has_not_read_since_email,
    mentioned_readers, translators, unread_since_email, volunteers, was_mentioned,
};
pub use overview::{Author, Overview, OverviewDraft, OverviewEntry, overview};
pub use restore::{
    erase_removed_attachments, lock_even_if_removed, removed_unreachable_comments, restore, restore_comment,
    wrote,
};
pub use search::{
    Candidate, HitPosition, Reader, SearchKind, candidates, catch_up, fold_tags, places, rarest, refresh,
    stems_like, suggested_tags,
};
pub use tombstones::tombstones;
pub use unreachable_comments::{UnreachableComment, unreachable_comments};
pub use write::{
    NewReflection, ask_for_translation, author_id, insert, remove, set_kind, set_sharing, update,
};

use super::{model::Reflection, rules::may_read};
use ensemble_core::{
    ids::{CommunityId, ReflectionId},
    rights::{Action, Viewer, rules as rights},
};
use ensemble_server::db::Db;
use row::{ReflectionRow, json_list, reflections, with_group_authors};

/// Whether `$1` may read the reflection `r` of the community `c`.
macro_rules! may_read_sql {
    () => {
        "(r.removed_at IS NULL AND (
           r.person_id = $1
           OR r.level = 'public' AND c.archived_at IS NULL
           OR r.level = 'communities' AND c.archived_at IS NULL
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1)
           OR r.level IN ('community', 'communities', 'public')
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = r.community_id
                          AND v.role IN ('member', 'facilitator'))
           OR r.level = 'facilitators'
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = r.community_id
                          AND v.role = 'facilitator')
           OR r.level = 'people'
              AND EXISTS (SELECT 1 FROM reflection_reader v WHERE v.person_id = $1 AND v.reflection_id = r.id)))"
    };
}
use may_read_sql;

/// The viewer as [`may_read_sql!`] takes it: `$1`.
fn viewer_id(viewer: &Viewer) -> String {
    viewer.id().map(|id| id.to_string()).unwrap_or_default()
}

/// One reflection, if the viewer may read it.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Option<Reflection>, sqlx::Error> {
    let row = sqlx::query(reflections!(" AND r.id = $2"))
        .bind(viewer_id(viewer))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let found = ReflectionRow::from_row(&row)?.into_model(viewer);
    // The rule is applied to the viewer's roles at this request as well, whatever the predicate says.
    if !may_read(viewer, &found.visibility) {
        return Ok(None);
    }
    Ok(with_group_authors(db, viewer, vec![found]).await?.pop())
}

/// Whether a person may keep a draft of a reflection: of their own, or of one that does not exist yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn may_draft(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let writes = |community: &CommunityId| rights::may(viewer, Action::WriteReflections, Some(*community));
    match author_id(db, id).await? {
        Some(owner) => Ok(viewer.id() == Some(owner)),
        None => Ok(viewer.roles.iter().any(|(community, _)| writes(community))),
    }
}
