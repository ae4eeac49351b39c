//! Themes that the members of a community propose for their meetings.
//!
//! A member proposes a theme in their language; others support it. The facilitators keep it, set it aside with a reason that
//! the members read, or merge it into another: the people who proposed either are then the authors of both. What members
//! write is checked for names of students before others read it, as reflections are. Support counts while its person
//! belongs to the community. Authors who change a theme at once do not overwrite each other: the second sees both versions.
//!
//! * [`model`]: the types; [`rules`]: what can be done with a theme, pure;
//! * `actions`: what people do, one function each; `store`: all its SQL; `pages`: the themes of a community, proposing one,
//!   deciding about one; `composition`: what other features show among the themes.

mod actions;
mod composition;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use composition::Composition;
pub use store::{NewTheme, add as add_theme, eligible, proposed, set_state, set_support, texts_of};
