//! What people are notified of, whom it concerns, and what they can refuse.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
    rights::Viewer,
    string_enum,
};
use ensemble_texts as t;

string_enum! {
    /// The notifications that a person can refuse.
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

/// A text in each language of the portal; a recipient reads their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EachLang {
    fr: String,
    en: String,
}

impl EachLang {
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
    pub fn of(viewer: &Viewer) -> Self {
        let name = viewer.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        Self { id: viewer.id(), name }
    }
}

/// What an announcement of a meeting says. The link for video is never in it: emails are passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingFacts {
    /// The community whose meeting it is.
    pub community: CommunityId,
    /// What the community is called.
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    /// When it is; `None` if that did not change.
    pub when: Option<EachLang>,
    /// How people come together; `None` if that did not change.
    pub modality: Option<EachLang>,
    /// Where it is; `None` if that did not change.
    pub place: Option<LocalizedText>,
    /// Whether it has another link for video.
    pub new_video_link: bool,
    /// Its page.
    pub link: EachLang,
}

/// What a notification of a reply says: neither the reply nor its author, because emails are passed on, and what a
/// reflection is, for whom and under which name, may change after the email has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyFacts {
    /// The reflection.
    pub reflection: ReflectionId,
    /// Who is notified, if they want such mail.
    pub recipients: Vec<PersonId>,
    /// What its community is called.
    pub community_name: LocalizedText,
    /// Where the reply is.
    pub link: EachLang,
    /// Where such mail can be refused.
    pub settings_link: EachLang,
}

/// What happened. Links are absolute; a variant says where its link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A meeting was announced.
    MeetingPublished { facts: MeetingFacts, by: Actor },
    /// An announced meeting was changed.
    MeetingChanged { facts: MeetingFacts, by: Actor },
    /// A reflection of the recipients has a reply.
    ReflectionReply(ReplyFacts),
    /// A reply of the recipients has a reply.
    CommentReply(ReplyFacts),
    /// A person asks to join a community. The link leads to the request.
    JoinRequested { community: CommunityId, community_name: LocalizedText, by: Actor, link: EachLang },
    /// A request to join was accepted. The link leads to the community.
    JoinAccepted { person: PersonId, community_name: LocalizedText, link: EachLang },
    /// A request to join was declined, perhaps with a reason in the words of the person who declined it.
    JoinDeclined { person: PersonId, community_name: LocalizedText, reason: Option<String> },
    /// A member's role is another one now. The link leads to the community.
    RoleChanged { person: PersonId, community_name: LocalizedText, role: EachLang, link: EachLang },
    /// A person who does not facilitate a community let someone in or gave them a role. The link leads to the members.
    MemberAdded {
        community: CommunityId,
        community_name: LocalizedText,
        member: PersonId,
        member_name: String,
        role: EachLang,
        by: String,
        link: EachLang,
    },
    /// A role in the portal was given to a person, or taken from them.
    PortalRoleChanged { person: PersonId, name: String, role: EachLang, granted: bool, by: Actor },
    /// A person asked who wrote an anonymous reflection. The link leads to the reflection.
    AuthorAsked {
        author: PersonId,
        community: CommunityId,
        community_name: LocalizedText,
        by: Actor,
        reason: String,
        link: EachLang,
    },
    /// A facilitator read a reported reflection that was not shared with them.
    PrivateRead { author: PersonId, community: CommunityId, community_name: LocalizedText, by: Actor },
}

/// Whom an event concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience<'a> {
    /// One person.
    Person(PersonId),
    /// These people.
    People(&'a [PersonId]),
    /// Everyone in a community, whatever their role.
    Community(CommunityId),
    /// A community's facilitators.
    Facilitators(CommunityId),
    /// An author and a community's facilitators, in an order that does not tell who the author is.
    AuthorAndFacilitators(PersonId, CommunityId),
    /// A person and those who hold the role of administrator or privacy officer.
    PersonAndAdministrators(PersonId),
}

/// How an event is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery<'a> {
    /// The kind of email, as the outbox keeps it. It stays the same in later versions.
    pub kind: &'static str,
    /// The preference that can refuse it; `None` for what people must know.
    pub preference: Option<NotificationKind>,
    /// Whom it concerns.
    pub audience: Audience<'a>,
    /// Who is left out.
    pub except: Option<PersonId>,
}

// One kind for both replies: a list of the outbox need not tell whose the reflection is.
const REPLY: &str = "answered";
const AUTHOR_ASKED: &str = "author-asked";
const PRIVATE_READ: &str = "private-read";

/// Whether administrators see neither the recipients nor the text of emails of a kind: they would learn who wrote
/// anonymously.
#[must_use]
pub fn is_confidential(kind: &str) -> bool {
    [REPLY, AUTHOR_ASKED, PRIVATE_READ].contains(&kind)
}

impl Event {
    /// How the event is delivered.
    #[must_use]
    pub fn delivery(&self) -> Delivery<'_> {
        let (kind, preference, audience, except) = match self {
            Self::MeetingPublished { facts, by } => (
                "meeting-published",
                Some(NotificationKind::Meetings),
                Audience::Community(facts.community),
                by.id,
            ),
            Self::MeetingChanged { facts, by } => (
                "meeting-changed",
                Some(NotificationKind::Meetings),
                Audience::Community(facts.community),
                by.id,
            ),
            Self::ReflectionReply(facts) | Self::CommentReply(facts) => {
                (REPLY, Some(NotificationKind::Replies), Audience::People(&facts.recipients), None)
            }
            Self::JoinRequested { community, by, .. } => (
                "join-requested",
                Some(NotificationKind::JoinRequests),
                Audience::Facilitators(*community),
                by.id,
            ),
            Self::JoinAccepted { person, .. } => ("join-accepted", None, Audience::Person(*person), None),
            Self::JoinDeclined { person, .. } => ("join-declined", None, Audience::Person(*person), None),
            Self::RoleChanged { person, .. } => ("role-changed", None, Audience::Person(*person), None),
            Self::MemberAdded { community, member, .. } => {
                ("member-added", None, Audience::Facilitators(*community), Some(*member))
            }
            Self::PortalRoleChanged { person, by, .. } => {
                ("office-changed", None, Audience::PersonAndAdministrators(*person), by.id)
            }
            Self::AuthorAsked { author, community, by, .. } => {
                (AUTHOR_ASKED, None, Audience::AuthorAndFacilitators(*author, *community), by.id)
            }
            Self::PrivateRead { author, community, by, .. } => {
                (PRIVATE_READ, None, Audience::AuthorAndFacilitators(*author, *community), by.id)
            }
        };
        Delivery { kind, preference, audience, except }
    }

    /// The id of what the event is about, where a person gets no second email until they have looked at it.
    #[must_use]
    pub fn about(&self) -> Option<String> {
        match self {
            Self::ReflectionReply(facts) | Self::CommentReply(facts) => Some(facts.reflection.to_string()),
            _ => None,
        }
    }
}
