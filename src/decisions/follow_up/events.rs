//! What people are notified of.

use super::{
    model::{Place, ReminderKind},
    paths, rules,
    store::{DueFollowUp, SilentFollowUp},
};
use ensemble_common::notification::{
    PerLang,
    events::{FollowUpAssigned, FollowUpDetails, FollowUpDue, FollowUpOwnerLeft, FollowUpSilent},
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang, format,
    ids::{CommunityId, FollowUpId, PersonId},
};

/// How long an email that is not sent yet is still worth sending, in milliseconds.
const WORTH_SENDING: i64 = 7 * 86_400_000;

fn slug(place: &Place, lang: Lang) -> &str {
    &place.slugs[usize::from(lang == Lang::En)]
}

/// The page of a follow-up.
fn page(site: &str, place: &Place, id: FollowUpId) -> PerLang {
    PerLang::of(|lang| format!("{site}{}", paths::of(paths::SHOW, lang, slug(place, lang), id)))
}

fn details(
    site: &str,
    place: &Place,
    (id, community): (FollowUpId, CommunityId),
    valid_until: i64,
) -> FollowUpDetails {
    FollowUpDetails {
        follow_up: id,
        community,
        community_name: place.name.clone(),
        link: page(site, place, id),
        valid_until,
    }
}

/// A follow-up has the name of a person, who answers with a secret.
pub(super) fn assigned(
    site: &str,
    place: &Place,
    ids: (FollowUpId, CommunityId),
    person: PersonId,
    key: &str,
    now: i64,
) -> FollowUpAssigned {
    let link = PerLang::of(|lang| format!("{site}{}", paths::answer(lang, key)));
    let details = FollowUpDetails { link, ..details(site, place, ids, now + rules::KEY_KEPT) };
    FollowUpAssigned { details, person }
}

/// A follow-up is due soon, or was due.
pub(super) fn due(site: &str, place: &Place, due: DueFollowUp, kind: ReminderKind, now: i64) -> FollowUpDue {
    FollowUpDue {
        details: details(site, place, (due.id, due.community), now + WORTH_SENDING),
        person: due.person,
        day: PerLang::of(|lang| format::date(lang, format::local(due.due_at).date())),
        is_overdue: kind == ReminderKind::Overdue,
    }
}

/// No one touched a follow-up during some meetings.
pub(super) fn silent(site: &str, place: &Place, silent: SilentFollowUp, now: i64) -> FollowUpSilent {
    FollowUpSilent {
        details: details(site, place, (silent.id, silent.community), now + WORTH_SENDING),
        owner: silent.owner,
    }
}

/// So many follow-ups of a community have no owner any more.
pub(super) fn owner_left(site: &str, place: &Place, community: CommunityId, count: u32) -> FollowUpOwnerLeft {
    let link = PerLang::of(|lang| {
        format!("{site}{}?owner=none", community_paths::of(paths::LIST, lang, slug(place, lang)))
    });
    FollowUpOwnerLeft { community, community_name: place.name.clone(), count, link }
}
