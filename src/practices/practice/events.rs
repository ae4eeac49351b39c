//! The notifications about practices.

use super::{model::WorkingText, paths};
use ensemble_common::notification::{
    PerLang,
    events::{PracticeConsentWithdrawn, PracticeEvent, PracticeStep},
};
use ensemble_communities::community::model::Community;
use ensemble_core::ids::{PersonId, PracticeId};
use ensemble_server::{Portal, web::ActionContext};

/// Something happened to a practice of a community. A reviewer is led to the text that is worked on, an author to what readers
/// see.
pub(super) fn about(
    context: &ActionContext,
    community: &Community,
    practice: PracticeId,
    step: PracticeStep,
    recipients: Vec<PersonId>,
) -> PracticeEvent {
    let site = &context.portal.config.site_url;
    let page = match step {
        PracticeStep::ReviewAsked | PracticeStep::Reviewed => paths::WORK,
        PracticeStep::Published | PracticeStep::Responded => paths::SHOW,
    };
    PracticeEvent {
        step,
        practice,
        community: community.id,
        community_name: community.heading.name.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::of(page, lang, community.slug(lang), practice))),
        recipients,
    }
}

/// An author of a practice withdrew their consent, or their reflection. It does not say who: the others do not learn it.
pub(super) fn consent_withdrawn(
    portal: &Portal,
    work: &WorkingText,
    is_practice_withdrawn: bool,
) -> PracticeConsentWithdrawn {
    let site = &portal.config.site_url;
    let link =
        |lang| format!("{site}{}", paths::side(paths::both(paths::WORK, &work.place.slugs, work.id), lang));
    PracticeConsentWithdrawn {
        practice: work.id,
        community: work.place.community,
        community_name: work.place.name.clone(),
        is_practice_withdrawn,
        link: PerLang::of(link),
    }
}
