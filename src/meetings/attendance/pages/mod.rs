//! One's answer, the answers of a meeting, what guests see, and the parts of the page of a meeting.

mod answer;
mod answers;
mod guest;
mod of_meeting;

pub use of_meeting::of_meeting;

use super::paths;
use crate::meeting::{model::Found, paths as meeting_paths};
use ensemble_common::prelude::*;
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    rights::{Access, Action},
};
use ensemble_server::web::Routes;
use ensemble_ui::{Breadcrumb, NavLink};

/// The pages of this feature. Emails lead to the page on which one answers, also those to people who cannot answer: they
/// are led to the meeting.
#[must_use]
pub fn routes() -> Routes {
    let plans = Access::Within(Action::PlanMeetings);
    Routes::new()
        .form(meeting_paths::ANSWER, Access::SignedIn, answer::show, answer::submit)
        .page(paths::ANSWERS, plans, answers::show)
        .action(paths::PLACES, plans, answers::submit_places)
        .action(paths::GUEST_LINKS, plans, answers::submit_link)
        .action(paths::WITHDRAW_LINK, plans, answers::submit_withdrawal)
        // The answers to these forms lead to an address with a secret, which must not be stored.
        .form(paths::INVITATION, Access::Open, guest::invitation::show, guest::invitation::submit)
        .for_anyone()
        .unrecorded()
        .form(paths::REGISTRATION, Access::Open, guest::registration::show, guest::registration::submit)
        .for_anyone()
        .unrecorded()
        .action(paths::WITHDRAW_REGISTRATION, Access::Open, guest::registration::submit_withdrawal)
        .for_anyone()
        .unrecorded()
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
