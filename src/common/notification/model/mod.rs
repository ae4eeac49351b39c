//! What people are notified of, how it reaches them, and what an event has to say of itself. Pure.

mod kinds;

pub use kinds::NotificationKind;
pub(in crate::notification) use kinds::{Count, InDigest, Said};

use crate::email::EmailTemplate;
use ensemble_core::{
    Lang,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId, ServiceId, ThemeId},
    rights::Viewer,
    string_enum,
};
use ensemble_texts as t;

/// The page on which people choose what is sent, and how; emails link to it.
pub const PREFERENCES: [&str; 2] = ["/fr/notifications/preferences", "/en/notifications/preferences"];
/// Stops one kind of email without signing in.
pub const UNSUBSCRIBE: [&str; 2] = ["/fr/desabonnement", "/en/unsubscribe"];

string_enum! {
    /// When an email about an event is sent.
    Delivery {
        /// As soon as it happened.
        AtOnce = "at-once",
        /// In the next digest.
        Digest = "digest",
        /// Not at all. The list in the portal has it all the same.
        Never = "never",
    }
}

string_enum! {
    /// When a reminder of a meeting is sent.
    ReminderKind {
        /// Seven days before.
        Week = "week",
        /// One day before.
        Day = "day",
        /// One hour before.
        Hour = "hour",
    }
}

/// Which reminders of meetings a person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminders {
    pub week: bool,
    pub day: bool,
    pub hour: bool,
}

impl Default for Reminders {
    fn default() -> Self {
        Self { week: false, day: true, hour: false }
    }
}

impl Reminders {
    /// Whether reminders of a kind are among them.
    #[must_use]
    pub const fn has(self, kind: ReminderKind) -> bool {
        match kind {
            ReminderKind::Week => self.week,
            ReminderKind::Day => self.day,
            ReminderKind::Hour => self.hour,
        }
    }
}

string_enum! {
    /// How often the digest is sent.
    DigestFrequency {
        /// Every morning.
        Daily = "daily",
        /// Every Tuesday morning.
        Weekly = "weekly",
        /// Never: what would be in it is in the portal only.
        Never = "never",
    }
}

macro_rules! notification_categories {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $default:ident, $label:path;)+) => {
        string_enum! {
            /// What a person chooses the delivery of: several kinds of events that belong together.
            NotificationCategory { $($(#[$doc])* $name = $code,)+ }
        }

        impl NotificationCategory {
            /// What it is called on the page of preferences.
            #[must_use]
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => $label(lang),)+ }
            }

            /// How it is sent to those who chose nothing.
            #[must_use]
            pub const fn default_delivery(self) -> Delivery {
                match self { $(Self::$name => Delivery::$default,)+ }
            }
        }
    };
}

notification_categories! {
    /// Meetings that are announced, changed or cancelled.
    Meetings = "meetings", AtOnce, t::notification_category_meetings;
    /// Agendas that changed after the meeting was announced.
    AgendaChanges = "agenda-changes", Digest, t::notification_category_agendas;
    /// Reminders before a meeting. When they are sent is chosen apart.
    Reminders = "reminders", AtOnce, t::reminder_category;
    /// Meetings that one missed.
    MissedMeetings = "missed-meetings", AtOnce, t::participation_category;
    /// Follow-ups that have one's name, and those of a community that one facilitates.
    FollowUps = "follow-ups", AtOnce, t::follow_up_category;
    /// Replies to what one wrote.
    Replies = "replies", AtOnce, t::notification_category_replies;
    /// Other replies to a reflection to which one replied.
    Conversations = "conversations", Digest, t::notification_category_conversations;
    /// Texts that name one with an @.
    Mentions = "mentions", AtOnce, t::notification_category_mentions;
    /// Translations that are behind.
    Translations = "translations", Digest, t::notification_category_translations;
    /// Requests to join a community that one facilitates.
    JoinRequests = "join-requests", AtOnce, t::notification_category_requests;
    /// Reports to the facilitators of a community, and what came of one's own.
    Reports = "reports", AtOnce, t::notification_category_reports;
    /// What is new in the network: editions of practice guides.
    News = "news", AtOnce, t::notification_category_news;
}

/// The kind of emails that sum up notifications.
pub const DIGEST: &str = "digest";

/// The kind of emails that say why a project of a call gets no place.
pub const PLACE_REFUSED: &str = "place-refused";

/// Whether administrators see neither the recipients nor the text of emails of a kind.
#[must_use]
pub fn is_confidential(kind: &str) -> bool {
    [DIGEST, PLACE_REFUSED].contains(&kind)
        || NotificationKind::from_code(kind).is_some_and(NotificationKind::is_confidential)
}

string_enum! {
    /// What a notification is about.
    SubjectKind {
        /// A community.
        Community = "community",
        /// A meeting.
        Meeting = "meeting",
        /// A reflection, or a comment on it.
        Reflection = "reflection",
        /// A theme, or a reply to it.
        Theme = "theme",
        /// A service of the directory.
        Service = "service",
        /// A section of a guide that meetings use.
        Section = "section",
        /// The portal itself.
        Portal = "portal",
    }
}

/// What an event is about, as it is stored: ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: String,
    /// The community that it belongs to.
    pub community: Option<CommunityId>,
    /// The part of it: a comment.
    pub part: Option<String>,
    /// The person whom the list names.
    pub actor: Option<PersonId>,
}

impl Subject {
    /// A community.
    #[must_use]
    pub fn community(id: CommunityId) -> Self {
        Self::new(SubjectKind::Community, id.to_string(), Some(id))
    }

    /// A meeting of a community.
    #[must_use]
    pub fn meeting(id: MeetingId, community: CommunityId) -> Self {
        Self::new(SubjectKind::Meeting, id.to_string(), Some(community))
    }

    /// A reflection in a community.
    #[must_use]
    pub fn reflection(id: ReflectionId, community: CommunityId) -> Self {
        Self::new(SubjectKind::Reflection, id.to_string(), Some(community))
    }

    /// A theme in a community.
    #[must_use]
    pub fn theme(id: ThemeId, community: CommunityId) -> Self {
        Self::new(SubjectKind::Theme, id.to_string(), Some(community))
    }

    /// A service of the directory.
    #[must_use]
    pub fn service(id: ServiceId) -> Self {
        Self::new(SubjectKind::Service, id.to_string(), None)
    }

    /// The directory of services as a whole.
    #[must_use]
    pub const fn services() -> Self {
        Self::new(SubjectKind::Service, String::new(), None)
    }

    /// A section of a guide that meetings use.
    #[must_use]
    pub const fn section(id: String) -> Self {
        Self::new(SubjectKind::Section, id, None)
    }

    /// The portal.
    #[must_use]
    pub const fn portal() -> Self {
        Self::new(SubjectKind::Portal, String::new(), None)
    }

    /// A part of it.
    #[must_use]
    pub fn part(mut self, part: Option<String>) -> Self {
        self.part = part;
        self
    }

    /// The person whom the list names.
    #[must_use]
    pub const fn actor(mut self, actor: Option<PersonId>) -> Self {
        self.actor = actor;
        self
    }

    const fn new(kind: SubjectKind, id: String, community: Option<CommunityId>) -> Self {
        Self { kind, id, community, part: None, actor: None }
    }
}

/// A notification of a person, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    /// `None` for a kind that a newer version wrote.
    pub kind: Option<NotificationKind>,
    pub category: Option<NotificationCategory>,
    pub subject: Subject,
    /// In milliseconds UTC.
    pub at: i64,
    pub is_read: bool,
}

/// What the list shows of a notification whose subject the person may read now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readable {
    /// What the subject is called.
    pub name: String,
    /// Where it is, on this portal.
    pub path: String,
    /// What its community is called; empty where it has none.
    pub community: String,
    /// The name of the person who did it; `None` where that may not be known.
    pub actor: Option<String>,
    /// When it takes place, for a meeting.
    pub when: String,
}

/// A generated text in each language of the portal, such as a link. A [`LocalizedText`](ensemble_core::LocalizedText) is
/// written by people and may exist in one language only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerLang {
    fr: String,
    en: String,
}

impl PerLang {
    /// Makes the text of each language.
    #[must_use]
    pub fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { fr: text(Lang::Fr), en: text(Lang::En) }
    }

    /// The text of a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// The person who caused an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their id. They are not notified of what they did.
    pub id: Option<PersonId>,
    /// What they are called.
    pub name: String,
}

impl Actor {
    /// The person who is signed in.
    #[must_use]
    pub fn from_viewer(viewer: &Viewer) -> Self {
        let name = viewer.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        Self { id: viewer.id(), name }
    }
}

/// Whom an event concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientSelector<'a> {
    /// One person.
    Person(PersonId),
    /// These people.
    People(&'a [PersonId]),
    /// Everyone in a community, whatever their role.
    Community(CommunityId),
    /// A community's facilitators.
    Facilitators(CommunityId),
    /// An author and a community's facilitators, in an order that does not reveal the author.
    AuthorAndFacilitators(PersonId, CommunityId),
    /// A person and those who hold the role of administrator or privacy officer.
    PersonAndPortalOversight(PersonId),
}

/// An event that people are notified of: in the portal, and by email as they chose.
pub trait NotificationEvent: EmailTemplate + Sync {
    /// What it is about.
    fn subject(&self) -> Subject;

    /// Whom it concerns.
    fn recipients(&self) -> RecipientSelector<'_>;

    /// Who is left out.
    fn except(&self) -> Option<PersonId> {
        None
    }

    /// The preference that decides how it is sent; `None` for what people must know, which is sent at once.
    fn category(&self) -> Option<NotificationCategory> {
        None
    }

    /// Those of its recipients who get no email now, because they have not read since the last one.
    fn unread_since_email(&self) -> &[PersonId] {
        &[]
    }

    /// Whether those are left out who have an unread notification of this kind about the same thing.
    fn once_until_read(&self) -> bool {
        false
    }
}
