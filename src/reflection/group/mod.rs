//! Notes of groups: several members write one reflection at the same time.
//!
//! A group's note is a reflection that has a shared document under the same id. The document has the
//! shape of an agenda ([`crate::meeting::agenda`]): its items are the note's *parts*, each with a title
//! in the note's language and a text, the item's notes. So the rooms, the editor and the plain forms are
//! those of agendas. While the note is open, its text is the document; when somebody closes it, what the
//! document says becomes a revision of the reflection, who wrote in which part is written down, and they
//! may sign. From then on it is read, answered, translated, found and taken along like any reflection,
//! and the same rule says who sees it. Opening it again erases the signatures.
//!
//! * `live`: its room: who writes and who reads; [`authors`]: who wrote how much of each part;
//! * [`compose`]: from parts to a reflection's text, pure.

pub mod authors;
pub mod compose;
mod live;

pub use live::Notes;
