//! The guide of a meeting with what its tables answer, the answers of two meetings side by side, the section on the page of a meeting,
//! and the pages on which coordinators write guides.

mod choices;
mod compare;
mod forms;
mod manage;
mod of_meeting;
mod partners;
mod show;

pub use of_meeting::{answers, section};

use ensemble_common::prelude::*;

use super::{
    Composition,
    model::{GuideTexts, OwnLine},
    paths,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::{
    markdown::lines,
    web::{PageRequest, Routes},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let (reads, answers) = (Access::Within(Action::ReadAgenda), Access::Within(Action::AnswerGuides));
    Routes::new()
        .page(paths::SHOW, reads, show::show)
        .page(paths::COMPARE, reads, compare::show)
        .action(paths::CHOOSE, Access::Within(Action::RunGuides), forms::choose)
        .action(paths::TAKE_VERSION, Access::Within(Action::RunGuides), forms::take_version)
        .action(paths::SIT, answers, forms::sit)
        .action(paths::ANSWER, answers, forms::answer)
        .action(paths::PARTNER, answers, forms::add_partner)
        .action(paths::REMOVE_PARTNER, answers, forms::remove_partner)
        .and(manage::routes(composition))
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// Where a page about a meeting is.
fn crumbs(lang: Lang, found: &Found, here: &str) -> AnyView {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here /> }.into_any()
}

/// The credit and licence lines of a guide, in their own language.
fn credits(lang: Lang, texts: &GuideTexts) -> AnyView {
    let line =
        |line: &OwnLine| view! { <p lang=line.lang.tag() inner_html=lines(&line.text)></p> }.into_any();
    let missing = match &texts.licence {
        None => Some(t::guide_licence_none(lang)),
        Some(_) => (!texts.licence_is_complete).then(|| t::guide_licence_incomplete(lang)),
    };
    view! {
        <footer class="small muted">
            {texts.credit.as_ref().map(line)}
            {texts.licence.as_ref().map(line)}
            {missing.map(|words| view! { <p>{words}</p> })}
        </footer>
    }
    .into_any()
}
