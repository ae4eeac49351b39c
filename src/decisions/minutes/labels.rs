//! The names of this feature's values, in both languages.

use super::{
    model::{AmendmentState, DecisionState, MinutesState, TryAnswer},
    rules::{AmendmentRefusal, Refusal},
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::Tone;

/// A day.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}

/// The number of a decision as it is cited.
pub(super) fn number(number: i64) -> String {
    format!("D{number}")
}

/// The titles of sections, in a sentence.
pub(super) fn sections(lang: Lang, titles: &[String]) -> String {
    let named = |title: &String| match title.as_str() {
        "" => format::quoted(lang, t::group_part_untitled(lang)),
        title => format::quoted(lang, title),
    };
    format::list(lang, &titles.iter().map(named).collect::<Vec<_>>())
}

pub(super) fn decision(lang: Lang, state: DecisionState) -> (&'static str, Tone) {
    match state {
        DecisionState::InForce => (t::minutes_decision_in_force(lang), Tone::Good),
        DecisionState::Replaced => (t::minutes_decision_replaced(lang), Tone::Plain),
        DecisionState::Withdrawn => (t::minutes_decision_withdrawn(lang), Tone::Plain),
    }
}

pub(super) fn minutes(lang: Lang, state: MinutesState) -> &'static str {
    match state {
        MinutesState::Draft => t::minutes_state_draft(lang),
        MinutesState::Proposed => t::minutes_state_proposed(lang),
        MinutesState::Adopted => t::minutes_state_adopted(lang),
    }
}

pub(super) fn amendment(lang: Lang, state: AmendmentState) -> (&'static str, Tone) {
    match state {
        AmendmentState::Pending => (t::minutes_amendment_pending(lang), Tone::Warn),
        AmendmentState::Accepted => (t::minutes_amendment_accepted(lang), Tone::Good),
        AmendmentState::Declined => (t::minutes_amendment_declined(lang), Tone::Plain),
    }
}

pub(super) fn try_answer(lang: Lang, answer: TryAnswer) -> &'static str {
    match answer {
        TryAnswer::Tried => t::minutes_try_tried(lang),
        TryAnswer::Adapted => t::minutes_try_adapted(lang),
        TryAnswer::NotYet => t::minutes_try_not_yet(lang),
    }
}

/// Why minutes are not proposed, adopted or edited.
pub(super) fn refusal(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotHeld => t::minutes_not_held(lang),
        Refusal::NotProposed => t::minutes_not_proposed(lang),
        Refusal::Proposed => t::minutes_already_proposed(lang),
        Refusal::Adopted => t::minutes_already_adopted(lang),
        Refusal::NoLaterMeeting => t::minutes_no_later_meeting(lang),
        Refusal::Unchecked => t::minutes_unchecked(lang),
    }
}

/// Why an amendment is not accepted.
pub(super) fn amendment_refusal(lang: Lang, refusal: AmendmentRefusal) -> &'static str {
    match refusal {
        AmendmentRefusal::Gone => t::minutes_passage_gone(lang),
        AmendmentRefusal::Ambiguous => t::minutes_passage_ambiguous(lang),
    }
}
