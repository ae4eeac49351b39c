//! The emails, and whom they are for.

use crate::i18n::Lang;

/// What somebody should hear of. Names of communities and roles are in the reader's language; links
/// are whole addresses.
#[derive(Clone, PartialEq, Eq)]
pub enum Email {
    /// The link that somebody asked for to sign in.
    SignIn {
        /// Where it leads.
        link: String,
        /// For how long.
        minutes: u32,
    },
    /// To a new account: is this address yours?
    VerifyAddress {
        /// Where one says yes.
        link: String,
        /// For how long.
        hours: u32,
    },
    /// The link that somebody asked for to choose a new password.
    ResetPassword {
        /// Where it leads.
        link: String,
        /// For how long.
        hours: u32,
    },
    /// To the new address of an account: is it yours?
    ChangeAddress {
        /// Where one says yes.
        link: String,
        /// For how long.
        hours: u32,
    },
    /// To the address of an account for which another one was given: it can be stopped.
    ChangeAsked {
        /// As much of the new address as the old one may learn: `m…@ex…`.
        new_hint: String,
        /// Where one stops it.
        link: String,
        /// For how long.
        hours: u32,
    },
    /// To the old address, once the account uses another.
    AddressChanged {
        /// As much of the new address as the old one may learn: `m…@ex…`.
        new_hint: String,
    },
    /// Whoever changed it: the owner of the account should know.
    PasswordChanged {
        /// When, in milliseconds UTC.
        when: i64,
    },
    /// To somebody who may have no account yet.
    Invitation {
        /// Who invites.
        by: String,
        /// To which community; `None` is to the portal.
        community: Option<String>,
        /// Where one answers.
        link: String,
        /// For how long.
        days: u32,
    },
    /// To those who answer requests to join.
    JoinRequested {
        /// Who asks.
        who: String,
        /// What they want to join.
        community: String,
        /// Where the request is.
        link: String,
    },
    /// The answer is yes.
    JoinAccepted {
        /// What one has joined.
        community: String,
        /// Its page.
        link: String,
    },
    /// The answer is no.
    JoinDeclined {
        /// What one wanted to join.
        community: String,
        /// Why, in the words of whoever declined.
        reason: Option<String>,
    },
    /// To a member whose role is another one now.
    RoleChanged {
        /// Where.
        community: String,
        /// The new role.
        role: String,
        /// The community's page.
        link: String,
    },
    /// To those who wait for a meeting: it is announced, or something about it changed. What did not
    /// change is `None`.
    Meeting {
        /// Whether it is announced.
        new: bool,
        /// Whose meeting it is.
        community: String,
        /// What it is about.
        title: String,
        /// When it is.
        when: Option<String>,
        /// How people come together.
        how: Option<String>,
        /// Where.
        place: Option<String>,
        /// Whether it has another link for video.
        video: bool,
        /// Its page.
        link: String,
    },
    /// To those whose reflection was answered, or whose answer to one. It neither quotes nor names
    /// anything of it but the community: emails are passed on, and what they tell of may be narrowed
    /// or lose its name after they have left.
    Answered {
        /// The id of the reflection.
        about: String,
        /// Whether the reflection is theirs; otherwise an answer to it is.
        theirs: bool,
        /// In which community.
        community: String,
        /// Where the answer is.
        link: String,
        /// Where one says that one wants no more of these.
        profile: String,
    },
    /// To a person whose office in the portal changed, and to those who keep the portal.
    PortalRoleChanged {
        /// Whose.
        who: String,
        /// Which office.
        portal_role: String,
        /// Whether it was given; otherwise it was taken.
        given: bool,
        /// Who did it.
        by: String,
    },
    /// To a community's facilitators: somebody who does not facilitate it let a person in, or gave them a role.
    MemberAdded {
        /// Who is in it now.
        who: String,
        /// As what.
        role: String,
        /// Where.
        community: String,
        /// Who did it.
        by: String,
        /// The list of members.
        link: String,
    },
    /// To the author of a reflection without a name and to the community's facilitators, in the same content: who wrote it
    /// was asked.
    AuthorAsked {
        /// Who asked.
        by: String,
        /// In which community.
        community: String,
        /// Why, in their content.
        reason: String,
        /// Where the reflection is.
        link: String,
    },
    /// To the author of a reflection that was reported and to the community's facilitators, in the same content: a
    /// facilitator read it whom it was not shared with.
    PrivateRead {
        /// Who read it.
        by: String,
        /// In which community.
        community: String,
    },
}

/// Whether those who look after the mail see neither whom emails of a kind are for nor what they say: they would learn
/// who wrote without a name.
#[must_use]
pub fn is_confidential(kind: &str) -> bool {
    [ANSWERED, AUTHOR_ASKED, PRIVATE_READ].contains(&kind)
}

const ANSWERED: &str = "answered";
const AUTHOR_ASKED: &str = "author-asked";
const PRIVATE_READ: &str = "private-read";

impl Email {
    /// The id of what it is about, where somebody is not written to again until they have looked at it.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Answered { about, .. } => Some(about),
            _ => None,
        }
    }

    /// Which email it is, as the outbox calls it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign-in",
            Self::VerifyAddress { .. } => "verify-address",
            Self::ResetPassword { .. } => "reset-password",
            Self::ChangeAddress { .. } => "change-address",
            Self::ChangeAsked { .. } => "change-asked",
            Self::AddressChanged { .. } => "address-changed",
            Self::PasswordChanged { .. } => "password-changed",
            Self::Invitation { .. } => "invitation",
            Self::JoinRequested { .. } => "join-requested",
            Self::JoinAccepted { .. } => "join-accepted",
            Self::JoinDeclined { .. } => "join-declined",
            Self::RoleChanged { .. } => "role-changed",
            Self::Meeting { new: true, .. } => "meeting-published",
            Self::Meeting { new: false, .. } => "meeting-changed",
            // One word for both: whoever looks after the mail need not know whose the reflection is.
            Self::Answered { .. } => ANSWERED,
            Self::PortalRoleChanged { .. } => "office-changed",
            Self::MemberAdded { .. } => "member-added",
            Self::AuthorAsked { .. } => AUTHOR_ASKED,
            Self::PrivateRead { .. } => PRIVATE_READ,
        }
    }
}

/// Whom an email is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The person's id, when they have an account.
    pub person: Option<String>,
    /// How they are greeted; may be empty.
    pub name: String,
    /// Their mail address.
    pub address: String,
    /// The language that they read.
    pub lang: Lang,
}

/// The portal as emails name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// How people reach it, without a slash at the end.
    pub url: String,
}
