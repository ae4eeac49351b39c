//! The names of this feature's values, in both languages.

use super::{
    model::{Context, Counting, Outcome, PracticeForm, PracticeState, RemovedBy, Verdict},
    rules::Missing,
};
use ensemble_communities::community::{level_word, model::Level};
use ensemble_core::Lang;
use ensemble_reflections::reflection::model::Audience;
use ensemble_texts as t;
use ensemble_ui::Tone;

#[must_use]
pub fn state(lang: Lang, state: PracticeState) -> &'static str {
    match state {
        PracticeState::Draft => t::practice_state_draft(lang),
        PracticeState::Review => t::practice_state_review(lang),
        PracticeState::Published => t::practice_state_published(lang),
        PracticeState::Withdrawn => t::practice_state_withdrawn(lang),
    }
}

#[must_use]
pub const fn tone(state: PracticeState) -> Tone {
    match state {
        PracticeState::Draft | PracticeState::Withdrawn => Tone::Plain,
        PracticeState::Review => Tone::Warn,
        PracticeState::Published => Tone::Good,
    }
}

#[must_use]
pub fn form(lang: Lang, form: PracticeForm) -> &'static str {
    match form {
        PracticeForm::Description => t::practice_form_description(lang),
        PracticeForm::Story => t::practice_form_story(lang),
    }
}

/// Who reads a published practice.
#[must_use]
pub fn audience(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::Public => t::practice_audience_public(lang),
        Audience::AllCommunities => t::practice_audience_communities(lang),
        _ => t::practice_audience_community(lang),
    }
}

#[must_use]
pub fn counting(lang: Lang, counting: Counting) -> &'static str {
    match counting {
        Counting::Counted => t::practice_counting_counted(lang),
        Counting::Estimated => t::practice_counting_estimated(lang),
        Counting::Observed => t::practice_counting_observed(lang),
        Counting::Reported => t::practice_counting_reported(lang),
    }
}

#[must_use]
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved => t::practice_verdict_approved(lang),
        Verdict::Changes => t::practice_verdict_changes(lang),
    }
}

#[must_use]
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Worked => t::practice_outcome_worked(lang),
        Outcome::Partly => t::practice_outcome_partly(lang),
        Outcome::NotWorked => t::practice_outcome_not(lang),
    }
}

#[must_use]
pub fn removed_by(lang: Lang, by: RemovedBy) -> &'static str {
    match by {
        RemovedBy::Author => t::reflection_comment_removed(lang),
        RemovedBy::Facilitator => t::theme_reply_moderated(lang),
    }
}

/// The levels that a practice names, in words.
#[must_use]
pub fn levels(lang: Lang, context: &Context) -> String {
    match context.levels {
        None => t::practice_any_level(lang).to_owned(),
        Some((from, to)) if from == to => level_word(lang, from).to_owned(),
        Some((from, to)) => {
            let (first, last) = (level_word(lang, from), level_word(lang, to).to_lowercase());
            match to {
                Level::Preschool | Level::Primary | Level::Secondary => {
                    t::practice_up_to_school(lang, first, last)
                }
                Level::Vocational | Level::Adult => t::practice_up_to_training(lang, first, last),
            }
        }
    }
}

/// What a practice lacks before it is reviewed.
#[must_use]
pub(super) fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Summary => t::practice_missing_summary(lang),
        Missing::Need => t::practice_missing_need(lang),
        Missing::Done => t::practice_missing_done(lang),
        Missing::Consent => t::practice_missing_consent(lang),
        Missing::Answer => t::practice_missing_answer(lang),
    }
}
