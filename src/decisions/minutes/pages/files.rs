//! The minutes as files, for those who read them.

use super::{
    super::{
        composition::Composition,
        export::{Exported, publication},
        paths::{self, FILES},
        store,
    },
    Place,
};
use ensemble_common::export::{self, Carried, Files};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_meetings::meeting::file_day;
use ensemble_publication::Format;
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;

pub(super) async fn file(
    request: PageRequest,
    composition: Composition,
    format: Format,
    paths: [&'static str; 2],
) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::ReadAgenda).await?;
    if !place.is_visible() {
        return Err(AppError::NotFound);
    }
    let (lang, db, id) = (request.lang, &request.portal.db, place.meeting().id);
    let (amendments, decisions) =
        futures::try_join!(store::amendments(db, id), store::decisions_of_meeting(db, id))?;
    let text = place.text(&request, composition).await?;
    let slug = &place.found.of.slugs[usize::from(lang == Lang::En)];
    let carried = Carried {
        name: format!("{}-{slug}-{}", t::minutes_file_name(lang), file_day(place.meeting())),
        page: place.address(paths::SHOW, lang),
        addresses: place.both(paths),
        section: "meetings",
    };
    let (site, now) = (request.portal.config.site_url.clone(), request.portal.now());
    let Place { found, minutes, .. } = place;
    let exported = Exported { found, minutes, text, decisions, amendments, site, now };
    export::answer(&request, format, carried, move || publication(lang, &exported)).await
}

/// What the page offers.
pub(super) fn files(lang: Lang, place: &Place, prints: bool) -> Files {
    Files { addresses: FILES.map(|to| place.address(to, lang)), prints, note: None }
}
