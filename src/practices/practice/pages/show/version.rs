//! One version of a practice.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{actions, paths, store},
        community_of, crumbs_below, practice_id,
        text::practice_text,
    },
    about::{credits, head, state},
};
use crate::quotation::{self, QuotedIn};
use ensemble_core::error::AppError;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::Notice;

/// One version of a practice. It says whether there is a newer one.
pub(in super::super) async fn show_version(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = practice_id(&request)?;
    let community = match community_of(&request, paths::VERSION, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let number = request.path_param(2).parse().map_err(|_| AppError::NotFound)?;
    let current = actions::find(&request, community.id, id).await?;
    let db = &request.portal.db;
    let practice = store::version(db, id, number).await?.ok_or(AppError::NotFound)?;
    let credited = quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?;
    let lang = request.lang;
    let title = t::practice_version_title(lang, number, practice.content.title.text(lang));
    let addresses = paths::version(&practice.place.slugs, id, number);
    let weight = practice.content.bytes();
    let body = move || {
        let newer = (current.version != practice.version).then(|| {
            let href = paths::side(paths::both(paths::SHOW, &practice.place.slugs, id), lang);
            view! { <Notice><p>{t::practice_newer(lang)} " " <a href=href>{t::practice_see_newest(lang)}</a></p></Notice> }
        });
        view! {
            {crumbs_below(lang, &practice, &format!("{} {number}", t::practice_version_word(lang)))}
            <article aria-labelledby="title" class="stack gap-5">
                {newer}
                {head(lang, &practice)}
                <div class="text-aside">
                    <div class="stack gap-5">{practice_text(lang, &practice.content)}</div>
                    <aside class="sections" aria-label=t::practice_about(lang)>
                        {state(lang, &practice)}
                        {credits(lang, &credited)}
                    </aside>
                </div>
            </article>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}
