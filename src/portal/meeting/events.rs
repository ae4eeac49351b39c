//! What those who wait for a meeting are notified of.

use super::{
    labels,
    model::{Found, Plan, When},
    paths,
    rules::Change,
    views::moment,
};
use crate::notification::{
    Actor, PerLang,
    events::{MeetingChanged, MeetingDetails, MeetingPublished, OwnTime},
};
use ensemble_server::web::ActionContext;

/// The meeting is announced, with all that is known of it.
pub(super) fn published(context: &ActionContext, found: &Found) -> MeetingPublished {
    let facts = details(context, found, &found.plan(), |change| change != Change::Video);
    MeetingPublished { facts, by: Actor::from_viewer(&context.viewer) }
}

/// The meeting, which was announced, is `plan` from now on; these parts of it changed.
pub(super) fn changed(
    context: &ActionContext,
    found: &Found,
    plan: &Plan,
    changes: &[Change],
) -> MeetingChanged {
    let facts = details(context, found, plan, |change| changes.contains(&change));
    MeetingChanged { facts, by: Actor::from_viewer(&context.viewer) }
}

fn details(
    context: &ActionContext,
    found: &Found,
    plan: &Plan,
    says: impl Fn(Change) -> bool,
) -> MeetingDetails {
    let site = &context.portal.config.site_url;
    let id = found.of.meeting.id;
    MeetingDetails {
        community: found.community,
        community_name: found.of.community.clone(),
        title: plan.title.clone(),
        when: says(Change::When).then(|| PerLang::of(|lang| moment(lang, plan.when, plan.duration))),
        own_time: OwnTime(match plan.when {
            When::At(at) if says(Change::When) => Some(at),
            _ => None,
        }),
        modality: says(Change::Modality)
            .then(|| PerLang::of(|lang| labels::modality(lang, plan.modality).to_owned())),
        place: plan.place.clone().filter(|_| says(Change::Place)),
        new_video_link: says(Change::Video),
        link: PerLang::of(|lang| format!("{site}{}", paths::show(lang, id))),
    }
}
