//! The words of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use crate::community::model::Profession;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{OrganizationId, PersonId},
    string_enum,
};

string_enum! {
    /// What a link sent by mail is for.
    Purpose {
        /// Signs in.
        SignIn = "sign-in",
        /// Proves that an address is read by the person.
        Verify = "verify",
        /// Sets a new password.
        Reset = "reset",
        /// Moves an account to another address.
        Change = "change",
        /// Stops that: sent to the address that the account has.
        Stop = "stop",
        /// Makes an account, or joins a community.
        Invite = "invite",
    }
}

string_enum! {
    /// What people are asked to accept.
    Agreement {
        /// How the portal is used.
        Terms = "terms",
        /// What is said in a community stays there.
        Confidentiality = "confidentiality",
    }
}

/// A set of answers to yes-or-no questions, as the database keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags(pub u8);

impl Flags {
    /// In the directory at all.
    pub const LISTED: u8 = 1;
    /// Address for mail.
    pub const EMAIL: u8 = 2;
    /// Organization and post.
    pub const ORGANISATION: u8 = 4;
    /// Profession.
    pub const PROFESSION: u8 = 8;
    /// Words about oneself.
    pub const BIO: u8 = 16;
    /// The language in which one reads the portal.
    pub const LANG: u8 = 32;
    /// One's name, for everyone, on the pages of communities that one facilitates.
    pub const PUBLIC_NAME: u8 = 64;
    /// All of these.
    pub const ALL: u8 = 127;
    /// Those in the column `shows`; [`Flags::LANG`] and [`Flags::PUBLIC_NAME`] have columns of their own.
    pub const IN_SHOWS: u8 = 31;

    /// Whether a flag is set.
    #[must_use]
    pub const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }

    /// The same, and this flag if `set`.
    #[must_use]
    pub const fn with(self, flag: u8, set: bool) -> Self {
        if set { Self(self.0 | flag) } else { self }
    }
}

/// A person's account, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Their id.
    pub id: PersonId,
    /// Their address for mail, in small letters.
    pub email: String,
    /// When they proved that they read it, in milliseconds UTC.
    pub email_proven_at: Option<i64>,
    /// What they are called.
    pub name: String,
    /// The pronouns they go by, when they say so.
    pub pronouns: Option<String>,
    /// Their profession, when it is one of those that communities gather.
    pub profession: Option<Profession>,
    /// Where they work.
    pub organization: Option<OrganizationId>,
    /// What they do there.
    pub post: Option<String>,
    /// The interface's language.
    pub lang: Lang,
    /// Their time zone, by its IANA name.
    pub zone: String,
    /// What others see in the directory.
    pub shows: Flags,
    /// Whether they offer to translate what is written in their communities.
    pub translates: bool,
    /// A few words about themselves.
    pub bio: Option<LocalizedText>,
    /// When the account was made, in milliseconds UTC.
    pub created_at: i64,
    /// When it was closed, in milliseconds UTC.
    pub closed_at: Option<i64>,
}

/// What a person may change of their account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChange {
    /// What they are called.
    pub name: String,
    /// The pronouns they go by.
    pub pronouns: Option<String>,
    /// Their profession.
    pub profession: Option<Profession>,
    /// Where they work.
    pub organization: Option<OrganizationId>,
    /// What they do there.
    pub post: Option<String>,
    /// The interface's language.
    pub lang: Lang,
    /// Their time zone.
    pub zone: String,
    /// What others see.
    pub shows: Flags,
    /// Whether they offer to translate what is written in their communities.
    pub translates: bool,
    /// A few words about themselves.
    pub bio: Option<LocalizedText>,
}

/// What a link sent by mail holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLink {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose it is; `None` for an invitation of somebody without an account.
    pub person: Option<PersonId>,
    /// The address that it was sent to.
    pub email: String,
    /// The community and the role that an invitation gives, as the inviter's feature wrote it.
    pub data: Option<String>,
    /// Where the person wanted to go when they asked for it.
    pub next: Option<String>,
    /// Who sent it, and in which language: of invitations only.
    pub invited: Option<Invited>,
}

impl MailLink {
    /// A link without anything more.
    #[must_use]
    pub const fn new(purpose: Purpose, person: Option<PersonId>, email: String) -> Self {
        Self { purpose, person, email, data: None, next: None, invited: None }
    }
}

/// How a person was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// By whom.
    pub by: PersonId,
    /// In which language; `None` is in both.
    pub lang: Option<Lang>,
    /// The person's name, as the inviter typed it.
    pub name: Option<String>,
}

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingInvitation {
    /// What it is known by: the digest of its token.
    pub id: String,
    /// Where it was sent.
    pub email: String,
    /// The person's name, as the inviter typed it.
    pub name: Option<String>,
    /// Who sent it; `None` for one of an earlier version.
    pub by: Option<PersonId>,
    /// The name of the person who sent it.
    pub by_name: Option<String>,
    /// What the inviter's feature wrote; `None` is to the portal.
    pub data: Option<String>,
    /// In which language; `None` is in both.
    pub lang: Option<Lang>,
    /// When it was sent, in milliseconds UTC.
    pub sent_at: i64,
    /// Until when it works, in milliseconds UTC.
    pub expires_at: i64,
}

/// One version of what people are asked to accept, and whether this person did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What it is.
    pub agreement: Agreement,
    /// Its version.
    pub version: i64,
    /// When that version was published, in milliseconds UTC.
    pub published_at: i64,
    /// What it says, in Markdown.
    pub body: LocalizedText,
    /// When this person accepted it, in milliseconds UTC.
    pub accepted_at: Option<i64>,
}
