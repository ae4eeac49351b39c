//! A practice as files, for those who read it.

use super::{
    super::{
        actions,
        export::publication,
        model::Practice,
        paths::{self, FILES},
    },
    community_of, practice_id,
};
use crate::quotation::{self, QuotedIn};
use ensemble_common::export::{self, Carried, Files};
use ensemble_core::{Lang, error::AppError, slug};
use ensemble_publication::Format;
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;

/// The file of the published version. Those who work on what is not published get none.
pub(super) async fn file(
    request: PageRequest,
    format: Format,
    paths: [&'static str; 2],
) -> Result<PageResponse, AppError> {
    let id = practice_id(&request)?;
    let community = match community_of(&request, paths, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let practice = actions::find(&request, community.id, id).await?;
    let credited = quotation::of_work(&request.portal.db, QuotedIn::Practice, id.uuid()).await?;
    let lang = request.lang;
    let carried = Carried {
        name: name(lang, &practice),
        page: paths::side(paths::both(paths::SHOW, &practice.place.slugs, id), lang),
        addresses: paths::both(paths, &practice.place.slugs, id),
        section: "communities",
    };
    let site = request.portal.config.site_url.clone();
    export::answer(&request, format, carried, move || publication(lang, &practice, &credited, &site)).await
}

/// The name of a file: what it is, the title, the version.
fn name(lang: Lang, practice: &Practice) -> String {
    let parts = [
        t::practice_file_name(lang).to_owned(),
        slug::suggested(practice.content.title.text(lang)),
        practice.version.to_string(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// What the page offers.
pub(super) fn files(lang: Lang, practice: &Practice, prints: bool) -> Files {
    let to = |paths| paths::side(paths::both(paths, &practice.place.slugs, practice.id), lang);
    Files { addresses: FILES.map(to), prints, note: Some(t::practice_file_note(lang)) }
}
