//! The emails of accounts, and what all emails have in common.

use super::{account::content_of, content::Content};
use crate::i18n::Lang;

/// The emails that an account needs to work: to an address, whatever its person wishes. What happens in the portal is
/// told by notifications instead. Names of communities are in the recipient's language; links are absolute.
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
}

impl Message for Email {
    fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign-in",
            Self::VerifyAddress { .. } => "verify-address",
            Self::ResetPassword { .. } => "reset-password",
            Self::ChangeAddress { .. } => "change-address",
            Self::ChangeAsked { .. } => "change-asked",
            Self::AddressChanged { .. } => "address-changed",
            Self::PasswordChanged { .. } => "password-changed",
            Self::Invitation { .. } => "invitation",
        }
    }

    fn content(&self, lang: Lang) -> Content {
        content_of(self, lang)
    }
}

/// What can be sent as an email.
pub trait Message {
    /// The kind of email, as the outbox keeps it.
    fn kind(&self) -> &'static str;

    /// The id of what it is about, where a person gets no second one until they have looked at it.
    fn about(&self) -> Option<String> {
        None
    }

    /// What it says.
    fn content(&self, lang: Lang) -> Content;
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
