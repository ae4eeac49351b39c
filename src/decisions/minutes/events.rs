//! What people are notified of.

use super::{paths, store::Asked};
use ensemble_common::notification::{
    Actor, PerLang,
    events::{MinutesProposed, TriesAsked},
};
use ensemble_core::ids::PersonId;
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::web::ActionContext;

/// Minutes can be read. It says of which meeting they are, and nothing of what is in them.
pub(super) fn proposed(context: &ActionContext, found: &Found, recipients: Vec<PersonId>) -> MinutesProposed {
    let site = &context.portal.config.site_url;
    MinutesProposed {
        meeting: found.of.meeting.id,
        community: found.community,
        community_name: found.of.community.clone(),
        title: found.of.meeting.title.clone(),
        link: PerLang::of(|lang| {
            format!("{site}{}", meeting_paths::of(paths::SHOW, lang, found.of.meeting.id))
        }),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}

/// People are asked whether they tried what they said. It does not say what that was.
pub(super) fn asked(site: &str, asked: Asked, recipients: Vec<PersonId>) -> TriesAsked {
    TriesAsked {
        meeting: asked.meeting,
        community: asked.community,
        community_name: asked.community_name,
        title: asked.title,
        link: PerLang::of(|lang| format!("{site}{}", paths::tries(lang))),
        recipients,
    }
}
