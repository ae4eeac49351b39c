//! One's own reflections: what one has begun, what one wrote, what was taken away.

use crate::prelude::*;

use super::{
    super::{
        model::{Filter, RemovedBy, Tombstone},
        rules::PAGE_SIZE,
        store::{self, UnreachableComment},
        views::{beginning, name_of_texts},
    },
    entries::entries,
    list::{cursor, next_page},
    paths,
};
use crate::editing::{self, Draft, model::TRANSLATION};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, EmptyState, Kind, Notice, Pages, Pagination, Weight};

/// How much of a text a row shows, in characters.
const ROW: usize = 90;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let filter = Filter { mine: true, ..Filter::default() };
    let (mut all, drafts, tombstones, comments) = futures::try_join!(
        store::list(db, &request.viewer, &filter, cursor(&request), PAGE_SIZE + 1),
        editing::drafts(db, person, "reflection"),
        store::tombstones(db, person),
        store::unreachable_comments(db, &request.viewer)
    )?;
    let next = next_page(&request, paths::at(paths::MINE, lang), &mut all);
    let removed = request.flash() == Some(Flash::Removed);
    let body = move || {
        let list = if all.is_empty() {
            view! { <EmptyState title=t::reflection_mine_none(lang) text=t::reflection_mine_none_text(lang) /> }.into_any()
        } else {
            view! { <div class="feed">{entries(lang, all, true)}</div> }.into_any()
        };
        let pages = next.map(
            |next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> },
        );
        view! {
            <h1>{t::reflection_mine(lang)}</h1>
            {removed.then(|| view! { <Notice kind=Kind::Success><p>{t::reflection_said_removed(lang)}</p></Notice> })}
            <div class="row">
                <ButtonLink href=paths::at(paths::NEW, lang)>{t::reflection_write(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=paths::at(paths::MINE_EXPORT, lang)>{t::reflection_export_mine(lang)}</ButtonLink>
            </div>
            {begun(lang, drafts).into_any()}
            <section class="stack"><h2>{t::reflection_mine_written(lang)}</h2>{list} {pages}</section>
            {gone(lang, tombstones).into_any()}
            {unreachable_comments(lang, comments).into_any()}
        }
    };
    let addresses = paths::MINE.map(str::to_owned);
    Ok(Page::new(t::reflection_mine(lang), addresses, body).section("communities").unlisted().into())
}

fn begun(lang: Lang, drafts: Vec<(String, Draft)>) -> impl IntoView {
    let rows = drafts
        .iter()
        .map(|(id, draft)| {
            let (path, keys, id) = match id.strip_suffix(TRANSLATION) {
                Some(id) => (paths::TRANSLATION, ["other-title", "other-text"], id),
                None => (paths::EDIT, ["title", "text"], id.as_str()),
            };
            let text = match keys.map(|key| draft.fields.text(key)) {
                ["", ""] => t::reflection_untitled(lang).to_owned(),
                ["", text] | [text, _] => beginning(text, ROW),
            };
            let href = path[usize::from(lang == Lang::En)].replace("{reflection}", id);
            view! {
                <li class="row spread">
                    <a href=href>{text}</a>
                    <span class="small muted">{t::reflection_draft_kept_at(lang, format::moment(lang, draft.at))}</span>
                </li>
            }
        })
        .collect_view();
    (!drafts.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t::reflection_drafts(lang)}</h2><ul class="rows">{rows}</ul></section> }
    })
}

fn gone(lang: Lang, tombstones: Vec<Tombstone>) -> impl IntoView {
    let rows = tombstones
        .iter()
        .map(|tombstone| {
            let text = name_of_texts(lang, &tombstone.texts).0;
            let when = format::moment(lang, tombstone.at);
            let why = match (tombstone.by, &tombstone.reason) {
                (RemovedBy::Author, _) => t::reflection_gone_by_me(lang, when),
                (RemovedBy::Moderator, None) => t::reflection_gone_moderated(lang, when),
                (RemovedBy::Moderator, Some(why)) => t::reflection_gone_because(lang, when, why.as_str()),
            };
            view! { <li class="stack gap-1"><span>{text}</span><span class="small muted">{why}</span></li> }
        })
        .collect_view();
    (!tombstones.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t::reflection_removed(lang)}</h2><ul class="rows">{rows}</ul></section> }
    })
}

/// The viewer's comments on reflections that they may no longer read, each with the button that removes it.
fn unreachable_comments(lang: Lang, comments: Vec<UnreachableComment>) -> impl IntoView {
    let rows = comments
        .iter()
        .map(|comment| {
            let text = beginning(&comment.text, ROW);
            view! {
                <li class="row spread">
                    <span>{text}</span>
                    <form method="post" action=paths::of(paths::REMOVE_REPLY, lang, comment.reflection)>
                        <input type="hidden" name="comment" value=comment.id.to_string() />
                        <Button weight=Weight::Danger small=true>{t::reflection_remove(lang)}</Button>
                    </form>
                </li>
            }
        })
        .collect_view();
    (!comments.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::reflection_unreachable_comments(lang)}</h2>
                <p>{t::reflection_unreachable_comments_text(lang)}</p>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
