//! Needs: what those who answer a call would work on first.
//!
//! A call offers needs, of which people rank up to three, and they can write one of their own. Once the call is closed,
//! coordinators group the needs: what the call offered and what people wrote stays as it was and becomes a part of a need in
//! both languages, from which it can be split again. Two or three are kept as priorities, others set aside, each with a reason
//! in both languages. Those who asked are told once what became of theirs. The priorities are on the pages of the communities
//! that came of the call. Who asked for what is known to coordinators only.
//!
//! * [`model`]: the types; [`rules`]: what can be grouped and decided, who is to be told, pure;
//! * [`api`]: inputs of forms; `actions`: what coordinators do; `emails`: what those who asked are told; `store`: all its SQL;
//! * [`pages`]: the needs of a call and one of them for coordinators, the ranks in the form of an answer, the priorities.

mod actions;
pub mod api;
mod emails;
mod labels;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;

pub use api::NeedsInput;
pub use emails::NeedsDecided;
pub use pages::ranking_field;
pub use store::{
    add_group, decide, mark_told, of_call, offer, offered, own_of, priorities, ranks_of, write_own,
    write_ranks,
};
