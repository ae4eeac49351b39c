//! The names of values of calls, and of their moments, in both languages.

use super::{
    model::{CallPhase, QuestionKind, Sector},
    rules::{DateField, Missing, Part},
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::{Lang, format};
use ensemble_meetings::meeting::{self, model::Zone};
use ensemble_texts as t;
use ensemble_ui::Tone;

/// How far a call is.
#[must_use]
pub fn phase_word(lang: Lang, phase: CallPhase) -> &'static str {
    match phase {
        CallPhase::Draft => t::call_phase_draft(lang),
        CallPhase::Announced => t::call_phase_announced(lang),
        CallPhase::Open => t::call_phase_open(lang),
        CallPhase::Screening => t::call_phase_screening(lang),
        CallPhase::Draw => t::call_phase_draw(lang),
        CallPhase::Answered => t::call_phase_answered(lang),
        CallPhase::Cancelled => t::call_phase_cancelled(lang),
    }
}

/// The colour of a phase.
#[must_use]
pub const fn phase_tone(phase: CallPhase) -> Tone {
    match phase {
        CallPhase::Draft | CallPhase::Answered => Tone::Plain,
        CallPhase::Announced | CallPhase::Screening | CallPhase::Draw => Tone::Meet,
        CallPhase::Open => Tone::Good,
        CallPhase::Cancelled => Tone::Bad,
    }
}

/// The sector of schools for which a person works.
#[must_use]
pub fn sector_word(lang: Lang, sector: Sector) -> &'static str {
    match sector {
        Sector::Youth => t::call_sector_youth(lang),
        Sector::Vocational => t::call_sector_vocational(lang),
        Sector::Adult => t::call_sector_adult(lang),
        Sector::English => t::call_sector_english(lang),
        Sector::Private => t::call_sector_private(lang),
    }
}
/// How a question is answered.
#[must_use]
pub fn kind_word(lang: Lang, kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Text => t::call_kind_text(lang),
        QuestionKind::Choice => t::call_kind_choice(lang),
        QuestionKind::Ranking => t::call_kind_ranking(lang),
        QuestionKind::Number => t::call_kind_number(lang),
        QuestionKind::Consent => t::call_kind_consent(lang),
    }
}

/// A day and a time of it, in the portal's zone, and on the reader's own clock where it is another.
#[must_use]
pub fn moment(lang: Lang, millis: i64) -> String {
    meeting::zoned_moment(lang, millis, Zone::Eastern)
}

/// The same without the reader's own hour, for what others read.
#[must_use]
pub fn moment_for_others(lang: Lang, millis: i64) -> String {
    format!("{} ({})", format::moment(lang, millis), t::meeting_zone(lang))
}

/// How many places there are.
#[must_use]
pub fn capacity_words(lang: Lang, capacity: Capacity) -> String {
    match capacity {
        Capacity::Undecided => t::community_capacity_undecided(lang).to_owned(),
        Capacity::Unlimited => t::community_capacity_unlimited(lang).to_owned(),
        Capacity::Seats(seats) => t::call_capacity_seats(lang, seats),
        Capacity::Range { from, to } => t::call_capacity_range(lang, from, to),
    }
}

/// What a date of a call is called.
pub(super) fn date_word(lang: Lang, field: DateField) -> &'static str {
    match field {
        DateField::Opens => t::call_date_opens(lang),
        DateField::Closes => t::call_date_closes(lang),
        DateField::Designation => t::call_date_designation(lang),
        DateField::Screening => t::call_date_screening(lang),
        DateField::Answer => t::call_date_answer(lang),
    }
}

/// Why a call cannot be published, in a sentence.
pub(super) fn missing_words(lang: Lang, missing: Missing) -> String {
    match missing {
        Missing::Text(part, Lang::Fr) => t::call_missing_french(lang, part_word(lang, part)),
        Missing::Text(part, Lang::En) => t::call_missing_english(lang, part_word(lang, part)),
        Missing::NoDuties => t::call_missing_duties(lang).to_owned(),
        Missing::NoPlanned => t::call_missing_planned(lang).to_owned(),
        Missing::NoCriteria => t::call_missing_criteria(lang).to_owned(),
        Missing::Dates => t::call_missing_dates(lang).to_owned(),
        Missing::Closed => t::call_missing_closed(lang).to_owned(),
    }
}

fn part_word(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Title => t::call_part_title(lang),
        Part::Summary => t::call_part_summary(lang),
        Part::Who => t::call_part_who(lang),
        Part::Duties => t::call_part_duties(lang),
        Part::Rhythm => t::call_part_rhythm(lang),
        Part::Deliverables => t::call_part_deliverables(lang),
        Part::Funding => t::call_part_funding(lang),
        Part::Contact => t::call_part_contact(lang),
        Part::Planned => t::call_part_planned(lang),
        Part::Questions => t::call_part_questions(lang),
        Part::Criteria => t::call_part_criteria(lang),
    }
}
