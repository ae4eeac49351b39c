//! The tables of a meeting: taking part, making them, the note of a table, cards, results, and the parts that the pages of a meeting
//! that runs show.

mod cards;
mod make;
mod note;
mod parts;
mod preview;
mod results;
mod tables;

pub use parts::{facilitator, participant, screen};

use ensemble_common::prelude::*;

use super::paths;
use crate::meeting::{ItemAction, model::Found, paths as meeting_paths};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

#[must_use]
pub fn routes() -> Routes {
    let (reads, joins) = (Access::Within(Action::ReadAgenda), Access::Within(Action::JoinTables));
    let runs = Access::Within(Action::RunTables);
    Routes::new()
        .page(paths::TABLES, reads, tables::show)
        .page(paths::RESULTS, reads, results::show)
        .action(paths::JOIN, joins, tables::submit)
        .action(paths::LANGUAGES, joins, tables::submit_languages)
        .page(paths::CARD, joins, tables::card)
        .form(paths::MAKE, runs, make::show, make::submit)
        .action(paths::ARRANGE, runs, make::submit_arrangement)
        .action(paths::RUN, runs, make::run)
        .page(paths::CARDS, runs, cards::show)
        .form(paths::NOTE, joins, note::show, |request| note::submit(request, ItemAction::Save))
        .action(paths::ADD_SECTION, joins, |request| note::submit(request, ItemAction::Add))
        .action(paths::REMOVE_SECTION, joins, |request| note::submit(request, ItemAction::Remove))
        .action(paths::RESTORE_SECTION, joins, |request| note::submit(request, ItemAction::Restore))
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// Back to the page of the meeting that the form was on, else to this one.
fn back(request: &PageRequest, meeting: MeetingId, otherwise: [&str; 2]) -> PageResponse {
    let of_meeting = format!("{}/", meeting_paths::show(request.lang, meeting));
    let own = meeting_paths::of(otherwise, request.lang, meeting);
    let page = request.sent_from(&of_meeting).unwrap_or(&own);
    PageResponse::redirect(format!("{page}#tables"))
}

/// Where a page about the tables of a meeting lies.
fn crumbs(lang: Lang, found: &Found, here: &str) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
        NavLink::new(t::breakout_tables(lang), meeting_paths::of(paths::TABLES, lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here=here.to_owned() /> }
}

/// A moment of a meeting's day, in its zone.
fn hour(lang: Lang, found: &Found, at: i64) -> String {
    format::time(lang, format::local_in(at, found.of.meeting.zone.code()).time())
}
