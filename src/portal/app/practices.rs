//! What other features show on the page of a practice, and the way to services.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use ensemble_communities::community::Part;
use ensemble_core::{error::AppError, ids::PracticeId};
use ensemble_practices::{
    practice::Composition,
    practice_guide::{self, paths as guide_paths},
    section_use, service,
};
use ensemble_server::web::{ActionContext, PageRequest};
use ensemble_texts as t;
use ensemble_ui::Line;

/// The most characters that the directory of services is asked for.
const MAX_WORDS: usize = 200;

/// What practices know.
pub(super) const COMPOSITION: Composition = Composition { used: Some(used), services: Some(find_service) };

/// The chapters of guides with passages from the practice, and at how many meetings each was used.
fn used(request: &PageRequest, id: PracticeId) -> BoxFuture<'_, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let mut all = Vec::new();
        for chapter in practice_guide::chapters_of_practice(&request.portal.db, id).await? {
            let uses = section_use::pages::of_section(request, &chapter.id.to_string()).await?;
            all.push((chapter, uses));
        }
        if all.is_empty() {
            return Ok(None);
        }
        let part: Part = Box::new(move |lang| {
            let rows = all
                .into_iter()
                .map(|(chapter, uses)| {
                    let href = guide_paths::chapter(lang, &chapter.slug, chapter.version, chapter.number);
                    let version = t::ui_version(lang, chapter.version.to_string());
                    view! {
                        <li class="stack gap-1">
                            <p><a href=href><Line lang passage=chapter.title /></a></p>
                            <p class="small muted"><Line lang passage=chapter.guide /> ", " {version}</p>
                            {uses.map(|part| part(lang))}
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class="plain stack gap-2">{rows}</ul> }
        });
        Ok(Some(part))
    })
}

/// The way to the services that have some of these words, for those who signed in.
pub(super) fn find_service(context: &ActionContext, words: &str) -> Option<Part> {
    context.viewer.id().filter(|_| !words.is_empty())?;
    let words: String = words.chars().take(MAX_WORDS).collect();
    Some(Box::new(move |lang| service::link_for(lang, &words)))
}
