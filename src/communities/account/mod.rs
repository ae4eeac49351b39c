//! Accounts: how a person proves who they are, and what they may see and change of their own.
//!
//! A person has an email address, and one or several *credentials*: a password today, an organization's OpenID Connect or
//! a passkey later, side by side. A *link* by email, used once and before it expires, signs in, proves an address, sets a
//! new password or accepts an invitation. A form consumes it, so that a mail scanner that follows links does not. The last
//! three links that were requested work until one is used. A new password, signing out everywhere, a change of address and
//! closing the account end all of a person's unused links in the same transaction. An invitation stays, because it signs
//! nobody in: a person with an account signs in before accepting it.
//!
//! * [`model`]: the types; [`rules`]: addresses, pure; `passwords`: common passwords, which are refused;
//! * `store`: all its SQL; `authentication`: passwords, links and their rate limits; `invitations`: what the feature that
//!   invites does with an invitation; `invitation_list`: inviting many from a list;
//! * `labels`: the words for stored codes and for the audit log, which administrators and people themselves read;
//! * `actions`, `profile`: what people do with their own account; `pages`: signing in, profile, security, data.
//!
//! Nobody learns who has an account: answers are alike, and take as long.

pub mod model;
pub mod rules;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        mod authentication;
        mod invitation_list;
        mod invitations;
        mod labels;
        pub mod pages;
        mod passwords;
        mod pending;
        pub mod paths;
        mod profile;
        pub mod store;


        pub use labels::{audit_action, audit_detail, audit_subject_kind, audit_thing};
        pub use actions::{MAX_NAME, check_name};
        pub use authentication::{NewInvitation, enqueue_invitation, invite, withdraw_invitations};
        pub use invitation_list::{
            KnownAddresses, LineOutcome, ListLine, MAX_LINES, MAX_LIST, invite_list, list_field, list_report, read_list, remaining,
        };
        pub use invitations::{InvitationSummary, Invitations};
        pub use pages::{AccountTab, head as account_head};
        pub use passwords::check as check_password;
        pub use pending::{
            ChosenInvitation, EmailLanguage, PendingRow, language_field, language_of, newest_of_each, pending_list,
        };
        pub use store::{
            accepted, by_email, end_invitations, end_links, find, grant, index_names, name_condition, newest,
            pending_invitations, publish, remove_calendar_address,
        };
    }
}
