//! The ways to calendars on the pages of meetings and communities.

use ensemble_common::prelude::*;

use super::super::paths;
use crate::meeting::model::{Found, Phase, When};
use ensemble_core::Lang;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The file of a meeting that was announced and has a date.
#[must_use]
pub fn meeting_link(lang: Lang, found: &Found) -> Option<AnyView> {
    let meeting = &found.of.meeting;
    let has_file = meeting.phase != Phase::Draft && matches!(meeting.when, When::At(_));
    let href = paths::meeting(lang, meeting.id);
    has_file.then(|| view! { <a href=href>{t::calendar_add(lang)}</a> }.into_any())
}

/// The public calendar of a community, by its slugs.
#[must_use]
pub fn community_links(context: &ActionContext, slugs: &[String; 2]) -> AnyView {
    let lang = context.lang;
    let path = paths::of(paths::COMMUNITY, lang).replace("{slug}", &slugs[usize::from(lang == Lang::En)]);
    let address = format!("{}{path}", context.portal.config.site_url);
    let mine = context.viewer.id().map(|_| {
        let href = paths::of(paths::ACCOUNT, lang);
        view! { " · " <a href=href>{t::calendar_or_mine(lang)}</a> }
    });
    view! {
        <p class="small muted no-print">
            <a href=paths::webcal(&address)>{t::calendar_subscribe(lang)}</a> " · "
            <a href=path>{t::calendar_download(lang)}</a>
            {mine}
        </p>
    }
    .into_any()
}
