//! The names of this feature's values, in both languages.

use super::{
    model::{Audience, ModerationDecision, PromptKind, Reaction, ReflectionKind},
    store::SearchKind,
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Tone;

/// Who sees it, in a word or two.
pub(super) fn audience(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::AuthorOnly => t::reflection_level_me(lang),
        Audience::ChosenPeople => t::reflection_level_people(lang),
        Audience::Facilitators => t::reflection_level_facilitators(lang),
        Audience::Community => t::reflection_level_community(lang),
        Audience::AllCommunities => t::reflection_level_communities(lang),
        Audience::Public => t::reflection_level_public(lang),
    }
}

/// Who that is, in a sentence.
pub(super) fn audience_hint(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::AuthorOnly => t::reflection_level_me_hint(lang),
        Audience::ChosenPeople => t::reflection_level_people_hint(lang),
        Audience::Facilitators => t::reflection_level_facilitators_hint(lang),
        Audience::Community => t::reflection_level_community_hint(lang),
        Audience::AllCommunities => t::reflection_level_communities_hint(lang),
        Audience::Public => t::reflection_level_public_hint(lang),
    }
}

pub(super) fn kind(lang: Lang, kind: ReflectionKind) -> &'static str {
    match kind {
        ReflectionKind::Finding => t::reflection_mark_finding(lang),
        ReflectionKind::Challenge => t::reflection_mark_challenge(lang),
    }
}

pub(super) fn reaction(lang: Lang, reaction: Reaction) -> &'static str {
    match reaction {
        Reaction::Useful => t::reflection_reaction_useful(lang),
        Reaction::Tried => t::reflection_reaction_tried(lang),
        Reaction::Question => t::reflection_reaction_question(lang),
        Reaction::Bookmark => t::reflection_reaction_bookmark(lang),
    }
}

pub(super) fn outcome(lang: Lang, outcome: ModerationDecision) -> (&'static str, Tone) {
    match outcome {
        ModerationDecision::Dismissed => (t::reflection_outcome_kept(lang), Tone::Good),
        ModerationDecision::Removed => (t::reflection_outcome_removed(lang), Tone::Bad),
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
pub(super) fn found_kind(lang: Lang, kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Community => t::reflection_found_community(lang),
        SearchKind::Meeting => t::reflection_found_meeting(lang),
        SearchKind::Reflection => t::reflection_found_reflection(lang),
        SearchKind::Decision => t::minutes_decisions(lang),
        SearchKind::Minutes => t::minutes_list(lang),
        SearchKind::Practice => t::practice_list(lang),
        SearchKind::Guide => t::practice_guide_title(lang),
    }
}

/// What one thing is that was found.
pub(super) fn found_one(lang: Lang, kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Community => t::reflection_found_one_community(lang),
        SearchKind::Meeting => t::reflection_found_one_meeting(lang),
        SearchKind::Reflection => t::reflection_found_one_reflection(lang),
        SearchKind::Decision => t::minutes_decision(lang),
        SearchKind::Minutes => t::minutes_title(lang),
        SearchKind::Practice => t::practice_one(lang),
        SearchKind::Guide => t::practice_guide_one(lang),
    }
}
