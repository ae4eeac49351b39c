//! The notifications about questions to an order.

use super::paths;
use ensemble_common::notification::{Actor, PerLang, events::OrderAnswered};
use ensemble_communities::community::model::Community;
use ensemble_core::ids::{OrderQuestionId, PersonId};
use ensemble_server::web::ActionContext;

/// An answer was recorded.
pub(super) fn answered(
    context: &ActionContext,
    community: &Community,
    question: OrderQuestionId,
    recipients: Vec<PersonId>,
) -> OrderAnswered {
    let site = &context.portal.config.site_url;
    OrderAnswered {
        question,
        community: community.id,
        community_name: community.heading.name.clone(),
        link: PerLang::of(|lang| {
            format!("{site}{}", paths::of(paths::SHOW, lang, community.slug(lang), question))
        }),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}
