//! The notification about what was adapted of a section.

use super::{model::Section, paths};
use ensemble_common::notification::{PerLang, events::SectionAdapted};
use ensemble_core::ids::PersonId;
use ensemble_server::Portal;

/// What was adapted proposes a revision to those who write the guide.
pub(super) fn adapted(
    portal: &Portal,
    section: &Section,
    recipients: Vec<PersonId>,
    by: PersonId,
) -> SectionAdapted {
    let site = &portal.config.site_url;
    SectionAdapted {
        section: section.place.section.clone(),
        title: section.title.clone(),
        link: PerLang::of(|lang| format!("{site}{}", paths::history(lang, &section.place.section))),
        recipients,
        by,
    }
}
