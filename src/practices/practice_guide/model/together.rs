//! Chapters that several people write together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use ensemble_core::ids::{GuideChapterId, PassageId};

/// What an item of a document is, or was while its passage was in the chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedItem {
    pub passage: PassageId,
    /// Whether it was written for this guide: then no one else has a say in its words.
    pub written: bool,
    /// Whether its words were erased from the document and its history. What a person writes in it later is another passage.
    #[serde(default)]
    pub erased: bool,
}

/// The passages of the items of a document, by the ids of the items.
pub type SharedItems = BTreeMap<String, SharedItem>;

/// A chapter that is written together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedChapter {
    pub chapter: GuideChapterId,
    pub document: Uuid,
    /// Rises each time that the base or the items change.
    pub revision: i64,
    /// What the document knows of the chapter, as a state of the document in the encoding of Yjs.
    pub base: Vec<u8>,
    pub items: SharedItems,
}
