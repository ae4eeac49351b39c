//! Screening: which projects of a call are relevant.
//!
//! Once the call is closed, each project gets a number by chance, and reviewers read it under this number. Each says whether it
//! is relevant; if not, which criterion it does not meet; and always why, in words that the applicant gets without the
//! reviewer's name. A reviewer with a conflict of interests says so and never judges the project; one who is the applicant, or
//! of the same organization, never gets it. Where the call has two reviewers or more, at least two read each project.
//!
//! Where a call is read without names, a reviewer gets neither the name, the address or the organization of an applicant nor when
//! an answer was sent: not on a page, in an address, in an email or in the log. Addresses have the project's number only.
//!
//! A coordinator decides about each project: with the verdict of the reviewers, or between them where they disagree, or alone
//! where conflicts leave too few of them. The screening ends when every project that was sent is decided. Each change is made
//! under the lock of the call, and a decision that rests on reviews which changed in the meantime is refused.
//!
//! * [`model`]: the types; [`rules`]: how far a project is, what can be decided and when it ends, pure;
//! * [`api`]: inputs of forms; `actions`: what reviewers and coordinators do; `store`: all its SQL;
//! * `emails`, `jobs`: telling reviewers that they can begin; [`pages`]: reading and deciding; `labels`: the names of values.

mod actions;
pub mod api;
mod emails;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;

pub use emails::ScreeningBegins;
pub use jobs::ScreeningBeginsJob;
pub use store::{put_judgement, undecided, waiting};
