//! What a person wrote under their name, for their page.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{model::Reflection, paths, store, views::name_of};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, format, ids::PersonId};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// How many reflections the page of a person shows.
const MANY: i64 = 20;

/// The latest reflections of a person that the reader may read and that bear their name.
#[must_use]
pub fn by_person(
    context: ActionContext,
    person: PersonId,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let all = store::by_person(&context.portal.db, &context.viewer, person, MANY).await?;
        let part: Option<Part> = (!all.is_empty()).then(|| -> Part { Box::new(move |lang| list(lang, all)) });
        Ok(part)
    })
}

fn list(lang: Lang, all: Vec<Reflection>) -> AnyView {
    let rows = all
        .into_iter()
        .map(|reflection| {
            let (name, name_lang) = name_of(lang, &reflection);
            let tag = (name_lang != lang).then(|| name_lang.tag());
            let day = format::date(lang, format::local(reflection.listed_at).date());
            let community = reflection.community_name.text(lang).to_owned();
            view! {
                <li>
                    <p><a href=paths::show(lang, reflection.id) lang=tag>{name}</a></p>
                    <p class="small muted">{community} " · " {day}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t::community_tab_reflections(lang)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}
