//! One's answer, the answers of a meeting, and the parts of the page of a meeting.

mod answer;
mod answers;
mod of_meeting;

pub use of_meeting::of_meeting;

use super::paths;
use crate::{
    community::paths as community_paths,
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_core::{
    Lang,
    rights::{Access, Action},
};
use ensemble_server::web::Routes;
use ensemble_ui::{Breadcrumb, NavLink};
use leptos::prelude::*;

/// The pages of this feature. Emails lead to the page on which one answers, also those to people who cannot answer: they
/// are led to the meeting.
#[must_use]
pub fn routes() -> Routes {
    let plans = Access::Within(Action::PlanMeetings);
    Routes::new()
        .form(meeting_paths::ANSWER, Access::SignedIn, answer::show, answer::submit)
        .page(paths::ANSWERS, plans, answers::show)
        .action(paths::PLACES, plans, answers::submit_places)
}

/// Where a page about a meeting lies.
fn crumbs(lang: Lang, found: &Found, here: &str) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here /> }
}
