//! What communities make: their deliverables.
//!
//! A deliverable is due in a season or on a day. Facilitators and coordinators keep them: what it is in both languages, how far it
//! is, why it was dropped, and what fulfils it: a practice or an edition of a guide of the portal, by its id and name, or an
//! address elsewhere. All that is shown is for everyone, as the page of the community is; therefore only works that everyone may
//! read can be chosen. What was added by mistake is deleted; what the community does not make after all is dropped, for a reason.
//!
//! * [`model`]: the types; [`rules`]: what follows from a deliverable, pure; [`labels`]: when it is due and how far it is, in words;
//! * `actions`: what people do, one function each; `store`: all its SQL;
//! * [`pages`]: the deliverables of a community, writing one, what the page of the community shows; `composition`: works.

mod actions;
mod composition;
pub mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use composition::Composition;
pub use pages::{section, step};
pub use store::{add as add_deliverable, of_community};
