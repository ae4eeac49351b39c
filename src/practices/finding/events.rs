//! What people are notified of.

use super::{
    model::{ChangeKind, Finding, Place, ReminderKind},
    paths,
};
use ensemble_common::notification::{
    PerLang,
    events::{FindingAnswered, FindingDetails, FindingOffered, FindingSent, FindingWaits},
};
use ensemble_core::{
    Lang, format,
    ids::{CommunityId, FindingId, PersonId},
};
use ensemble_server::web::ActionContext;

/// What all of them say: the community in which its recipients read the finding.
fn details(site: &str, id: FindingId, place: &Place) -> FindingDetails {
    let link = PerLang::of(|lang| {
        let slug = &place.slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", paths::of(paths::SHOW, lang, slug, id))
    });
    FindingDetails { finding: id, community: place.id, community_name: place.name.clone(), link }
}

fn words_of(day: i64) -> PerLang {
    PerLang::of(|lang| format::date(lang, format::local(day).date()))
}

/// Another community is asked to join a finding.
pub(super) fn offered(
    context: &ActionContext,
    finding: &Finding,
    other: CommunityId,
) -> Option<FindingOffered> {
    let place = finding.places.iter().find(|place| place.id == other)?;
    let from = finding.places.iter().find(|place| place.id == finding.community)?;
    Some(FindingOffered {
        details: details(&context.portal.config.site_url, finding.id, place),
        from: from.name.clone(),
        by: context.viewer.id(),
    })
}

/// A finding was sent to the managers.
pub(super) fn sent(
    site: &str,
    finding: &Finding,
    by: Option<PersonId>,
    recipients: Vec<PersonId>,
) -> Option<FindingSent> {
    let place = finding.answering()?;
    let from = finding.places.iter().find(|place| place.id == finding.community)?;
    Some(FindingSent {
        details: details(site, finding.id, place),
        from: from.name.clone(),
        day: words_of(finding.sent?.answer_by),
        by,
        recipients,
    })
}

/// The managers are reminded.
pub(super) fn reminded(
    site: &str,
    finding: &Finding,
    kind: ReminderKind,
    recipients: Vec<PersonId>,
) -> Option<FindingWaits> {
    let place = finding.answering()?;
    let answer = finding.answer.as_ref().and_then(|answer| answer.date);
    Some(FindingWaits {
        details: details(site, finding.id, place),
        day: words_of(answer.unwrap_or(finding.sent?.answer_by)),
        answered: kind == ReminderKind::DayCame,
        late: kind == ReminderKind::Late,
        recipients,
    })
}

/// The managers answered a finding, or changed their answer, or are further.
pub(super) fn answered(
    site: &str,
    id: FindingId,
    place: &Place,
    by: PersonId,
    what: ChangeKind,
    recipients: Vec<PersonId>,
) -> FindingAnswered {
    FindingAnswered {
        details: details(site, id, place),
        changed: what != ChangeKind::Answered,
        by,
        recipients,
    }
}
