//! One's own reflections: what one has begun, what one wrote, what was taken away.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::{Filter, RemovedBy, Tombstone},
        rules::PAGE_SIZE,
        store::{self, UnreachableComment},
        views::{beginning, name_of_texts},
    },
    app_error,
    entries::entries,
    id_of,
    list::{cursor, next_page},
    paths,
};
use ensemble_common::editing::{self, Draft, model::TRANSLATION};
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    ids::{CommentId, ReflectionId},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, EmptyState, Kind, Notice, Pages, Pagination, Weight};

/// How much of a text a row shows, in characters.
const ROW: usize = 90;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let filter = Filter { mine: true, ..Filter::default() };
    let after = actions::undoable_after(&request.portal);
    let (mut all, drafts, tombstones, comments, removed_comments) = futures::try_join!(
        store::list(db, &request.viewer, &filter, cursor(&request), PAGE_SIZE + 1),
        editing::drafts(db, person, "reflection"),
        store::tombstones(db, person),
        store::unreachable_comments(db, &request.viewer),
        store::removed_unreachable_comments(db, &request.viewer, after)
    )?;
    let next = next_page(&request, paths::at(paths::MINE, lang), &mut all);
    let said = match request.flash() {
        Some(Flash::Removed) => Some(t::reflection_said_removed(lang)),
        Some(Flash::RemovalUndone) => Some(t::ui_removal_undone(lang)),
        _ => None,
    };
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
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            {removed_just_now(lang, &tombstones, &removed_comments, after).into_any()}
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
    let page = Page::new(t::reflection_mine(lang), addresses, body);
    Ok(page.section("communities").unlisted().into())
}

/// Undoes the removal of one's own reflection.
pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = id_of(&request)?;
    match actions::restore(&request, id).await {
        Ok(true) => Ok(PageResponse::redirect_with(&paths::show(request.lang, id), Flash::RemovalUndone)),
        // The page says what is removed, and what is there.
        Ok(false) => Ok(PageResponse::redirect(paths::at(paths::MINE, request.lang).to_owned())),
        Err(error) => Err(app_error(error)),
    }
}

/// The button that undoes a removal: of a reflection, or of a reply to it.
pub(super) fn undo_removal_form(
    lang: Lang,
    action: [&str; 2],
    reflection: ReflectionId,
    comment: Option<CommentId>,
    name: Option<String>,
) -> AnyView {
    let comment = comment.map(|id| view! { <input type="hidden" name="comment" value=id.to_string() /> });
    let said = name.clone().map(|name| view! { <span>{name}</span> });
    let spoken = name.map(|name| view! { <span class="visually-hidden">" " {name}</span> });
    view! {
        <form class="row" method="post" action=paths::of(action, lang, reflection)>
            {comment}
            {said}
            <Button small=true weight=Weight::Quiet>{t::ui_undo_removal(lang)} {spoken}</Button>
        </form>
    }
    .into_any()
}

/// What the person removed a moment ago, each with the button that undoes it.
fn removed_just_now(
    lang: Lang,
    tombstones: &[Tombstone],
    comments: &[UnreachableComment],
    after: i64,
) -> impl IntoView + use<> {
    let reflections = tombstones
        .iter()
        .filter(|tombstone| {
            tombstone.by == RemovedBy::Author && tombstone.reason.is_none() && tombstone.at > after
        })
        .map(|tombstone| {
            let name = name_of_texts(lang, &tombstone.texts).0;
            undo_removal_form(lang, paths::RESTORE, tombstone.id, None, Some(name))
        });
    let comments = comments.iter().map(|comment| {
        let name = beginning(&comment.text, ROW);
        undo_removal_form(lang, paths::RESTORE_REPLY, comment.reflection, Some(comment.id), Some(name))
    });
    let rows = reflections.chain(comments).map(|form| view! { <li>{form}</li> }).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <Notice>
                <p>{t::reflection_removed_just_now(lang)}</p>
                <ul class="plain stack gap-2">{rows}</ul>
            </Notice>
        }
    })
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
                        <Confirm label=t::reflection_remove(lang) question=t::reflection_reply_remove_question(lang) />
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
