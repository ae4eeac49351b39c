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
use crate::meeting::{model::Phase, paths as meeting_paths};
use ensemble_core::{Lang, error::AppError, ids::MeetingId, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Weight};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let shown = Shown::of(&request, Action::ReadAgenda).await?;
    let parts = Parts::load(&request, &shown, composition, Audience::Participant).await?;
    let (lang, id) = (request.lang, shown.id());
    let title = t::run_take_part_title(lang, shown.meeting_title());
    let weight = shown.agenda.bytes();
    let answers = request.may(Action::AnswerMeetings, Some(shown.found.community))
        && shown.found.of.meeting.phase == Phase::Published;
    let body = move || {
        let head = match shown.state() {
            State::Running => shown.head(Audience::Participant),
            State::Ahead => view! { {shown.aside()} {waits(lang, id, answers)} }.into_any(),
            _ => shown.aside(),
        };
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
                <p class="small"><a href=meeting_paths::show(lang, id)>{t::run_back(lang)}</a></p>
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

/// What there is before the meeting: its agenda, and one's own answer for those who can give one.
fn waits(lang: Lang, id: MeetingId, answers: bool) -> AnyView {
    let meeting = meeting_paths::show(lang, id);
    let answer = answers.then(|| {
        let href = format!("{meeting}#my-answer");
        view! { <ButtonLink weight=Weight::Quiet href>{t::run_answer(lang)}</ButtonLink> }
    });
    view! {
        <EmptyState title=t::run_ahead(lang) text=t::run_waits(lang)>
            <ButtonLink href=format!("{meeting}#agenda")>{t::run_read_agenda(lang)}</ButtonLink>
            {answer}
        </EmptyState>
    }
    .into_any()
}
