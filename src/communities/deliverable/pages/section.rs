//! What the page of a community shows of its deliverables, and one of them in a list by date.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    labels,
    model::{Deliverable, DeliverableState},
    paths, store,
};
use crate::community::{Part, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{StatusText, Step, Timeline, Tone};

/// The deliverables of a community that it makes or made, and the way to all of them; nothing for a community without any, unless
/// the viewer keeps them.
pub fn section(
    context: ActionContext,
    community: &Community,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    let (id, slugs) = (community.id, community.slugs.clone());
    Box::pin(async move {
        let all = store::of_community(&context.portal.db, id).await?;
        let keeps = context.may(Action::EditCommunity, Some(id));
        if all.is_empty() && !keeps {
            return Ok(None);
        }
        let today = format::local(context.portal.now()).date().to_string();
        let part: Part = Box::new(move |lang| {
            let href = community_paths::of(paths::LIST, lang, &slugs[usize::from(lang == Lang::En)]);
            let steps = all
                .iter()
                .filter(|each| each.plan.state != DeliverableState::Dropped)
                .map(|each| step(lang, &today, each, None))
                .collect_view();
            view! {
                <section class="stack gap-3">
                    <h2 class="h3">{t::community_deliverables(lang)}</h2>
                    <Timeline>{steps}</Timeline>
                    <p class="small"><a href=href>{t::deliverable_all(lang)}</a></p>
                </section>
            }
        });
        Ok(Some(part))
    })
}

/// A deliverable in a list by date, perhaps with a word for what it is. Its title leads to what fulfils it.
#[must_use]
pub fn step(lang: Lang, today: &str, deliverable: &Deliverable, kind: Option<&'static str>) -> AnyView {
    let plan = &deliverable.plan;
    let title = plan.title.shown(lang);
    let title_lang = (title.lang != lang).then_some(title.lang);
    let title = title.text.to_owned();
    let (state, tone) = labels::state(lang, plan.state);
    let state = match kind {
        Some(kind) => format!("{kind} · {state}"),
        None => state.to_owned(),
    };
    let href = plan.work.as_ref().map(|work| work.addresses[usize::from(lang == Lang::En)].clone());
    let late = plan
        .is_late(today)
        .then(|| view! { <StatusText tone=Tone::Warn>{t::community_late(lang)}</StatusText> });
    view! {
        <Step when=labels::due(lang, plan) title title_lang href tone>
            <span class="small muted">{state}</span>
            {late}
        </Step>
    }
}
