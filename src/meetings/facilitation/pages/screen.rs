//! What the projector shows: one item in large letters, what is left of it, what comes then. No controls.

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::{Audience, Composition},
        paths,
    },
    parts::{Parts, live, live_part},
    shown::{Shown, State},
};
use crate::meeting::{paths as meeting_paths, zone_word};
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
        let top = view! { <p class="run-screen-top">{title}</p> };
        let Parts { speaking, tables, presence, mode, .. } = parts;
        let content = view! {
            {live("top", top.into_any())}
            {live("now", head)}
            <div class="run-screen-parts">
                {live_part(lang, "mode", mode)}
                {live_part(lang, "tables", tables)}
                {live_part(lang, "speaking", speaking)}
                {live_part(lang, "presence", presence)}
            </div>
            {live("then", then(&shown, Audience::Screen))}
        };
        view! { <div class="run-screen">{shown.clock(false, content.into_any())}</div> }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SCREEN, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .reloading(RELOADS)
        .projected()
        .with_islands()
        .into())
}

/// The next item, and when the meeting ends: for one reader, or for all who look at the screen.
pub(super) fn then(shown: &Shown, audience: Audience) -> AnyView {
    let lang = shown.lang;
    let Some(run) = shown.run.as_ref().filter(|_| shown.state() == State::Running) else {
        return ().into_any();
    };
    let forecast = run.forecast(shown.now);
    let time = |millis: i64| match audience {
        Audience::Screen => shown.meeting_time(millis),
        Audience::Facilitator | Audience::Participant => shown.time(millis),
    };
    let next = run.following().and_then(|next| {
        let scheduled = forecast.items.iter().find(|item| item.id == next.id)?;
        let words = t::run_then(lang, time(scheduled.begins_at));
        let name = shown.name(&next.id);
        Some(view! { <span>{words} " " <b>{name}</b></span> })
    });
    let zone = (audience == Audience::Screen).then(|| zone_word(lang, shown.found.of.meeting.zone));
    let zone = zone.map(|zone| format!(" ({zone})")).unwrap_or_default();
    let ends = t::run_ends_at(lang, time(run.due_at) + &zone);
    view! {
        <p class="run-then">
            {next}
            <span>{ends}</span>
        </p>
    }
    .into_any()
}
