//! Public reflections as Atom, for those who follow from elsewhere.

use super::{
    super::{
        model::{Filter, Reflection},
        rules::PAGE_SIZE,
        store,
        views::{author_of, name_of},
    },
    paths,
};
use ensemble_core::{Lang, error::AppError, rights::Viewer};
use ensemble_server::{
    markdown::to_html,
    web::{PageRequest, PageResponse},
    xml::escape,
};
use ensemble_texts as t;

/// A moment as Atom writes it.
fn moment(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}

/// The feed is always built for an anonymous viewer: it has public content only, and is cacheable.
pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let filter = Filter { public: true, ..Filter::default() };
    let all = store::list(&request.portal.db, &Viewer::default(), &filter, None, PAGE_SIZE).await?;
    let (lang, site) = (request.lang, request.portal.config.site_url.clone());
    let here = format!("{site}{}", paths::at(paths::FEED, lang));
    let updated = all.iter().map(|each| each.updated_at).max().unwrap_or_default();
    let bytes = all.iter().map(|each| each.texts.body.bytes()).sum();
    let write = move || -> String { all.iter().map(|each| entry(lang, &site, each)).collect() };
    let entries = request.portal.offload.run(request.viewer.id(), bytes, write).await?;
    Ok(PageResponse::Feed(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <link rel=\"self\" href=\"{id}\"/>\n{entries}</feed>\n",
        tag = lang.tag(),
        id = escape(&here),
        title = escape(t::reflection_feed(lang)),
        updated = moment(updated),
    )))
}

fn entry(lang: Lang, site: &str, reflection: &Reflection) -> String {
    let (name, _) = name_of(lang, reflection);
    let text = reflection.texts.body.shown(lang);
    let tags: String =
        reflection.tags.iter().map(|tag| format!("<category term=\"{}\"/>\n", escape(tag))).collect();
    format!(
        "<entry xml:lang=\"{tag}\">\n<id>urn:uuid:{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <published>{published}</published>\n<link href=\"{link}\"/>\n<author><name>{author}</name></author>\n{tags}\
         <content type=\"html\">{content}</content>\n</entry>\n",
        tag = text.lang.tag(),
        id = reflection.id,
        title = escape(&name),
        updated = moment(reflection.updated_at),
        published = moment(reflection.listed_at),
        link = escape(&format!("{site}{}", paths::show(lang, reflection.id))),
        author = escape(&author_of(lang, reflection)),
        content = escape(&to_html(text.text)),
    )
}
