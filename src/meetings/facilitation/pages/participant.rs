//! The page of those who take part, on a telephone: where the meeting is, and what is theirs to do.

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::{Audience, Composition},
        paths,
    },
    parts::{Parts, live, live_part},
    screen::{RELOADS, then},
    shown::{Shown, State},
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let shown = Shown::of(&request, Action::ReadAgenda).await?;
    let parts = Parts::load(&request, &shown, composition, Audience::Participant).await?;
    let (lang, id) = (request.lang, shown.id());
    let title = t::run_take_part_title(lang, shown.meeting_title());
    let weight = shown.agenda.bytes();
    let body = move || {
        let head = match shown.state() {
            State::Running => shown.head(Audience::Participant),
            State::Ahead => view! { {shown.aside()} <p>{t::run_waits(lang)}</p> }.into_any(),
            _ => shown.aside(),
        };
        let back = shown.meeting_title().to_owned();
        let Parts { capture, captured, speaking, tables, presence, mode } = parts;
        let content = view! {
            {live("now", head)}
            {live("then", then(&shown, Audience::Participant))}
            {live_part(lang, "mode", mode)}
            {live_part(lang, "tables", tables)}
            {live_part(lang, "presence", presence)}
            {live_part(lang, "speaking", speaking)}
            {live_part(lang, "capture", capture)}
            {live_part(lang, "captured", captured)}
        };
        let islands = composition.islands.map(|islands| islands(lang, id));
        view! {
            <div class="run-phone">
                <p class="small"><a href=meeting_paths::show(lang, id)>{back}</a></p>
                {shown.clock(false, content.into_any())}
                {islands}
            </div>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::TAKE_PART, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .reloading(RELOADS)
        .with_writing_islands()
        .into())
}
