//! Writing texts together that many read: community pages, the portal's own pages, meetings.
//!
//! What a page says is edited as one [`model::FieldSet`] of fields, French and English side by side. A
//! sheet is saved against the *revision* it began from; when somebody else saved meanwhile, the three
//! are merged, and where both changed the same field, both versions are shown to the one who comes
//! second: nothing is overwritten. Every revision is kept whole, can be compared and restored. What is
//! typed and not saved is kept as a *draft*, by a button or, with a script, while one types.
//!
//! * [`model`]: sheet, subject; [`rules`]: merging, how a translation stands after a change, pure;
//! * [`api`]: keeping a draft; `store`: revisions and drafts; `flow`: what its
//!   buttons do; `views`: fields, differences, history;
//! * [`islands`]: saving drafts while a person types.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
mod flow;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod views;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use flow::{Step, catch_up, open, sent, take};
#[cfg(feature = "ssr")]
pub use store::{Draft, Revision, discard, drafts, record, revision, revisions};
#[cfg(feature = "ssr")]
pub use views::{Editor, comparison, conflict_notices, draft_notice, history_list, pair, tools};
