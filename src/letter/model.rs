//! The letters, and whom they are for.

use crate::i18n::Lang;

/// What somebody should hear of. Names of communities and roles are in the reader's language; links
/// are whole addresses.
#[derive(Clone, PartialEq, Eq)]
pub enum Letter {
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
    /// anything of it but the community: letters are passed on, and what they tell of may be narrowed
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
}

impl Letter {
    /// The id of what it is about, where somebody is not written to again until they have looked at it.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Answered { about, .. } => Some(about),
            _ => None,
        }
    }

    /// Which letter it is, as the outbox calls it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign-in",
            Self::VerifyAddress { .. } => "verify-address",
            Self::ResetPassword { .. } => "reset-password",
            Self::ChangeAddress { .. } => "change-address",
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
            Self::Answered { .. } => "answered",
        }
    }
}

/// Whom a letter is for.
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

/// The portal as letters name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// How people reach it, without a slash at the end.
    pub url: String,
}
