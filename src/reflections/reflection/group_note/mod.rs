//! Notes of groups: several members write one reflection at the same time.
//!
//! A group's note is a reflection that has a collaborative document under the same id. The document has the shape of an
//! agenda ([`ensemble_document::agenda`]): its items are the note's *parts*, each with a title in the note's language
//! and a text, which is the item's notes. The rooms, the editor and the plain forms are therefore those of agendas.
//! While the note is open, its text is the document. When a member closes it, the document becomes a revision of the
//! reflection, the authors of each part are recorded, and they may sign. From then on it is read, answered, translated,
//! searched and exported like any reflection, and the same rule says who may see it. Opening it again deletes the
//! signatures.
//!
//! * `document_access`: who may read and write it live; [`authors`]: who wrote how much of each part;
//! * [`ensemble_document::note`]: the reflection's text from the parts, pure.

pub mod authors;
mod document_access;

pub use document_access::NoteAccess;
