//! An edition as everyone reads it: its overview, its chapters, what is found in it, its files.

mod chapter;
mod files;
mod found;
mod overview;

pub(super) use chapter::{image, show as show_chapter};
pub(super) use files::{provenance, routes as file_routes};
pub(super) use overview::{show, show_latest};

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Edition, Guide, Version},
        paths,
        reading::Reading,
        store,
    },
    guide_named,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Kind, NavLink, Notice};

/// The edition of the address, or the way to the address that it has.
async fn named(
    request: &PageRequest,
    paths: [&str; 2],
) -> Result<Result<(Guide, Edition), PageResponse>, AppError> {
    let (lang, name) = (request.lang, request.path_param(0));
    let version: Version = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let guide = guide_named(request, name).await?;
    let edition = store::edition(&request.portal.db, guide.id, version).await?.ok_or(AppError::NotFound)?;
    if guide.slug == name {
        return Ok(Ok((guide, edition)));
    }
    let part = request.path_param(2);
    let path = paths::of_edition(paths, lang, &guide.slug, version);
    let path = path.replace("{chapter}", part).replace("{image}", part);
    Ok(Err(PageResponse::PermanentRedirect(request.with_query(&path))))
}

/// The edition of the address with its sources, or the way to the address that it has.
async fn read(request: &PageRequest, paths: [&str; 2]) -> Result<Result<Reading, PageResponse>, AppError> {
    match named(request, paths).await? {
        Ok((guide, edition)) => Ok(Ok(Reading::load(&request.portal.db, guide, edition).await?)),
        Err(elsewhere) => Ok(Err(elsewhere)),
    }
}

/// The version of the last edition, where this is an older one.
async fn newer(request: &PageRequest, reading: &Reading) -> Result<Option<Version>, AppError> {
    if reading.edition.head.number >= reading.guide.editions {
        return Ok(None);
    }
    let heads = store::heads(&request.portal.db, reading.guide.id).await?;
    Ok(heads.first().map(|head| head.version))
}

/// The head of each page of an edition: where it lies, its title in both languages, its version. `chapter` is the name of the
/// chapter that the page shows; without one it is the overview.
fn edition_head(lang: Lang, reading: &Reading, newer: Option<Version>, chapter: Option<&str>) -> AnyView {
    let (head, content) = (&reading.edition.head, &reading.edition.content);
    let slug = reading.slugs.as_ref().map(|slugs| slugs[usize::from(lang == Lang::En)].clone());
    let title = content.title.shown(lang);
    let here = paths::of_edition(paths::EDITION, lang, &reading.guide.slug, head.version);
    let mut links =
        vec![NavLink::new(t::practice_guide_title(lang), paths::LIST[usize::from(lang == Lang::En)])];
    if let Some(slug) = &slug {
        let name = reading.community.text(lang);
        links.push(NavLink::new(name, community_paths::of(community_paths::SHOW, lang, slug)));
    }
    let other = content.title.shown(lang.other());
    let other = (other.lang != title.lang).then(|| {
        view! { <p class="other-title" lang=other.lang.tag()>{other.text.to_owned()}</p> }
    });
    let reviewed = t::practice_guide_reviewed_by(lang, head.reviewers);
    let version =
        t::practice_guide_version_of(lang, labels::day(lang, head.published_at), head.version.to_string());
    let tag = (title.lang != lang).then(|| title.lang.tag());
    let name = title.text.to_owned();
    let heading = if chapter.is_none() {
        view! { <h1 lang=tag>{name.clone()}</h1> }.into_any()
    } else {
        view! { <p class="h2" lang=tag><a href=here.clone()>{name.clone()}</a></p> }.into_any()
    };
    let own = match chapter {
        Some(chapter) => {
            links.push(NavLink::new(name, here.clone()));
            chapter.to_owned()
        }
        None => name,
    };
    let newer = newer.map(|version| {
        let there = paths::of_edition(paths::EDITION, lang, &reading.guide.slug, version);
        view! {
            <Notice kind=Kind::Info>
                <p><a href=there>{t::practice_guide_newer(lang, version.to_string())}</a></p>
            </Notice>
        }
    });
    view! {
        <Breadcrumb lang links here=own />
        <header class="guide-head">
            {heading}
            {other}
            <p class="meta">
                {t::practice_guide_of(lang, reading.community.text(lang))} " · " {version} " · " {reviewed} " · "
                <a href=format!("{here}#versions")>{t::practice_guide_what_changed(lang)}</a>
            </p>
            {newer}
        </header>
    }
}
