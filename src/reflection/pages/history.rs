//! What a reflection said before: to its author from the beginning, to others since it was shared
//! with them.

use leptos::prelude::*;

use super::{crumbs, fields, found, paths};
use crate::{
    editing::{
        self, Revision,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::t,
    server::web::{Page, PageRequest, PageResponse},
};

/// How many revisions the page lists.
const MANY: i64 = 100;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let (lang, db, id) = (request.lang, &request.portal.db, reflection.id);
    let subject = Subject::Reflection(id);
    let mine = request.viewer.id() == Some(reflection.visibility.author);
    let from = if mine { 1 } else { reflection.shown_from };
    let anonymous = reflection.anonymous && !mine;
    let told = |mut revision: Revision| {
        if anonymous {
            revision.by = None;
        }
        for field in ["lang", "prompt"] {
            revision.sheet.set(field, "");
        }
        revision
    };
    let revisions = editing::revisions(db, subject, i64::MAX, MANY).await?;
    let revisions: Vec<Revision> =
        revisions.into_iter().filter(|revision| revision.number >= from).map(told).collect();
    let compared = match request.query_param("n") {
        None => None,
        Some(number) => {
            let number: i64 = number.parse().map_err(|_| AppError::BadRequest)?;
            let one = revisions.iter().find(|revision| revision.number == number).cloned();
            let one = one.ok_or(AppError::NotFound)?;
            let before = revisions.iter().find(|revision| revision.number < number).cloned();
            Some((one, before))
        }
    };
    let title = t::editing_history(lang);
    let weight = compared.as_ref().map_or(0, |(one, before)| {
        one.sheet.bytes() + before.as_ref().map_or(0, |before| before.sheet.bytes())
    });
    let body = move || {
        let here = paths::of(paths::HISTORY, lang, id);
        let shown = compared.map(|(one, before)| {
            let old = before.map_or_else(FieldSet::default, |revision| revision.sheet);
            view! {
                <section class="stack">
                    <h2>{t::editing_revision(lang, one.number)}</h2>
                    {editing::comparison(lang, &old, &one.sheet, fields::named)}
                </section>
            }
        });
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {(!mine).then(|| view! { <p class="muted">{t::reflection_history_text(lang)}</p> })}
            {shown}
            {editing::history_list(lang, revisions, |number| format!("{here}?n={number}")).into_any()}
        }
    };
    Ok(Page::new(title, paths::both(paths::HISTORY, id), body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}
