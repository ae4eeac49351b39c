//! Themes that the members of a community propose for their meetings.
//!
//! A member proposes a theme in their language; others support it. The facilitators keep it, set it aside with a reason that
//! the members read, or merge it into another: the people who proposed either are then the authors of both. What members
//! write is checked for names of students before others read it, as reflections are. Support counts while its person
//! belongs to the community. Authors who change a theme at once do not overwrite each other: the second sees both versions.
//!
//! Those who may propose themes reply to one, each in their language. A person edits and removes their own replies,
//! facilitators remove those of others with a reason; the author of a removed reply still reads it, the others do not. A
//! reply stays with the theme for which it was written; where that was merged into another, it is read there, with the title
//! of the first. The names of authors whose account is closed are not shown.
//!
//! * [`model`]: the types; [`rules`]: what can be done with a theme, pure;
//! * `actions`: what people do, one function each; `events`: what people are notified of; `store`: all its SQL;
//! * `pages`: the themes of a community, one theme with its replies, proposing, deciding, replying; `composition`: what
//!   other features show among the themes.

mod actions;
mod composition;
mod events;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use composition::Composition;
pub use store::{
    NewReply, NewTheme, add as add_theme, add_reply, eligible, proposed, replied_themes, set_state,
    set_support, texts_of,
};
