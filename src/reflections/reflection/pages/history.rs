//! What a reflection said before: to its author from the beginning, to others since it was shared
//! with them.

use ensemble_common::prelude::*;

use super::{super::views::name_of, crumbs, edit::ReflectionEdit, found, paths};
use ensemble_common::editing::{self, Revision, model::Subject};
use ensemble_core::{error::AppError, format};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;

/// How many revisions the page lists.
const MANY: i64 = 100;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let (lang, db, id) = (request.lang, &request.portal.db, reflection.id);
    let subject = Subject::Reflection(id);
    let mine = request.viewer.id() == Some(reflection.visibility.author);
    let from = if mine { 1 } else { reflection.first_visible_revision };
    let anonymous = reflection.anonymous && !mine;
    let visible = |mut revision: Revision| {
        if anonymous {
            revision.by = None;
        }
        for field in ["lang", "prompt"] {
            revision.fields.set(field, "");
        }
        revision
    };
    let revisions = editing::revisions(db, subject, i64::MAX, MANY).await?;
    let revisions: Vec<Revision> =
        revisions.into_iter().filter(|revision| revision.number >= from).map(visible).collect();
    let compared = match request.number("n") {
        None => None,
        Some(number) => {
            let one = revisions.iter().find(|revision| revision.number == number).cloned();
            let one = one.ok_or(AppError::NotFound)?;
            let before = revisions.iter().find(|revision| revision.number < number).cloned();
            Some((one, before))
        }
    };
    let title = t::editing_history(lang);
    let window = t::editing_history_of(lang, name_of(lang, &reflection).0);
    let weight = editing::weight(compared.as_ref());
    // The exact time could be correlated with the author's other activity.
    let when = move |at| {
        if anonymous { format::date(lang, format::local(at).date()) } else { format::moment(lang, at) }
    };
    let body = move || {
        let here = paths::of(paths::HISTORY, lang, id);
        let shown = compared.map(|(one, before)| {
            let difference = editing::difference::<ReflectionEdit>(lang, &one, before);
            view! { <section class="stack">{difference}</section> }
        });
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {(!mine).then(|| view! { <p class="muted">{t::reflection_history_text(lang)}</p> })}
            {shown}
            {editing::history_list(lang, revisions, when, |number| format!("{here}?n={number}")).into_any()}
        }
    };
    Ok(Page::new(window, paths::both(paths::HISTORY, id), body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}
