//! Events, their recipients and the preferences that disable them.

use crate::email::EmailTemplate;
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::Viewer,
    string_enum,
};
use ensemble_texts as t;

macro_rules! notification_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $label:path;)+) => {
        string_enum! {
            /// The notifications that a person can refuse.
            NotificationKind { $($(#[$doc])* $name = $code,)+ }
        }

        impl NotificationKind {
            /// How the settings page calls it.
            #[must_use]
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => $label(lang),)+ }
            }
        }
    };
}

notification_kinds! {
    /// Meetings that are announced or changed.
    Meetings = "meetings", t::account_notices_meetings;
    /// Replies to what one wrote.
    Replies = "replies", t::account_notices_answers;
    /// Requests to join a community that one facilitates.
    JoinRequests = "join-requests", t::account_notices_requests;
    /// Reports to the facilitators of a community, and what came of one's own.
    Reports = "reports", t::account_notices_reports;
    /// What is new in the portal.
    News = "news", t::account_notices_news;
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

// One kind for both replies, so that the list of the outbox does not show who is the author.
pub(super) const COMMENT: &str = "answered";
pub(super) const AUTHOR_REVEALED: &str = "author-asked";
pub(super) const RESTRICTED_TEXT_READ: &str = "private-read";
pub(super) const TEXT_REPORTED: &str = "text-reported";
// One kind for the person who reported and for the author: a list of the outbox tells neither.
pub(super) const REPORT_DECIDED: &str = "report-decided";

/// Whether administrators see neither the recipients nor the text of emails of a kind: they would learn who wrote
/// anonymously, or who reported something.
#[must_use]
pub fn is_confidential(kind: &str) -> bool {
    [COMMENT, AUTHOR_REVEALED, RESTRICTED_TEXT_READ, TEXT_REPORTED, REPORT_DECIDED].contains(&kind)
}

/// An event that people are notified of by email.
pub trait Notification: EmailTemplate + Sync {
    /// Whom it concerns.
    fn recipients(&self) -> RecipientSelector<'_>;

    /// Who is left out.
    fn except(&self) -> Option<PersonId> {
        None
    }

    /// The preference that can refuse it; `None` for what people must know.
    fn preference(&self) -> Option<NotificationKind> {
        None
    }
}
