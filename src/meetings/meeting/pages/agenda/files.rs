//! The agenda as files, for those who may read it.

use super::super::found;
use crate::meeting::{
    export::{Exported, file_day, publication},
    live,
    model::Found,
    paths::{self, AGENDA_FILES},
};
use ensemble_common::export::{self, Carried, Files};
use ensemble_core::{Lang, error::AppError, ids::MeetingId, rights::Action};
use ensemble_publication::Format;
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;

pub(in crate::meeting::pages) async fn file(
    request: PageRequest,
    format: Format,
    paths: [&'static str; 2],
) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    request.require(Action::ReadAgenda, found.community)?;
    let (lang, id) = (request.lang, found.of.meeting.id);
    let (agenda, _) = live::read(&request.portal, id.uuid()).await?;
    let carried = Carried {
        name: name(lang, &found),
        page: paths::show(lang, id),
        addresses: paths::both(paths, id),
        section: "meetings",
    };
    let (site, now) = (request.portal.config.site_url.clone(), request.portal.now());
    let exported = Exported { found, agenda, site, now };
    export::answer(&request, format, carried, move || publication(lang, &exported)).await
}

/// The name of a file: what it is, the community, the day.
fn name(lang: Lang, found: &Found) -> String {
    let slug = &found.of.slugs[usize::from(lang == Lang::En)];
    format!("{}-{slug}-{}", t::agenda_file_name(lang), file_day(&found.of.meeting))
}

/// What the page of a meeting offers.
pub(super) fn files(lang: Lang, id: MeetingId, prints: bool) -> Files {
    Files { addresses: AGENDA_FILES.map(|to| paths::of(to, lang, id)), prints, note: None }
}
