//! Quotations: the consent of authors to be quoted in a work, which is a finding, a practice or a guide.
//!
//! Facilitators ask the authors of a reflection ([`ask`]): each author of a group's note is asked. An author gives their
//! consent and says how they want to be named, refuses, and withdraws it at any time. Works ask here what they may show
//! ([`of_work`]): the passage and the names are there only while all authors of the reflection consent, so that what is
//! withdrawn is on no page any more, at once. A reflection that its author removes or shares with fewer than its community is
//! out of all works, too.
//!
//! * Authors are notified by a job, a minute after they are asked at the latest, once until they look at the list.
//! * The author of a reflection without a name is not named in works, and the other facilitators do not learn who they are:
//!   lists have no name of those who were asked and did not consent.
//!
//! Layers: [`model`], [`rules`] (pure); `actions`: answering; `store`: all its SQL; `jobs`: notifying; `pages`: what of a
//! person's is quoted; `composition`: what works are called, and what they do when consent is withdrawn.

mod actions;
mod api;
mod composition;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use composition::{Composition, NameOfWork, OnWithdrawn};
pub use jobs::AskConsentJob;
pub use model::{Consent, ConsentCounts, Credit, Credited, NewQuotation, Quotation, QuotedIn};
pub use store::{
    ask, authors_of_work, can_be_quoted, consent_gone, consents, count_passages, in_effect, is_given,
    of_person, of_work, release, release_all,
};
