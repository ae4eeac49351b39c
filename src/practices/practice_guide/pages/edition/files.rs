//! The files of an edition, and the section that offers them.

use std::collections::HashMap;

use ensemble_common::{
    export::{self as files, Carried, format_words},
    prelude::*,
};

use super::{
    super::super::{
        export,
        paths::{self, FILES},
        provenance as provenance_json,
        reading::Reading,
        store,
    },
    read,
};
use ensemble_core::{Lang, error::AppError, ids::GuideImageId, rights::Access, slug};
use ensemble_publication::Format;
use ensemble_server::web::{PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// Adds the page of each file.
pub(in super::super) fn routes(routes: Routes) -> Routes {
    files::routes(routes, FILES, Access::Open, file)
}

/// What the name of a file begins with: the title in the reader's language, and the version.
fn name(lang: Lang, reading: &Reading) -> String {
    let title = slug::suggested(reading.edition.content.title.text(lang));
    let title = if title.is_empty() { reading.guide.slug.clone() } else { title };
    format!("{title}-{}", reading.edition.head.version)
}

async fn file(
    request: PageRequest,
    format: Format,
    paths: [&'static str; 2],
) -> Result<PageResponse, AppError> {
    let reading = match read(&request, paths).await? {
        Ok(reading) => reading,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let lang = request.lang;
    let images = images(&request, &reading).await?;
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let carried = Carried {
        name: name(lang, &reading),
        page: paths::of_edition(paths::EDITION, lang, guide, version),
        addresses: paths::both_of_edition(paths, guide, version),
        section: "communities",
    };
    let site = request.portal.config.site_url.clone();
    files::answer(&request, format, carried, move || export::publication(&reading, lang, &site, &images))
        .await
}

/// The images that an edition shows.
async fn images(
    request: &PageRequest,
    reading: &Reading,
) -> Result<HashMap<GuideImageId, Vec<u8>>, AppError> {
    let mut images = HashMap::new();
    for (_, passage) in reading.edition.content.passages() {
        let Some(image) = &passage.image else { continue };
        if !images.contains_key(&image.id) {
            let found = store::image(&request.portal.db, reading.guide.id, image.id).await?;
            images.extend(found.map(|jpeg| (image.id, jpeg)));
        }
    }
    Ok(images)
}

/// Where each passage is from, as JSON.
pub(in super::super) async fn provenance(request: PageRequest) -> Result<PageResponse, AppError> {
    let reading = match read(&request, paths::PROVENANCE).await? {
        Ok(reading) => reading,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let lang = request.lang;
    let json = provenance_json::provenance(&reading, lang, &request.portal.config.site_url);
    let json = json.map_err(|_| AppError::Internal)?;
    Ok(PageResponse::File(format!("{}.json", name(lang, &reading)), "application/json", json))
}

/// The files that can be downloaded.
pub(super) fn section(lang: Lang, reading: &Reading, prints: bool) -> AnyView {
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let rows = Format::ALL
        .iter()
        .zip(FILES)
        .map(|(format, paths)| {
            let (name, hint) = format_words(lang, *format, prints);
            let href = paths::of_edition(paths, lang, guide, version);
            view! { <li><a href=href>{name}</a><small>{hint}</small></li> }
        })
        .collect_view();
    let sources = paths::of_edition(paths::PROVENANCE, lang, guide, version);
    view! {
        <section aria-labelledby="exports">
            <h2 id="exports">{t::practice_guide_exports(lang)}</h2>
            <ul class="exports">
                {rows}
                <li><a href=sources>{t::practice_guide_provenance(lang)}</a><small>{t::practice_guide_provenance_hint(lang)}</small></li>
            </ul>
            <p class="meta">{t::practice_guide_exports_text(lang)}</p>
        </section>
    }
}
