//! Practice guides: what a community knows, assembled from practices, findings, reflections and passages that it writes, reviewed
//! by two people and published in editions.
//!
//! The facilitators of a community compose a guide of chapters and passages, in both languages. Each passage has its source: a
//! reflection, whose authors agree to its words as they are ([`quotation`]), a practice or a finding, or "written for this guide".
//! The state of a language follows from which of the two changed last. An author who withdraws their consent marks the passage at
//! once; the next edition leaves it out. A passage from a practice is marked, too, when an author of the practice withdraws their
//! consent or removes their reflection after that version of it was published; a later version can be taken instead.
//!
//! An edition is published when two people have read exactly what it says, others than those who wrote it and than the one who
//! publishes it. It has a version of three numbers, an address that stays, and its content is frozen. Names are not: how authors
//! want to be named is asked each time.
//!
//! Facilitators write a chapter together: its passages are the items of a document of the shape of an agenda, which they write,
//! move, add and take off in both languages at once. A person puts that into the guide by hand, as the forms would: see
//! `actions::together`.
//!
//! * [`model`]: the types; [`rules`]: languages, order, what an edition says and what a guide lacks, pure;
//! * `api`: inputs; `actions`: what people do; `sources`: what passages can be from; `events`: what people are notified of;
//!   `store`: all its SQL; `document_access`: who writes together; `jobs`: erasing what authors withdrew from what is written
//!   together;
//! * `reading`: an edition with its sources; `export`: its files; `provenance`: its sources for programs;
//! * [`pages`]: reading, composing, reviewing, publishing; `composition`: what quotations ask of guides.
//!
//! [`quotation`]: crate::quotation

mod actions;
mod api;
mod composition;
mod document_access;
mod events;
mod export;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
mod provenance;
mod reading;
pub mod rules;
mod sources;
pub mod store;

pub use composition::{Composition, UsesLoader, name_of_work, withdrawn};
pub use document_access::GuideAccess;
pub use jobs::GuideDocumentsJob;
pub use model::GuideCard;
pub use store::{
    NewEdition, NewGuide, NewPassage, add_chapter, add_edition, add_if_free as add_guide, add_passage,
    add_review, all_published as published, chapters_of_practice, draft_in, keep_document_writers,
    set_quotations, set_review,
};
