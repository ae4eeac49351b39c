//! All the SQL of practice guides. Rows stay here; what leaves is the model.
//!
//! A change of a guide locks its row first ([`lock`]): what follows from its order, its passages and its reviews is then
//! decided once. An author who withdraws their consent takes the same lock.

mod cards;
mod chapters;
mod draft;
mod editions;
mod guides;
mod images;
mod of_practice;
mod passages;
mod reviews;
mod sources;
mod together;

pub use cards::{all_published, published_of};
pub use chapters::{add_chapter, remove_chapter, set_order, set_use, write_chapter};
pub use draft::{draft, draft_in};
pub use editions::{
    NewEdition, add_edition, edition, has_image, heads, latest, latest_in, practice_titles,
    practice_titles_in,
};
pub use guides::{
    NewGuide, add_if_free, count_of, find, find_by_slug, lock, name_of, of_community, write_texts,
};
pub use images::{add_image, draft_image, image};
pub use of_practice::chapters_of_practice;
pub use passages::{
    NewPassage, Written, add_passage, mark_practice_withdrawn, mark_withdrawn, remove_passage, set_current,
    set_image, set_quotations, write_passage,
};
pub use reviews::{
    add_review, candidates, is_asked, members, reviews, reviews_in, set_review, withdraw_review, writers,
    writers_in,
};
pub use sources::{Quotable, find_quotable, open_practices, quotable};
pub use together::{
    add_document_writers, add_shared_chapter, community_of_document, delete_ended_document, end_document,
    ended_documents, keep_document_writers, set_base, set_checked, shared_chapter, unchecked_documents,
};
