//! What a community's page said before, and bringing it back.

use leptos::prelude::*;

use super::{
    super::{
        super::{paths, sheet},
        parts::{Room, head},
    },
    Editor, fields, mine, save,
};
use crate::{
    editing::{
        self,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::t,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, Weight},
};

/// How many revisions the page lists.
const MANY: i64 = 100;

pub(in super::super) async fn history(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db, subject) = (request.lang, &request.portal.db, Subject::Community(community.id));
    let revisions = editing::revisions(db, subject, i64::MAX, MANY).await?;
    let compared = match request.query_param("n") {
        None => None,
        Some(number) => {
            let number: i64 = number.parse().map_err(|_| AppError::BadRequest)?;
            let one = editing::revision(db, subject, number).await?.ok_or(AppError::NotFound)?;
            let before = editing::revisions(db, subject, number, 1).await?;
            Some((one, before.into_iter().next()))
        }
    };
    let title = t::editing_history(lang);
    let addresses = paths::both(paths::HISTORY, &community.slugs);
    let weight = compared.as_ref().map_or(0, |(one, before)| {
        one.sheet.bytes() + before.as_ref().map_or(0, |before| before.sheet.bytes())
    });
    let body = move || {
        let here = paths::of(paths::HISTORY, lang, community.slug(lang));
        let action = here.clone();
        let current = community.revision;
        let shown = compared.map(move |(one, before)| {
            let old = before.map_or_else(FieldSet::default, |revision| revision.sheet);
            let restore = (one.number != current).then(|| {
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="n" value=one.number.to_string() />
                        <Button weight=Weight::Quiet>{t::editing_restore(lang)}</Button>
                    </form>
                }
            });
            view! {
                <section class="stack">
                    <h2>{t::editing_revision(lang, one.number)}</h2>
                    {editing::comparison(lang, &old, &one.sheet, fields::named)}
                    {restore}
                </section>
            }
        });
        let list = if revisions.is_empty() {
            view! { <p class="muted">{t::editing_no_history(lang)}</p> }.into_any()
        } else {
            editing::history_list(lang, revisions, |number| format!("{here}?n={number}")).into_any()
        };
        view! {
            {head(lang, &community, Room::Edit)}
            {shown}
            <section class="stack"><h2>{title}</h2>{list}</section>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}

/// Saves an old revision's texts as a new one.
pub(in super::super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let number: i64 = request.form.text("n").parse().map_err(|_| AppError::BadRequest)?;
    let subject = Subject::Community(community.id);
    let old = editing::revision(&request.portal.db, subject, number).await?.ok_or(AppError::NotFound)?;
    let sheet = sheet::read(old.sheet.iter());
    let (lang, base) = (request.lang, community.revision);
    let editor = Editor::new(lang, subject, base, sheet);
    save(request, community, editor).await
}
