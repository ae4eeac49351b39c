//! What those who may vote are notified of.

use super::{labels, model::Vote, paths};
use ensemble_common::notification::{Actor, PerLang, events::VoteOpened};
use ensemble_communities::community::model::Community;
use ensemble_core::ids::PersonId;
use ensemble_server::web::ActionContext;

/// A vote was opened. It says when the vote closes and nothing of what is voted on.
pub(super) fn opened(
    context: &ActionContext,
    community: &Community,
    vote: &Vote,
    recipients: Vec<PersonId>,
) -> VoteOpened {
    let site = &context.portal.config.site_url;
    VoteOpened {
        vote: vote.id,
        community: community.id,
        community_name: community.heading.name.clone(),
        closes: PerLang::of(|lang| labels::moment_for_others(lang, vote.closes_at)),
        link: PerLang::of(|lang| {
            format!("{site}{}", paths::of(paths::SHOW, lang, community.slug(lang), vote.id))
        }),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}
