//! The emails of accounts, and what all emails have in common.

use ensemble_core::{Lang, LocalizedText};

/// The emails of accounts. Sent regardless of notification preferences, as are those that calls enqueue. Names of
/// communities are in the language of the text around them; links are absolute.
#[derive(Clone, PartialEq, Eq)]
pub enum AccountEmail {
    /// A link to sign in, on request.
    SignIn {
        link: String,
        /// How long the link works.
        minutes: u32,
    },
    /// To a new account: is this address yours?
    VerifyAddress {
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// A link to choose a new password, on request.
    ResetPassword {
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// To the new address of an account: is it yours?
    VerifyNewAddress {
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// To the current address of an account when a change to another one was requested.
    AddressChangeRequested {
        /// As much of the new address as the owner of the old one may learn: `m…@ex…`.
        new_hint: String,
        /// Where the change can be stopped.
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// To the former address of an account.
    AddressChanged {
        /// As much of the new address as the owner of the old one may learn: `m…@ex…`.
        new_hint: String,
    },
    /// To the owner of an account, regardless of who changed its password.
    PasswordChanged {
        /// When, in milliseconds UTC.
        when: i64,
    },
    /// To an address that may have no account yet.
    Invitation {
        by: String,
        /// To which community; `None` is to the portal.
        community: Option<LocalizedText>,
        /// Where the invitation is accepted or declined.
        link: String,
        /// How long the link works.
        days: u32,
        /// Whether it is in both languages: nobody knows which one the recipient reads.
        in_both: bool,
    },
}

/// The recipient of an email.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The person's id, when they have an account.
    pub person: Option<String>,
    /// How they are greeted; may be empty.
    pub name: String,
    pub address: String,
    /// The language that they read.
    pub lang: Lang,
    /// The time zone that they chose; empty when it is not known.
    pub zone: String,
}

/// The organizer of meetings: the sender of emails, in whose name the portal invites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organizer {
    /// Its name in French and in English.
    pub names: [String; 2],
    pub address: String,
}

/// The portal as emails name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// How people reach it, without a slash at the end.
    pub url: String,
    /// Who organizes meetings in calendars; `None` when the sender of emails is not known.
    pub organizer: Option<Organizer>,
}
