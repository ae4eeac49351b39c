//! What other pages of the portal show of services.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::view::spoken;
use crate::service::{
    actions::today,
    labels,
    model::{Filter, ServiceState},
    paths, rules, store,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    ids::{PersonId, ServiceId},
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::{db::Db, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList};

/// How many services the search of the portal shows.
const SHOWN: usize = 3;

/// The services of the directory that have the words of a search of the portal, as a section; `None` where there is none.
pub fn found_in_search<'a>(
    request: &'a PageRequest,
    words: &'a str,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (lang, today) = (request.lang, today(request));
        let filter = Filter { words: words.to_owned(), ..Filter::default() };
        let found = store::search(&request.portal.db, lang, &filter, rules::stale_before(today), 1).await?;
        if found.count == 0 || found.is_partial {
            return Ok(None);
        }
        let (services, count, href) = (found.services, found.count, paths::search(lang, words));
        let part: Part = Box::new(move |lang| {
            let rows = services
                .iter()
                .take(SHOWN)
                .map(|service| {
                    let href = paths::of(paths::SHOW, lang, service.id);
                    let title = spoken(lang, &service.details.name);
                    let meta =
                        format!("{} · {}", service.details.provider, labels::area(lang, &service.details));
                    view! { <Entry href title when=None>{meta}</Entry> }
                })
                .collect_view();
            view! {
                <section class="stack gap-2" aria-labelledby="found-services">
                    <div class="section-title">
                        <h2 id="found-services">{t::service_title(lang)}</h2>
                        <a href=href>{t::service_count(lang, count)}</a>
                    </div>
                    <EntryList>{rows}</EntryList>
                </section>
            }
        });
        Ok(Some(part))
    })
}

/// The way from a text of the portal to the services that have its words.
#[must_use]
pub fn link_for(lang: Lang, words: &str) -> AnyView {
    let href = paths::search(lang, words);
    view! {
        <p class="small no-print">
            <a href=href>{t::service_agenda_link(lang)}</a>
        </p>
    }
}

/// What a service is called, for a viewer who may read it.
///
/// # Errors
/// When the database is unavailable.
pub async fn name_for(db: &Db, viewer: &Viewer, id: ServiceId) -> Result<Option<LocalizedText>, sqlx::Error> {
    let found = store::find(db, id).await?;
    let reads = |owner: Option<PersonId>| {
        may(viewer, Action::ManageServices, None) || owner == viewer.id() && owner.is_some()
    };
    Ok(found
        .filter(|service| service.state == ServiceState::Listed || reads(service.owner))
        .map(|service| service.details.name))
}
