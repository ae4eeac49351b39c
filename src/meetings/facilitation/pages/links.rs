//! The ways into a meeting that runs, on its page.

use ensemble_common::prelude::*;

use super::super::paths;
use crate::meeting::{
    model::{Found, Phase},
    paths as meeting_paths,
};
use ensemble_communities::community::Part;
use ensemble_core::rights::Action;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Weight};

/// For facilitators once the meeting is announced, for those who take part while it is under way.
#[must_use]
pub fn links(context: &ActionContext, found: &Found) -> Option<Part> {
    let within = |action| context.may(action, Some(found.community));
    let meeting = &found.of.meeting;
    let is_under_way = meeting.phase == Phase::UnderWay;
    let open = meeting.cancelled_at.is_none() && !found.archived;
    let runs = open && within(Action::EditAgenda) && (is_under_way || meeting.phase == Phase::Published);
    let follows = open && within(Action::ReadAgenda) && is_under_way;
    if !runs && !follows {
        return None;
    }
    let id = meeting.id;
    Some(Box::new(move |lang| {
        let take_part = follows.then(|| {
            let weight = if runs { Weight::Quiet } else { Weight::Primary };
            let href = meeting_paths::of(paths::TAKE_PART, lang, id);
            view! { <ButtonLink weight small=true href>{t::run_take_part(lang)}</ButtonLink> }
        });
        let facilitate = runs.then(|| {
            let weight = if is_under_way { Weight::Primary } else { Weight::Quiet };
            let [facilitate, screen] =
                [paths::FACILITATE, paths::SCREEN].map(|path| meeting_paths::of(path, lang, id));
            view! {
                <ButtonLink weight small=true href=facilitate>{t::run_facilitate(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet small=true href=screen>{t::run_open_screen(lang)}</ButtonLink>
            }
        });
        view! { <div class="row no-print">{facilitate} {take_part}</div> }.into_any()
    }))
}
