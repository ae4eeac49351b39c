//! Communities of practice and codevelopment groups: their bilingual pages.
//!
//! A community has a purpose, aims, objectives and guiding questions; a rhythm (months of the
//! school year before dates), a span of years, a capacity that may be *not yet decided* (which is
//! not zero), deliverables due in a season, and organizations that take part. Each text is a
//! [`LocalizedText`](crate::i18n::Passage): it may lack a language, and says so.
//!
//! * [`model`]: the types; [`rules`]: filters and what follows from the facts, pure;
//! * `fields`: its texts as fields to be edited;
//! * [`api`]: the count that the filter form asks for while one chooses;
//! * `store`: all its SQL; `pages`: the list, one community, writing it; `composition`: what other features show there;
//! * [`islands`]: the filter form's live count.

#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
pub mod api;
#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
pub mod islands;
pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
mod composition;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use composition::{Composition, Part};
#[cfg(feature = "ssr")]
pub use labels::{
    kind as kind_word, level as level_word, network as network_word, profession as profession_word,
};
#[cfg(feature = "ssr")]
pub use pages::{CommunityCards, Room, head, named, rename};
#[cfg(feature = "ssr")]
pub use store::{Taken, archive, arranged, change_facts, facts, find, lock_facts, open, shift, total};
