//! The names of this feature's values, in both languages.

use jiff::civil::Date;

use super::{
    exchange::{FileError, MAX_FILE},
    model::{Audience, Details, Referral, ServiceState},
    rules::{Column, MAX_AGE, MAX_IMPORT, Problem, Wrong},
};

use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What is to be decided about a service: one that is in the directory can only be removed from it.
pub(super) fn decision(lang: Lang, state: ServiceState) -> &'static str {
    if state == ServiceState::Listed { t::service_remove(lang) } else { t::service_decide(lang) }
}

/// What a field of a service is called: in the form, and as the heading of a column.
#[must_use]
pub fn column(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::NameFr => t::service_name_fr(lang),
        Column::NameEn => t::service_name_en(lang),
        Column::DescriptionFr => t::service_description_fr(lang),
        Column::DescriptionEn => t::service_description_en(lang),
        Column::Provider => t::service_provider(lang),
        Column::Audiences => t::service_audiences(lang),
        Column::AgeFrom => t::service_age_from(lang),
        Column::AgeTo => t::service_age_to(lang),
        Column::Everywhere => t::service_everywhere(lang),
        Column::Online => t::service_online(lang),
        Column::Regions => t::service_regions(lang),
        Column::Municipalities => t::service_municipalities(lang),
        Column::Languages => t::service_languages(lang),
        Column::OtherLanguages => t::service_other_languages(lang),
        Column::Phone => t::service_phone(lang),
        Column::Email => t::service_email(lang),
        Column::Web => t::service_web(lang),
        Column::Place => t::service_place(lang),
        Column::HoursFr => t::service_hours_fr(lang),
        Column::HoursEn => t::service_hours_en(lang),
        Column::CostFr => t::service_cost_fr(lang),
        Column::CostEn => t::service_cost_en(lang),
        Column::Referral => t::service_referral(lang),
        Column::VerifiedOn => t::service_verified_on(lang),
        Column::VerifiedBy => t::service_verified_by(lang),
    }
}

/// Whom a service is for.
#[must_use]
pub fn audience(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::Children => t::service_audience_children(lang),
        Audience::Youth => t::service_audience_youth(lang),
        Audience::Parents => t::service_audience_parents(lang),
        Audience::Staff => t::service_audience_staff(lang),
    }
}

/// Whether a referral is needed.
#[must_use]
pub fn referral(lang: Lang, referral: Referral) -> &'static str {
    match referral {
        Referral::NotNeeded => t::service_referral_not_needed(lang),
        Referral::Needed => t::service_referral_needed(lang),
        Referral::Unknown => t::service_referral_unknown(lang),
    }
}

/// A language of service.
#[must_use]
pub fn language(lang: Lang, of: Lang) -> &'static str {
    match of {
        Lang::Fr => t::service_language_french(lang),
        Lang::En => t::service_language_english(lang),
    }
}

/// What a service is called that one reaches online.
#[must_use]
pub fn online(lang: Lang) -> &'static str {
    t::service_online(lang)
}

/// Yes or no, in a table.
#[must_use]
pub fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    if yes { t::service_yes(lang) } else { t::service_no(lang) }
}

/// Whether a service is in the directory.
#[must_use]
pub fn state(lang: Lang, state: ServiceState) -> &'static str {
    match state {
        ServiceState::Proposed => t::service_state_proposed(lang),
        ServiceState::Listed => t::service_state_listed(lang),
        ServiceState::SetAside => t::service_state_set_aside(lang),
    }
}

/// For whom, with the ages: « Enfants et jeunes, de 8 à 17 ans ».
pub(super) fn for_whom(lang: Lang, details: &Details) -> String {
    let words: Vec<&str> = details.audiences.iter().map(|each| audience(lang, *each)).collect();
    let audiences = format::list(lang, &words);
    match (details.age_from, details.age_to) {
        (None, None) => audiences,
        (Some(from), Some(to)) => t::service_ages(lang, audiences, from, to),
        (Some(from), None) => t::service_ages_from(lang, audiences, from),
        (None, Some(to)) => t::service_ages_to(lang, audiences, to),
    }
}

/// Where: all of Québec, regions, municipalities, online.
pub(super) fn area(lang: Lang, details: &Details) -> String {
    let mut words: Vec<&str> = Vec::new();
    if details.everywhere {
        words.push(t::service_everywhere(lang));
    }
    words.extend(details.regions.iter().map(|region| region.name()));
    words.extend(details.municipalities.iter().map(String::as_str));
    if details.online {
        words.push(t::service_online(lang));
    }
    words.join(" · ")
}

/// When it was last verified, in words.
pub(super) fn verified(lang: Lang, day: Option<Date>) -> String {
    match day {
        Some(day) => t::service_verified(lang, format::date(lang, day)),
        None => t::service_never_verified(lang).to_owned(),
    }
}

/// What is wrong with a field, in a sentence.
pub(super) fn wrong(lang: Lang, (_, problem): Wrong) -> String {
    match problem {
        Problem::Missing => t::service_wrong_missing(lang).to_owned(),
        Problem::TooLong(most) => t::service_wrong_long(lang, most),
        Problem::TooMany(most) => t::service_wrong_many(lang, most),
        Problem::Ages => t::service_wrong_ages(lang, MAX_AGE),
        Problem::Email => t::service_wrong_email(lang).to_owned(),
        Problem::Web => t::service_wrong_web(lang).to_owned(),
        Problem::NoContact => t::service_wrong_contact(lang).to_owned(),
        Problem::NoArea => t::service_wrong_area(lang).to_owned(),
        Problem::Separator => t::service_wrong_separator(lang).to_owned(),
        Problem::Day => t::service_wrong_day(lang).to_owned(),
        Problem::Unknown => t::service_wrong_unknown(lang).to_owned(),
    }
}

/// Why a file is not read, in one sentence.
pub fn file_error(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::Empty => t::service_file_empty(lang).to_owned(),
        FileError::TooLarge => t::service_file_large(lang, MAX_FILE / 1024 / 1024),
        FileError::TooMany => t::service_file_many(lang, MAX_IMPORT),
        FileError::NotText => t::service_file_type(lang).to_owned(),
        FileError::Unclosed(line) => t::service_file_quotation(lang, *line),
        FileError::Json(line) => t::service_file_json(lang, *line),
        FileError::Hsds => t::service_file_hsds(lang).to_owned(),
        FileError::Columns { missing, unknown } => {
            let missing: Vec<String> = missing
                .iter()
                .map(|any| {
                    let words: Vec<String> =
                        any.iter().map(|each| format::quoted(lang, column(lang, *each))).collect();
                    words.join(t::service_file_or(lang))
                })
                .collect();
            let unknown: Vec<String> = unknown.iter().map(|heading| format::quoted(lang, heading)).collect();
            match (missing.is_empty(), unknown.is_empty()) {
                (false, true) => t::service_file_missing(lang, missing.join(", ")),
                (true, _) => t::service_file_unknown(lang, unknown.join(", ")),
                (false, false) => t::service_file_columns(lang, missing.join(", "), unknown.join(", ")),
            }
        }
    }
}
