//! What can be done with minutes, notes and decisions, passages and amendments, and what is sealed. Pure.

mod amendments;
mod steps;

pub use amendments::{AmendmentRefusal, amend, passages};
pub use steps::{Conditions, Refusal, Step, apply, can_edit, can_write_together, takes_notes};

use super::model::side;
use ensemble_core::{Lang, LocalizedText, ids::MeetingId};
use ensemble_meetings::meeting::{
    model::{Meeting, Phase},
    rules::over,
};

/// The most characters of a decision.
pub const MAX_DECISION: usize = 1_000;
/// The most characters of a reason.
pub const MAX_REASON: usize = 1_000;
/// The most characters of who decided.
pub const MAX_WHO: usize = 200;
/// The most characters of a note.
pub const MAX_NOTE: usize = 2_000;
/// How many notes a meeting can have.
pub const MAX_NOTES: i64 = 500;
/// The most characters of what a person will try.
pub const MAX_TRY: usize = 300;
/// The most characters of what a passage becomes.
pub const MAX_PASSAGE: usize = 5_000;
/// How many amendments to the minutes of a meeting can wait for a reply: the page compares the words of each.
pub const MAX_PENDING_AMENDMENTS: i64 = 50;
/// After how long people are asked whether they tried it, in milliseconds.
pub const ASKED_AFTER: i64 = 21 * 24 * 3_600_000;

/// Whether a meeting took place: it was ended, or its time is over.
#[must_use]
pub fn is_held(meeting: &Meeting, now: i64) -> bool {
    meeting.cancelled_at.is_none()
        && match meeting.phase {
            Phase::Draft => false,
            Phase::Closed => true,
            Phase::Published | Phase::UnderWay => over(meeting, now),
        }
}

/// The text of minutes as it is sealed: the meeting, and for each language its length in bytes and its text. Two different
/// texts are never the same here.
#[must_use]
pub fn canonical(meeting: MeetingId, text: &LocalizedText) -> String {
    let mut canonical = format!("ensemble minutes 1\n{meeting}\n");
    for lang in Lang::ALL {
        match side(text, lang) {
            Some(text) => canonical.push_str(&format!("{} {}\n{text}\n", lang.code(), text.len())),
            None => canonical.push_str(&format!("{} -\n", lang.code())),
        }
    }
    canonical
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lang, LocalizedText, MeetingId, canonical};
    use ensemble_core::Translation;

    fn text(fr: Option<String>, en: Option<String>) -> LocalizedText {
        match (fr, en) {
            (Some(fr), Some(en)) => LocalizedText::Pair {
                source: Lang::Fr,
                fr,
                en,
                translation: Translation::Current { reviewed: true },
            },
            (Some(text), None) => LocalizedText::Single { lang: Lang::Fr, text },
            (None, text) => LocalizedText::Single { lang: Lang::En, text: text.unwrap_or_default() },
        }
    }

    proptest! {
        /// Nothing in one language can be mistaken for the end of it or for the other language.
        #[test]
        fn two_different_texts_are_never_sealed_alike(
            one in (proptest::option::of("[a\n 1-3frn]{0,12}"), "[a\n 1-3frn]{0,12}"),
            other in (proptest::option::of("[a\n 1-3frn]{0,12}"), "[a\n 1-3frn]{0,12}"),
        ) {
            let meeting = MeetingId::new();
            let [first, second] = [&one, &other].map(|(fr, en)| canonical(meeting, &text(fr.clone(), Some(en.clone()))));
            prop_assert_eq!(first == second, one == other);
        }
    }

    #[test]
    fn what_is_sealed_names_its_meeting_and_tells_a_missing_language_from_an_empty_one() {
        let meeting = MeetingId::new();
        let only = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
        assert_eq!(
            canonical(meeting, &only("Été")),
            format!("ensemble minutes 1\n{meeting}\nfr 5\nÉté\nen -\n")
        );
        assert_ne!(canonical(meeting, &only("Été")), canonical(MeetingId::new(), &only("Été")));
        let both = text(Some("Été".to_owned()), Some(String::new()));
        assert_ne!(canonical(meeting, &only("Été")), canonical(meeting, &both));
    }
}
