//! The names of this feature's values, in both languages.

use super::{
    model::{Configuration, Modality, Phase, Step, Zone},
    rules::{Advice, Concern, GROUP, SESSION},
};
use ensemble_core::{Lang, format};
use ensemble_document::outline::{FollowUpState, ItemKind};
use ensemble_texts as t;
use ensemble_ui::Tone;

#[must_use]
pub fn modality(lang: Lang, modality: Modality) -> &'static str {
    match modality {
        Modality::InPerson => t::meeting_modality_in_person(lang),
        Modality::Virtual => t::meeting_modality_virtual(lang),
        Modality::Hybrid => t::meeting_modality_hybrid(lang),
    }
}

/// What a zone is called behind an hour: « heure de l’Est ».
#[must_use]
pub fn zone(lang: Lang, zone: Zone) -> &'static str {
    match zone {
        Zone::Eastern => t::meeting_zone(lang),
        Zone::Atlantic => t::meeting_zone_atlantic(lang),
        Zone::BlancSablon => t::meeting_zone_blanc_sablon(lang),
    }
}

/// A zone, with the places that use it.
pub(super) fn zone_with_places(lang: Lang, zone: Zone) -> &'static str {
    match zone {
        Zone::Eastern => t::account_zone_eastern(lang),
        Zone::Atlantic => t::account_zone_atlantic(lang),
        Zone::BlancSablon => t::account_zone_blanc_sablon(lang),
    }
}

/// How people work together, in a few words.
pub(super) fn configuration(lang: Lang, configuration: Option<Configuration>) -> &'static str {
    match configuration {
        None => t::meeting_configuration_community(lang),
        Some(Configuration::Pupil) => t::meeting_configuration_pupil(lang),
        Some(Configuration::Groups) => t::meeting_configuration_groups(lang),
        Some(Configuration::SmallGroup) => t::meeting_configuration_small_group(lang),
        Some(Configuration::Mentoring) => t::meeting_configuration_mentoring(lang),
        Some(Configuration::Team) => t::meeting_configuration_team(lang),
        Some(Configuration::Plan) => t::meeting_configuration_plan(lang),
    }
}

/// What a phase is called, and what its colour means.
pub(super) fn phase(lang: Lang, phase: Phase) -> (&'static str, Tone) {
    match phase {
        Phase::Draft => (t::meeting_phase_draft(lang), Tone::Warn),
        Phase::Published => (t::meeting_phase_published(lang), Tone::Good),
        Phase::UnderWay => (t::meeting_phase_under_way(lang), Tone::Meet),
        Phase::Closed => (t::meeting_phase_closed(lang), Tone::Plain),
    }
}

/// What a button says that takes a meeting on.
pub(super) fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Publish => t::meeting_step_publish(lang),
        Step::Begin => t::meeting_step_begin(lang),
        Step::Close => t::meeting_step_close(lang),
        Step::Reopen => t::meeting_step_reopen(lang),
        Step::Withdraw => t::meeting_step_withdraw(lang),
    }
}

/// Something to think about, in a sentence or two.
pub(super) fn advice(lang: Lang, advice: Advice, minutes: u16) -> String {
    match advice {
        Advice::Long { planned } => t::meeting_advice_long(lang, minutes, planned),
        Advice::Group { people } => t::meeting_advice_group(lang, *GROUP.start(), *GROUP.end(), people),
        Advice::Time { minutes } => {
            t::meeting_advice_time(lang, *SESSION.start() / 60, minutes, *SESSION.end() / 60)
        }
    }
}

/// What members would stumble over, in a sentence.
pub(super) fn concern(lang: Lang, concern: Concern) -> String {
    match concern {
        Concern::Long { planned, minutes } => t::meeting_advice_long(lang, minutes, planned),
        Concern::TitleInOneLanguage => t::meeting_concern_title(lang).to_owned(),
        Concern::ItemsInOneLanguage { items } => t::meeting_concern_items(lang, items),
        Concern::NoPlace => t::meeting_concern_place(lang).to_owned(),
        Concern::NoVideo => t::meeting_concern_video(lang).to_owned(),
        Concern::Overlap { people } => t::meeting_concern_overlap(lang, people),
    }
}

/// What people do during an item of an agenda.
#[must_use]
pub fn item_kind(lang: Lang, kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Welcome => t::meeting_item_welcome(lang),
        ItemKind::Discussion => t::meeting_item_discussion(lang),
        ItemKind::Presentation => t::meeting_item_presentation(lang),
        ItemKind::Video => t::meeting_item_video(lang),
        ItemKind::GroupActivity => t::meeting_item_group_activity(lang),
        ItemKind::HandsOn => t::meeting_item_hands_on(lang),
        ItemKind::Codevelopment => t::meeting_item_codevelopment(lang),
        ItemKind::Decision => t::meeting_item_decision(lang),
        ItemKind::Break => t::meeting_item_break(lang),
        ItemKind::Closing => t::meeting_item_closing(lang),
    }
}

/// By when something will be done, in words. What is no date stays as it was typed.
pub(super) fn due(lang: Lang, typed: &str) -> String {
    typed.parse().map_or_else(|_| typed.to_owned(), |day| format::date(lang, day))
}

/// How far something is that was agreed to be done.
pub(super) fn follow_up_state(lang: Lang, state: FollowUpState) -> &'static str {
    match state {
        FollowUpState::Open => t::agenda_word_state_open(lang),
        FollowUpState::Done => t::agenda_word_state_done(lang),
        FollowUpState::Dropped => t::agenda_word_state_dropped(lang),
    }
}
