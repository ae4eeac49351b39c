//! What those who wait for a meeting are notified of.

use super::{
    labels,
    model::{Found, Plan},
    paths,
    rules::Change,
    views::moment,
};
use crate::notification::{
    Actor, EachLang,
    events::{MeetingChanged, MeetingFacts, MeetingPublished},
};
use ensemble_server::web::ActionContext;

/// The meeting is announced, with all that is known of it.
pub(super) fn published(context: &ActionContext, found: &Found) -> MeetingPublished {
    let facts = facts(context, found, &found.plan(), |change| change != Change::Video);
    MeetingPublished { facts, by: Actor::of(&context.viewer) }
}

/// The meeting, which was announced, is `plan` from now on; these parts of it changed.
pub(super) fn changed(
    context: &ActionContext,
    found: &Found,
    plan: &Plan,
    changes: &[Change],
) -> MeetingChanged {
    let facts = facts(context, found, plan, |change| changes.contains(&change));
    MeetingChanged { facts, by: Actor::of(&context.viewer) }
}

fn facts(context: &ActionContext, found: &Found, plan: &Plan, says: impl Fn(Change) -> bool) -> MeetingFacts {
    let site = &context.portal.config.site_url;
    let id = found.of.meeting.id;
    MeetingFacts {
        community: found.community,
        community_name: found.of.community.clone(),
        title: plan.title.clone(),
        when: says(Change::When).then(|| EachLang::of(|lang| moment(lang, plan.when, plan.duration))),
        modality: says(Change::Modality)
            .then(|| EachLang::of(|lang| labels::modality(lang, plan.modality).to_owned())),
        place: plan.place.clone().filter(|_| says(Change::Place)),
        new_video_link: says(Change::Video),
        link: EachLang::of(|lang| format!("{site}{}", paths::show(lang, id))),
    }
}
