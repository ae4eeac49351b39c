//! The names of this feature's values, in both languages.

use super::{
    api::ArrangeAct,
    model::{Passage, PassageConsent, SourceKind, Step},
    rules::{LanguageState, Missing, Remarks, StepProblem},
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What a passage can be from.
pub(super) fn source_kind(lang: Lang, kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Practice => t::practice_guide_source_practice(lang),
        SourceKind::Finding => t::practice_guide_source_finding(lang),
        SourceKind::Reflection => t::practice_guide_source_reflection(lang),
        SourceKind::Written => t::practice_guide_source_written(lang),
    }
}

/// Whether the authors of a passage agree; `None` where nobody was asked.
pub(super) fn consent(lang: Lang, consent: PassageConsent) -> Option<&'static str> {
    match consent {
        PassageConsent::NotNeeded => None,
        PassageConsent::Given => Some(t::practice_guide_consent_given(lang)),
        PassageConsent::Asked => Some(t::practice_guide_consent_asked(lang)),
        PassageConsent::Refused => Some(t::practice_guide_consent_refused(lang)),
        PassageConsent::Withdrawn => Some(t::practice_guide_consent_withdrawn(lang)),
    }
}

/// What a passage is from and whether its authors agree, in one line.
pub(super) fn source_line(lang: Lang, passage: &Passage) -> String {
    let adapted = passage.adapted.then(|| t::practice_guide_adapted(lang));
    let parts = [Some(source_kind(lang, passage.source.kind())), adapted, consent(lang, passage.consent)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Names of passages, in a sentence.
pub(super) fn quoted(lang: Lang, names: &[String]) -> String {
    format::list(lang, &names.iter().map(|name| format::quoted(lang, name)).collect::<Vec<_>>())
}

/// How a text is in one of the languages, as the page's language says it.
pub(super) fn language_state(lang: Lang, of: Lang, state: LanguageState) -> String {
    match (of, state) {
        (Lang::Fr, LanguageState::Missing) => t::practice_guide_french_missing(lang).to_owned(),
        (Lang::En, LanguageState::Missing) => t::practice_guide_english_missing(lang).to_owned(),
        (Lang::Fr, LanguageState::Current) => t::practice_guide_french_current(lang).to_owned(),
        (Lang::En, LanguageState::Current) => t::practice_guide_english_current(lang).to_owned(),
        (Lang::Fr, LanguageState::Outdated { since }) => {
            t::practice_guide_french_outdated(lang, day(lang, since))
        }
        (Lang::En, LanguageState::Outdated { since }) => {
            t::practice_guide_english_outdated(lang, day(lang, since))
        }
    }
}

/// A day, in words.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}

/// By how much an edition differs, and what that means.
pub(super) fn step(lang: Lang, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Major => (t::practice_guide_step_major(lang), t::practice_guide_step_major_hint(lang)),
        Step::Minor => (t::practice_guide_step_minor(lang), t::practice_guide_step_minor_hint(lang)),
        Step::Patch => (t::practice_guide_step_patch(lang), t::practice_guide_step_patch_hint(lang)),
    }
}

/// Why an edition gets no version.
pub(super) fn step_problem(lang: Lang, problem: StepProblem) -> &'static str {
    match problem {
        StepProblem::Missing => t::practice_guide_no_step(lang),
        StepProblem::TooSmall => t::practice_guide_step_too_small(lang),
        StepProblem::Unchanged => t::practice_guide_unchanged(lang),
    }
}

/// What a guide lacks.
pub(super) fn missing(lang: Lang, missing: Missing) -> String {
    match missing {
        Missing::Title(Lang::Fr) => t::practice_guide_lacks_title_fr(lang).to_owned(),
        Missing::Title(Lang::En) => t::practice_guide_lacks_title_en(lang).to_owned(),
        Missing::Empty => t::practice_guide_lacks_passages(lang).to_owned(),
        Missing::EmptyChapter(chapter) => t::practice_guide_lacks_in_chapter(lang, chapter),
        Missing::ImageText { chapter, passage } => t::practice_guide_lacks_alt(lang, chapter, passage),
        Missing::Reviews(count) => t::practice_guide_lacks_reviews(lang, count),
    }
}

/// What to know before a guide is published, one line for each count that is not 0.
pub(super) fn remarks(lang: Lang, found: &Remarks) -> Vec<String> {
    let Remarks { asked, over, outdated, absent, uses_outdated, uses_absent } = *found;
    let counts = [
        (asked, t::practice_guide_count_asked(lang, asked)),
        (over, t::practice_guide_count_over(lang, over)),
        (outdated[0], t::practice_guide_count_french_outdated(lang, outdated[0])),
        (absent[0], t::practice_guide_count_french_missing(lang, absent[0])),
        (outdated[1], t::practice_guide_count_english_outdated(lang, outdated[1])),
        (absent[1], t::practice_guide_count_english_missing(lang, absent[1])),
        (uses_outdated[0], t::practice_guide_count_french_uses_outdated(lang, uses_outdated[0])),
        (uses_absent[0], t::practice_guide_count_french_uses_missing(lang, uses_absent[0])),
        (uses_outdated[1], t::practice_guide_count_english_uses_outdated(lang, uses_outdated[1])),
        (uses_absent[1], t::practice_guide_count_english_uses_missing(lang, uses_absent[1])),
    ];
    counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect()
}

/// What a button does with a chapter or a passage.
pub(super) fn act(lang: Lang, act: ArrangeAct) -> &'static str {
    match act {
        ArrangeAct::Up => t::administration_up(lang),
        ArrangeAct::Down => t::administration_down(lang),
        ArrangeAct::Remove => t::practice_guide_remove(lang),
        ArrangeAct::Current => t::practice_guide_mark_current(lang),
    }
}
