//! The words of this feature.

use ensemble_core::{Lang, LocalizedText, ids::PageId};

/// One of the portal's own pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitePage {
    /// Its id.
    pub id: PageId,
    /// What the program calls it: `about`, `privacy`…
    pub key: String,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// Its title.
    pub title: LocalizedText,
    /// Its content, in Markdown.
    pub body: LocalizedText,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// When it was last changed, in milliseconds since the epoch, UTC.
    pub updated_at: i64,
}

impl SitePage {
    /// Its path in a language.
    #[must_use]
    pub fn path(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => format!("/fr/{}", self.slugs[0]),
            Lang::En => format!("/en/{}", self.slugs[1]),
        }
    }
}

/// A link to one of the portal's own pages, as the foot of every page has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLink {
    /// What the program calls the page.
    pub key: String,
    /// Its title, in the language asked for.
    pub title: String,
    /// Its path in that language.
    pub path: String,
}
