//! Communities of practice and codevelopment groups: their bilingual pages.
//!
//! A community has a purpose, aims, objectives and guiding questions; a rhythm (months of the
//! school year before dates), a span of years, a capacity that may be *not yet decided* (which is
//! not zero), deadlines, and organizations that take part. Each text is a
//! [`LocalizedText`](ensemble_core::LocalizedText): it may lack a language, and says so.
//!
//! * [`model`]: the types; [`rules`]: filters and what follows from the facts, pure;
//! * `fields`: its texts as fields to be edited;
//! * [`api`]: the count that the filter form asks for while one chooses;
//! * `store`: all its SQL; `pages`: the list, one community, writing it; `composition`: what other features show there;
//! * [`islands`]: the filter form's live count.

pub mod api;
pub mod islands;
pub mod model;
pub mod rules;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod composition;
        mod fields;
        mod labels;
        pub mod pages;
        pub mod paths;
        pub mod store;


        pub use composition::{
            CallsLoader, Composition, JoiningLoader, LinkMaker, Part, PartLoader, PrioritiesLoader, WaitingLoader,
        };
        pub use labels::{
            kind as kind_word, level as level_word, network as network_word,
            profession as profession_word,
        };
        pub use pages::{CommunityRows, Head, Room, TabCount, head, head_below, named, network_spoken, rename};
        pub use store::{
            Taken, addresses, archive, arranged, change_facts, count, facts, find, list, lock_facts, open,
            organizations_without_members, shift, total,
        };
    }
}
