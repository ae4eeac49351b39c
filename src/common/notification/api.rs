//! The inputs of what people do with notifications.

use serde::Deserialize;

use super::model::{Delivery, DigestFrequency, NotificationCategory, ReminderKind};

/// Marks notifications as read.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkAllRead {
    /// The id of the newest one that the person saw.
    pub newest: String,
}

/// The form of preferences. A category that the form leaves out stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SavePreferences {
    pub meetings: Option<Delivery>,
    pub agenda_changes: Option<Delivery>,
    pub missed_meetings: Option<Delivery>,
    pub follow_ups: Option<Delivery>,
    pub replies: Option<Delivery>,
    pub conversations: Option<Delivery>,
    pub mentions: Option<Delivery>,
    pub translations: Option<Delivery>,
    pub join_requests: Option<Delivery>,
    pub reports: Option<Delivery>,
    pub news: Option<Delivery>,
    /// Which reminders of meetings are sent.
    pub remind: Vec<ReminderKind>,
    /// Whether they are sent by email, too.
    #[serde(deserialize_with = "ensemble_core::error::checkbox")]
    pub remind_by_email: bool,
    /// Whether the form has the choice of reminders, without which they stay as they are.
    #[serde(deserialize_with = "ensemble_core::error::checkbox")]
    pub remind_shown: bool,
    /// How often the digest is sent.
    pub digest: Option<DigestFrequency>,
    /// How a category is sent in a community: `community.category.delivery`, without a delivery as everywhere.
    pub in_community: Vec<String>,
}

impl SavePreferences {
    /// The choice for a category.
    #[must_use]
    pub const fn of(&self, category: NotificationCategory) -> Option<Delivery> {
        match category {
            NotificationCategory::Meetings => self.meetings,
            NotificationCategory::AgendaChanges => self.agenda_changes,
            NotificationCategory::MissedMeetings => self.missed_meetings,
            NotificationCategory::FollowUps => self.follow_ups,
            NotificationCategory::Replies => self.replies,
            NotificationCategory::Conversations => self.conversations,
            NotificationCategory::Mentions => self.mentions,
            NotificationCategory::Translations => self.translations,
            NotificationCategory::JoinRequests => self.join_requests,
            NotificationCategory::Reports => self.reports,
            NotificationCategory::News => self.news,
            NotificationCategory::Reminders => None,
        }
    }
}
