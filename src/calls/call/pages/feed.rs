//! Open and coming calls as Atom, for those who follow from elsewhere.

use super::super::{labels, model::Call, paths, store};
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

/// The feed holds what visitors may read; it is the same for all readers.
pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, site) = (request.lang, &request.portal.config.site_url);
    let all = store::current(&request.portal.db, request.portal.now()).await?;
    let here = format!("{site}{}", paths::FEED[usize::from(lang == Lang::En)]);
    let updated = all.iter().filter_map(|call| call.published_at).max().unwrap_or_default();
    let entries: String = all.iter().map(|call| entry(lang, site, call)).collect();
    Ok(PageResponse::Feed(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <author><name>Ensemble</name></author>\n<link rel=\"self\" href=\"{id}\"/>\n{entries}</feed>\n",
        tag = lang.tag(),
        id = escape(&here),
        title = escape(t::call_public_feed(lang)),
        updated = moment(updated),
    )))
}

fn entry(lang: Lang, site: &str, call: &Call) -> String {
    let (title, summary) = (call.texts.title.shown(lang), call.texts.summary.shown(lang));
    let published = moment(call.published_at.unwrap_or_default());
    let until = t::call_public_closes(lang, labels::moment_for_others(lang, call.dates.closes_at));
    format!(
        "<entry xml:lang=\"{tag}\">\n<id>urn:uuid:{id}</id>\n<title>{title}</title>\n<updated>{published}</updated>\n\
         <published>{published}</published>\n<link href=\"{link}\"/>\n<summary xml:lang=\"{summary_tag}\">{summary}</summary>\n\
         <content xml:lang=\"{page_tag}\" type=\"text\">{until}</content>\n</entry>\n",
        tag = title.lang.tag(),
        id = call.id,
        title = escape(title.text),
        link = escape(&format!("{site}{}", paths::of(paths::SHOW, lang, &call.code))),
        summary_tag = summary.lang.tag(),
        summary = escape(summary.text),
        page_tag = lang.tag(),
        until = escape(&until),
    )
}
