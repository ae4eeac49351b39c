//! What the pages of a meeting show: the ways to its notes and its minutes, and what was decided.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    labels,
    model::{Decision, MinutesState},
    paths,
    rules::{is_held, takes_notes},
    store,
};
use ensemble_communities::community::{Part, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::web::{ActionContext, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Line, SectionTitle};

/// The section on the page of a meeting.
#[must_use]
pub fn of_meeting<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    section(request, found)
}

/// The section, for those who read the agenda, once there is something to write down or to read.
#[must_use]
pub fn section<'a>(
    request: &'a ActionContext,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let meeting = &found.of.meeting;
        if !request.may(Action::ReadAgenda, Some(found.community)) {
            return Ok(None);
        }
        let minutes = store::find(&request.portal.db, meeting.id).await?;
        let state = minutes.map_or(MinutesState::Draft, |minutes| minutes.state);
        let held = is_held(meeting, request.portal.now());
        let writes = !found.archived && request.may(Action::WriteMinutes, Some(found.community));
        let reads = state != MinutesState::Draft || held && writes;
        let captures = takes_notes(meeting, held, state);
        if !reads && !captures {
            return Ok(None);
        }
        let id = meeting.id;
        let part: Part = Box::new(move |lang| {
            let minutes = reads.then(|| {
                let href = meeting_paths::of(paths::SHOW, lang, id);
                let state = labels::minutes(lang, state);
                view! { <p><a href=href>{t::minutes_title(lang)}</a> " · " {state}</p> }
            });
            let notes = captures.then(|| {
                let href = meeting_paths::of(paths::CAPTURE, lang, id);
                view! { <p><a href=href>{t::minutes_capture(lang)}</a></p> }
            });
            view! {
                <section class="stack gap-2" aria-labelledby="minutes">
                    <SectionTitle id="minutes" title=t::minutes_section(lang) />
                    {minutes}
                    {notes}
                </section>
            }
            .into_any()
        });
        Ok(Some(part))
    })
}

/// What was decided at a meeting, for those who read the agenda.
#[must_use]
pub fn decided<'a>(
    request: &'a ActionContext,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if !request.may(Action::ReadAgenda, Some(found.community)) {
            return Ok(None);
        }
        let decisions = store::decisions_of_meeting(&request.portal.db, found.of.meeting.id).await?;
        if decisions.is_empty() {
            return Ok(None);
        }
        let slugs = found.of.slugs.clone();
        let part: Part = Box::new(move |lang| decisions_list(lang, &slugs, &decisions));
        Ok(Some(part))
    })
}

/// The decisions, each with the way to it in the register.
pub(super) fn decisions_list(lang: Lang, slugs: &[String; 2], decisions: &[Decision]) -> AnyView {
    let slug = &slugs[usize::from(lang == Lang::En)];
    let register = community_paths::of(paths::REGISTER, lang, slug);
    let rows = decisions
        .iter()
        .map(|decision| {
            let number = labels::number(decision.number);
            let href = format!("{register}?q={number}#{number}");
            view! { <li><a href=href>{number}</a> " " <Line lang passage=decision.text.clone() /></li> }
        })
        .collect_view();
    view! {
        <section class="stack gap-2">
            <h2 class="h3">{t::minutes_decisions(lang)}</h2>
            <ul class="plain stack gap-2 small">{rows}</ul>
        </section>
    }
    .into_any()
}
