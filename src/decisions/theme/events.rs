//! The notifications about themes.

use super::paths;
use ensemble_common::notification::{PerLang, events::ThemeReplied};
use ensemble_communities::community::model::Community;
use ensemble_core::ids::{PersonId, ThemeId, ThemeReplyId};
use ensemble_server::web::ActionContext;

/// A reply to a theme was written.
pub(super) fn replied(
    context: &ActionContext,
    community: &Community,
    theme: ThemeId,
    reply: ThemeReplyId,
    recipients: Vec<PersonId>,
) -> ThemeReplied {
    let site = &context.portal.config.site_url;
    let link = |lang| format!("{site}{}#replies", paths::of(paths::SHOW, lang, community.slug(lang), theme));
    ThemeReplied {
        theme,
        reply,
        community: community.id,
        community_name: community.heading.name.clone(),
        link: PerLang::of(link),
        recipients,
    }
}
