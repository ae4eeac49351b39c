//! The names of this feature's values, in both languages.

use super::{
    model::{Level, Mark, Outcome, PromptKind, Sign},
    store::Kind,
};
use crate::{
    i18n::{Lang, t},
    ui::Tone,
};

/// Who sees it, in a word or two, and what the colour means.
pub(super) fn level(lang: Lang, level: Level) -> (&'static str, Tone) {
    match level {
        Level::Me => (t::reflection_level_me(lang), Tone::Plain),
        Level::People => (t::reflection_level_people(lang), Tone::Plain),
        Level::Facilitators => (t::reflection_level_facilitators(lang), Tone::Plain),
        Level::Community => (t::reflection_level_community(lang), Tone::Meet),
        Level::Communities => (t::reflection_level_communities(lang), Tone::Warn),
        Level::Public => (t::reflection_level_public(lang), Tone::Warn),
    }
}

/// Who that is, in a sentence.
pub(super) fn level_hint(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Me => t::reflection_level_me_hint(lang),
        Level::People => t::reflection_level_people_hint(lang),
        Level::Facilitators => t::reflection_level_facilitators_hint(lang),
        Level::Community => t::reflection_level_community_hint(lang),
        Level::Communities => t::reflection_level_communities_hint(lang),
        Level::Public => t::reflection_level_public_hint(lang),
    }
}

pub(super) fn mark(lang: Lang, mark: Mark) -> &'static str {
    match mark {
        Mark::Finding => t::reflection_mark_finding(lang),
        Mark::Challenge => t::reflection_mark_challenge(lang),
    }
}

pub(super) fn sign(lang: Lang, sign: Sign) -> &'static str {
    match sign {
        Sign::Useful => t::reflection_sign_useful(lang),
        Sign::Tried => t::reflection_sign_tried(lang),
        Sign::Question => t::reflection_sign_question(lang),
        Sign::Bookmark => t::reflection_sign_bookmark(lang),
    }
}

pub(super) fn outcome(lang: Lang, outcome: Outcome) -> (&'static str, Tone) {
    match outcome {
        Outcome::Kept => (t::reflection_outcome_kept(lang), Tone::Good),
        Outcome::Removed => (t::reflection_outcome_removed(lang), Tone::Bad),
    }
}

pub(super) fn prompt_kind(lang: Lang, kind: PromptKind) -> &'static str {
    match kind {
        PromptKind::Question => t::reflection_prompt_question(lang),
        PromptKind::Meeting => t::reflection_prompt_meeting(lang),
        PromptKind::Item => t::reflection_prompt_item(lang),
    }
}

/// What something is that was found.
pub(super) fn found_kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Community => t::reflection_found_community(lang),
        Kind::Meeting => t::reflection_found_meeting(lang),
        Kind::Reflection => t::reflection_found_reflection(lang),
    }
}

/// What one thing is that was found.
pub(super) fn found_one(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Community => t::reflection_found_one_community(lang),
        Kind::Meeting => t::reflection_found_one_meeting(lang),
        Kind::Reflection => t::reflection_found_one_reflection(lang),
    }
}
