//! The words of this feature's values, in both languages.

use super::{
    actions::Outcome,
    api::InPlace,
    model::{Share, queue::Refusal},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// Why nothing was done; `None` when it was, or when another person was quicker.
pub(super) fn refusal(lang: Lang, outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Done | Outcome::Refused(Refusal::Stale) => None,
        Outcome::NotUnderWay => Some(t::speaking_not_under_way(lang)),
        Outcome::PollClosed => Some(t::poll_is_closed(lang)),
        Outcome::AnsweredBefore => Some(t::poll_answered_before(lang)),
        Outcome::Refused(refusal) => Some(match refusal {
            Refusal::Stale | Refusal::Gone => t::speaking_gone(lang),
            Refusal::NoSpeaker => t::speaking_no_speaker(lang),
            Refusal::HasFloor => t::speaking_has_floor(lang),
            Refusal::TooManyReplies => t::speaking_too_many_replies(lang),
            Refusal::NobodyWaits => t::speaking_nobody_waits(lang),
            Refusal::InRound => t::speaking_in_round(lang),
            Refusal::EmptyRound => t::speaking_empty_round(lang),
            Refusal::NotInRound => t::speaking_not_in_round(lang),
        }),
    }
}

/// What an island says of an action.
pub(super) fn in_place(lang: Lang, outcome: Outcome) -> InPlace {
    refusal(lang, outcome).map_or(InPlace::Done, |words| InPlace::Refused(words.to_owned()))
}

/// How long a person has spoken, from milliseconds.
pub(super) fn time(lang: Lang, millis: i64) -> String {
    match millis / 60_000 {
        0 => t::speaking_less_than_a_minute(lang).to_owned(),
        minutes => t::speaking_minutes(lang, minutes),
    }
}

/// How a group shared the time.
pub(super) fn share(lang: Lang, share: Share) -> String {
    t::speaking_share(lang, share.half, share.people)
}
