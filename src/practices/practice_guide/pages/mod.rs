//! The guides that everyone reads, those of a community, and composing them.

mod chapter;
mod compose;
mod edition;
mod image;
mod list;
mod of_community;
mod parts;
mod passage;
mod publish;
mod review;
mod reviewers;
mod rows;
mod source_list;
mod together;
mod write;

use ensemble_common::prelude::*;

use super::{Composition, model::Guide, paths, store};
use ensemble_communities::community::{self, Part, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{GuideChapterId, PassageId},
    rights::{Access, Action},
};
use ensemble_server::{
    files,
    web::{ActionContext, PageRequest, Routes},
};
use ensemble_texts as t;

/// What the form of an image carries beside the image, in bytes.
const FIELDS: usize = 64 * 1024;

/// The pages of guides.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let (composes, reviews) = (Access::Within(Action::ComposeGuides), Access::Within(Action::ReviewGuides));
    let routes = Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .page(paths::SHOW, Access::Open, edition::show_latest)
        .page(paths::EDITION, Access::Open, edition::show)
        .page(paths::CHAPTER, Access::Open, move |request| edition::show_chapter(request, composition))
        .page(paths::IMAGE, Access::Open, edition::image)
        .page(paths::PROVENANCE, Access::Open, edition::provenance)
        .page(paths::OF_COMMUNITY, Access::Open, of_community::show)
        .form(paths::NEW, composes, write::show_new, write::submit_new)
        .page(paths::COMPOSE, composes, compose::show)
        .action(paths::ARRANGE, composes, compose::submit)
        .form(paths::TEXTS, composes, write::show_texts, write::submit_texts)
        .form(paths::NEW_CHAPTER, composes, chapter::show_new, chapter::submit_new)
        .form(paths::EDIT_CHAPTER, composes, chapter::show_edit, chapter::submit_edit)
        .page(paths::SOURCES, composes, source_list::show)
        .form(paths::NEW_PASSAGE, composes, passage::show_new, passage::submit_new)
        .page(paths::TOGETHER, composes, together::show)
        .action(paths::PUT, composes, together::put)
        .form(paths::EDIT_PASSAGE, composes, passage::show_edit, passage::submit_edit)
        .form(paths::PASSAGE_IMAGE, composes, image::show, image::submit)
        .carrying(files::LARGEST + FIELDS)
        .page(paths::DRAFT_IMAGE, reviews, image::picture)
        .form(paths::REVIEW, reviews, review::show, review::submit)
        .action(paths::REVIEWERS, composes, publish::submit_reviewers)
        .form(paths::PUBLISH, composes, publish::show, publish::submit);
    edition::file_routes(routes)
}

/// The link to a community's guides.
#[must_use]
pub fn link(_context: &ActionContext, community: &Community) -> Option<Part> {
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let [fr, en] = community_paths::both(paths::OF_COMMUNITY, &slugs);
        let href = if lang == Lang::Fr { fr } else { en };
        view! { <p class="small"><a href=href>{t::practice_guide_title(lang)}</a></p> }.into_any()
    }))
}

/// A guide, and the community in which it is composed.
struct Composed {
    community: Community,
    guide: Guide,
}

impl Composed {
    /// The slug of the community in the language of a page.
    fn slug(&self, lang: Lang) -> &str {
        self.community.slug(lang)
    }

    /// A page about this guide.
    fn to(&self, paths: [&str; 2], lang: Lang) -> String {
        paths::within(paths, lang, self.slug(lang), &self.guide.slug)
    }

    /// The same in both languages.
    fn both(&self, paths: [&str; 2]) -> [String; 2] {
        paths::both_within(paths, &self.community.slugs, &self.guide.slug)
    }
}

/// The guide of an address below a community, for those who may do this there; nothing changes in a community that was archived.
async fn composed(request: &PageRequest, action: Action) -> Result<Composed, AppError> {
    let Ok(found) = community::named(request, paths::OF_COMMUNITY).await? else {
        return Err(AppError::NotFound);
    };
    request.require(action, found.community.id)?;
    if found.archived {
        return Err(AppError::NotFound);
    }
    let guide = guide_named(request, request.path_param(1)).await?;
    if guide.community == found.community.id {
        Ok(Composed { community: found.community, guide })
    } else {
        Err(AppError::NotFound)
    }
}

/// The guide with this part of addresses, or with this id.
async fn guide_named(request: &PageRequest, name: &str) -> Result<Guide, AppError> {
    let db = &request.portal.db;
    let found = match name.parse() {
        Ok(id) => store::find(&db.reader, id).await?,
        Err(_) => store::find_by_slug(db, name).await?,
    };
    found.ok_or(AppError::NotFound)
}

/// The chapter of the address. What cannot be one names nothing.
fn chapter_id(request: &PageRequest) -> Result<GuideChapterId, AppError> {
    request.path_param(2).parse().map_err(|_| AppError::NotFound)
}

/// The passage of the address.
fn passage_id(request: &PageRequest) -> Result<PassageId, AppError> {
    request.path_param(2).parse().map_err(|_| AppError::NotFound)
}

/// A length as fields take it.
fn length(most: usize) -> u32 {
    u32::try_from(most).unwrap_or_default()
}
