//! Events, their recipients and the preferences that disable them.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
    rights::Viewer,
    string_enum,
};
use ensemble_texts as t;

string_enum! {
    /// The notifications that a person can turn off.
    NotificationKind {
        /// Meetings that are announced or changed.
        Meetings = "meetings",
        /// Replies to what one wrote.
        Replies = "replies",
        /// Requests to join a community that one facilitates.
        JoinRequests = "join-requests",
        /// What is new in the portal.
        News = "news",
    }
}

impl NotificationKind {
    /// How the settings page calls it.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Meetings => t::account_notices_meetings(lang),
            Self::Replies => t::account_notices_answers(lang),
            Self::JoinRequests => t::account_notices_requests(lang),
            Self::News => t::account_notices_news(lang),
        }
    }
}

string_enum! {
    /// The ways in which a notification reaches a person.
    Channel {
        /// By email.
        Email = "email",
    }
}

/// A generated text in each language of the portal, such as a link. A [`LocalizedText`] is written by people and may
/// exist in one language only.
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

/// What an announcement of a meeting says. It never contains the video link: emails are easily forwarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDetails {
    /// The community whose meeting it is.
    pub community: CommunityId,
    /// What the community is called.
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    /// When it is; `None` if that did not change.
    pub when: Option<PerLang>,
    /// How people come together; `None` if that did not change.
    pub modality: Option<PerLang>,
    /// Where it is; `None` if that did not change.
    pub place: Option<LocalizedText>,
    /// Whether it has another link for video.
    pub new_video_link: bool,
    /// Its page.
    pub link: PerLang,
}

/// What a notification about a comment says: neither the comment nor its author, because emails are easily forwarded,
/// and the reflection's text, audience and anonymity may change after the email was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDetails {
    /// The reflection.
    pub reflection: ReflectionId,
    /// Who is notified, unless they turned off such emails.
    pub recipients: Vec<PersonId>,
    /// What its community is called.
    pub community_name: LocalizedText,
    /// Where the comment is.
    pub link: PerLang,
    /// Where such emails can be turned off.
    pub settings_link: PerLang,
}

/// What happened. Links are absolute; a variant says where its link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A meeting was announced.
    MeetingPublished { details: MeetingDetails, by: Actor },
    /// An announced meeting was changed.
    MeetingChanged { details: MeetingDetails, by: Actor },
    /// A reflection of the recipients has a new comment.
    ReflectionCommented(CommentDetails),
    /// A comment of the recipients has a reply.
    CommentReplied(CommentDetails),
    /// A person asks to join a community. The link leads to the request.
    JoinRequested { community: CommunityId, community_name: LocalizedText, by: Actor, link: PerLang },
    /// A request to join was accepted. The link leads to the community.
    JoinAccepted { person: PersonId, community_name: LocalizedText, link: PerLang },
    /// A request to join was declined, perhaps with a reason in the words of the person who declined it.
    JoinDeclined { person: PersonId, community_name: LocalizedText, reason: Option<String> },
    /// A member's role is another one now. The link leads to the community.
    RoleChanged { person: PersonId, community_name: LocalizedText, role: PerLang, link: PerLang },
    /// A person who does not facilitate a community let someone in or gave them a role. The link leads to the members.
    MemberAdded {
        community: CommunityId,
        community_name: LocalizedText,
        member: PersonId,
        member_name: String,
        role: PerLang,
        by: String,
        link: PerLang,
    },
    /// A role in the portal was given to a person, or taken from them.
    PortalRoleChanged { person: PersonId, name: String, role: PerLang, granted: bool, by: Actor },
    /// A moderator revealed the author of an anonymous reflection. The link leads to the reflection.
    AuthorRevealed {
        author: PersonId,
        community: CommunityId,
        community_name: LocalizedText,
        by: Actor,
        reason: String,
        link: PerLang,
    },
    /// A facilitator read a reported reflection that was not shared with them.
    RestrictedTextRead { author: PersonId, community: CommunityId, community_name: LocalizedText, by: Actor },
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

/// How an event is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeliveryRule<'a> {
    /// The kind of email in the outbox. Never change it: existing rows have it.
    pub kind: &'static str,
    /// The preference that disables it; `None` for what people must know.
    pub preference: Option<NotificationKind>,
    /// Whom it concerns.
    pub selector: RecipientSelector<'a>,
    /// A person who gets no email.
    pub excluded: Option<PersonId>,
}

// One kind for both, so that the outbox list does not reveal whose reflection it is.
const COMMENT: &str = "answered";
const AUTHOR_REVEALED: &str = "author-asked";
const RESTRICTED_TEXT_READ: &str = "private-read";

/// Whether administrators see neither the recipients nor the text of emails of a kind: they would learn who wrote
/// anonymously.
#[must_use]
pub fn is_confidential(kind: &str) -> bool {
    [COMMENT, AUTHOR_REVEALED, RESTRICTED_TEXT_READ].contains(&kind)
}

impl Event {
    /// How the event is delivered.
    #[must_use]
    pub fn delivery(&self) -> DeliveryRule<'_> {
        let (kind, preference, selector, excluded) = match self {
            Self::MeetingPublished { details, by } => (
                "meeting-published",
                Some(NotificationKind::Meetings),
                RecipientSelector::Community(details.community),
                by.id,
            ),
            Self::MeetingChanged { details, by } => (
                "meeting-changed",
                Some(NotificationKind::Meetings),
                RecipientSelector::Community(details.community),
                by.id,
            ),
            Self::ReflectionCommented(details) | Self::CommentReplied(details) => (
                COMMENT,
                Some(NotificationKind::Replies),
                RecipientSelector::People(&details.recipients),
                None,
            ),
            Self::JoinRequested { community, by, .. } => (
                "join-requested",
                Some(NotificationKind::JoinRequests),
                RecipientSelector::Facilitators(*community),
                by.id,
            ),
            Self::JoinAccepted { person, .. } => {
                ("join-accepted", None, RecipientSelector::Person(*person), None)
            }
            Self::JoinDeclined { person, .. } => {
                ("join-declined", None, RecipientSelector::Person(*person), None)
            }
            Self::RoleChanged { person, .. } => {
                ("role-changed", None, RecipientSelector::Person(*person), None)
            }
            Self::MemberAdded { community, member, .. } => {
                ("member-added", None, RecipientSelector::Facilitators(*community), Some(*member))
            }
            Self::PortalRoleChanged { person, by, .. } => {
                ("office-changed", None, RecipientSelector::PersonAndPortalOversight(*person), by.id)
            }
            Self::AuthorRevealed { author, community, by, .. } => {
                (AUTHOR_REVEALED, None, RecipientSelector::AuthorAndFacilitators(*author, *community), by.id)
            }
            Self::RestrictedTextRead { author, community, by, .. } => (
                RESTRICTED_TEXT_READ,
                None,
                RecipientSelector::AuthorAndFacilitators(*author, *community),
                by.id,
            ),
        };
        DeliveryRule { kind, preference, selector, excluded }
    }

    /// The id that `last_enqueued_at` looks up, so that the caller can avoid a second email.
    #[must_use]
    pub fn topic_id(&self) -> Option<String> {
        match self {
            Self::ReflectionCommented(details) | Self::CommentReplied(details) => {
                Some(details.reflection.to_string())
            }
            _ => None,
        }
    }
}
