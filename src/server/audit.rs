//! The audit log: who did what, to what, when and from where. Added to in the transaction of the
//! deed, and never changed: the database itself refuses.

use sqlx::AnyConnection;
use uuid::Uuid;

use super::db::Db;
use ensemble_core::{
    ids::{
        CallId, CommunityId, DecisionId, DeliverableId, DrawId, EmailId, FindingId, FollowUpId, GuideId,
        HandoverId, InterestId, MeetingId, NeedId, OrderQuestionId, OrganizationId, PageId, PersonId,
        PracticeId, QuotationId, ReflectionId, ServiceId, ThemeId, VoteId,
    },
    rights::Viewer,
};

/// What an entry of the audit log is about.
pub trait AuditSubject {
    /// Its kind, as the log keeps it: `meeting`, `person`…
    fn kind(&self) -> &'static str;
    /// Its id, as text.
    fn id(&self) -> String;
}

macro_rules! audit_subjects {
    ($($id:ty => $kind:literal),+ $(,)?) => {$(
        impl AuditSubject for $id {
            fn kind(&self) -> &'static str {
                $kind
            }

            fn id(&self) -> String {
                self.to_string()
            }
        }
    )+};
}
audit_subjects! {
    CallId => "call",
    CommunityId => "community",
    DecisionId => "decision",
    DeliverableId => "deliverable",
    DrawId => "draw",
    EmailId => "mail",
    FindingId => "finding",
    FollowUpId => "follow-up",
    GuideId => "practice-guide",
    HandoverId => "handover",
    InterestId => "interest",
    MeetingId => "meeting",
    NeedId => "need",
    OrderQuestionId => "order-question",
    OrganizationId => "organisation",
    PageId => "page",
    PersonId => "person",
    PracticeId => "practice",
    QuotationId => "quotation",
    ReflectionId => "reflection",
    ServiceId => "service",
    ThemeId => "theme",
    VoteId => "vote",
}

/// What has no id type: its kind and its id.
impl AuditSubject for (&'static str, &str) {
    fn kind(&self) -> &'static str {
        self.0
    }

    fn id(&self) -> String {
        self.1.to_owned()
    }
}

/// A deed, as it is logged.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// What was done: `person.sign-in`, `membership.role`…
    pub action: &'static str,
    /// What kind of thing it was done to.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject: &'a str,
    /// What else matters, in a few words; never a text that people wrote.
    pub detail: &'a str,
}

/// Logs a deed.
///
/// # Errors
/// When the database is unavailable.
pub async fn log(
    to: &mut AnyConnection,
    viewer: &Viewer,
    place: &str,
    deed: Deed<'_>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO audit (id, at, person_id, person_name, action, subject_kind, subject_id, detail, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(now)
    .bind(viewer.id().map(|id| id.to_string()))
    .bind(viewer.person.as_ref().map_or("", |person| person.name.as_str()))
    .bind(deed.action)
    .bind(deed.subject_kind)
    .bind(deed.subject)
    .bind(deed.detail)
    .bind(place)
    .execute(to)
    .await?;
    Ok(())
}

/// The id of the newest entry; empty when there is none. Ids begin with the time at which they were made, before the entry was
/// committed and by the clock of its process: an entry that is committed later may be an older one. So rights may have changed
/// while this stays the same.
///
/// # Errors
/// When the database is unavailable.
pub async fn head(db: &Db) -> Result<String, sqlx::Error> {
    let head: Option<String> = sqlx::query_scalar("SELECT id FROM audit ORDER BY id DESC LIMIT 1")
        .fetch_optional(&db.reader)
        .await?;
    Ok(head.unwrap_or_default())
}
