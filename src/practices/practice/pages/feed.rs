//! The practices that everyone reads as Atom, for those who follow from elsewhere.

use super::super::{model::PracticeCard, paths, store};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::{
    web::{PageRequest, PageResponse},
    xml::escape,
};
use ensemble_texts as t;

/// A moment as Atom writes it.
fn moment(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}

/// The feed holds public practices only, also for members who are signed in.
pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, site) = (request.lang, &request.portal.config.site_url);
    let all = store::feed(&request.portal.db).await?;
    let here = format!("{site}{}", paths::FEED[usize::from(lang == Lang::En)]);
    let updated = all.iter().map(|card| card.published_at).max().unwrap_or_default();
    let entries: String = all.iter().map(|card| entry(lang, site, card)).collect();
    Ok(PageResponse::Feed(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <author><name>Ensemble</name></author>\n<link rel=\"self\" href=\"{id}\"/>\n{entries}</feed>\n",
        tag = lang.tag(),
        id = escape(&here),
        title = escape(t::practice_list(lang)),
        updated = moment(updated),
    )))
}

fn entry(lang: Lang, site: &str, card: &PracticeCard) -> String {
    let title = card.title.shown(lang);
    let summary = card.summary.as_ref().map(|summary| summary.shown(lang)).map(|summary| {
        format!("<summary xml:lang=\"{}\">{}</summary>\n", summary.lang.tag(), escape(summary.text))
    });
    let slug = &card.place.slugs[usize::from(lang == Lang::En)];
    format!(
        "<entry xml:lang=\"{tag}\">\n<id>urn:uuid:{id}</id>\n<title>{title}</title>\n<updated>{published}</updated>\n\
         <published>{published}</published>\n<link href=\"{link}\"/>\n{summary}</entry>\n",
        tag = title.lang.tag(),
        id = card.id,
        title = escape(title.text),
        published = moment(card.published_at),
        link = escape(&format!("{site}{}", paths::of(paths::SHOW, lang, slug, card.id))),
        summary = summary.unwrap_or_default(),
    )
}
