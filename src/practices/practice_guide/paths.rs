//! Where the pages of practice guides are, in both languages. `{guide}` is the guide's part of addresses, or its id.

use super::model::Version;
use ensemble_core::{
    Lang,
    ids::{GuideChapterId, GuideImageId, PassageId},
};

/// The guides that everyone reads.
pub const LIST: [&str; 2] = ["/fr/guides", "/en/guides"];
/// The last edition of one.
pub use ensemble_communities::community::paths::GUIDE as SHOW;
/// An edition; its address stays.
pub const EDITION: [&str; 2] = ["/fr/guides/{guide}/{edition}", "/en/guides/{guide}/{edition}"];
/// A chapter of an edition, by its number.
pub const CHAPTER: [&str; 2] =
    ["/fr/guides/{guide}/{edition}/chapitres/{chapter}", "/en/guides/{guide}/{edition}/chapters/{chapter}"];
/// An image of an edition.
pub const IMAGE: [&str; 2] =
    ["/fr/guides/{guide}/{edition}/images/{image}", "/en/guides/{guide}/{edition}/images/{image}"];
/// The files of an edition, in the order of [`Format::ALL`](ensemble_publication::Format::ALL).
pub const FILES: [[&str; 2]; 6] = [
    ["/fr/guides/{guide}/{edition}/guide.pdf", "/en/guides/{guide}/{edition}/guide.pdf"],
    ["/fr/guides/{guide}/{edition}/guide.epub", "/en/guides/{guide}/{edition}/guide.epub"],
    ["/fr/guides/{guide}/{edition}/guide.docx", "/en/guides/{guide}/{edition}/guide.docx"],
    ["/fr/guides/{guide}/{edition}/guide.odt", "/en/guides/{guide}/{edition}/guide.odt"],
    ["/fr/guides/{guide}/{edition}/guide.html", "/en/guides/{guide}/{edition}/guide.html"],
    ["/fr/guides/{guide}/{edition}/guide.md", "/en/guides/{guide}/{edition}/guide.md"],
];
/// Where each passage of an edition is from, for programs.
pub const PROVENANCE: [&str; 2] =
    ["/fr/guides/{guide}/{edition}/provenance.json", "/en/guides/{guide}/{edition}/provenance.json"];

/// The guides of a community.
pub use ensemble_communities::community::paths::GUIDES as OF_COMMUNITY;
/// Beginning one.
pub const NEW: [&str; 2] = ["/fr/communautes/{slug}/guides/nouveau", "/en/communities/{slug}/guides/new"];
/// Composing one.
pub const COMPOSE: [&str; 2] =
    ["/fr/communautes/{slug}/guides/{guide}/composer", "/en/communities/{slug}/guides/{guide}/compose"];
/// Moving, removing, marking as current.
pub const ARRANGE: [&str; 2] =
    ["/fr/communautes/{slug}/guides/{guide}/ordre", "/en/communities/{slug}/guides/{guide}/order"];
/// Its title and summary.
pub const TEXTS: [&str; 2] =
    ["/fr/communautes/{slug}/guides/{guide}/titre", "/en/communities/{slug}/guides/{guide}/title"];
/// Adding a chapter.
pub const NEW_CHAPTER: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/nouveau",
    "/en/communities/{slug}/guides/{guide}/chapters/new",
];
/// The title of a chapter.
pub const EDIT_CHAPTER: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/{guide_chapter}/modifier",
    "/en/communities/{slug}/guides/{guide}/chapters/{guide_chapter}/edit",
];
/// What passages of a chapter can be from.
pub const SOURCES: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/{guide_chapter}/sources",
    "/en/communities/{slug}/guides/{guide}/chapters/{guide_chapter}/sources",
];
/// Adding a passage to a chapter. The query's `source` names what it is from.
pub const NEW_PASSAGE: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/{guide_chapter}/passage",
    "/en/communities/{slug}/guides/{guide}/chapters/{guide_chapter}/passage",
];
/// Writing a chapter together.
pub const TOGETHER: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/{guide_chapter}/ensemble",
    "/en/communities/{slug}/guides/{guide}/chapters/{guide_chapter}/together",
];
/// Putting what was written together into the guide.
pub const PUT: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/chapitres/{guide_chapter}/ensemble/verser",
    "/en/communities/{slug}/guides/{guide}/chapters/{guide_chapter}/together/put",
];
/// Writing a passage.
pub const EDIT_PASSAGE: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/passages/{passage}/modifier",
    "/en/communities/{slug}/guides/{guide}/passages/{passage}/edit",
];
/// The image of a passage.
pub const PASSAGE_IMAGE: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/passages/{passage}/image",
    "/en/communities/{slug}/guides/{guide}/passages/{passage}/image",
];
/// An image that a passage has now.
pub const DRAFT_IMAGE: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/images/{image}",
    "/en/communities/{slug}/guides/{guide}/images/{image}",
];
/// Reading what the next edition says.
pub const REVIEW: [&str; 2] =
    ["/fr/communautes/{slug}/guides/{guide}/relecture", "/en/communities/{slug}/guides/{guide}/review"];
/// Asking people to read it.
pub const REVIEWERS: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/relecture/demande",
    "/en/communities/{slug}/guides/{guide}/review/request",
];
/// Publishing an edition.
pub const PUBLISH: [&str; 2] = [
    "/fr/communautes/{slug}/guides/{guide}/publication",
    "/en/communities/{slug}/guides/{guide}/publication",
];

/// A page of a guide.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, guide: &str) -> String {
    paths[usize::from(lang == Lang::En)].replace("{guide}", guide)
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], guide: &str) -> [String; 2] {
    Lang::ALL.map(|lang| of(paths, lang, guide))
}

/// A page of an edition.
#[must_use]
pub fn of_edition(paths: [&str; 2], lang: Lang, guide: &str, version: Version) -> String {
    of(paths, lang, guide).replace("{edition}", &version.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both_of_edition(paths: [&str; 2], guide: &str, version: Version) -> [String; 2] {
    Lang::ALL.map(|lang| of_edition(paths, lang, guide, version))
}

/// A chapter of an edition, by its number from 1.
#[must_use]
pub fn chapter(lang: Lang, guide: &str, version: Version, number: usize) -> String {
    of_edition(CHAPTER, lang, guide, version).replace("{chapter}", &number.to_string())
}

/// An image of an edition.
#[must_use]
pub fn image(lang: Lang, guide: &str, version: Version, image: GuideImageId) -> String {
    of_edition(IMAGE, lang, guide, version).replace("{image}", &image.to_string())
}

/// A page on which a guide of a community is composed.
#[must_use]
pub fn within(paths: [&str; 2], lang: Lang, slug: &str, guide: &str) -> String {
    of(paths, lang, guide).replace("{slug}", slug)
}

/// The same in both languages.
#[must_use]
pub fn both_within(paths: [&str; 2], slugs: &[String; 2], guide: &str) -> [String; 2] {
    [within(paths, Lang::Fr, &slugs[0], guide), within(paths, Lang::En, &slugs[1], guide)]
}

/// A page about a chapter of a draft.
#[must_use]
pub fn of_chapter(paths: [&str; 2], lang: Lang, slug: &str, guide: &str, chapter: GuideChapterId) -> String {
    within(paths, lang, slug, guide).replace("{guide_chapter}", &chapter.to_string())
}

/// A page about a passage of a draft.
#[must_use]
pub fn of_passage(paths: [&str; 2], lang: Lang, slug: &str, guide: &str, passage: PassageId) -> String {
    within(paths, lang, slug, guide).replace("{passage}", &passage.to_string())
}

/// An image of a draft.
#[must_use]
pub fn draft_image(lang: Lang, slug: &str, guide: &str, image: GuideImageId) -> String {
    within(DRAFT_IMAGE, lang, slug, guide).replace("{image}", &image.to_string())
}
