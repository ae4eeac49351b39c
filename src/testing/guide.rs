//! Practice guides with an edition, for tests.

use std::collections::HashMap;

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, GuideChapterId, GuideId, PassageId, PersonId},
};
use ensemble_practices::practice_guide::{
    NewEdition, NewGuide, NewPassage, add_chapter, add_edition, add_guide, add_passage, draft_in,
    model::{Source, Version},
    rules::content,
};

/// A guide of one chapter with one passage, of which there is the edition 1.0.
pub struct TestGuide {
    pub id: GuideId,
    pub chapter: GuideChapterId,
    pub passage: PassageId,
}

impl TestGuide {
    /// A path with its open parts filled.
    pub fn fill(&self, path: &str) -> String {
        path.replace("{guide}", &self.slug())
            .replace("{edition}", "1.0")
            .replace("{chapter}", "1")
            .replace("{guide_chapter}", &self.chapter.to_string())
            .replace("{passage}", &self.passage.to_string())
            .replace("{image}", &self.id.to_string())
    }

    /// Its part of addresses.
    pub fn slug(&self) -> String {
        format!("guide-{}", self.id)
    }
}

/// Adds a guide that its author wrote.
///
/// # Panics
/// When the database refuses.
pub async fn guide_of(to: &mut sqlx::AnyConnection, community: CommunityId, author: PersonId) -> TestGuide {
    let guide = TestGuide { id: GuideId::new(), chapter: GuideChapterId::new(), passage: PassageId::new() };
    let text = LocalizedText::written(Lang::Fr, "Un guide", "A guide");
    let (id, slug) = (guide.id, guide.slug());
    let new = NewGuide { id, community, slug: &slug, title: &text, summary: None, by: author };
    assert!(add_guide(to, &new, 1).await.expect("a guide"));
    add_chapter(to, id, guide.chapter, &text, author).await.expect("a chapter");
    let new = NewPassage {
        id: guide.passage,
        chapter: guide.chapter,
        title: None,
        text: &text,
        source: Source::Written,
        adapted: false,
        by: author,
    };
    assert!(add_passage(to, id, &new, 1).await.expect("a passage"));
    let draft = draft_in(to, id).await.expect("an answer").expect("a draft");
    let content = content(&draft, &HashMap::new());
    let new = NewEdition {
        guide: id,
        version: Version::FIRST,
        content: &content,
        changes: &text,
        reviewers: 2,
        by: author,
    };
    add_edition(to, &new, 1).await.expect("an edition");
    guide
}
