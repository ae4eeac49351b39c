//! The names of this feature's values, in both languages.

use super::model::{Capacity, CommunityKind, Level, Levels, Network, Profession, Profile};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What a kind is called.
#[must_use]
pub fn kind(lang: Lang, kind: CommunityKind) -> &'static str {
    match kind {
        CommunityKind::Practice => t::community_kind_practice(lang),
        CommunityKind::Codevelopment => t::community_kind_codevelopment(lang),
    }
}

/// What a network is called.
#[must_use]
pub fn network(lang: Lang, network: Network) -> &'static str {
    match network {
        Network::Both => t::community_network_both(lang),
        Network::French => t::community_network_french(lang),
        Network::English => t::community_network_english(lang),
    }
}

/// What a profession is called.
#[must_use]
pub fn profession(lang: Lang, profession: Profession) -> &'static str {
    match profession {
        Profession::GuidanceCounsellor => t::community_profession_guidance_counsellor(lang),
        Profession::SpeechLanguagePathologist => t::community_profession_speech_language_pathologist(lang),
        Profession::Psychoeducator => t::community_profession_psychoeducator(lang),
        Profession::Psychologist => t::community_profession_psychologist(lang),
        Profession::RemedialTeacher => t::community_profession_remedial_teacher(lang),
        Profession::Manager => t::community_profession_manager(lang),
    }
}

/// What a level is called.
#[must_use]
pub fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Preschool => t::community_level_preschool(lang),
        Level::Primary => t::community_level_primary(lang),
        Level::Secondary => t::community_level_secondary(lang),
        Level::Vocational => t::community_level_vocational(lang),
        Level::Adult => t::community_level_adult(lang),
    }
}

pub(super) fn levels(lang: Lang, levels: Levels) -> String {
    let names: Vec<String> = levels
        .iter()
        .map(|each| level(lang, each))
        .enumerate()
        .map(|(index, name)| if index == 0 { name.to_owned() } else { name.to_lowercase() })
        .collect();
    if names.is_empty() { t::community_level_all(lang).to_owned() } else { format::list(lang, &names) }
}

pub(super) fn capacity(lang: Lang, capacity: Capacity) -> String {
    match capacity {
        Capacity::Undecided => t::community_capacity_undecided(lang).to_owned(),
        Capacity::Unlimited => t::community_capacity_unlimited(lang).to_owned(),
        Capacity::Seats(seats) => t::community_capacity_seats(lang, seats),
        Capacity::Range { from, to } => t::community_capacity_range(lang, from, to),
    }
}

pub(super) fn rhythm(lang: Lang, profile: &Profile) -> String {
    let months: Vec<&str> = profile.months.in_school_year().map(|month| format::month(lang, month)).collect();
    if months.is_empty() {
        t::community_rhythm(lang, profile.meetings_per_year)
    } else {
        t::community_rhythm_months(lang, profile.meetings_per_year, format::list(lang, &months))
    }
}

pub(super) fn span(lang: Lang, profile: &Profile) -> String {
    let from = i32::from(profile.first_year);
    let to = from + i32::from(profile.years);
    t::community_span(lang, from.to_string(), to.to_string(), profile.years)
}
