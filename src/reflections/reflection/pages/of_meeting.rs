//! What the page of a meeting shows of its reflections.

use std::collections::HashMap;

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{paths, store};
use ensemble_communities::community::{Part, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{CommunityId, MeetingId},
    rights::Action,
};
use ensemble_meetings::meeting::{
    Composition, ItemLinks, MeetingParts,
    model::{Found, Phase},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::SectionTitle;

/// The parts of the page of a meeting that are about reflections; other features fill in theirs.
#[must_use]
pub fn composition() -> Composition {
    Composition {
        item_links: |context, found| Box::pin(item_links(context, found)),
        below_items: |_, _| None,
        shared,
        calls: |_, _| Box::pin(async { Ok(Vec::new()) }),
        aside,
        attendance: |_, _| Box::pin(async { Ok(MeetingParts::default()) }),
        participation: |_, _| Box::pin(async { Ok(MeetingParts::default()) }),
        calendar: |_, _| None,
        community_calendar: |_, _| ().into_any(),
        dates: |_, _| Box::pin(async { Ok(None) }),
        follow_ups: |_, _| Box::pin(async { Ok(None) }),
        modes: |_, _| Box::pin(async { Ok(None) }),
        minutes: |_, _| Box::pin(async { Ok(None) }),
        run: |_, _| None,
        durations: |_, _, _| Box::pin(async { Ok(None) }),
        phase_changed: |_, _| Box::pin(async { Ok(()) }),
    }
}

/// When reflections were shared that the viewer may read.
fn shared(
    context: ActionContext,
    community: CommunityId,
    span: (i64, i64),
) -> BoxFuture<'static, Result<Vec<i64>, AppError>> {
    Box::pin(async move {
        store::shared_between(&context.portal.db, &context.viewer, community, span)
            .await
            .map_err(AppError::from)
    })
}

/// Where one writes about an item of the agenda, and reads what others wrote about it.
async fn item_links(context: &ActionContext, found: &Found) -> Result<ItemLinks, AppError> {
    let (lang, meeting) = (context.lang, found.of.meeting.id);
    // A draft is not announced yet: nobody writes about it.
    if found.of.meeting.phase == Phase::Draft {
        return Ok(Box::new(|_| None));
    }
    let slug = &found.of.slugs[usize::from(lang == Lang::En)];
    let new = paths::at(paths::NEW, lang);
    // Up to the item's id.
    let new = context
        .may(Action::WriteReflections, Some(found.community))
        .then(|| format!("{new}?community={slug}&prompt=item:{meeting}/"));
    let list = community_paths::of(paths::LIST, lang, slug);
    let answered = store::reflections_by_agenda_item(&context.portal.db, &context.viewer, meeting).await?;
    let answers: HashMap<String, (String, i64)> = answered
        .into_iter()
        .map(|(item, (key, many))| (item, (format!("{list}?prompt={key}"), many)))
        .collect();
    Ok(Box::new(move |item| {
        let write = new.as_ref().map(|new| {
            view! { <a href=format!("{new}{item}")>{t::reflection_write(lang)}</a> }
        });
        let read = answers.get(item).map(|(href, many)| {
            view! { <a href=href.clone()>{t::reflection_answered(lang, *many)}</a> }
        });
        (write.is_some() || read.is_some())
            .then(|| view! { <p class="row small no-print">{write} {read}</p> }.into_any())
    }))
}

/// Where members write about the meeting and read what others wrote, also those who could not come.
fn aside(context: &ActionContext, found: &Found) -> Option<Part> {
    let shown = context.may(Action::WriteReflections, Some(found.community))
        && found.of.meeting.phase != Phase::Draft;
    let (id, slugs) = (found.of.meeting.id, found.of.slugs.clone());
    shown.then(|| Box::new(move |lang| section(lang, id, &slugs).into_any()) as Part)
}

fn section(lang: Lang, id: MeetingId, slugs: &[String; 2]) -> impl IntoView + use<> {
    let slug = &slugs[usize::from(lang == Lang::En)];
    let list = community_paths::of(paths::LIST, lang, slug);
    let new = paths::at(paths::NEW, lang);
    view! {
        <section class="stack gap-2" aria-labelledby="reflections">
            <SectionTitle id="reflections" title=t::community_tab_reflections(lang) />
            <p><a href=format!("{new}?community={slug}&prompt=meeting:{id}")>{t::reflection_write(lang)}</a></p>
            <p><a href=format!("{list}?meeting={id}")>{t::reflection_of_meeting(lang)}</a></p>
        </section>
    }
}
