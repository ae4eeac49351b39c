//! What the projector shows: one item in large letters, what is left of it, what comes then. No controls.

use crate::prelude::*;

use super::{
    super::{
        composition::{Audience, Composition},
        paths,
    },
    parts::{Parts, live, live_part},
    shown::{Shown, State},
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;

/// After how many seconds a browser without a script loads the page again.
pub(super) const RELOADS: u16 = 30;

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let shown = Shown::of(&request, Action::ReadAgenda).await?;
    let parts = Parts::load(&request, &shown, composition, Audience::Screen).await?;
    let (lang, id) = (request.lang, shown.id());
    let title = t::run_screen_title(lang, shown.meeting_title());
    let weight = shown.agenda.bytes();
    let body = move || {
        let is_running = shown.state() == State::Running;
        let head = if is_running { shown.head(Audience::Screen) } else { shown.aside() };
        let title = is_running.then(|| shown.meeting_title().to_owned());
        let Parts { capture: _, speaking, tables, presence, mode } = parts;
        let content = view! {
            <p class="run-screen-top">{title}</p>
            {live("now", head)}
            <div class="run-screen-parts">
                {live_part(lang, "mode", mode)}
                {live_part(lang, "tables", tables)}
                {live_part(lang, "speaking", speaking)}
                {live_part(lang, "presence", presence)}
            </div>
            {live("then", then(&shown))}
        };
        view! { <div class="run-screen">{shown.clock(false, content.into_any())}</div> }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SCREEN, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .reloading(RELOADS)
        .with_islands()
        .into())
}

/// The next item, and when the meeting ends.
pub(super) fn then(shown: &Shown) -> AnyView {
    let lang = shown.lang;
    let Some(run) = shown.run.as_ref().filter(|_| shown.state() == State::Running) else {
        return ().into_any();
    };
    let forecast = run.forecast(shown.now);
    let next = run.following().and_then(|next| {
        let scheduled = forecast.items.iter().find(|item| item.id == next.id)?;
        let words = t::run_then(lang, shown.time(scheduled.begins_at));
        let name = shown.name(&next.id);
        Some(view! { <span>{words} " " <b>{name}</b></span> })
    });
    let ends = t::run_ends_at(lang, shown.time(run.due_at));
    view! {
        <p class="run-then">
            {next}
            <span>{ends}</span>
        </p>
    }
    .into_any()
}
