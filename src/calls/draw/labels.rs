//! The names of this feature's values, and of what can be wrong with a draw, in both languages.

use super::{
    model::Stratum,
    rules::{UNSPECIFIED, Wait, millis},
};
use crate::call::{labels::sector_word, model::Sector};
use ensemble_communities::community::{level_word, model::Level};
use ensemble_core::region::Region;
use ensemble_core::{
    Lang,
    format::{self, integer},
};
use ensemble_draw::{DrawError, Quota, Source};
use ensemble_meetings::meeting::{self, model::Zone};
use ensemble_texts as t;

/// A moment with the zone of its hour, and on the reader's own clock where it is another.
pub(super) fn moment(lang: Lang, at: i64) -> String {
    meeting::zoned_moment(lang, at, Zone::Eastern)
}

/// The day of a moment.
pub(super) fn day(lang: Lang, at: i64) -> String {
    format::date(lang, format::local(at).date())
}

/// What groups projects.
pub(super) fn stratum(lang: Lang, stratum: Stratum) -> &'static str {
    match stratum {
        Stratum::Level => t::draw_stratum_level(lang),
        Stratum::Region => t::draw_stratum_region(lang),
        Stratum::Network => t::draw_stratum_network(lang),
    }
}

/// A value in a stratum; one that this program does not know as it is written.
pub(super) fn value(lang: Lang, of: Stratum, code: &str) -> String {
    if code == UNSPECIFIED {
        return t::draw_value_not_said(lang).to_owned();
    }
    let known = match of {
        Stratum::Level => Level::from_code(code).map(|level| level_word(lang, level)),
        Stratum::Region => Region::from_code(code).map(|region| region.name()),
        Stratum::Network => Sector::from_code(code).map(|sector| sector_word(lang, sector)),
    };
    known.map_or_else(|| code.to_owned(), str::to_owned)
}

/// Which projects a quota is for: « Niveau : primaire ».
pub(super) fn quota(lang: Lang, quota: &Quota) -> String {
    match Stratum::from_code(&quota.stratum) {
        Some(of) => t::draw_quota(lang, stratum(lang, of), value(lang, of, &quota.value)),
        None => t::draw_quota(lang, quota.stratum.as_str(), quota.value.as_str()),
    }
}

/// Where the public value comes from.
pub(super) fn source(lang: Lang, source: &Source) -> String {
    match source {
        Source::Drand { round, .. } => {
            t::draw_source_drand(lang, integer(lang, i64::try_from(*round).unwrap_or(i64::MAX)))
        }
        Source::Lottery { name, .. } => t::draw_source_lottery(lang, name.as_str()),
    }
}

/// When the value comes to exist.
pub(super) fn source_moment(lang: Lang, source: &Source) -> String {
    moment(lang, millis(source.time()))
}

/// How long it takes until then: « 2 heures et 5 minutes ».
pub(super) fn wait(lang: Lang, wait: Wait) -> String {
    let parts = match wait {
        Wait::Days { days, hours } => {
            [(days, t::draw_wait_days(lang, days)), (hours, t::draw_wait_hours(lang, hours))]
        }
        Wait::Hours { hours, minutes } => {
            [(hours, t::draw_wait_hours(lang, hours)), (minutes, t::draw_wait_minutes(lang, minutes))]
        }
        Wait::Minutes(minutes) => return t::draw_wait_minutes(lang, minutes),
        Wait::Now => return t::draw_wait_now(lang).to_owned(),
    };
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    format::list(lang, &parts)
}

/// What is wrong with a draw, in one sentence.
pub(super) fn error(lang: Lang, error: &DrawError) -> String {
    let constant = match error {
        DrawError::EverybodyFits { places, entries } => {
            return t::draw_error_everybody_fits(lang, *entries, *places);
        }
        DrawError::QuotaUnknown(of) => return t::draw_error_quota_unknown(lang, quota(lang, of)),
        DrawError::QuotaTooFew { quota: of, entries } => {
            return t::draw_error_quota_too_few(lang, *entries, of.minimum, quota(lang, of));
        }
        DrawError::QuotasExceedPlaces { quota: of, places } => {
            return t::draw_error_quotas_exceed_places(lang, *places, quota(lang, of));
        }
        other => other.code(),
    };
    error_of_code(lang, constant).unwrap_or_else(|| t::draw_error_malformed(lang)).to_owned()
}

/// The sentence of a code of the description that says the same for each draw; `None` for the others.
pub(super) fn error_of_code(lang: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "malformed" => t::draw_error_malformed(lang),
        "unknown_algorithm" => t::draw_error_unknown_algorithm(lang),
        "list_unsorted" => t::draw_error_list_unsorted(lang),
        "list_changed" => t::draw_error_list_changed(lang),
        "commitment_changed" => t::draw_error_commitment_changed(lang),
        "unknown_source" => t::draw_error_unknown_source(lang),
        "published_late" => t::draw_error_published_late(lang),
        "source_differs" => t::draw_error_source_differs(lang),
        "witnesses_differ" => t::draw_error_witnesses_differ(lang),
        "wrong_value" => t::draw_error_wrong_value(lang),
        "wrong_ranking" => t::draw_error_wrong_ranking(lang),
        "wrong_result" => t::draw_error_wrong_result(lang),
        "wrong_signature" => t::draw_error_wrong_signature(lang),
        "already_drawn" => t::draw_error_already_drawn(lang),
        "void" => t::draw_error_void(lang),
        _ => return None,
    })
}
