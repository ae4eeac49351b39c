//! One theme, and the replies to it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::{RemovedBy, Reply, Theme},
        paths, store,
    },
    entry::{Reader, text},
    theme_id,
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::{self, Room, head_below, model::Community};
use ensemble_core::{
    Lang, LocalizedText, Shown,
    error::AppError,
    format,
    ids::{ThemeId, ThemeReplyId},
    rights::Action,
};
use ensemble_reflections::reflection::pii_checked_fields;
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Face, Kind, LangBadge, Line, Notice, Pages, Pagination, Spoken, StatusText, TextArea, Tone,
};

/// What the page shows.
struct Discussion {
    theme: Theme,
    /// The titles of the themes that were merged into it.
    merged: Vec<LocalizedText>,
    replies: Vec<Reply>,
    current: u32,
    last: u32,
    pii_address: String,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    let (community, archived) = (found.community, found.archived);
    let theme = actions::find_for(&request, community.id, theme_id(&request)?, Action::ReadThemes).await?;
    let (lang, db) = (request.lang, &request.portal.db);
    if let Some(into) = theme.merged_into {
        return Ok(PageResponse::redirect(paths::of(paths::SHOW, lang, community.slug(lang), into)));
    }
    let reader = Reader::of(&request, community.id, archived);
    let count = store::count_replies(db, community.id, theme.id, reader.person).await?;
    let last = count.div_ceil(store::REPLIES_PAGE).max(1);
    // The newest replies are on the last page.
    let current = match request.query_param("page") {
        None | Some("") => last,
        Some(_) => request.page_number()?,
    };
    if current > last {
        return Err(AppError::NotFound);
    }
    let replies = store::replies(db, community.id, theme.id, reader.person, current).await?;
    let merged = store::merged_titles(db, &[theme.id]).await?.remove(&theme.id).unwrap_or_default();
    mark_subject_read(&request.portal, &request.viewer, &theme.id.to_string()).await?;
    let notice = match request.flash() {
        Some(Flash::Removed) => Some((Kind::Success, t::reflection_reply_removed(lang))),
        Some(Flash::Deleted) => Some((Kind::Success, t::theme_said_reply_removed(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::theme_said_reply_gone(lang))),
        _ => None,
    };
    let title = t::theme_show_title(lang, theme.texts.title.text(lang));
    let addresses = paths::both(paths::SHOW, &community.slugs, theme.id);
    let weight = theme.texts.why.len() + replies.iter().map(|reply| reply.text.len()).sum::<usize>();
    let pii_address = request.portal.assets.pii_address();
    let discussion = Discussion { theme, merged, replies, current, last, pii_address };
    let body = move || body(reader, &community, discussion, notice);
    let page = Page::new(title, addresses, body).section("communities").unlisted().weighing(weight);
    Ok(if reader.proposes { page.with_writing_islands().hydrated_on_use().with_rich_text() } else { page }
        .into())
}

/// Where a reply is read that the person wrote or may have removed: on its page of the replies to its theme.
pub(super) async fn place(
    request: &PageRequest,
    community: &Community,
    theme: ThemeId,
    reply: ThemeReplyId,
) -> Result<String, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.viewer.id());
    let theme = actions::find_for(request, community.id, theme, Action::ReadThemes).await?;
    let read_with = theme.merged_into.unwrap_or(theme.id);
    let here = paths::of(paths::SHOW, lang, community.slug(lang), read_with);
    Ok(match store::find_reply(db, community.id, read_with, person, reply).await? {
        Some(reply) => {
            let position = store::position(db, community.id, read_with, person, &reply).await?;
            let page = position.div_ceil(store::REPLIES_PAGE).max(1);
            format!("{here}?page={page}#reply-{}", reply.id)
        }
        None => format!("{here}#replies"),
    })
}

fn body(
    reader: Reader,
    community: &Community,
    discussion: Discussion,
    notice: Option<(Kind, &'static str)>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let slug = community.slug(lang);
    let Discussion { theme, merged, replies, current, last, pii_address } = discussion;
    let none = replies.is_empty().then(|| view! { <p class="muted">{t::reflection_no_comment(lang)}</p> });
    let rows = replies.iter().map(|each| row(reader, slug, theme.id, each)).collect_view();
    let pages = (last > 1).then(|| {
        let href = format!("{}?page=", paths::of(paths::SHOW, lang, slug, theme.id));
        let label = t::reflection_comments(lang);
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label /> }
    });
    let form = reader.proposes.then(|| form(lang, slug, theme.id, pii_address).into_any());
    view! {
        {head_below(lang, community, Room::Themes, theme.texts.title.text(lang))}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <section class="stack gap-3 theme" aria-labelledby="theme-title">
            <h2 id="theme-title"><Line lang passage=theme.texts.title.clone() /></h2>
            {text(reader, slug, &theme, &merged, None)}
        </section>
        <section class="stack gap-3" id="replies" aria-labelledby="replies-title">
            <h2 id="replies-title">{t::reflection_comments(lang)}</h2>
            {none}
            <ol class="conversation">{rows}</ol>
            {pages}
            {form}
        </section>
    }
}

fn form(lang: Lang, slug: &str, theme: ThemeId, pii_address: String) -> impl IntoView + use<> {
    let field = view! {
        <TextArea id="text" label=t::reflection_comment(lang) hint=t::theme_reply_hint(lang) rows=4 required=true framed=true rich=true />
    };
    view! {
        <form class="form" method="post" action=paths::of(paths::REPLY, lang, slug, theme)>
            {pii_checked_fields(lang, pii_address, lang, field.into_any()).into_any()}
            <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
        </form>
    }
}

fn row(reader: Reader, slug: &str, theme: ThemeId, reply: &Reply) -> AnyView {
    let lang = reader.lang;
    let name = reply.author_name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
    let other = reply.lang != lang;
    let tag = other.then(|| reply.lang.tag());
    let spoken = other.then(|| view! { <LangBadge lang spoken=Spoken::Only(reply.lang) /> });
    let edited = reply
        .edited_at
        .map(|at| view! { <span>{t::theme_reply_edited(lang, format::moment(lang, at))}</span> });
    let written_for = reply.written_for.as_ref().map(|title| {
        let title = format::quoted(lang, title.text(lang));
        view! { <p class="small muted">{t::theme_reply_for(lang, title)}</p> }
    });
    let removed = reply.removed.map(|by| {
        let words = match by {
            RemovedBy::Author => t::reflection_comment_removed(lang),
            RemovedBy::Facilitator => t::theme_reply_moderated(lang),
        };
        view! { <StatusText tone=Tone::Warn>{words}</StatusText> }
    });
    let reason = reply.reason.as_ref().map(|reason| {
        let Shown { text, lang: spoken, .. } = reason.shown(lang);
        let tag = (spoken != lang).then(|| spoken.tag());
        view! { <p class="small"><b>{t::theme_reason(lang)}</b> " " <span lang=tag inner_html=markdown::lines(text)></span></p> }
    });
    let html = markdown::to_html(&reply.text).to_string();
    view! {
        <li>
            <article class="comment" id=format!("reply-{}", reply.id)>
                <Face name=reply.author_name.clone() />
                <p class="byline">
                    <b>{name}</b>
                    <span>{format::moment(lang, reply.created_at)}</span>
                    {edited}
                    {spoken}
                    {removed}
                </p>
                {written_for}
                <div class="prose" lang=tag inner_html=html></div>
                {reason}
                <div class="comment-tools no-print">{tools(reader, slug, theme, reply)}</div>
            </article>
        </li>
    }
    .into_any()
}

/// What the reader may do with a reply: edit and remove their own, remove that of another person.
fn tools(reader: Reader, slug: &str, theme: ThemeId, reply: &Reply) -> Option<AnyView> {
    let lang = reader.lang;
    let to = |paths| paths::of_reply(paths, lang, slug, theme, reply.id);
    if reply.removed.is_some() {
        return None;
    }
    if reply.mine && reader.proposes {
        let view = view! {
            <a href=to(paths::EDIT_REPLY)>{t::theme_edit(lang)}</a>
            <form method="post" action=to(paths::REMOVE_REPLY)>
                <button type="submit">{t::reflection_remove(lang)}</button>
            </form>
        };
        return Some(view.into_any());
    }
    (!reply.mine && reader.decides)
        .then(|| view! { <a href=to(paths::MODERATE_REPLY)>{t::reflection_remove(lang)}</a> }.into_any())
}
