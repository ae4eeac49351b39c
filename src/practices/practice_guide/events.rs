//! The notifications about guides.

use super::{
    model::{Guide, Version},
    paths,
};
use ensemble_common::notification::{
    Actor, PerLang,
    events::{GuidePublished, GuideReviewAsked},
};
use ensemble_communities::community::model::Community;
use ensemble_core::{LocalizedText, ids::PersonId};
use ensemble_server::web::ActionContext;

/// People are asked to read a guide. It does not say what the guide is called, which is not published.
pub(super) fn review_asked(
    context: &ActionContext,
    community: &Community,
    guide: &Guide,
    recipients: Vec<PersonId>,
) -> GuideReviewAsked {
    let site = &context.portal.config.site_url;
    let link =
        |lang| format!("{site}{}", paths::within(paths::REVIEW, lang, community.slug(lang), &guide.slug));
    GuideReviewAsked {
        guide: guide.id,
        community: community.id,
        community_name: community.heading.name.clone(),
        link: PerLang::of(link),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}

/// An edition of a guide was published.
pub(super) fn published(
    context: &ActionContext,
    community: &Community,
    (guide, title): (&Guide, &LocalizedText),
    version: Version,
    recipients: Vec<PersonId>,
) -> GuidePublished {
    let site = &context.portal.config.site_url;
    let link = |lang| format!("{site}{}", paths::of_edition(paths::EDITION, lang, &guide.slug, version));
    GuidePublished {
        guide: guide.id,
        community: community.id,
        community_name: community.heading.name.clone(),
        title: title.clone(),
        version: version.to_string(),
        link: PerLang::of(link),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}
