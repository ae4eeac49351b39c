//! The guide of a meeting with what its tables answer, the answers of two meetings side by side, and the section on the page of a
//! meeting.

mod choices;
mod compare;
mod forms;
mod of_meeting;
mod partners;
mod show;

pub use of_meeting::{answers, section};

use crate::prelude::*;

use super::{
    model::{Guide, OwnLine},
    paths,
};
use crate::{
    community::paths as community_paths,
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

#[must_use]
pub fn routes() -> Routes {
    let (reads, answers) = (Access::Within(Action::ReadAgenda), Access::Within(Action::AnswerGuides));
    Routes::new()
        .page(paths::SHOW, reads, show::show)
        .page(paths::COMPARE, reads, compare::show)
        .action(paths::CHOOSE, Access::Within(Action::RunGuides), forms::choose)
        .action(paths::SIT, answers, forms::sit)
        .action(paths::ANSWER, answers, forms::answer)
        .action(paths::PARTNER, answers, forms::add_partner)
        .action(paths::REMOVE_PARTNER, answers, forms::remove_partner)
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
fn credits(lang: Lang, guide: &Guide) -> AnyView {
    let line = |line: &OwnLine| view! { <p lang=line.lang.tag()>{line.text.clone()}</p> }.into_any();
    let missing = (!guide.licence_is_complete).then(|| view! { <p>{t::guide_licence_incomplete(lang)}</p> });
    view! {
        <footer class="small muted">
            {guide.credit.as_ref().map(line)}
            {guide.licence.as_ref().map(line)}
            {missing}
        </footer>
    }
    .into_any()
}
